// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { showPage } from "../test-page";

it.each([
  ["/", "Practise", "page"],
  ["/reports", "Reports", "page"],
  ["/sessions/s1/report", "Reports", "true"],
  ["/sessions/s1/replay", "Reports", "true"],
  ["/delivery?session=s1", "Reports", "true"],
  ["/stories", "Stories", "page"],
  ["/settings", "Settings", "page"],
])("marks at %s that one is in %s", async (path, section, current) => {
  showPage(path, {});
  const links = within(await screen.findByRole("navigation", { name: "Pages" })).getAllByRole("link");
  expect(links.filter((link) => link.hasAttribute("aria-current")).map((link) => [link.textContent, link.getAttribute("aria-current")])).toEqual([[section, current]]);
});
