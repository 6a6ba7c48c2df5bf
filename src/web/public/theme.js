// Before the first paint, so that a chosen appearance never flashes in the other one. settings/appearance.ts writes it.
{
  const chosen = localStorage.getItem("altitude.appearance");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
