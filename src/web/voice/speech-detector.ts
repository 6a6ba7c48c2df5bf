import modelUrl from "@ricky0123/vad-web/dist/silero_vad_v6.onnx?url";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { frameSamples, rate } from "./frames";

/** Tells how likely a frame holds speech: Silero, on this machine. Frames are given in order, one after the other. */
export type SpeechDetector = { readonly probability: (samples: Float32Array) => Promise<number>; readonly release: () => void };

/** So much of the frame before is given along, as in OnnxWrapper.__call__ of silero-vad, utils_vad.py. */
const contextSamples = 64;

/** Loads the model and what runs it, from here; 16 MB, once a visit. */
export async function loadSpeechDetector(): Promise<SpeechDetector> {
  const ort = await import("onnxruntime-web/wasm");
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  ort.env.logLevel = "error";
  const session = await ort.InferenceSession.create(modelUrl);
  const sr = new ort.Tensor("int64", BigInt64Array.of(BigInt(rate)));
  const input = new Float32Array(contextSamples + frameSamples);
  let state = new ort.Tensor("float32", new Float32Array(2 * 128), [2, 1, 128]);
  return {
    async probability(samples) {
      input.copyWithin(0, frameSamples);
      input.set(samples, contextSamples);
      const { output, stateN } = await session.run({ input: new ort.Tensor("float32", input, [1, input.length]), state, sr });
      if (stateN?.data instanceof Float32Array) state = new ort.Tensor("float32", stateN.data, [2, 1, 128]);
      const [value] = output?.data instanceof Float32Array ? output.data : [];
      if (value === undefined) throw new Error("The detector of speech gave no answer.");
      return value;
    },
    release: () => void session.release(),
  };
}
