import { useCallback, useRef, useState } from "react";

/** What is kept sooner than this is not spoken of, in milliseconds. */
const unspokenMs = 400;

export type Keeping = {
  readonly isShown: boolean;
  /** Resolves once the recording is on disk, or cannot be, or one does not wait for it. */
  readonly waitForIt: () => Promise<void>;
  readonly goOn: () => void;
};

/** Waits for the end of the recording before the room is left, and lets those go who do not want to wait: it is sent all the same. */
export function useKeeping(keep: () => Promise<void>): Keeping {
  const [isShown, setShown] = useState(false);
  const release = useRef(() => {});
  const waitForIt = useCallback(async () => {
    const isLetGo = new Promise<void>((resolve) => {
      release.current = resolve;
    });
    const timer = setTimeout(() => {
      setShown(true);
    }, unspokenMs);
    try {
      await Promise.race([keep(), isLetGo]);
    } catch (error) {
      // Nobody is kept in the room by a recording that failed; what became of it is told where it fails.
      console.error(error);
    } finally {
      clearTimeout(timer);
      setShown(false);
    }
  }, [keep]);
  const goOn = useCallback(() => {
    release.current();
  }, []);
  return { isShown, waitForIt, goOn };
}
