import type { Text } from "../../words/index.js";

/**
 * A section as it is declared: HTML above and below its figures. It is left out where there is neither text nor figure.
 */
export interface SectionOf<View, Id extends string> {
  id: Id;
  /** Of the first section, which the page's title heads, for screen readers alone. */
  title: Text;
  above?(view: View): string;
  below?(view: View): string;
  /** It opens on request; what its summary line says beside the title: its main number, or nothing. */
  folded?(view: View): string;
}
