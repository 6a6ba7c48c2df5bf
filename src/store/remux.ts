import { ALL_FORMATS, EncodedAudioPacketSource, EncodedPacketSink, EncodedVideoPacketSource, FilePathSource, FilePathTarget, Input, Mp4OutputFormat, Output, WebMOutputFormat, type EncodedPacket, type InputAudioTrack, type InputTrack, type InputVideoTrack } from "mediabunny";
import { webmFrames } from "#store/webm-frames";

/** What is to be made seekable: the first `bytes` of a file, into another file of the same container. */
export type RemuxJob = { readonly from: string; readonly bytes: number; readonly to: string; readonly container: "webm" | "mp4" };

/** Returns how long it lasts, in milliseconds. Throws where it cannot be done. */
export type Remux = (job: RemuxJob, signal: AbortSignal) => Promise<number>;

/**
 * Writes a recording anew with its duration and an index to seek by, which a browser's recorder leaves out. Packets are copied as
 * they are, with their times, one by one: nothing is encoded, shifted or held in memory.
 */
export const remux: Remux = async ({ from, bytes, to, container }, signal) => {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(from).slice(0, container === "webm" ? (await webmFrames(from, bytes)).end : bytes) });
  try {
    const tracks = await input.getTracks();
    if (signal.aborted) throw new Error("It was told to stop.");
    if (!tracks.some((track) => track.isVideoTrack() || track.isAudioTrack())) throw new Error("It holds neither sound nor picture.");
    const output = new Output({ format: container === "webm" ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: false }), target: new FilePathTarget(to) });
    try {
      const endS = await copy(tracks, output, signal);
      await output.finalize();
      return Math.round(endS * 1000);
    } catch (error) {
      await output.cancel();
      throw error;
    }
  } finally {
    input.dispose();
  }
};

/** Returns when the last packet ends, in seconds. */
async function copy(tracks: readonly InputTrack[], output: Output, signal: AbortSignal): Promise<number> {
  const lanes: Lane[] = [];
  for (const track of tracks) {
    if (track.isVideoTrack()) lanes.push(await videoLane(track, output));
    else if (track.isAudioTrack()) lanes.push(await audioLane(track, output));
  }
  await output.start();
  let endS = 0;
  for (let first = earliest(lanes); first !== null; first = earliest(lanes)) {
    if (signal.aborted) throw new Error("It was told to stop.");
    const { lane, packet } = first;
    endS = Math.max(endS, packet.timestamp + packet.duration);
    await lane.add(packet);
    const { done, value } = await lane.packets.next();
    lane.waiting = done === true ? null : value;
  }
  return endS;
}

/** A track on its way over: the packet that goes next, and where to. */
type Lane = { waiting: EncodedPacket | null; readonly packets: AsyncGenerator<EncodedPacket>; readonly add: (packet: EncodedPacket) => Promise<void> };

async function videoLane(track: InputVideoTrack, output: Output): Promise<Lane> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (codec === null) throw new Error("Its pictures are in an unknown code.");
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, { rotation: await track.getRotation() });
  return lane(track, (packet) => source.add(packet, decoderConfig === null ? undefined : { decoderConfig }));
}

async function audioLane(track: InputAudioTrack, output: Output): Promise<Lane> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (codec === null) throw new Error("Its sound is in an unknown code.");
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  return lane(track, (packet) => source.add(packet, decoderConfig === null ? undefined : { decoderConfig }));
}

async function lane(track: InputVideoTrack | InputAudioTrack, add: Lane["add"]): Promise<Lane> {
  const packets = new EncodedPacketSink(track).packets();
  const first = await packets.next();
  return { waiting: first.done === true ? null : first.value, packets, add };
}

/** The lane whose packet is to be played first: written in that order, none waits in memory for another. */
function earliest(lanes: readonly Lane[]): { readonly lane: Lane; readonly packet: EncodedPacket } | null {
  const waiting = lanes.flatMap((lane) => (lane.waiting === null ? [] : [{ lane, packet: lane.waiting }]));
  return waiting.reduce<(typeof waiting)[number] | null>((first, one) => (first === null || one.packet.timestamp < first.packet.timestamp ? one : first), null);
}
