/** The languages in which users are spoken to: rules and words of each in one file of `catalogues`. The lowest layer: everything may import it. */

export type { Catalogue, TextKey } from "./catalogue.js";
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
export { SaidError, textOfError } from "./saidError.js";
export {
  type AnyText,
  both,
  bothSentences,
  completed,
  LANGUAGES,
  type Language,
  type Sentences,
  type Spoken,
  spoken,
  type Text,
  t,
  textOf,
  toText,
  type Values,
} from "./text.js";
export { percentUnit, type ShownUnit, shownUnit } from "./units.js";
