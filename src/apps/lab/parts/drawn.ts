import { useEffect } from "preact/hooks";
import { type Text, t } from "../../../words/index.js";

/** Says on the page that what is asked for has been drawn, until it is left: programs that wait for it can see it. */
export function useDrawnMark(drawn: unknown): void {
  useEffect(() => {
    mark(drawn);
    if (drawn) performance.mark("drawn");
    return () => mark(false);
  }, [drawn]);
}

function mark(drawn: unknown): void {
  document.documentElement.dataset["drawn"] = drawn ? "yes" : "no";
}

export const CALCULATING: Text = t("lab.calculating");

/** Drawings stay until there are new ones, which takes half a minute where governments choose. */
export const STILL_EARLIER: Text = t("lab.mapChartsStillShow");

/** Whose numbers a drawing shows. */
export const POLICY: Text = t("lab.policy");
export const EARLIER_POLICY: Text = t("lab.earlierPolicy");
