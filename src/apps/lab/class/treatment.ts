import type { Treatment } from "../../../games/turns/rules.js";
import { type Text, t } from "../../../words/index.js";

/** What a table has, in few words. */
export function treatmentText({ council, rentShare, talk }: Treatment): Text {
  return t("class.treatment", { council, percent: 100 * rentShare, talk });
}
