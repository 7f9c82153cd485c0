import type { Text } from "../../language/index.js";

export const CALCULATING: Text = { en: "Calculating…", zh: "计算中…" };

/** Drawings stay until there are new ones, which takes half a minute where governments choose. */
export const STILL_EARLIER: Text = {
  en: "Map and charts still show the earlier policy.",
  zh: "地图与图表仍显示先前的政策。",
};

/** Whose numbers a drawing shows. */
export const POLICY: Text = { en: "Policy", zh: "政策" };
export const EARLIER_POLICY: Text = { en: "Earlier policy", zh: "先前的政策" };
