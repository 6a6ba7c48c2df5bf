// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeviceKind } from "./device-trouble";
import { mediaKeeper } from "./media-keeper";
import { testDevice, TestDevices } from "./test-devices";

const desk = testDevice("audioinput", "Desk microphone");
const headset = testDevice("audioinput", "Headset");
const lid = testDevice("videoinput", "Lid camera");

beforeEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

const unasked: Permissions = { microphone: "prompt", camera: "prompt" };
type Permissions = { readonly [kind in DeviceKind]: PermissionState | null };

function world(plugged = [desk, headset, lid], permissions = unasked) {
  const devices = new TestDevices(plugged);
  const keeper = mediaKeeper(devices.port, (kind) => Promise.resolve(permissions[kind]));
  const close = keeper.open();
  const settled = (): Promise<void> => vi.waitFor(() => { expect(keeper.standing().isOpening).toBe(false); });
  return { devices, keeper, close, settled };
}

describe("opening and closing", () => {
  it("asks once for both, and clears the sound", async () => {
    const { devices, keeper } = world();
    keeper.want({ microphone: true, camera: true });
    await vi.waitFor(() => { expect(keeper.standing().camera).not.toBeNull(); });
    expect(devices.asked).toEqual([
      { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true }, video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } },
    ]);
    expect(keeper.standing().microphone?.label).toBe("Desk microphone");
  });

  it("stops a track that is not wanted any more, and leaves the other", async () => {
    const { devices, keeper, settled } = world();
    keeper.want({ microphone: true, camera: true });
    await vi.waitFor(() => { expect(keeper.standing().camera).not.toBeNull(); });
    keeper.want({ camera: false });
    await settled();
    expect(devices.opened.map(({ kind, readyState }) => `${kind} ${readyState}`)).toEqual(["audio live", "video ended"]);
    expect(keeper.standing().camera).toBeNull();
  });

  it("stops what is given after it was wanted no more, and all when it goes", async () => {
    const { devices, keeper, close, settled } = world();
    keeper.want({ microphone: true });
    keeper.want({ microphone: false });
    await vi.waitFor(() => { expect(devices.opened).toHaveLength(1); });
    await settled();
    expect(devices.opened[0]?.readyState).toBe("ended");
    keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(keeper.standing().microphone).not.toBeNull(); });
    close();
    expect(devices.opened.map(({ readyState }) => readyState)).toEqual(["ended", "ended"]);
  });

  it("stops the camera at once when it is switched off, also while the question for the microphone is open", async () => {
    const { devices, keeper } = world();
    keeper.want({ camera: true });
    await vi.waitFor(() => { expect(keeper.standing().camera).not.toBeNull(); });
    const answer = devices.holdBack("audio");
    keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(devices.asked).toHaveLength(2); });
    const cameras: unknown[] = [];
    keeper.subscribe(() => cameras.push(keeper.standing().camera));
    keeper.want({ camera: false });
    expect(devices.opened.map(({ kind, readyState }) => `${kind} ${readyState}`)).toEqual(["video ended"]);
    expect(cameras).toEqual([null]);
    answer();
    await vi.waitFor(() => { expect(keeper.standing().microphone).not.toBeNull(); });
    expect(keeper.standing().camera).toBeNull();
  });

  it("never holds a track that is given after it was wanted no more", async () => {
    const { devices, keeper, settled } = world();
    const answer = devices.holdBack("audio");
    keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(devices.asked).toHaveLength(1); });
    keeper.want({ microphone: false });
    const microphones = new Set<unknown>();
    keeper.subscribe(() => microphones.add(keeper.standing().microphone));
    answer();
    await settled();
    expect(devices.opened.map(({ readyState }) => readyState)).toEqual(["ended"]);
    expect([...microphones]).toEqual([null]);
  });

  it("remembers the device that was chosen, and opens it in place of the other", async () => {
    const { devices, keeper } = world();
    keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(keeper.standing().microphone).not.toBeNull(); });
    keeper.choose("microphone", headset.deviceId);
    await vi.waitFor(() => { expect(keeper.standing().microphone?.label).toBe("Headset"); });
    expect(devices.opened[0]?.readyState).toBe("ended");
    expect(mediaKeeper(devices.port, () => Promise.resolve(null)).standing().chosen.microphone).toBe(headset.deviceId);
  });

  it("takes the one chosen last, where it was chosen while another was being opened", async () => {
    const { keeper } = world();
    keeper.want({ microphone: true });
    keeper.choose("microphone", headset.deviceId);
    await vi.waitFor(() => { expect(keeper.standing().microphone?.label).toBe("Headset"); });
  });
});

describe("troubles", () => {
  it("opens the one that may be opened where the other may not", async () => {
    const { devices, keeper } = world([desk]);
    keeper.want({ microphone: true, camera: true });
    await vi.waitFor(() => { expect(keeper.standing().trouble.camera).toBe("missing"); });
    expect(keeper.standing().microphone?.label).toBe("Desk microphone");
    expect(devices.asked).toHaveLength(3);
  });

  it("does not put a question again that was turned down", async () => {
    const { devices, keeper } = world();
    devices.refuse = { video: new DOMException("no", "NotAllowedError") };
    keeper.want({ microphone: true, camera: true });
    await vi.waitFor(() => { expect(keeper.standing().trouble).toEqual({ microphone: "refused", camera: "refused" }); });
    expect(devices.asked).toHaveLength(1);
  });

  it("does not put a question again that was put away, though the other device is allowed", async () => {
    const { devices, keeper, settled } = world([desk, lid], { microphone: "prompt", camera: "granted" });
    devices.refuse = { audio: new DOMException("no", "NotAllowedError") };
    keeper.want({ microphone: true, camera: true });
    await vi.waitFor(() => { expect(keeper.standing().trouble.microphone).toBe("refused"); });
    await settled();
    expect(keeper.standing().camera).not.toBeNull();
    expect(devices.asked.map((asked) => Object.keys(asked).join())).toEqual(["audio,video", "video"]);
  });

  it.each([
    ["not asked for yet", { microphone: "prompt", camera: "denied" }],
    ["allowed", { microphone: "granted", camera: "denied" }],
    ["allowed, and the camera too, which the system blocks", { microphone: "granted", camera: "granted" }],
    ["not told of by the browser", { microphone: null, camera: null }],
  ] as const)("says of a blocked camera that it is refused, and opens a microphone that is %s", async (_, permissions) => {
    const { devices, keeper, settled } = world([desk, lid], permissions);
    devices.refuse = { video: new DOMException("no", "NotAllowedError") };
    keeper.want({ microphone: true, camera: true });
    await vi.waitFor(() => { expect(keeper.standing().trouble.camera).toBe("refused"); });
    await settled();
    expect(keeper.standing()).toMatchObject({ microphone: { label: "Desk microphone" }, camera: null, trouble: { microphone: null, camera: "refused" } });
  });

  it("tries again when it is wanted again", async () => {
    const { devices, keeper } = world();
    devices.refuse = { audio: new DOMException("taken", "NotReadableError") };
    keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(keeper.standing().trouble.microphone).toBe("busy"); });
    devices.refuse = {};
    keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(keeper.standing().microphone).not.toBeNull(); });
    expect(keeper.standing().trouble.microphone).toBeNull();
  });

  it("says so where the browser offers no devices at all", async () => {
    const keeper = mediaKeeper(null, () => Promise.resolve(null));
    keeper.open();
    keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(keeper.standing().trouble.microphone).toBe("unavailable"); });
  });
});

describe("a browser that fails where it should not", () => {
  it.each([
    ["refuses", new DOMException("not now", "InvalidStateError"), 0],
    ["fails", new TypeError("broken"), 1],
  ])("opens what is wanted though it %s to tell its devices once", async (_, error, told) => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { devices, keeper, settled } = world();
    await vi.waitFor(() => { expect(keeper.standing().devices).toHaveLength(3); });
    devices.failToTell = error;
    keeper.want({ microphone: true });
    await settled();
    expect(keeper.standing().microphone).not.toBeNull();
    expect(keeper.standing().devices).toHaveLength(3);
    expect(devices.failToTell).toBeNull();
    keeper.want({ camera: true });
    await vi.waitFor(() => { expect(keeper.standing().camera).not.toBeNull(); });
    expect(said).toHaveBeenCalledTimes(told);
    said.mockRestore();
  });

  it("opens one of the two alone though it does not tell what is allowed", async () => {
    const devices = new TestDevices([desk]);
    const keeper = mediaKeeper(devices.port, () => Promise.reject(new DOMException("not now", "InvalidStateError")));
    keeper.open();
    keeper.want({ microphone: true, camera: true });
    await vi.waitFor(() => { expect(keeper.standing()).toMatchObject({ microphone: { label: "Desk microphone" }, trouble: { camera: "missing" }, isOpening: false }); });
  });
});

describe("unplugging and sleep", () => {
  async function inUse(plugged = [desk, headset, lid]) {
    const all = world(plugged);
    vi.useFakeTimers({ toFake: ["Date", "performance", "setInterval", "clearInterval", "setTimeout", "clearTimeout"] });
    all.close();
    all.keeper.open();
    all.keeper.want({ microphone: true });
    await vi.waitFor(() => { expect(all.keeper.standing().microphone).not.toBeNull(); });
    vi.setSystemTime(Date.now() + 60_000);
    return all;
  }

  it("falls back to another microphone, and says which", async () => {
    const { devices, keeper } = await inUse();
    devices.plugged = [headset, lid];
    devices.opened[0]?.endByItself();
    await vi.waitFor(() => { expect(keeper.standing().replacedBy.microphone).toBe("Headset"); });
    expect(keeper.standing().microphone?.label).toBe("Headset");
  });

  it("says unplugged where there is no other, and opens it when it is there again", async () => {
    const { devices, keeper } = await inUse([desk]);
    devices.plugged = [];
    devices.opened[0]?.endByItself();
    await vi.waitFor(() => { expect(keeper.standing().trouble.microphone).toBe("unplugged"); });
    devices.change([desk]);
    await vi.waitFor(() => { expect(keeper.standing().microphone?.label).toBe("Desk microphone"); });
    expect(keeper.standing()).toMatchObject({ trouble: { microphone: null }, replacedBy: { microphone: null } });
  });

  it("does not open for ever what ends at once", async () => {
    const { devices, keeper } = await inUse();
    devices.opened[0]?.endByItself();
    await vi.waitFor(() => { expect(devices.opened).toHaveLength(2); });
    await vi.waitFor(() => { expect(keeper.standing().microphone).not.toBeNull(); });
    devices.opened[1]?.endByItself();
    expect(keeper.standing().trouble.microphone).toBe("unplugged");
  });

  it("opens anew what stays mute after waking, and nothing that is heard", async () => {
    const { devices, keeper } = await inUse();
    vi.advanceTimersByTime(20_000);
    vi.setSystemTime(Date.now() + 600_000);
    vi.advanceTimersByTime(15_000);
    expect(devices.opened).toHaveLength(1);
    const [track] = devices.opened;
    if (track !== undefined) track.muted = true;
    vi.setSystemTime(Date.now() + 600_000);
    vi.advanceTimersByTime(16_000);
    await vi.waitFor(() => { expect(devices.opened).toHaveLength(2); });
    expect(keeper.standing().replacedBy.microphone).toBeNull();
  });
});
