/** How the app looks: as the system does, or always light or dark. `public/theme.js` applies it before the first paint. */
export type Appearance = "system" | "light" | "dark";

const place = "altitude.appearance";

export function chosenAppearance(): Appearance {
  const chosen = localStorage.getItem(place);
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

export function chooseAppearance(appearance: Appearance): void {
  if (appearance === "system") {
    localStorage.removeItem(place);
    delete document.documentElement.dataset["theme"];
    return;
  }
  localStorage.setItem(place, appearance);
  document.documentElement.dataset["theme"] = appearance;
}
