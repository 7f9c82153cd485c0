/** The languages in which users are spoken to: rules and words of each in one file of `catalogues`. The lowest layer: everything may import it. */
export { parameterText, unitText } from "./named.js";
export {
  allOf,
  amountIn,
  joined,
  listed,
  nameOfLanguage,
  nextLanguage,
  percentSigns,
  quoted,
  range,
  spaceBeforePercent,
  together,
  withPercentSigns,
} from "./phrases.js";
export type { Catalogue, Rules } from "./rules.js";
export { SaidError, textOfError } from "./saidError.js";
export {
  type AnyText,
  both,
  bothSentences,
  completed,
  ENGLISH,
  english,
  LANGUAGES,
  type Language,
  type Sentences,
  type Spoken,
  spoken,
  type Text,
  type TextKey,
  t,
  textOf,
  toText,
  type Values,
} from "./text.js";
export { percentUnit, type ShownUnit, shownUnit } from "./units.js";
