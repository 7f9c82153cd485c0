import type { Measure } from "../../input/index.js";
import type { CommonGood, NoisyDilemma, RepeatedDilemma } from "./people.js";

/** How the model is asked for a number: what stands in the column `asks` of a table of targets. */
export type Asks =
  /** What a scenario beside the table brings. */
  | { kind: "run"; scenario: string; measure: Measure }
  /** A realised elasticity of a shipped region, by id. */
  | { kind: "realised"; region: string; id: string }
  /** Share of a theory group's numbers that come out. */
  | { kind: "theory"; group: string; at?: undefined }
  /** One number of a theory group: subgroup, position of the case and path in it, with dots between. */
  | { kind: "theory"; group: string; at: string }
  | { kind: "repeated-dilemma"; game: RepeatedDilemma }
  | { kind: "keeping"; game: NoisyDilemma }
  | { kind: "common-good"; game: CommonGood }
  | { kind: "nothing" };

/** The forms, as an error lists them. */
export const FORMS = [
  "run SCENARIO/VARIANT INDICATOR@PLACE [YEAR] [percent|difference|value]",
  "realised REGION ID",
  "theory GROUP [SUBGROUP.CASE.PATH]",
  "repeated-dilemma TEMPTATION REWARD PUNISHMENT SUCKER CONTINUATION",
  "keeping TEMPTATION REWARD PUNISHMENT SUCKER CONTINUATION ERROR",
  "common-good PLAYERS YIELD",
  "nothing",
] as const;

/** Reads a cell; undefined where it has none of the forms. */
export function parseAsks(text: string): Asks | undefined {
  const [kind, ...words] = text.split(" ").filter(Boolean);
  const count = words.length;
  const numbers = words.map(Number);
  if (kind === "nothing" && count === 0) return { kind };
  if (kind === "run") return parseRun(words);
  if (kind === "realised" && count === 2) return { kind, region: words[0], id: words[1] };
  if (kind === "theory" && count === 1) return { kind, group: words[0] };
  if (kind === "theory" && count === 2) return { kind, group: words[0], at: words[1] };
  if (numbers.some(Number.isNaN)) return undefined;
  if (kind === "repeated-dilemma" && count === 5) {
    const [temptation, reward, punishment, sucker, continuation] = numbers;
    return { kind, game: { temptation, reward, punishment, sucker, continuation } };
  }
  if (kind === "keeping" && count === 6) {
    const [temptation, reward, punishment, sucker, continuation, error] = numbers;
    return { kind, game: { temptation, reward, punishment, sucker, continuation, error } };
  }
  if (kind === "common-good" && count === 2) return { kind, game: { players: numbers[0], yield: numbers[1] } };
  return undefined;
}

const RUN = /^run (\S+)\/(\S+) (\S+)@(\S+)(?: (\d{4}))?(?: (percent|difference|value))?$/;

function parseRun(words: readonly string[]): Asks | undefined {
  const found = RUN.exec(["run", ...words].join(" "));
  if (!found) return undefined;
  const [, scenario, arm, of, place, year, as = "percent"] = found;
  const measure: Measure = { of, in: arm, place, as: as as Measure["as"], ...(year && { year: Number(year) }) };
  return { kind: "run", scenario, measure };
}
