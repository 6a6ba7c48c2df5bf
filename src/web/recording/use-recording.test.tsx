// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveSession } from "../api";
import { RoomMediaProvider, useRoomMedia } from "../devices/room-media";
import { testDevice, TestDevices } from "../devices/test-devices";
import { refused, view } from "../test-page";
import { pageCarrier } from "./page-carrier";
import { useRecording } from "./use-recording";

/** A recorder that a test lets give out chunks and end. */
class TestRecorder extends EventTarget {
  static all: TestRecorder[] = [];
  static refusal: DOMException | null = null;
  static isTypeSupported = (): boolean => true;
  state: RecordingState = "inactive";
  readonly mimeType = "audio/webm";

  constructor() {
    super();
    if (TestRecorder.refusal !== null) throw TestRecorder.refusal;
    TestRecorder.all.push(this);
  }
  start(): void {
    this.state = "recording";
    setTimeout(() => this.dispatchEvent(new Event("start")));
  }
  give(text: string): void {
    this.dispatchEvent(Object.assign(new Event("dataavailable"), { data: new Blob([text]) }));
  }
  stop(): void {
    this.state = "inactive";
    setTimeout(() => this.dispatchEvent(new Event("stop")));
  }
}

/** IndexedDB as it is where the browser's own files are damaged: every opening fails, and not as where it is switched off. */
const damaged = { open: () => { throw new TypeError("damaged"); } };

const session: LiveSession = { ...view, asOfMs: 0 };
let said: ReturnType<typeof vi.spyOn>;
const onKept = vi.fn();

beforeEach(() => {
  TestRecorder.all = [];
  TestRecorder.refusal = null;
  onKept.mockClear();
  const devices = new TestDevices([testDevice("audioinput", "Desk microphone")]);
  vi.stubGlobal("MediaRecorder", TestRecorder);
  vi.stubGlobal("MediaStream", EventTarget);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("away")));
  Object.defineProperty(navigator, "mediaDevices", { value: devices.port, configurable: true });
  said = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "mediaDevices");
});

function Room({ isWanted }: { readonly isWanted: boolean }) {
  const { want, microphone } = useRoomMedia();
  const { state, notice, trouble, keep } = useRecording({ session, isWanted });
  return (
    <>
      <button type="button" onClick={() => { want({ microphone: true }); }}>
        {microphone === null ? "Microphone off" : "Microphone on"}
      </button>
      <p role="status">{`${state}: ${notice ?? "nothing"}`}</p>
      <p>{`Waiting: ${trouble ?? "for nothing"}`}</p>
      <button type="button" onClick={() => { void keep().then(onKept); }}>Leave</button>
    </>
  );
}

const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const room = (isWanted: boolean) => (
  <QueryClientProvider client={queries}>
    <RoomMediaProvider>
      <Room isWanted={isWanted} />
    </RoomMediaProvider>
  </QueryClientProvider>
);

/** In a room, with the recording switched on and the microphone open. */
async function inRoom() {
  const { rerender } = render(room(true));
  act(() => { screen.getByRole("button", { name: "Microphone off" }).click(); });
  await screen.findByText("Microphone on");
  return { turn: (isWanted: boolean) => { rerender(room(isWanted)); } };
}
const told = (words: RegExp) => screen.findByText(words, undefined, { timeout: 5000 });
const recorder = (at: number) => vi.waitFor(() => {
  const one = TestRecorder.all[at];
  if (one === undefined) throw new Error("There is no such recorder yet.");
  return one;
});

it("says that nothing is recorded where the browser keeps nothing of it, and tries again when it is switched off and on", async () => {
  vi.stubGlobal("indexedDB", damaged);
  const { turn } = await inRoom();
  await told(/^stopped: Nothing is being recorded: this browser does not keep what is recorded\. Switch the recording off and on/);
  expect(said).toHaveBeenCalled();

  vi.stubGlobal("indexedDB", undefined);
  Reflect.deleteProperty(globalThis, "indexedDB");
  turn(false);
  turn(true);
  (await recorder(1)).give("x");
  await told(/^recording: nothing$/);
  await vi.waitFor(async () => { expect((await pageCarrier()).standing().unfinished).toMatchObject([{ session: "s1" }]); });
});

it("says so where the recorder refuses to begin", async () => {
  TestRecorder.refusal = new DOMException("not these", "NotSupportedError");
  await inRoom();
  await told(/^stopped: Nothing is being recorded: this browser could not begin with the devices that are on\./);
});

it("says so where the recorder ends at once, again and again", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout"] });
  try {
    await inRoom();
    for (const at of [0, 1, 2]) {
      (await recorder(at)).stop();
      await act(() => vi.advanceTimersByTimeAsync(4000));
    }
    await told(/^stopped: Nothing is being recorded: this browser could not begin/);
    expect(TestRecorder.all).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});

it("says so where the recorder gives nothing at all", async () => {
  vi.spyOn(TestRecorder.prototype, "start").mockImplementation(() => undefined);
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout"] });
  try {
    await inRoom();
    await act(() => vi.advanceTimersByTimeAsync(21_000));
    await told(/^stopped: Nothing is being recorded: this browser could not begin/);
  } finally {
    vi.useRealTimers();
  }
});

it("says that the recording was erased while it ran, and records no more until it is switched on again", async () => {
  const { turn } = await inRoom();
  const first = await recorder(0);
  await told(/^recording: nothing$/);
  first.give("x");
  const carrier = await pageCarrier();
  await vi.waitFor(() => { expect(carrier.standing().unfinished.some(({ count }) => count === 1)).toBe(true); }, 5000);
  await carrier.forget("s1");
  first.give("y");
  await told(/^stopped: The recording has stopped: what there was of it was erased, in another tab\. Nothing is being recorded now\./);
  await vi.waitFor(() => { expect(first.state).toBe("inactive"); });
  turn(false);
  turn(true);
  await recorder(1);
  await told(/^recording: nothing$/);
});

/** What the server answers to whatever begins a recording. */
const answerWith = (status: number, code: string, detail: string): void => {
  vi.stubGlobal("fetch", (url: string) => (url.endsWith("/recordings") ? Promise.resolve(refused(status, code, detail)) : Promise.reject(new TypeError("away"))));
};

it("says in the server's words that it keeps no recordings, and keeps nobody waiting for it at the end", async () => {
  answerWith(503, "recording-not-kept", "No recordings are kept here: another Altitude holds the folder.");
  await inRoom();
  (await recorder(0)).give("x");
  await told(/^stopped: The recording has stopped: No recordings are kept here: another Altitude holds the folder\. What was recorded so far is kept in this browser\. Try again later\. The interview goes on without it\.$/);
  await vi.waitFor(() => { expect(TestRecorder.all[0]?.state).toBe("inactive"); });
  act(() => { screen.getByRole("button", { name: "Leave" }).click(); });
  await vi.waitFor(() => { expect(onKept).toHaveBeenCalledOnce(); });
  const carrier = await pageCarrier();
  expect(carrier.standing().unfinished).toMatchObject([{ session: "s1", count: 1, isEnded: true }]);
  await carrier.forget("s1");
});

it.each([
  ["what the server says", () => { answerWith(500, "internal", "Something went wrong here."); }, "Waiting: Something went wrong here. Try again later."],
  ["that the server does not answer", () => undefined, "Waiting: Altitude does not answer."],
  ["that it does not answer in time", () => {
    const tooLong = new DOMException("Too long.", "TimeoutError");
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort(tooLong));
    vi.stubGlobal("fetch", () => Promise.reject(tooLong));
  }, "Waiting: Altitude does not answer."],
])("tells, while what is recorded waits, %s", async (_, answer, words) => {
  answer();
  await inRoom();
  (await recorder(0)).give("x");
  await screen.findByText(words, undefined, { timeout: 5000 });
  screen.getByText("recording: nothing");
  await (await pageCarrier()).forget("s1");
});
