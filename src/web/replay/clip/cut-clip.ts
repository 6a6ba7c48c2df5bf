import { BufferTarget, EncodedAudioPacketSource, EncodedPacketSink, EncodedVideoPacketSource, Input, MATROSKA, MP4, Mp4OutputFormat, Output, UrlSource, WEBM, WebMOutputFormat, type EncodedPacket, type InputAudioTrack, type InputVideoTrack } from "mediabunny";

export type Clip = { readonly address: string; readonly fromS: number; readonly toS: number; readonly container: "webm" | "mp4" };

type Watch = { readonly signal: AbortSignal; /** From 0 to 1. */ readonly onProgress: (share: number) => void };

/** The file, and where in its recording it begins, in seconds. */
export type Made = { readonly file: Blob; readonly fromS: number };

/**
 * A piece of a recording as a file of its own. Packets are copied as they are: nothing is encoded, and only the pieces that are needed
 * are asked for. It begins at the last full picture before the range.
 */
export async function cutClip({ address, fromS, toS, container }: Clip, { signal, onProgress }: Watch): Promise<Made> {
  const input = new Input({ formats: [WEBM, MATROSKA, MP4], source: new UrlSource(address) });
  const stop = (): void => {
    input.dispose();
  };
  signal.addEventListener("abort", stop, { once: true });
  const target = new BufferTarget();
  const output = new Output({ format: container === "webm" ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    const key = video === null ? null : await new EncodedPacketSink(video).getKeyPacket(fromS);
    const beginS = Math.min(fromS, key?.timestamp ?? fromS);
    const lanes = [...(video === null ? [] : [await videoLane(video, output, beginS)]), ...(audio === null ? [] : [await audioLane(audio, output, beginS)])];
    if (lanes.length === 0) throw new Error("The recording holds neither sound nor picture.");
    await output.start();
    for (let lane = earliest(lanes); lane !== null; lane = earliest(lanes)) {
      signal.throwIfAborted();
      const packet = lane.waiting;
      if (packet !== null && packet.timestamp < toS) {
        if (packet.timestamp >= beginS - toleranceS) await lane.add(packet.clone({ timestamp: Math.max(0, packet.timestamp - beginS) }));
        onProgress(Math.min(1, Math.max(0, (packet.timestamp - beginS) / (toS - beginS))));
        const next = await lane.packets.next();
        lane.waiting = next.done === true ? null : next.value;
      } else lane.waiting = null;
    }
    await output.finalize();
    if (target.buffer === null) throw new Error("The clip came out empty.");
    return { file: new Blob([target.buffer], { type: `${video === null ? "audio" : "video"}/${container}` }), fromS: beginS };
  } catch (error) {
    await output.cancel();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    input.dispose();
  }
}

/** Times in a file are rounded to a millisecond. */
const toleranceS = 0.001;

/** A track on its way over: the packet that goes next, and where to. */
type Lane = { waiting: EncodedPacket | null; readonly packets: AsyncGenerator<EncodedPacket>; readonly add: (packet: EncodedPacket) => Promise<void> };

async function videoLane(track: InputVideoTrack, output: Output, beginS: number): Promise<Lane> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (codec === null) throw new Error("The recording's pictures are in an unknown code.");
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, { rotation: await track.getRotation() });
  return laneOf(track, beginS, (packet) => source.add(packet, decoderConfig === null ? undefined : { decoderConfig }));
}

async function audioLane(track: InputAudioTrack, output: Output, beginS: number): Promise<Lane> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (codec === null) throw new Error("The recording's sound is in an unknown code.");
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  return laneOf(track, beginS, (packet) => source.add(packet, decoderConfig === null ? undefined : { decoderConfig }));
}

async function laneOf(track: InputVideoTrack | InputAudioTrack, beginS: number, add: Lane["add"]): Promise<Lane> {
  const sink = new EncodedPacketSink(track);
  const first = (await sink.getPacket(beginS)) ?? (await sink.getFirstPacket());
  const packets = sink.packets(first ?? undefined);
  const next = await packets.next();
  return { waiting: next.done === true ? null : next.value, packets, add };
}

/** The lane whose packet is to be played first. */
function earliest(lanes: readonly Lane[]): Lane | null {
  return lanes.reduce<Lane | null>((first, lane) => (lane.waiting !== null && (first?.waiting == null || lane.waiting.timestamp < first.waiting.timestamp) ? lane : first), null);
}
