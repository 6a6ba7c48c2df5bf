const tickMs = 5_000;
/** Timers that stood still for so long: the machine slept. A hidden tab's run once a minute. */
const longestTickMs = 75_000;
/** The date that went ahead of the steady clock by so much: on some machines that one stands still in sleep. */
const mostDriftMs = 2_000;

/** Calls back each time the machine has woken, within a few seconds. Gives back what ends that. */
export function watchSleep(onWake: () => void): () => void {
  let seen = { date: Date.now(), steady: performance.now() };
  const timer = setInterval(() => {
    const now = { date: Date.now(), steady: performance.now() };
    const goneMs = now.date - seen.date;
    const driftMs = goneMs - (now.steady - seen.steady);
    seen = now;
    if (goneMs > longestTickMs || driftMs > mostDriftMs) onWake();
  }, tickMs);
  return () => {
    clearInterval(timer);
  };
}
