import { findLever, leverOf, levers } from "../levers/index.js";
import type { LeverDefinition } from "../levers/lever.js";
import { advice, joined, type TextKey, t } from "../words/index.js";
import { cityIdsOf, placeNames } from "./cityNames.js";
import { blocksOf } from "./councils.js";
import { type Locate, type Path, placed } from "./document.js";
import { nearestName, onceEach, type Problem, unknownName, type Wrong } from "./files.js";
import type { ChosenLever, GovernmentsFile } from "./governmentSchemas.js";
import type { Region } from "./regionSchema.js";
import { jsonSchema, type Rule, validate } from "./rules.js";
import { BASELINE, type ResolvedScenario } from "./scenarioSchema.js";
import { type LeverEntry, leverProblem, namesOnly, outsideRun, type PlacedLever } from "./timeline.js";

/** How governments behave in the baseline or in a variant. */
export function governmentsOf({ governments, variants }: ResolvedScenario, variant = BASELINE): GovernmentsFile {
  return variants[variant]?.governments ?? governments;
}

/**
 * What governments choose in the baseline or in a variant, as levers at an end of their bounds: in force throughout,
 * since a first value holds until the first decision.
 */
export function chosenLevers(
  scenario: ResolvedScenario,
  variant = BASELINE,
  end: "low" | "high" = "low",
): PlacedLever[] {
  const own = scenario.variants[variant]?.governments !== undefined;
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
    ...blocksOf(scenario, "governments").flatMap(([path, governments]) => [
      ...checkWhole(path, governments, scenario, report),
      ...governments.levers.flatMap((lever, l) =>
        checkChosenLever({ lever, at: [...path, "levers", l], region: scenario.region, locate }),
      ),
    ]),
  ];
}

type Report = (path: Path, problem: Wrong) => Problem;

function checkWhole(path: Path, governments: GovernmentsFile, scenario: ResolvedScenario, report: Report): Problem[] {
  if (governments.behaviour === "fixed") return [];
  const problems: Problem[] = [];
  const untimely = outsideRun(governments.from, scenario, "error.outsideRun", "scenario.changeYear");
  if (untimely) problems.push(report([...path, "from"], untimely));
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

/** Name of a chosen lever in policy.jsonl: "tax-rates.profitTaxRate", "sector-subsidy.sectorSubsidy electronics". */
export function chosenLeverName(lever: ChosenLever): string {
  const qualifier = chosenLeverQualifier(lever);
  return `${lever.type}.${lever.parameter}${qualifier && ` ${qualifier}`}`;
}

/**
 * What tells choices of one parameter apart: sectors, other ends of links, the name of an agreement; "" where there is
 * none.
 */
export function chosenLeverQualifier({ with: { sectors, ends, id } }: ChosenLever): string {
  return [sectors, ends, id].flatMap((names) => (names === undefined ? [] : [[names].flat().join("+")])).join(" ");
}

/** Node indices of cities given by id, by province, by agglomeration, or all of them. */
export function citiesNamed(cities: ChosenLever["cities"], region: Region): number[] {
  const all = region.tables.cities.map((_, city) => city);
  if (cities === "all") return all;
  const named = new Set(cities.flatMap((name) => cityIdsOf(name, region)));
  return all.filter((city) => named.has(region.tables.cities[city]!.id));
}

/** The parameters of the lever when all its cities choose one value. */
export function withValue(lever: ChosenLever, value: number, region: Region): Record<string, unknown> {
  const cities = citiesNamed(lever.cities, region).map((city) => region.tables.cities[city]!.id);
  return { ...lever.with, cities, [lever.parameter]: value };
}

/** What the schema says of every parameter of a lever. */
function parametersOf({ schema }: LeverDefinition): Record<string, Rule> {
  return (jsonSchema(schema) as Rule).properties ?? {};
}

/** The numbers of a lever that a city can choose: none where the lever binds no single cities. */
function choosableNumbers(definition: LeverDefinition): string[] {
  const parameters = parametersOf(definition);
  if (!("cities" in parameters)) return [];
  return Object.keys(parameters).filter((name) => ["number", "integer"].includes(parameters[name]!.type ?? ""));
}

/** A chosen lever under examination, and where its file lists it. */
interface Examined {
  lever: ChosenLever;
  at: Path;
  region: Region;
  locate: Locate;
}

/**
 * Levers and numbers that a city can choose, other parameters that the lever has, values that it allows, names that the
 * region knows.
 */
function checkChosenLever(examined: Examined): Problem[] {
  const { lever } = examined;
  const definition = findLever(lever.type);
  if (!definition || choosableNumbers(definition).length === 0) return [notChoosable(examined, definition)];
  const basics = [...wrongParameter(examined, definition), ...unknownCities(examined)];
  if (basics.length > 0) return basics;
  const others = [...unknownKeys(examined, definition), ...wholeNumbers(examined, definition)];
  return others.length > 0 ? others : wrongValues(examined, definition);
}

function report({ at, locate }: Examined, inside: Path, problem: Wrong): Problem {
  const path = [...at, ...inside];
  return { ...placed(locate, path), ...problem };
}

function notChoosable(examined: Examined, definition: LeverDefinition | undefined): Problem {
  const { lever } = examined;
  const choosable = levers.filter((one) => choosableNumbers(one).length > 0).map(({ type }) => type);
  return report(examined, ["type"], {
    value: lever.type,
    what: t(definition ? "scenario.bindsNoCities" : "mcp.noLever"),
    allowed: joined(choosable),
    nearest: definition ? undefined : nearestName(lever.type, choosable),
    hint: t(definition ? "scenario.listUnderLevers" : "error.correctName"),
  });
}

function wrongParameter(examined: Examined, definition: LeverDefinition): Problem[] {
  const { type, parameter } = examined.lever;
  const numbers = choosableNumbers(definition);
  if (numbers.includes(parameter)) return [];
  const known = Object.hasOwn(parametersOf(definition), parameter);
  return [
    report(
      examined,
      ["parameter"],
      unknownName(
        parameter,
        numbers,
        t(known ? "scenario.noNumberOf" : "scenario.noParameterOf", { type }),
        known ? "scenario.nameNumber" : "error.correctName",
      ),
    ),
  ];
}

function unknownCities(examined: Examined): Problem[] {
  const { lever, region } = examined;
  const known = placeNames(region);
  if (lever.cities === "all") return [];
  return lever.cities.flatMap((name, row) =>
    known.includes(name)
      ? []
      : [
          report(examined, ["cities", row], {
            value: name,
            ...advice("error.noPlaceOfTheRegion", t("scenario.allOr", { names: joined(known) }), "error.correctName"),
            nearest: nearestName(name, known),
          }),
        ],
  );
}

function unknownKeys(examined: Examined, definition: LeverDefinition): Problem[] {
  const { lever } = examined;
  const chosen = ["cities", lever.parameter];
  const others = Object.keys(parametersOf(definition)).filter((key) => !chosen.includes(key));
  const hints: Record<string, TextKey> = { cities: "scenario.writeCities", [lever.parameter]: "error.removeLine" };
  const unknown = Object.keys(lever.with).filter((key) => !others.includes(key));
  return unknown.map((key) =>
    report(examined, ["with", key], {
      what: chosen.includes(key) ? t("scenario.everyCityChooses") : t("scenario.noParameterOf", { type: lever.type }),
      allowed: others.length > 0 ? t("scenario.keys", { names: joined(others) }) : t("error.noKeysHere"),
      nearest: chosen.includes(key) ? undefined : nearestName(key, others),
      hint: t((Object.hasOwn(hints, key) && hints[key]) || "error.correctSpelling"),
    }),
  );
}

/** A search between bounds tries any number; whole ones must be listed. */
function wholeNumbers(examined: Examined, definition: LeverDefinition): Problem[] {
  const { parameter, choices } = examined.lever;
  if (choices || parametersOf(definition)[parameter]!.type !== "integer") return [];
  return [
    report(examined, ["parameter"], {
      value: parameter,
      ...advice("scenario.wholeNotSearched", "scenario.wholeWithChoices", "scenario.writeChoices"),
    }),
  ];
}

/** Every value that a government may come to try, with the other parameters beside it. */
function wrongValues(examined: Examined, definition: LeverDefinition): Problem[] {
  const { low, high, start, choices = [] } = examined.lever;
  const tried: [Path, number | undefined][] = [
    [["low"], low],
    [["high"], high],
    [["start"], start],
    ...choices.map((value, row): [Path, number] => [["choices", row], value]),
  ];
  const found = tried.flatMap(([path, value]) =>
    value === undefined ? [] : tryValue(examined, definition, path, value),
  );
  // What is wrong with the other parameters is so for every value.
  return onceEach(found);
}

function tryValue(examined: Examined, definition: LeverDefinition, written: Path, value: number): Problem[] {
  const { lever, at, region, locate } = examined;
  const place = (inside: Path): Path => {
    if (inside[0] === lever.parameter) return [...at, ...written];
    return [...at, ...(inside[0] === "cities" ? [] : ["with"]), ...inside];
  };
  const checked = validate(definition.schema, withValue(lever, value, region), locate, place);
  if (!checked.data) return checked.problems;
  try {
    definition.sets(checked.data as never, namesOnly(region, region.baseYear, region.baseYear));
    return [];
  } catch (error) {
    return [leverProblem(error, place, locate)];
  }
}
