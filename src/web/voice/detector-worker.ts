import type { FromDetector, ToDetector } from "./detector-message";
import { loadSilero } from "./silero";

/* Runs the detector of speech beside the page, which stays quick meanwhile. */

const silero = loadSilero();

silero.then(() => { tell({ kind: "ready" }); }, fail);

let current = -1;

addEventListener("message", ({ data: { listening, samples } }: MessageEvent<ToDetector>) => {
  silero
    .then((model) => {
      if (listening !== current) model.forget();
      current = listening;
      return model.probability(samples);
    })
    .then((probability) => { tell({ kind: "heard", listening, probability }); }, fail);
});

function tell(message: FromDetector): void {
  postMessage(message);
}

function fail(error: unknown): void {
  tell({ kind: "failed", why: String(error) });
}
