import { quantile } from "simple-statistics";
import { type Expectation, measuresOf } from "../../input/index.js";
import type { Worlds } from "../../runs/studies/index.js";
import type { Text } from "../../words/index.js";
import { holds } from "./expectation.js";
import type { PlannedFact } from "./fact.js";
import { measured } from "./measure.js";

/** Shares of worlds beyond which a statement is taken to hold, or to fail, whatever the unknown figures are. */
const NEARLY_ALL = 0.9;

export type Verdict = "reproduced" | "not reproduced" | "depends on what is not known" | "in part" | "no value";

type Band = [number, number, number];

/** A number at central values, and its 90 % range over parameter draws; null without a value. */
export interface MeasuredValue {
  measure: string;
  central: number | null;
  band: Band | null;
}

export interface JudgedExpectation {
  claim: Text;
  /** At central values; null where a measure has no value. */
  holds: boolean | null;
  /** Share of worlds in which it holds; null where none was drawn. */
  share: number | null;
  /** Worlds with a value. */
  worlds: number;
  verdict: Verdict;
  values: MeasuredValue[];
}

export interface JudgedFact {
  id: string;
  claim: Text;
  source: string;
  file: string;
  verdict: Verdict;
  /** Worlds that were drawn, and those of them that could not be calibrated or run. */
  drawn: number;
  failed: number;
  expectations: JudgedExpectation[];
  note?: Text;
}

/** Judges a hypothesis by its worlds: the first at central values, the others drawn. */
export function judge({ file, scenario }: PlannedFact, worlds: Worlds): JudgedFact {
  const { id, claim, source, note, measures, expect } = scenario.hypothesis;
  const values = Object.fromEntries(Object.entries(measures).map(([name, one]) => [name, measured(one, worlds)]));
  const expectations = expect.map((expectation) => judgeOne(expectation, values, worlds.results.length));
  return {
    id,
    claim,
    source,
    file,
    verdict: together(expectations.map(({ verdict }) => verdict)),
    drawn: worlds.results.length - 1,
    failed: worlds.results.slice(1).filter((result) => "failure" in result).length,
    expectations,
    ...(note ? { note } : {}),
  };
}

function judgeOne(expectation: Expectation, values: Record<string, number[]>, worlds: number): JudgedExpectation {
  const [central, ...drawn] = Array.from({ length: worlds }, (_, world) =>
    holds(expectation, (measure) => values[measure][world]),
  );
  const told = drawn.filter((held) => held !== undefined);
  const share = told.length > 0 ? told.filter(Boolean).length / told.length : null;
  return {
    claim: expectation.claim,
    holds: central ?? null,
    share,
    worlds: told.length,
    verdict: verdictOf(central, share),
    values: [...new Set(measuresOf(expectation))].map((measure) => bandOf(measure, values[measure])),
  };
}

function verdictOf(central: boolean | undefined, share: number | null): Verdict {
  if (central === undefined) return "no value";
  const agree = share === null ? 1 : central ? share : 1 - share;
  if (agree < NEARLY_ALL) return "depends on what is not known";
  return central ? "reproduced" : "not reproduced";
}

function together(verdicts: readonly Verdict[]): Verdict {
  const [first] = verdicts as [Verdict];
  return verdicts.every((verdict) => verdict === first) ? first : "in part";
}

function bandOf(measure: string, [central, ...drawn]: readonly number[]): MeasuredValue {
  const sorted = drawn.filter(Number.isFinite).sort((a, b) => a - b);
  return {
    measure,
    central: Number.isFinite(central) ? central : null,
    band: sorted.length > 0 ? ([0.05, 0.5, 0.95].map((share) => quantile(sorted, share)) as Band) : null,
  };
}
