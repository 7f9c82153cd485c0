import type { Uncertainty } from "../../measures/results/index.js";

/**
 * What a page needs of a region: texts of its scenarios, of the region and its tables by path, and stored studies by
 * the name of their scenario.
 */
export interface Pack {
  files: Readonly<Record<string, string>>;
  studies: Readonly<Record<string, Uncertainty>>;
}
