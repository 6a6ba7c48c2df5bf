import { z } from "zod";
import { Id } from "#core/words";

const Label = z.string().min(1).max(80);

/** A kind of thing that people draw, and the words by which they mark it. */
export const BoardKind = z.strictObject({
  id: Id,
  topic: Id.optional().describe("The topic that drawing it opens. Left out where nothing is asked about the kind as such: a client, a service."),
  words: z.array(z.string().regex(/^[a-z0-9+#]+( [a-z0-9+#]+)*$/, "lower case, words parted by one blank")).min(1).describe("Words and phrases that name it, in the singular: 'db', 'message broker'."),
  labels: z.array(Label).min(1).describe("Labels that are read as this kind; run as tests."),
  not_labels: z.array(Label).default([]).describe("Labels with the same words that are read as something else; run as tests."),
});
export type BoardKind = z.infer<typeof BoardKind>;

/** A question about the board. `{label}` stands for the box, as it is marked. */
const Ways = z.array(z.string().endsWith("?").max(160)).min(1);

/** How boards are read and asked about. */
export const BoardWords = z.strictObject({
  kinds: z.array(BoardKind).min(1),
  neutral: z.array(z.string().regex(/^[a-z]+$/)).describe("Words that say nothing of the kind: 'service', 'cluster'. A label is recognised without them."),
  products: z.array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/)).default([]).describe("Words of kinds that name one product: they tell the kind wherever they stand in a label, 'Redis sessions'. Any other word tells it only where it stands last."),
  probes: z.strictObject({
    unspoken: Ways.describe("A box that no sentence was about."),
    unconnected: Ways.describe("A box that no line leads to."),
    unlabelled: z.array(z.string().endsWith("?").max(160)).min(1).describe("A box with nothing written on it: `{label}` stands for what it is joined to."),
    unlabelled_alone: z.array(z.string().endsWith("?").max(160)).min(1).describe("The same, joined to nothing that is marked."),
  }),
  tie: z.array(z.string().max(120)).min(1).describe("How a question begins whose topic was drawn and not said: {label}, {probe}."),
  most_opened: z.int().min(1).max(40).describe("Of what is drawn, so many topics open at most."),
});
export type BoardWords = z.infer<typeof BoardWords>;
