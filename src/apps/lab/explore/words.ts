import { type Text, t } from "../../../words/index.js";

export const CALCULATING: Text = t("lab.calculating");

/** Drawings stay until there are new ones, which takes half a minute where governments choose. */
export const STILL_EARLIER: Text = t("lab.mapChartsStillShow");

/** Whose numbers a drawing shows. */
export const POLICY: Text = t("lab.policy");
export const EARLIER_POLICY: Text = t("lab.earlierPolicy");
