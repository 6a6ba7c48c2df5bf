import { forget, recall, remember } from "../parts/remembered";
import { watchSleep } from "../parts/watch-sleep";
import { deviceKinds, troubleOf, type DeviceKind, type DeviceTrouble } from "./device-trouble";

/** What the browser offers of devices. Its own `navigator.mediaDevices` is one. */
export type DevicesPort = Pick<MediaDevices, "getUserMedia" | "enumerateDevices" | "addEventListener" | "removeEventListener">;

/** Whether asking for a device would be granted without a question; null where the browser does not tell. */
export type PermissionOf = (kind: DeviceKind) => Promise<PermissionState | null>;

type OfEach<T> = { readonly [kind in DeviceKind]: T };

/** How things stand with the devices, at one moment. */
export type MediaStanding = {
  /** Live, or null. */
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
  readonly trouble: OfEach<DeviceTrouble | null>;
  /** What took over when the device in use went away, by name. */
  readonly replacedBy: OfEach<string | null>;
  readonly isOpening: boolean;
  /** Labels are known once one was allowed. */
  readonly devices: readonly MediaDeviceInfo[];
  /** Remembered device ids. */
  readonly chosen: OfEach<string | null>;
};

export type MediaKeeper = {
  readonly standing: () => MediaStanding;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Opens and closes. Wanting again what failed tries it again. */
  readonly want: (what: Partial<OfEach<boolean>>) => void;
  /** Tries again what failed and is still wanted. */
  readonly tryAgain: (kinds: readonly DeviceKind[]) => void;
  readonly choose: (kind: DeviceKind, deviceId: string) => void;
  /** Begins to listen and to open what is wanted; gives back what ends that and stops every track. */
  readonly open: () => () => void;
};

/** A track that ends sooner than this after it was opened is not opened again by itself: else a broken device is asked for ever. */
const shortestLifeMs = 2_000;
/** After waking, devices have so long to be heard again. */
const muteForMs = 10_000;

const inputOf = { microphone: "audioinput", camera: "videoinput" } as const satisfies OfEach<MediaDeviceKind>;
const rememberedAs = (kind: DeviceKind): string => `device.${kind}`;

type Held = {
  isWanted: boolean;
  track: MediaStreamTrack | null;
  trouble: DeviceTrouble | null;
  replacedBy: string | null;
  chosen: string | null;
  openedAt: number;
  /** The id of a device that went away while it was in use. */
  lost: string | null;
};

/** Holds the microphone and the camera of one page: at most one track of each, live for as long as it is wanted. */
export function mediaKeeper(port: DevicesPort | null, permissionOf: PermissionOf): MediaKeeper {
  const held: OfEach<Held> = { microphone: closed("microphone"), camera: closed("camera") };
  const listeners = new Set<() => void>();
  let devices: readonly MediaDeviceInfo[] = [];
  let isOpen = false;
  let isOpening = false;
  let isSettling = false;
  let standing = current();

  function current(): MediaStanding {
    const { microphone, camera } = held;
    return {
      microphone: microphone.track,
      camera: camera.track,
      trouble: { microphone: microphone.trouble, camera: camera.trouble },
      replacedBy: { microphone: microphone.replacedBy, camera: camera.replacedBy },
      isOpening,
      devices,
      chosen: { microphone: microphone.chosen, camera: camera.chosen },
    };
  }

  function tell(): void {
    standing = current();
    for (const listener of listeners) listener();
  }

  /** Closes what is not wanted and opens what is, both in one question where both are asked for; until nothing is left to do. */
  async function settle(): Promise<void> {
    // Not after what is being opened: a question may stay open for as long as one likes.
    stopUnwanted();
    if (isSettling) return tell();
    isSettling = true;
    try {
      for (;;) {
        stopUnwanted();
        const missing = deviceKinds.filter((kind) => isWanted(kind) && held[kind].track === null && held[kind].trouble === null);
        if (missing.length === 0) break;
        isOpening = true;
        tell();
        await openTogether(missing);
        await readDevices();
      }
    } finally {
      isSettling = false;
      isOpening = false;
      tell();
    }
  }

  async function openTogether(kinds: readonly DeviceKind[]): Promise<void> {
    if (port === null) {
      for (const kind of kinds) held[kind].trouble = "unavailable";
      return;
    }
    const asked = { microphone: held.microphone.chosen, camera: held.camera.chosen };
    try {
      const stream = await port.getUserMedia(constraintsOf(kinds));
      for (const kind of kinds) {
        const track = (kind === "microphone" ? stream.getAudioTracks() : stream.getVideoTracks())[0] ?? null;
        // It was switched off, or another was chosen, while this one was being opened.
        if (!isWanted(kind) || held[kind].chosen !== asked[kind]) track?.stop();
        else take(kind, track);
      }
    } catch (error) {
      const [only] = kinds;
      if (only !== undefined && kinds.length === 1) return fail(only, troubleOf(error));
      // One of them may work alone.
      const permissions = await Promise.all(kinds.map((kind) => permissionOf(kind).catch((failure: unknown) => failed(failure, null))));
      for (const [index, kind] of kinds.entries()) {
        if (troubleOf(error) === "refused" && isAnswered(index, permissions)) fail(kind, "refused");
        else if (isWanted(kind)) await openTogether([kind]);
      }
    }
  }

  function constraintsOf(kinds: readonly DeviceKind[]): MediaStreamConstraints {
    // "ideal": a device that is not there any more gives way to another.
    const id = (kind: DeviceKind): MediaTrackConstraints => (held[kind].chosen === null ? {} : { deviceId: { ideal: held[kind].chosen } });
    return {
      ...(kinds.includes("microphone") ? { audio: { ...id("microphone"), echoCancellation: true, noiseSuppression: true, autoGainControl: true } } : {}),
      ...(kinds.includes("camera") ? { video: { ...id("camera"), width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } } : {}),
    };
  }

  function take(kind: DeviceKind, track: MediaStreamTrack | null): void {
    const of = held[kind];
    if (track === null) return fail(kind, "missing");
    const { lost } = of;
    of.track = track;
    of.trouble = null;
    of.lost = null;
    of.openedAt = Date.now();
    if (lost !== null) of.replacedBy = lost === track.getSettings().deviceId ? null : track.label;
    track.addEventListener("ended", () => {
      if (of.track === track) goneAway(kind, track);
    });
  }

  function fail(kind: DeviceKind, trouble: DeviceTrouble): void {
    held[kind].trouble = held[kind].lost !== null && trouble === "missing" ? "unplugged" : trouble;
  }

  /** It ended by itself: unplugged, taken away, or asleep. */
  function goneAway(kind: DeviceKind, track: MediaStreamTrack): void {
    const of = held[kind];
    track.stop();
    of.track = null;
    of.lost = track.getSettings().deviceId ?? "";
    if (Date.now() - of.openedAt < shortestLifeMs) of.trouble = "unplugged";
    tell();
    void settle();
  }

  const isWanted = (kind: DeviceKind): boolean => isOpen && held[kind].isWanted;

  function stopUnwanted(): void {
    for (const kind of deviceKinds) if (!isWanted(kind)) stop(kind);
  }

  function stop(kind: DeviceKind): void {
    const of = held[kind];
    of.track?.stop();
    Object.assign(of, { track: null, trouble: null, replacedBy: null, lost: null });
  }

  async function readDevices(): Promise<void> {
    if (port === null) return;
    const told = await port.enumerateDevices().catch((error: unknown) => failed(error, devices));
    devices = told.filter(({ kind }) => kind === "audioinput" || kind === "videoinput");
    tell();
  }

  async function devicesChanged(): Promise<void> {
    await readDevices();
    for (const kind of deviceKinds) {
      const { trouble } = held[kind];
      const isThere = devices.some((device) => device.kind === inputOf[kind]);
      if (isThere && (trouble === "missing" || trouble === "unplugged")) held[kind].trouble = null;
    }
    await settle();
  }

  /** After sleep a device may be there and give nothing: what stays mute a while after waking is opened anew. */
  function watchMute(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unwatch = watchSleep(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const kind of deviceKinds) {
          const { track } = held[kind];
          if (track !== null && (track.muted || track.readyState === "ended")) goneAway(kind, track);
        }
      }, muteForMs);
    });
    return () => {
      clearTimeout(timer);
      unwatch();
    };
  }

  return {
    standing: () => standing,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    want: (what) => {
      for (const kind of deviceKinds) {
        const isOn = what[kind];
        if (isOn === undefined) continue;
        held[kind].isWanted = isOn;
        if (isOn) held[kind].trouble = null;
      }
      void settle();
    },
    tryAgain: (kinds) => {
      for (const kind of kinds) if (held[kind].isWanted) held[kind].trouble = null;
      void settle();
    },
    choose: (kind, deviceId) => {
      if (deviceId === "") forget(rememberedAs(kind));
      else remember(rememberedAs(kind), deviceId);
      stop(kind);
      held[kind].chosen = deviceId === "" ? null : deviceId;
      tell();
      void settle();
    },
    open: () => {
      isOpen = true;
      const onDevices = (): void => {
        void devicesChanged();
      };
      port?.addEventListener("devicechange", onDevices);
      const unwatch = watchMute();
      void readDevices();
      void settle();
      return () => {
        isOpen = false;
        port?.removeEventListener("devicechange", onDevices);
        unwatch();
        for (const kind of deviceKinds) stop(kind);
        tell();
      };
    },
  };
}

/**
 * Whether the refusal of a question for both is the answer for this one: it is blocked, or the question was put and turned down or put
 * away, and is not put again. Where the other one is blocked it was never put, and what is allowed failed for the other's sake.
 */
function isAnswered(index: number, permissions: readonly (PermissionState | null)[]): boolean {
  return permissions[index] === "denied" || (permissions[index] === "prompt" && !permissions.includes("denied"));
}

/** What one goes on with where the browser did not tell. One that refuses, as it may in a page that is going, is no fault worth a word. */
function failed<T>(error: unknown, instead: T): T {
  if (!(error instanceof DOMException)) console.error(error);
  return instead;
}

function closed(kind: DeviceKind): Held {
  const chosen = recall(rememberedAs(kind));
  return { isWanted: false, track: null, trouble: null, replacedBy: null, chosen: typeof chosen === "string" ? chosen : null, openedAt: 0, lost: null };
}
