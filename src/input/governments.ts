import { leverOf } from "../levers/index.js";
import { advice, joined, t } from "../words/index.js";
import { checkChosenLever, withValue } from "./chosenLever.js";
import { placeNames } from "./cityNames.js";
import type { Locate, Path } from "./document.js";
import { placed } from "./document.js";
import { nearestName, type Problem } from "./error.js";
import type { GovernmentsFile } from "./governmentSchemas.js";
import type { LeverEntry } from "./leverEntry.js";
import type { ResolvedScenario } from "./scenarioSchema.js";
import type { PlacedLever } from "./timeline.js";

/** How governments behave in the baseline (no name) or in a variant. */
export function governmentsOf({ governments, variants }: ResolvedScenario, variant?: string): GovernmentsFile {
  return (variant === undefined ? undefined : variants[variant]?.governments) ?? governments;
}

/**
 * What governments choose in the baseline or in a variant, as levers at an end of their bounds: in force throughout,
 * since a first value holds until the first decision.
 */
export function chosenLevers(scenario: ResolvedScenario, variant?: string, end: "low" | "high" = "low"): PlacedLever[] {
  const own = variant !== undefined && scenario.variants[variant]?.governments !== undefined;
  const path: Path = own ? ["variants", variant, "governments", "levers"] : ["governments", "levers"];
  return governmentsOf(scenario, variant).levers.map((lever, l) => {
    const { schema } = leverOf(lever.type);
    const parameters = schema.parse(withValue(lever, lever[end], scenario.region));
    const entry = { ...(parameters as object), type: lever.type, from: scenario.startYear } as LeverEntry;
    return { entry, path: [...path, l], chosen: true };
  });
}

/**
 * What the schema cannot see: levers that a city can choose, numbers that their bounds allow, names that the region
 * knows, years within the run.
 */
export function checkGovernments(scenario: ResolvedScenario, locate: Locate): Problem[] {
  const places: [Path, GovernmentsFile][] = [[["governments"], scenario.governments]];
  for (const [name, variant] of Object.entries(scenario.variants)) {
    if (variant.governments) places.push([["variants", name, "governments"], variant.governments]);
  }
  const report: Report = (path, problem) => ({ ...placed(locate, path), ...problem });
  const names = placeNames(scenario.region);
  const unknown = Object.keys(scenario.objectives.cities).filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) =>
      report(["objectives", "cities", name], {
        what: t("error.noPlaceOfTheRegion"),
        allowed: joined(names),
        nearest: nearestName(name, names),
        hint: t("error.correctName"),
      }),
    ),
    ...places.flatMap(([path, governments]) => [
      ...checkWhole(path, governments, scenario, report),
      ...governments.levers.flatMap((lever, l) =>
        checkChosenLever({ lever, at: [...path, "levers", l], region: scenario.region, locate }),
      ),
    ]),
  ];
}

type Report = (path: Path, problem: Omit<Problem, "file" | "path">) => Problem;

function checkWhole(path: Path, governments: GovernmentsFile, scenario: ResolvedScenario, report: Report): Problem[] {
  if (governments.behaviour === "fixed") return [];
  const problems: Problem[] = [];
  const last = scenario.startYear + scenario.years - 1;
  const { from } = governments;
  if (from !== undefined && (from < scenario.startYear || from > last)) {
    problems.push(
      report([...path, "from"], {
        value: from,
        ...advice(
          "error.outsideRun",
          t("scenario.yearFromTo", { from: scenario.startYear, to: last }),
          "scenario.changeYear",
        ),
      }),
    );
  }
  if (governments.levers.length === 0) {
    problems.push(
      report(
        [...path, "levers"],
        advice("scenario.nothingToChoose", "scenario.listOfLevers", "scenario.nameLeverOrFixed"),
      ),
    );
  }
  return problems;
}
