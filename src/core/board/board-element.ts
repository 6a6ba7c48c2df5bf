import { z } from "zod";

/** The most elements that a board may hold. */
export const mostElements = 2000;

/** One element as Excalidraw keeps it. What the reader looks at is named; everything else is kept as it came, so that the board draws as it was. */
export const BoardElement = z.looseObject({
  id: z.string().min(1).max(100),
  type: z.string().max(50),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type BoardElement = z.infer<typeof BoardElement>;

/** What was drawn since the last change: elements that are new or different, and the ids of those that went. */
export const BoardChange = z.strictObject({ changed: z.array(BoardElement).max(mostElements), removed: z.array(z.string().max(100)).max(mostElements) });
export type BoardChange = z.infer<typeof BoardChange>;
