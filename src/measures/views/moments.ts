import { type Text, t } from "../../words/index.js";
import type { Conditioning, MomentRow } from "../results/index.js";

/** What is done with a datum, in words. */
export function useText({ id, use }: MomentRow, { without }: Pick<Conditioning, "without">): Text {
  if (without.includes(id)) return t("report.useWithout");
  if (use === "condition") return t("report.useCondition");
  return use === "drawn" ? t("report.useDrawn") : t("report.useCheck");
}
