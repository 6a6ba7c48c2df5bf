import { z } from "zod";

/** The most elements that a board may hold: more than anybody draws in an interview. */
export const mostElements = 2000;

const Length = z.number().min(-1e7).max(1e7);
const ElementId = z.string().min(1).max(100);
const Binding = z.looseObject({ elementId: ElementId });

/** One element of an Excalidraw scene, as far as the reader looks at it. Everything else is kept as it came, so that the board draws as it was. */
export const BoardElement = z.looseObject({
  id: ElementId,
  type: z.string().min(1).max(40),
  x: Length,
  y: Length,
  width: Length,
  height: Length,
  angle: z.number().nullish().describe("In radians, round the middle."),
  version: z.number().nullish(),
  isDeleted: z.boolean().nullish(),
  groupIds: z.array(z.string().max(100)).max(50).readonly().nullish().describe("From the innermost to the outermost."),
  frameId: z.string().max(100).nullish(),
  points: z.array(z.tuple([Length, Length]).rest(z.number()).readonly()).max(20_000).readonly().nullish().describe("From `x` and `y`."),
  text: z.string().max(20_000).nullish(),
  originalText: z.string().max(20_000).nullish().describe("As it was typed, before it was wrapped."),
  containerId: z.string().max(100).nullish(),
  name: z.string().max(1000).nullish().describe("Of a frame."),
  startBinding: Binding.nullish(),
  endBinding: Binding.nullish(),
  startArrowhead: z.string().max(40).nullish(),
  endArrowhead: z.string().max(40).nullish(),
});
export type BoardElement = z.infer<typeof BoardElement>;

export type Board = readonly BoardElement[];

/** What was drawn since the last change: elements that are new or different, and the ids of those that went. */
export const BoardChange = z.strictObject({ changed: z.array(BoardElement).max(mostElements), removed: z.array(ElementId).max(mostElements) });
export type BoardChange = z.infer<typeof BoardChange>;
