/** The languages in which users are spoken to. The lowest layer: everything may import it. */
export { figureText } from "./figures.js";
export { both, listed, quoted, range, tight, together } from "./phrases.js";
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
