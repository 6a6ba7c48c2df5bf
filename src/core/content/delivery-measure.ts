import { z } from "zod";
import { MeasureId } from "#core/delivery/delivery-view";

/** What a measure of delivery is called, what is usual of it, and why it may not matter. */
export const DeliveryMeasure = z.strictObject({
  id: MeasureId,
  title: z.string(),
  about: z.string().describe("What is counted and how, in a sentence or two."),
  unit: z.string().describe("Of the number that is plotted: words a minute."),
  usual: z
    .strictObject({
      low: z.number().nonnegative(),
      high: z.number().positive(),
      text: z.string().describe("Among whom, and how rough the range is."),
      source: z.strictObject({ title: z.string(), url: z.url() }).nullable().describe("Where it is published; null for a rule of thumb, which `text` then says."),
    })
    .nullable()
    .describe("Drawn as a band. Null where nothing can honestly be called usual."),
  may_not_matter: z.string().describe("For whom or when a number outside the band says nothing."),
});
export type DeliveryMeasure = z.infer<typeof DeliveryMeasure>;
