import type { Text } from "../language/index.js";

/** Something that a region has and that its author did not give: a default, a rule, or a figure that speaks of other cities. */
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
  return {
    en: `Filled in: ${what.en}, because your region has ${lacks.en}; source: ${source.en}.`,
    zh: `已代为补充：${what.zh}，因为该区域${lacks.zh}；来源：${source.zh}。`,
  };
}
