import modelUrl from "@ricky0123/vad-web/dist/silero_vad_v6.onnx?url";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import * as ort from "onnxruntime-web/wasm";
import { frameSamples, rate } from "./frame-shape";

export type Silero = {
  /** How likely a frame holds speech, 0 to 1. Frames are given in order; one is answered after the other. */
  readonly probability: (samples: Float32Array) => Promise<number>;
  /** What follows has nothing to do with what came before. */
  readonly forget: () => void;
};

/** So much of the frame before is given along, as in OnnxWrapper.__call__ of silero-vad, utils_vad.py. */
const contextSamples = 64;

/** Loads the model and what runs it, from here: 17 MB, once a visit. One thread: more need a page that is isolated from all others. */
export async function loadSilero(): Promise<Silero> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  ort.env.logLevel = "error";
  const session = await ort.InferenceSession.create(modelUrl);
  const sr = new ort.Tensor("int64", BigInt64Array.of(BigInt(rate)));
  const input = new Float32Array(contextSamples + frameSamples);
  const noState = () => new ort.Tensor("float32", new Float32Array(2 * 128), [2, 1, 128]);
  let state = noState();
  let before: Promise<unknown> = Promise.resolve();

  async function run(samples: Float32Array): Promise<number> {
    input.copyWithin(0, frameSamples);
    input.set(samples, contextSamples);
    const { output, stateN } = await session.run({ input: new ort.Tensor("float32", input, [1, input.length]), state, sr });
    if (stateN?.data instanceof Float32Array) state = new ort.Tensor("float32", stateN.data, [2, 1, 128]);
    const [value] = output?.data instanceof Float32Array ? output.data : [];
    if (value === undefined) throw new Error("The detector of speech gave no answer.");
    return value;
  }
  return {
    probability(samples) {
      const next = before.then(() => run(samples));
      before = next.catch(() => undefined);
      return next;
    },
    forget() {
      before = before.then(() => {
        state = noState();
        input.fill(0);
      });
    },
  };
}
