import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { Round, Target, type Minutes } from "#core/words";

/** What an interview is set by. */
export type Wish = { readonly round: Round; readonly target: Target; readonly minutes: Minutes };

type Form = { readonly server: McpServer; readonly requestId: string | number; readonly rounds: readonly Round[]; readonly before: Wish };

/** How long a person may take over a form, in milliseconds. */
const patienceMs = 600_000;

const Answer = z.object({ round: Round, target: Target, minutes: z.enum(["15", "30", "45"]) });
const minutesOf = { "15": 15, "30": 30, "45": 45 } as const satisfies Record<z.infer<typeof Answer>["minutes"], Minutes>;

/** Asks the person by a form, filled in with what would be taken otherwise. Null where the client shows none, or they leave it to us. */
export async function askForSetting({ server: { server }, requestId, rounds, before }: Form): Promise<Wish | null | "cancelled"> {
  const offered = server.getClientCapabilities()?.elicitation;
  if (offered === undefined) return null;
  const form = {
    message: "What would you like to practise?",
    requestedSchema: {
      type: "object" as const,
      properties: {
        round: { type: "string" as const, title: "Round", enum: [...rounds], default: before.round },
        target: { type: "string" as const, title: "Level to be read against", enum: [...Target.options], default: before.target },
        minutes: { type: "string" as const, title: "Minutes", enum: [...Answer.shape.minutes.options], default: String(before.minutes) },
      },
      required: ["round", "target", "minutes"],
    },
  };
  try {
    const { action, content } = await server.elicitInput(form, { timeout: patienceMs, relatedRequestId: requestId });
    if (action === "cancel") return "cancelled";
    const answer = Answer.safeParse(content);
    return action === "accept" && answer.success ? { ...answer.data, minutes: minutesOf[answer.data.minutes] } : null;
  } catch {
    // A client that offers forms and cannot show one is as one that offers none: what was assumed is told.
    return null;
  }
}
