import { advice, joined, type Text, t } from "../words/index.js";
import { type Locate, type Path, placed } from "./document.js";
import { nearestName, type Problem } from "./files.js";
import type { Expectation, ResolvedScenario } from "./scenarioSchema.js";

/** Measures that an expectation is about, in its order. */
export function measuresOf({ measure, rising, falling, hump, equal }: Expectation): readonly string[] {
  return rising ?? falling ?? hump ?? equal ?? [measure!];
}

/** Names of variants and measures that are not there, and years outside the run. */
export function checkHypothesis(scenario: ResolvedScenario, locate: Locate): Problem[] {
  const { hypothesis, variants, startYear, years } = scenario;
  if (!hypothesis) return [];
  const arms = ["baseline", ...Object.keys(variants)];
  const measures = Object.keys(hypothesis.measures);
  const last = startYear + years - 1;
  const report = (path: Path, problem: Omit<Problem, "file" | "path">): Problem => ({
    ...placed(locate, ["hypothesis", ...path]),
    ...problem,
  });
  const unknown = (path: Path, value: string, known: readonly string[], what: Text): Problem[] =>
    known.includes(value)
      ? []
      : [
          report(path, {
            value,
            what,
            allowed: joined(known),
            nearest: nearestName(value, known),
            hint: t("error.correctName"),
          }),
        ];
  return [
    ...Object.entries(hypothesis.measures).flatMap(([name, { in: arm, against, year }]) => [
      ...unknown(["measures", name, "in"], arm, arms, t("scenario.noVariant")),
      ...(against === undefined ? [] : unknown(["measures", name, "against"], against, arms, t("scenario.noVariant"))),
      ...(year === undefined || (startYear <= year && year <= last)
        ? []
        : [
            report(["measures", name, "year"], {
              value: year,
              ...advice(
                "scenario.notInRun",
                t("scenario.yearFromTo", { from: startYear, to: last }),
                "scenario.correctYear",
              ),
            }),
          ]),
    ]),
    ...(hypothesis.expect.length === 1 || hypothesis.expect.filter(({ main }) => main).length === 1
      ? []
      : [
          {
            ...placed(locate, ["hypothesis", "expect"]),
            path: "hypothesis.expect",
            ...advice("scenario.notOneClaim", "scenario.oneClaim", "scenario.markClaim"),
          },
        ]),
    ...hypothesis.expect.flatMap((expectation, e) =>
      measuresOf(expectation).flatMap((name) => unknown(["expect", e], name, measures, t("scenario.noMeasure"))),
    ),
  ];
}
