import { INDICATORS } from "../../measures/indicators/index.js";
import { ALL } from "./all.js";
import { ALL as PRINT_FIGURES } from "./print/all.js";
import { type ReportFigure, SECTION_IDS } from "./reportFigure.js";

const place = ({ section }: ReportFigure) => SECTION_IDS.indexOf(section);
const known: ReportFigure[] = [...ALL].sort((a, b) => place(a) - place(b));

/** Every figure of the report, in reading order: those of this folder, then registered ones. */
export const FIGURES: readonly ReportFigure[] = known;

/**
 * Adds a figure from outside to the reports that are written from now on, at the end of its section. Throws RangeError
 * where the id is taken or no word of letters, digits and hyphens, where there is no such section, and where it reads
 * what is no indicator (register this first).
 */
export function registerFigure(figure: ReportFigure): void {
  const { id, section } = figure;
  if (!/^[a-z][a-z0-9-]*$/i.test(id))
    throw new RangeError(`figure id "${id}" is no word of letters, digits and hyphens`);
  if ([...known, ...PRINT_FIGURES].some((other) => other.id === id))
    throw new RangeError(`there is a figure "${id}" already`);
  if (!SECTION_IDS.includes(section))
    throw new RangeError(`figure "${id}": there is no section "${section}", only ${SECTION_IDS.join(", ")}`);
  const indicators = INDICATORS.map((one) => one.id);
  const { reads = [], readsByReplicate = [], readsCourses = [] } = figure;
  const unknown = [...reads, ...readsByReplicate, ...readsCourses].find((name) => !indicators.includes(name));
  if (unknown !== undefined) throw new RangeError(`figure "${id}" reads "${unknown}", which is no indicator`);
  known.push(figure);
}
