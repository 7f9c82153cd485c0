import { type Text, t } from "../words/index.js";

/**
 * Something that a region has and that its author did not give: a default, a rule, or a figure that speaks of other
 * cities.
 */
export interface FilledIn {
  /** What was filled in. */
  what: Text;
  /** What the region does not have, as the end of "because your region has". */
  lacks: Text;
  /** Where the default comes from. */
  source: Text;
}

/** In one sentence, in both languages. */
export function filledInText({ what, lacks, source }: FilledIn): Text {
  return t("scenario.filledBecauseYourRegion", { what, lacks, source });
}
