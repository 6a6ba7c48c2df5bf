import { useEffect, useState, type RefObject } from "react";

/** Whether there is more in an element than it shows, so that one has to scroll it: then the keyboard must get there too. */
export function useScrolls(element: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => {
      setScrolls(current.scrollHeight > current.clientHeight);
    });
    // It grows with what is in it until it may not, and is looked at then.
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return scrolls;
}
