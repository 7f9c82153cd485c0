import {
  type Distribution,
  lastYearOf,
  mistakeAt,
  type Problem,
  type ResolvedScenario,
  spanOf,
  type UserError,
} from "../../input/index.js";
import { t, type Words } from "../../words/index.js";
import { type Factor, toldBy } from "./factor.js";
import { numberIn, wordsOf } from "./numberIn.js";

/** What `--vary` asks for: a number of the scenario, over a range or a list. */
export interface Varied {
  path: string;
  distribution: Distribution;
}

/** More levels of one number show nothing more. */
const MOST_LEVELS = 1000;

/** Reads `path=0:1` (a range), `path=0:1:5` (five levels, both ends among them) or `path=0,0.25,1` (a list). */
export function parseVaried(text: string): Varied {
  const at = text.indexOf("=");
  const path = text.slice(0, at).trim();
  const values = text.slice(at + 1).trim();
  if (at <= 0 || values === "") throw refusal(text, "study.noPathValues");
  const numbers = values.split(values.includes(":") ? ":" : ",").map(Number);
  if (values.split(/[:,]/).some((one) => one.trim() === "") || !numbers.every(Number.isFinite))
    throw refusal(text, "study.valuesNoNumbers");
  if (!values.includes(":")) {
    if (new Set(numbers).size < numbers.length) throw refusal(text, "study.valueTwice");
    return { path, distribution: { kind: "list", values: numbers } };
  }
  const [low, high, levels, ...more] = numbers as [number, number, number | undefined, ...number[]];
  if (more.length > 0) throw refusal(text, "study.moreThanLevels");
  if (!(low < high)) throw refusal(text, "study.lowestNotBelow");
  if (levels === undefined) return { path, distribution: { kind: "uniform", low, high } };
  if (!Number.isInteger(levels) || levels < 2 || levels > MOST_LEVELS)
    throw refusal(text, t("study.levelsWhole", { most: MOST_LEVELS }));
  const list = Array.from({ length: levels }, (_, l) => low + ((high - low) * l) / (levels - 1));
  return { path, distribution: { kind: "list", values: list } };
}

const asVaried = (problem: Problem): Problem => ({ ...problem, file: problem.file.replace(/^--set /, "--vary ") });

function refusal(text: string, what: Words): UserError {
  return mistakeAt({ file: "--vary", value: text }, what, "study.pathLowHigh", "study.forExampleVary");
}

/** Numbers that say when a run ends. */
const ENDS = ["startYear", "years"];

/** What says which results are told, and of what. */
const TOLD = ["title", "question", "description", "answer", "hypothesis"];

/**
 * The number as a factor.
 * @throws UserError where the scenario has no such number, does not allow its values or does not depend on it, or where
 * runs end before the year of which effects are told.
 */
export function variedFactor(
  scenario: ResolvedScenario,
  { path, distribution }: Varied,
  load: (path: string, value: number) => ResolvedScenario,
): Factor {
  const asked = { file: "--vary", value: path };
  if (TOLD.includes(path.split(".")[0]!))
    throw mistakeAt(asked, "study.onlyTold", "study.numberDepends", "study.setWhatIsTold");
  // Of this year effects are told, whatever is varied.
  const year = lastYearOf(scenario);
  if (ENDS.includes(path) && spanOf(distribution).some((end) => lastYearOf({ ...scenario, [path]: end }) < year))
    throw mistakeAt(asked, t("study.endsBefore", { year }), t("study.runsReach", { year }), "study.setLonger");
  const { place, matters, changes } = numberIn(scenario, path, distribution, toldBy(load, asVaried));
  if (matters) return { name: path, ...wordsOf(scenario, path, place), distribution, source: "command line", changes };
  throw mistakeAt(asked, "study.changesNothing", "study.numberDepends", "study.checkPathVariants");
}
