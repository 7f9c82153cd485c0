/** The languages in which users are spoken to. The lowest layer: everything may import it. */
export { both, listed, quoted, tight } from "./phrases.js";
export {
  type AnyText,
  LANGUAGES,
  type Language,
  type Sentences,
  type Spoken,
  spoken,
  type Text,
  textOf,
  toText,
} from "./text.js";
export { percentUnit, type ShownUnit, shownUnit, unitText } from "./units.js";
