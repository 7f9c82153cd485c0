import type { LeverDefinition } from "../levers/lever.js";
import { LeverNameError } from "../levers/selectors.js";
import type { Path, Position } from "./document.js";
import { dottedPath, type Problem } from "./error.js";
import type { ChosenLever, GovernmentsFile } from "./governmentsSchema.js";
import { nearestName } from "./nearest.js";
import type { Region } from "./regionSchema.js";
import type { ResolvedScenario } from "./resolvedScenario.js";
import { namesOnly } from "./timeline.js";

/** How governments behave in the baseline (no name) or in a variant. */
export function governmentsOf({ governments, variants }: ResolvedScenario, variant?: string): GovernmentsFile {
  return (variant === undefined ? undefined : variants[variant]?.governments) ?? governments;
}

/** Name of a chosen lever in policy.jsonl: "tax-rates.profitTaxRate", "sector-subsidy.sectorSubsidy electronics". */
export function chosenLeverName(lever: ChosenLever): string {
  const qualifier = chosenLeverQualifier(lever);
  return `${lever.type}.${lever.parameter}${qualifier && ` ${qualifier}`}`;
}

/** What tells choices of one parameter apart: sectors, other ends of links, the name of an agreement; "" where there is none. */
export function chosenLeverQualifier({ with: { sectors, ends, id } }: ChosenLever): string {
  return [sectors, ends, id].flatMap((names) => (names === undefined ? [] : [[names].flat().join("+")])).join(" ");
}

/** Node indices of cities given by id, by province, or all of them. */
export function citiesNamed(cities: ChosenLever["cities"], region: Region): number[] {
  const all = region.tables.cities.map((_, city) => city);
  if (cities === "all") return all;
  return all.filter((city) => {
    const { id, province } = region.tables.cities[city]!;
    return cities.includes(id) || cities.includes(province);
  });
}

/** What the schema cannot see: levers that exist and bind cities, numbers that their bounds allow, names that the region knows, years within the run. */
export function checkGovernments(
  scenario: ResolvedScenario,
  levers: readonly LeverDefinition[],
  locate: (path: Path) => Position,
): Problem[] {
  const places: [Path, GovernmentsFile][] = [[["governments"], scenario.governments]];
  for (const [name, variant] of Object.entries(scenario.variants)) {
    if (variant.governments) places.push([["variants", name, "governments"], variant.governments]);
  }
  const report = (path: Path, problem: Omit<Problem, "file" | "path">): Problem => ({
    ...locate(path),
    path: dottedPath(path),
    ...problem,
  });
  const names = [...scenario.region.tables.cities.flatMap(({ id, province }) => [id, province])];
  const unknown = Object.keys(scenario.objectives.cities).filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) =>
      report(["objectives", "cities", name], {
        what: "is no city or province of the region",
        allowed: [...new Set(names)].join(", "),
        nearest: nearestName(name, names),
        hint: "Correct the name",
      }),
    ),
    ...places.flatMap(([path, governments]) => checkOne(path, governments, scenario, levers, report)),
  ];
}

type Report = (path: Path, problem: Omit<Problem, "file" | "path">) => Problem;

function checkOne(
  path: Path,
  governments: GovernmentsFile,
  scenario: ResolvedScenario,
  levers: readonly LeverDefinition[],
  report: Report,
): Problem[] {
  if (governments.behaviour === "fixed") return [];
  const problems: Problem[] = [];
  const last = scenario.startYear + scenario.years - 1;
  const { from } = governments;
  if (from !== undefined && (from < scenario.startYear || from > last)) {
    problems.push(
      report([...path, "from"], {
        value: from,
        what: "is outside the run",
        allowed: `a year from ${scenario.startYear} to ${last}`,
        hint: "Change the year, or the scenario's startYear and years",
      }),
    );
  }
  if (governments.levers.length === 0) {
    problems.push(
      report([...path, "levers"], {
        what: "names nothing that governments may choose",
        allowed: "a list of levers with type, parameter, low and high",
        hint: "Name a lever, or write behaviour: fixed",
      }),
    );
  }
  governments.levers.forEach((lever, l) => {
    const at = [...path, "levers", l];
    const problem = checkLever(lever, at, scenario.region, levers, report);
    if (problem) problems.push(problem);
  });
  return problems.length > 0 ? problems : chosenTwice(path, governments, scenario.region, report);
}

function chosenTwice(path: Path, governments: GovernmentsFile, region: Region, report: Report): Problem[] {
  const seen = new Map<string, number>();
  return governments.levers.flatMap((lever, l) => {
    const own = citiesNamed(lever.cities, region).map(
      (city) => `${chosenLeverName(lever)} of ${region.tables.cities[city]!.id}`,
    );
    const twice = own.find((name) => seen.has(name));
    for (const name of own) seen.set(name, l);
    if (twice === undefined) return [];
    return [
      report([...path, "levers", l], {
        what: `chooses ${twice} a second time`,
        allowed: "each number of a city chosen once",
        hint: "Remove the city from one of the two",
      }),
    ];
  });
}

function checkLever(
  lever: ChosenLever,
  at: Path,
  region: Region,
  levers: readonly LeverDefinition[],
  report: Report,
): Problem | undefined {
  const definition = levers.find(({ type }) => type === lever.type);
  const types = levers.map(({ type }) => type);
  if (!definition) {
    return report([...at, "type"], {
      value: lever.type,
      what: "is no lever",
      allowed: types.join(", "),
      nearest: nearestName(lever.type, types),
      hint: "Correct the name",
    });
  }
  if (!(lever.low < lever.high)) {
    return report([...at, "high"], {
      value: lever.high,
      what: `is not above low (${lever.low})`,
      allowed: "low < high",
      hint: "Exchange the two",
    });
  }
  if (citiesNamed(lever.cities, region).length === 0) {
    return report([...at, "cities"], {
      value: lever.cities,
      what: "names no city of the region",
      allowed: region.tables.cities.map(({ id }) => id).join(", "),
      hint: "Correct the names, or write all",
    });
  }
  const city = region.tables.cities[citiesNamed(lever.cities, region)[0]!]!.id;
  for (const value of [lever.low, lever.high, ...(lever.choices ?? []), lever.start ?? lever.low]) {
    const problem = tryValue(definition, { ...lever.with, cities: [city], [lever.parameter]: value }, region);
    if (problem !== undefined) {
      return report(at, {
        value,
        what: `cannot be the ${lever.parameter} of ${lever.type}: ${problem}`,
        allowed: "a number parameter of a lever that binds cities, within its bounds (docs/levers.md)",
        hint: "See the parameters of the lever; give the others under `with`",
      });
    }
  }
  return undefined;
}

/** Why a lever would not take these parameters, or undefined. */
function tryValue(
  definition: LeverDefinition,
  parameters: Record<string, unknown>,
  region: Region,
): string | undefined {
  const parsed = definition.schema.safeParse(parameters);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${path.join(".") || "it"} ${message}`).join("; ");
  try {
    definition.sets(parsed.data as never, namesOnly(region, region.baseYear, region.baseYear));
    return undefined;
  } catch (error) {
    if (error instanceof LeverNameError) return `${error.name} is not a name that the region knows`;
    throw error;
  }
}
