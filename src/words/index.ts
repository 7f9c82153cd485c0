/**
 * The languages in which users are spoken to: rules and words of each in one file of `catalogues`. The lowest layer:
 * everything may import it.
 */

export type { Catalogue, TextKey } from "./catalogue.js";
export { accountText, parameterText, schemaText, unitText, unitWords } from "./named.js";
export {
  advice,
  allOf,
  amountIn,
  inOthers,
  joined,
  listed,
  nameOfLanguage,
  nextLanguage,
  percentSigns,
  quoted,
  RANKS,
  range,
  someOf,
  spaceBeforePercent,
  together,
} from "./phrases.js";
export type { Rules } from "./rules.js";
export { SaidError, SaidRangeError, textOfError } from "./saidError.js";
export {
  type AnyText,
  both,
  bothSentences,
  completed,
  ENGLISH,
  english,
  LANGUAGES,
  type Language,
  nativeWords,
  type Say,
  type Sentences,
  type Spoken,
  saying,
  spoken,
  type Text,
  t,
  textOf,
  toText,
  type Values,
  type Words,
} from "./text.js";
export { isShare, percentUnit, type ShownUnit, shownUnit } from "./units.js";
