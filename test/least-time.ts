/** The least processor time of several goes, of this process alone, in milliseconds: what the work costs when nothing else is in the way. */
export function leastTimeMs(work: () => void, goes = 5): number {
  return Math.min(
    ...Array.from({ length: goes }, () => {
      const began = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    }),
  );
}
