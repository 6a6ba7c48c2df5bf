import { compileFeatures, type CompiledFeatures } from "#core/classifier/compiled-features";
import type { Model } from "#core/classifier/model";

/** Features with the weights by which they move one output or another, as they are looked up. */
export type CompiledWeighing = { readonly outputs: readonly string[]; readonly bias: readonly number[]; readonly features: CompiledFeatures };

/** A model as the classifier uses it. */
export type CompiledModel = {
  readonly silent: Model["silent"];
  readonly products: Model["products"];
  readonly level: CompiledWeighing;
  readonly signal: Omit<CompiledWeighing, "outputs"> & { readonly outputs: Model["signal"]["outputs"] };
};

export const compileModel = ({ silent, products, level, signal }: Model): CompiledModel => ({
  silent,
  products,
  level: { outputs: level.outputs, bias: level.bias, features: compileFeatures(level.features) },
  signal: { outputs: signal.outputs, bias: signal.bias, features: compileFeatures(signal.features) },
});
