import { advice, joined, type Text, t } from "../words/index.js";
import type { Locate, Path } from "./document.js";
import { dottedPath, nearestName, type Problem } from "./files.js";
import { placeIndex } from "./names.js";
import type { ResolvedScenario } from "./scenarioSchema.js";

/** Places of results that are no part of a region: all cities together, and the country that they lie in. */
const WHOLES = ["cluster", "country"];

/** Variants and places that are not there, a run compared with itself, and years outside the run. */
export function checkAnswer(
  { answer, variants, startYear, years, region, coordination }: ResolvedScenario,
  locate: Locate,
): Problem[] {
  if (!answer) return [];
  const { compare = [], when, places = [], signed } = answer;
  const agreed = [...new Set(coordination?.agreement.levers.map(({ type }) => type))];
  const report = (path: Path, problem: Omit<Problem, "file" | "path">): Problem => ({
    ...locate(["answer", ...path]),
    path: dottedPath(["answer", ...path]),
    ...problem,
  });
  const unknown = (path: Path, value: string, known: readonly string[], what: Text, hint: Text): Problem[] => {
    const [allowed, nearest] = [joined(known, "enumeration"), nearestName(value, known)];
    return known.includes(value) ? [] : [report(path, { value, what, allowed, nearest, hint })];
  };
  const arms = ["baseline", ...Object.keys(variants)];
  const known = [...WHOLES, ...new Set(placeIndex(region).things.map(({ id }) => id))];
  const [first, second = "baseline"] = compare;
  const same: Problem = report(["compare"], {
    value: joined(compare, "enumeration"),
    ...advice("scenario.comparedWithItself", "scenario.twoRunsCompared", "scenario.nameOtherVariant"),
  });
  const last = startYear + years - 1;
  return [
    ...compare.flatMap((name, at) =>
      unknown(["compare", at], name, arms, t("scenario.noVariant"), t("error.correctName")),
    ),
    ...(first !== undefined && first === second ? [same] : []),
    ...(signed === undefined
      ? []
      : unknown(["signed"], signed, agreed, t("scenario.noLeverOfAgreement"), t("scenario.correctOrAddLever"))),
    ...places.flatMap((id, at) =>
      unknown(["places", at], id, known, t("scenario.noPlaceOfResults"), t("error.correctName")),
    ),
    ...yearsOf(when).flatMap(({ path, year, from = startYear }) =>
      from <= year && year <= last
        ? []
        : [
            report(path, {
              value: year,
              ...advice("scenario.notInRun", t("scenario.yearFromTo", { from, to: last }), "scenario.correctYear"),
            }),
          ],
    ),
  ];
}

/** Years that `when` names, and where; the last of a sum is not before its first. */
function yearsOf(when: NonNullable<ResolvedScenario["answer"]>["when"]): { path: Path; year: number; from?: number }[] {
  if (when === undefined || when === "path") return [];
  if (typeof when === "number") return [{ path: ["when"], year: when }];
  if ("shock" in when) return [{ path: ["when", "shock"], year: when.shock }];
  const [first, end] = when.sum;
  return [
    { path: ["when", "sum", 0], year: first },
    { path: ["when", "sum", 1], year: end, from: first },
  ];
}
