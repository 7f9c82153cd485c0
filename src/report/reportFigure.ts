import type { Lookup } from "./data.js";
import type { FigureOf } from "./parts.js";
import type { Reading } from "./reading.js";
import type { SectionId } from "./sections.js";

/** A figure of the report of a comparison: where it stands, what it reads, how it is drawn. */
export type ReportFigure = FigureOf<Lookup, SectionId> & Reading;
