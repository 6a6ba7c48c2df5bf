import type { Failure } from "#model/language-model";
import { restAfter } from "#model/rest";

type Failed = Pick<Failure, "kind" | "retryAfterMs">;

/** A service that failed is left alone for a while, and then taken up again. */
export type Rests<Service extends object> = {
  readonly isResting: (service: Service, at: number) => boolean;
  /** How long it is still left alone, in milliseconds. */
  readonly restLeft: (service: Service, at: number) => number;
  readonly failed: (service: Service, failure: Failed, at: number) => void;
  readonly worked: (service: Service) => void;
};

/** Each connection is a service of its own: one that was set up anew begins rested. */
export function createRests<Service extends object>(): Rests<Service> {
  const resting = new WeakMap<Service, { readonly until: number; readonly inARow: number }>();
  const restLeft = (service: Service, at: number): number => Math.max(0, (resting.get(service)?.until ?? 0) - at);
  return {
    restLeft,
    isResting: (service, at) => restLeft(service, at) > 0,
    failed(service, failure, at) {
      if (failure.kind === "cancelled") return;
      const inARow = (resting.get(service)?.inARow ?? 0) + 1;
      resting.set(service, { until: at + restAfter(failure, inARow), inARow });
    },
    worked: (service) => void resting.delete(service),
  };
}
