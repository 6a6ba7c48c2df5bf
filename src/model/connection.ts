import { z } from "zod";
import { FirstWordMs, Provider, WholeMs } from "#core/connection/connection-view";

export { Provider };

/** All that is needed to ask one language model. It holds a secret: it is kept in a file of its own and sent to no browser. */
export const Connection = z.strictObject({
  provider: Provider,
  model: z.string().min(1).max(200),
  /** Null: the provider's own. */
  baseUrl: z.string().nullable(),
  key: z.string().nullable(),
  firstWordMs: FirstWordMs.default(8000),
  wholeMs: WholeMs.default(30_000),
});
export type Connection = z.infer<typeof Connection>;

/** `openai/gpt-5`: how reports name who proposed something. */
export const nameOf = ({ provider, model }: Pick<Connection, "provider" | "model">): string => `${provider}/${model}`;
