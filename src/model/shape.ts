import type { JSONSchema7 } from "@ai-sdk/provider";
import { z } from "zod";

const known = new WeakMap<z.ZodType, JSONSchema7>();

/** A shape as JSON Schema, which is how models are asked for it. */
export function schemaOf(shape: z.ZodType): JSONSchema7 {
  const found = known.get(shape);
  if (found !== undefined) return found;
  const made: JSONSchema7 = JSON.parse(JSON.stringify(z.toJSONSchema(shape, { target: "draft-7", unrepresentable: "any" })));
  known.set(shape, made);
  return made;
}

export const shapeInWords = (shape: z.ZodType): string => `Reply with nothing but one JSON object that fits this JSON Schema:\n${JSON.stringify(schemaOf(shape))}`;
