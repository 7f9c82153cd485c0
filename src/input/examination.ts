import { joined, type Text, t } from "../words/index.js";
import type { Path, Position } from "./document.js";
import type { Problem } from "./error.js";
import type { LocateRow, Region } from "./regionSchema.js";

/** Where something was written: its dotted path in a YAML file, none in a CSV table. */
export type Place = Position & { path?: string };

/** A region under examination. */
export interface Examination {
  region: Region;
  /** Place of a path in the region file. */
  at(path: Path, shown?: string): Place;
  locateRow: LocateRow;
  report(place: Place, problem: Omit<Problem, "file">): void;
}

/** The first three of a list, and how many more there are. */
export function firstOf(names: readonly string[]): Text {
  const first = joined(names.slice(0, 3));
  return names.length > 3 ? t("scenario.andMore", { names: first, left: names.length - 3 }) : first;
}
