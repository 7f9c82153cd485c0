import { useEffect } from "preact/hooks";

/** Says on the page that what is asked for has been drawn: programs that wait for it can see it. */
export function useDrawnMark(drawn: unknown): void {
  useEffect(() => {
    document.documentElement.dataset["drawn"] = drawn ? "yes" : "no";
    if (drawn) performance.mark("drawn");
  }, [drawn]);
}
