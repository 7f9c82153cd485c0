import type { Lookup, Reading } from "../../measures/views/index.js";
import type { FigureOf } from "../drawing/figure.js";

/** Sections of the report of a comparison, in reading order: figures stand in one of them. */
export const SECTION_IDS = [
  "findings",
  "cities",
  "changes",
  "uncertainty",
  "flows",
  "finance",
  "effects",
  "governments",
  "collaboration",
  "convergence",
  "structure",
  "reading",
  "provenance",
  "dictionary",
] as const;

export type SectionId = (typeof SECTION_IDS)[number];

/** A figure of the report of a comparison: where it stands, what it reads, how it is drawn. */
export type ReportFigure = FigureOf<Lookup, SectionId> & Reading;
