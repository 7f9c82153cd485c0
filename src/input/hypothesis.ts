import { advice, type TextKey } from "../words/index.js";
import { type Locate, type Path, placed } from "./document.js";
import { type Problem, unknownName, type Wrong } from "./files.js";
import { armsOf, type Expectation, type ResolvedScenario } from "./scenarioSchema.js";
import { outsideRun } from "./timeline.js";

/** Measures that an expectation is about, in its order. */
export function measuresOf({ measure, rising, falling, hump, equal }: Expectation): readonly string[] {
  return rising ?? falling ?? hump ?? equal ?? [measure!];
}

/** Names of variants and measures that are not there, and years outside the run. */
export function checkHypothesis(scenario: ResolvedScenario, locate: Locate): Problem[] {
  const { hypothesis } = scenario;
  if (!hypothesis) return [];
  const arms = armsOf(scenario);
  const measures = Object.keys(hypothesis.measures);
  const report = (path: Path, problem: Wrong): Problem => ({
    ...placed(locate, ["hypothesis", ...path]),
    ...problem,
  });
  const unknown = (path: Path, value: string, known: readonly string[], what: TextKey): Problem[] =>
    known.includes(value) ? [] : [report(path, unknownName(value, known, what, "error.correctName"))];
  const outside = (path: Path, year: number | undefined): Problem[] => {
    const wrong = outsideRun(year, scenario, "scenario.notInRun", "scenario.correctYear");
    return wrong ? [report(path, wrong)] : [];
  };
  return [
    ...Object.entries(hypothesis.measures).flatMap(([name, { in: arm, against, year }]) => [
      ...unknown(["measures", name, "in"], arm, arms, "scenario.noVariant"),
      ...(against === undefined ? [] : unknown(["measures", name, "against"], against, arms, "scenario.noVariant")),
      ...outside(["measures", name, "year"], year),
    ]),
    ...(hypothesis.expect.length === 1 || hypothesis.expect.filter(({ main }) => main).length === 1
      ? []
      : [report(["expect"], advice("scenario.notOneClaim", "scenario.oneClaim", "scenario.markClaim"))]),
    ...hypothesis.expect.flatMap((expectation, e) =>
      measuresOf(expectation).flatMap((name) => unknown(["expect", e], name, measures, "scenario.noMeasure")),
    ),
  ];
}
