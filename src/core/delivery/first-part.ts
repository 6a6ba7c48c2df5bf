import type { SessionDelivery } from "#core/delivery/delivery-view";

/** When the first part of the design was there, and whether it was named in words or drawn. */
export type FirstPart = { readonly atMs: number; readonly by: "words" } | { readonly atMs: number; readonly by: "drawing"; readonly label: string };

/** The earlier of the first part that was named and the first that was drawn; null where there was neither. */
export function firstPartOf({ firstComponent, firstDrawn }: Pick<SessionDelivery, "firstComponent" | "firstDrawn">): FirstPart | null {
  if (firstDrawn !== null && (firstComponent === null || firstDrawn.atMs < firstComponent.atMs)) return { atMs: firstDrawn.atMs, by: "drawing", label: firstDrawn.label };
  return firstComponent === null ? null : { atMs: firstComponent.atMs, by: "words" };
}
