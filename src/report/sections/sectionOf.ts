import type { Text } from "../../words/index.js";

/**
 * A section as it is declared: HTML above and below its figures. It is left out where there is neither text nor figure.
 */
export interface SectionOf<View, Id extends string> {
  id: Id;
  title: Text;
  above?(view: View): string;
  below?(view: View): string;
}
