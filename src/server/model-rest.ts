import type { Failure, LanguageModel } from "#model/language-model";
import { restAfter } from "#model/rest";

/** A model that failed is left alone for a while, and then taken up again. */
export type ModelRest = {
  readonly isResting: (model: LanguageModel, at: number) => boolean;
  readonly failed: (model: LanguageModel, failure: Failure, at: number) => void;
  readonly worked: (model: LanguageModel) => void;
};

/** Each connection is a model of its own: one that was set up anew begins rested. */
export function createModelRest(): ModelRest {
  const resting = new WeakMap<LanguageModel, { readonly until: number; readonly inARow: number }>();
  return {
    isResting: (model, at) => (resting.get(model)?.until ?? 0) > at,
    failed(model, failure, at) {
      if (failure.kind === "cancelled") return;
      const inARow = (resting.get(model)?.inARow ?? 0) + 1;
      resting.set(model, { until: at + restAfter(failure, inARow), inARow });
    },
    worked: (model) => void resting.delete(model),
  };
}
