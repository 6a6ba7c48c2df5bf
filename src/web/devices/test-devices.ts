import type { DevicesPort } from "./media-keeper";

/** A track that a test can end and mute, as unplugging and sleep do. */
export class TestTrack extends EventTarget {
  readonly id = crypto.randomUUID();
  readyState: MediaStreamTrackState = "live";
  muted = false;
  readonly kind: "audio" | "video";
  readonly label: string;
  readonly deviceId: string;

  constructor(kind: "audio" | "video", { label, deviceId }: Pick<MediaDeviceInfo, "label" | "deviceId">) {
    super();
    this.kind = kind;
    this.label = label;
    this.deviceId = deviceId;
  }
  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId };
  }
  stop(): void {
    this.readyState = "ended";
  }
  endByItself(): void {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
}

export const testDevice = (kind: "audioinput" | "videoinput", label: string): MediaDeviceInfo => ({ kind, label, deviceId: `id of ${label}`, groupId: "", toJSON: () => label });

/** Devices as a browser offers them, plugged and unplugged by the test. `refuse`: what opening throws, by kind. */
export class TestDevices extends EventTarget {
  plugged: readonly MediaDeviceInfo[];
  refuse: { audio?: DOMException; video?: DOMException } = {};
  /** What telling the devices throws the next time. */
  failToTell: Error | null = null;
  readonly asked: MediaStreamConstraints[] = [];
  readonly opened: TestTrack[] = [];
  private readonly held = new Map<"audio" | "video", Promise<void>>();

  constructor(plugged: readonly MediaDeviceInfo[]) {
    super();
    this.plugged = plugged;
  }
  get port(): DevicesPort {
    return {
      enumerateDevices: () => this.tellDevices(),
      getUserMedia: (constraints = {}) => this.give(constraints),
      addEventListener: this.addEventListener.bind(this),
      removeEventListener: this.removeEventListener.bind(this),
    };
  }
  change(plugged: readonly MediaDeviceInfo[]): void {
    this.plugged = plugged;
    this.dispatchEvent(new Event("devicechange"));
  }

  /** The question for this kind stays open until what is given back is called. */
  holdBack(kind: "audio" | "video"): () => void {
    let answer = (): void => {};
    this.held.set(kind, new Promise((resolve) => {
      answer = resolve;
    }));
    return () => {
      this.held.delete(kind);
      answer();
    };
  }

  private tellDevices(): Promise<MediaDeviceInfo[]> {
    const error = this.failToTell;
    this.failToTell = null;
    return error === null ? Promise.resolve([...this.plugged]) : Promise.reject(error);
  }

  private async give(constraints: MediaStreamConstraints): Promise<MediaStream> {
    await Promise.resolve();
    this.asked.push(constraints);
    const wanted = (["audio", "video"] as const).filter((kind) => constraints[kind] !== undefined);
    for (const kind of wanted) {
      await this.held.get(kind);
      const refusal = this.refuse[kind];
      if (refusal !== undefined) throw refusal;
    }
    const tracks = wanted.map((kind) => new TestTrack(kind, this.find(kind, constraints[kind])));
    this.opened.push(...tracks);
    const of = (kind: string): MediaStreamTrack[] => tracks.filter((track) => track.kind === kind) as unknown as MediaStreamTrack[];
    return { getAudioTracks: () => of("audio"), getVideoTracks: () => of("video") } as unknown as MediaStream;
  }
  private find(kind: "audio" | "video", how: MediaStreamConstraints["audio"]): MediaDeviceInfo {
    const fitting = this.plugged.filter((device) => device.kind === `${kind}input`);
    const ideal = typeof how === "object" && typeof how.deviceId === "object" && "ideal" in how.deviceId ? how.deviceId.ideal : undefined;
    const device = fitting.find(({ deviceId }) => deviceId === ideal) ?? fitting[0];
    if (device === undefined) throw new DOMException("none", "NotFoundError");
    return device;
  }
}
