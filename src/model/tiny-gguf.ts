/**
 * A language model of random weights in llama.cpp's own file format, for tests: one layer, a few hundred kilobytes, and all that it
 * says is noise. The same seed gives the same bytes. Source: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */

const width = 64;
const hidden = 96;
const heads = 4;

/** Longest text that it takes together with what it says, in tokens. */
export const tinyContext = 16_384;

const alignment = 32;

/** What a token is, as the format numbers it. */
const kind = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;

type Token = { readonly text: string; readonly kind: (typeof kind)[keyof typeof kind] };

/** The three that every such vocabulary begins with, each byte, each printable letter of ASCII ("\u2581" stands for a space), and some words of the trade. */
const vocabulary: readonly Token[] = [
  { text: "<unk>", kind: kind.unknown },
  { text: "<s>", kind: kind.control },
  { text: "</s>", kind: kind.control },
  ...Array.from({ length: 256 }, (_, byte) => ({ text: `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`, kind: kind.byte })),
  ...Array.from({ length: 95 }, (_, index) => ({ text: index === 0 ? "\u2581" : String.fromCharCode(32 + index), kind: kind.normal })),
  ..."cache queue counter shard reader writer latency second because would what how the".split(" ").map((word) => ({ text: `\u2581${word}`, kind: kind.normal })),
];

export function tinyGguf(seed: number): Buffer {
  const next = randomFrom(seed);
  const tensors = shapes().map(({ name, of }) => {
    const size = of.reduce((product, length) => product * length, 1);
    const spread = Math.sqrt(3 / (of[0] ?? 1));
    const isNorm = of.length === 1;
    return { name, of, values: Float32Array.from({ length: size }, () => (isNorm ? 1 : (2 * next() - 1) * spread)) };
  });
  let offset = 0;
  const described = tensors.map(({ name, of, values }) => {
    const here = offset;
    offset += padded(values.byteLength);
    return Buffer.concat([text(name), u32(of.length), ...of.map(u64), u32(float32), u64(here)]);
  });
  const fields = metadata();
  const head = Buffer.concat([Buffer.from("GGUF"), u32(3), u64(tensors.length), u64(fields.length), ...fields, ...described]);
  return Buffer.concat([filled(head), ...tensors.map(({ values }) => filled(littleEndian(values)))]);
}

/** Names and sizes of the weights, innermost dimension first. */
const shapes = (): readonly { readonly name: string; readonly of: readonly number[] }[] => [
  { name: "token_embd.weight", of: [width, vocabulary.length] },
  { name: "blk.0.attn_norm.weight", of: [width] },
  ...["q", "k", "v", "output"].map((part) => ({ name: `blk.0.attn_${part}.weight`, of: [width, width] })),
  { name: "blk.0.ffn_norm.weight", of: [width] },
  { name: "blk.0.ffn_gate.weight", of: [width, hidden] },
  { name: "blk.0.ffn_up.weight", of: [width, hidden] },
  { name: "blk.0.ffn_down.weight", of: [hidden, width] },
  { name: "output_norm.weight", of: [width] },
  { name: "output.weight", of: [width, vocabulary.length] },
];

const metadata = (): readonly Buffer[] => [
  field("general.architecture", valueType.text, text("llama")),
  field("general.name", valueType.text, text("noise")),
  number("llama.context_length", tinyContext),
  number("llama.embedding_length", width),
  number("llama.block_count", 1),
  number("llama.feed_forward_length", hidden),
  number("llama.attention.head_count", heads),
  number("llama.attention.head_count_kv", heads),
  number("llama.rope.dimension_count", width / heads),
  field("llama.attention.layer_norm_rms_epsilon", valueType.f32, f32(1e-5)),
  field("tokenizer.ggml.model", valueType.text, text("llama")),
  list("tokenizer.ggml.tokens", valueType.text, vocabulary.map((token) => text(token.text))),
  list("tokenizer.ggml.scores", valueType.f32, vocabulary.map((token) => f32(token.text.length))),
  list("tokenizer.ggml.token_type", valueType.i32, vocabulary.map((token) => u32(token.kind))),
  number("tokenizer.ggml.unknown_token_id", 0),
  number("tokenizer.ggml.bos_token_id", 1),
  number("tokenizer.ggml.eos_token_id", 2),
];

/** How the format numbers the types of values; 32-bit floats are also tensor type 0. */
const valueType = { u32: 4, i32: 5, f32: 6, text: 8, list: 9 } as const;
const float32 = 0;

const field = (key: string, type: number, value: Buffer): Buffer => Buffer.concat([text(key), u32(type), value]);
const number = (key: string, value: number): Buffer => field(key, valueType.u32, u32(value));
const list = (key: string, type: number, values: readonly Buffer[]): Buffer => field(key, valueType.list, Buffer.concat([u32(type), u64(values.length), ...values]));

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, "utf8");
  return Buffer.concat([u64(bytes.length), bytes]);
}

function littleEndian(values: Float32Array): Buffer {
  const bytes = Buffer.alloc(values.byteLength);
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes;
}

const padded = (length: number): number => Math.ceil(length / alignment) * alignment;
const filled = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);

/** Numbers from 0 up to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
