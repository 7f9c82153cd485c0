import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Width of an element in pixels, as it changes. */
export function useWidth<Element extends HTMLElement>(first: number) {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const room = Math.round(entry!.contentRect.width);
      // What is not laid out at the moment has none, and no figure fits into that.
      if (room > 0) setWidth(room);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
