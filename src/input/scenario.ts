import { advice, shellWord, t } from "../words/index.js";
import { checkMoneyEquivalents, resolveCoordination } from "./agreement.js";
import { checkAnswer } from "./answer.js";
import { checkCouncils, councilOf } from "./councils.js";
import { type Locate, type Path, placed, type SourceDocument } from "./document.js";
import { applyOverrides, locateIn, type Override, readChain } from "./extend.js";
import { type FileSource, fileNamed, mistakeAt, type Problem, throwProblems, type UserError } from "./files.js";
import { checkGovernments, chosenLevers, governmentsOf } from "./governments.js";
import { checkHypothesis } from "./hypothesis.js";
import { withIds } from "./names.js";
import { withOverrides } from "./parameters.js";
import { loadRegion } from "./region.js";
import type { Region } from "./regionSchema.js";
import { jsonSchema, type Rule, ruleAt, validate } from "./rules.js";
import { armsOf, BASELINE, type ResolvedScenario, scenarioSchema, variantSchema } from "./scenarioSchema.js";
import { checkTimeline, type LeverEntry, type PlacedLever } from "./timeline.js";

/**
 * Reads a scenario with what it extends and its region, applies the overrides (`--set`) and checks everything.
 * @throws UserError naming file, line, path, value, what is allowed and what to try, for up to ten mistakes at once.
 */
export function loadScenario(file: string, files: FileSource, overrides: readonly Override[] = []): ResolvedScenario {
  const { data, locate } = readWritten(file, files, overrides);
  if (data["tables"] !== undefined && data["region"] === undefined) throw isRegion(file, locate);
  const regionFile = data["region"];
  const named = typeof regionFile === "string" ? regionOrError(regionFile, files, locate) : undefined;
  const written = named?.region ? withIds(data, named.region, locate) : { data, problems: [] };
  const checked = validate(scenarioSchema(), written.data, locate);
  throwProblems([...written.problems, ...checked.problems]);
  if (!named?.region) throw named?.error;
  const { extends: _parent, region: _file, ...rest } = checked.data!;
  const { region } = named;
  const { dynamics = "stationary", replicates = REPLICATES } = rest;
  const scenario: ResolvedScenario = { ...rest, region, dynamics, replicates };
  if (!rest.dynamics && drifts(regionOf(scenario))) scenario.dynamics = "observed";
  if (rest.coordination) {
    const { coordination, problems } = resolveCoordination(rest.coordination, region, locate);
    throwProblems(problems);
    scenario.coordination = coordination;
  }
  if (!rest.replicates && !armsOf(scenario).some((arm) => hasChance(scenario, arm))) scenario.replicates = 1;
  const choosing = checkGovernments(scenario, locate);
  throwProblems([
    ...checkWhole(scenario, locate),
    ...choosing,
    ...checkCouncils(scenario, locate),
    ...checkMoneyEquivalents(scenario, locate),
    ...checkHypothesis(scenario, locate),
    ...checkAnswer(scenario, locate),
    ...checkTimeline(packagesOf(scenario, { chosen: choosing.length === 0 }), scenario, region, locate),
  ]);
  return scenario;
}

/** Replicates of a scenario that asks for no number of them. */
const REPLICATES = 8;

/**
 * Whether replicates of an arm differ. Nothing is left to chance where firms are cohorts, governments do not learn, and
 * no member of a council breaks its word by chance.
 */
export function hasChance(scenario: ResolvedScenario, arm: string): boolean {
  return (
    scenario.population === "agents" ||
    !["fixed", "best-response"].includes(governmentsOf(scenario, arm).behaviour) ||
    councilOf(scenario, arm)?.logit !== undefined
  );
}

function isRegion(file: string, locate: Locate): UserError {
  return mistakeAt(
    placed(locate, ["tables"]),
    "scenario.whatRegionsHave",
    "scenario.scenarioNamesRegion",
    t("scenario.writeScenarioWith", { file: shellWord(file) }),
  );
}

/** The region, or why it cannot be read: mistakes of the scenario itself are told first. */
function regionOrError(file: string, files: FileSource, locate: Locate): { region?: Region; error?: unknown } {
  if (file === "") return {};
  try {
    return { region: loadRegion(file, files, placed(locate, ["region"])) };
  } catch (error) {
    return { error };
  }
}

/** Where the parts of a scenario are written, for mistakes that only a command can see. */
export function placesOf(file: string, files: FileSource, overrides: readonly Override[]): Locate {
  return readWritten(file, files, overrides).locate;
}

/** Path of the region file that a scenario names. */
export function regionFileOf(file: string, files: FileSource, overrides: readonly Override[] = []): string {
  return fileNamed(files, String(readWritten(file, files, overrides).data["region"]));
}

function readWritten(file: string, files: FileSource, overrides: readonly Override[]) {
  const anchorRegion = ({ file: from, data }: SourceDocument): Record<string, unknown> =>
    typeof data["region"] === "string" ? { ...data, region: fileNamed(files, data["region"], from) } : data;
  const chain = readChain(files, fileNamed(files, file), anchorRegion);
  const { data, sources } = applyOverrides(chain.data, overrides);
  return { data, locate: locateIn([...chain.sources, ...sources]) };
}

/** JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return jsonSchema(scenarioSchema());
}

/** What the schema says of a place of a scenario: bounds, label, unit. `scenario`: what holds it. */
export function scenarioRule(path: Path, scenario: unknown): Rule | undefined {
  return ruleAt(scenarioJsonSchema(), path, scenario);
}

/** The region with the constants that the scenario, and the variant, put in place of its own. */
export function regionOf(
  { region: shipped, parameters, variants, ownership, capital }: ResolvedScenario,
  variant = BASELINE,
): Region {
  const region = {
    ...shipped,
    ownership: ownership ?? shipped.ownership,
    capital: capital ?? shipped.capital,
  };
  const common = withOverrides(region.parameters, parameters);
  const own = variants[variant]?.parameters;
  return { ...region, parameters: own ? withOverrides(common, own) : common };
}

/** True where residents of the region can go on moving to richer cities as its panel says. */
function drifts({ migration, tables, parameters }: Region): boolean {
  const { residents } = parameters.growth.drift;
  return migration === "from-registration" && tables.observed.length > 0 && residents.value !== 0;
}

/** What concerns the scenario as a whole and its region. */
function checkWhole(scenario: ResolvedScenario, locate: Locate): Problem[] {
  const { dynamics, startYear, region, variants } = scenario;
  const problems: Problem[] = [];
  const report = (path: Path, value: unknown, ...texts: Parameters<typeof advice>) =>
    problems.push({ ...placed(locate, path), value, ...advice(...texts) });
  if (dynamics === "observed" && !drifts(regionOf(scenario))) {
    report(["dynamics"], dynamics, "scenario.needsDrift", "scenario.stationaryOrObserved", "scenario.writeStationary");
  }
  if (startYear < region.baseYear) {
    report(
      ["startYear"],
      startYear,
      t("scenario.beforeBaseYear", { year: region.baseYear }),
      t("scenario.yearFrom", { year: region.baseYear }),
      "scenario.startLater",
    );
  }
  if (Object.hasOwn(variants, "baseline"))
    report(
      ["variants", "baseline"],
      undefined,
      "scenario.nameOfBaseline",
      "scenario.otherNameVariant",
      "scenario.renameVariant",
    );
  const changed = Object.keys(variants).filter((name) => variants[name]!.parameters !== undefined);
  for (const name of [BASELINE, ...changed]) {
    const { plant, headquarters } = regionOf(scenario, name).parameters.profitTaxApportionment;
    const sum = plant.value + headquarters.value;
    if (sum <= 1) continue;
    report(
      [...(name === BASELINE ? [] : ["variants", name]), "parameters", "profitTaxApportionment"],
      sum,
      "scenario.apportionmentAboveOne",
      "scenario.apportionmentAtMost",
      "error.lowerOne",
    );
  }
  return problems;
}

/** A variant that somebody makes by hand. */
export interface OwnVariant {
  name: string;
  /** As a variant of a file has it. */
  written: unknown;
  /** One that has been read, whose governments, council and constants hold for it too. */
  like?: ResolvedScenario["variants"][string] | undefined;
}

/**
 * A scenario that has been read, with one variant in place of all that it has. For programs in which people change
 * levers by hand: nothing but the variant is checked. Throws UserError where it is not valid.
 */
export function withVariant(scenario: ResolvedScenario, { name, written, like }: OwnVariant): ResolvedScenario {
  const locate = (_: Path) => ({ file: name });
  const checked = validate(variantSchema(), written, locate);
  throwProblems(checked.problems);
  // What is not written holds as in the variant that it is like.
  const own = Object.fromEntries(Object.entries(checked.data!).filter(([, value]) => value !== undefined));
  const variant = { ...like, ...own } as ResolvedScenario["variants"][string];
  // What is asked of variants that are gone is asked no more.
  const { compare: _compare, differences: _differences, ranked: _ranked, ...answer } = scenario.answer ?? {};
  const asked = scenario.answer ? { answer } : {};
  const changed: ResolvedScenario = { ...scenario, ...asked, variants: { [name]: variant } };
  const choosing = checkGovernments(changed, locate);
  const packages = packagesOf(changed, { chosen: choosing.length === 0 });
  throwProblems([
    ...choosing,
    ...checkCouncils(changed, locate),
    ...checkTimeline(packages, changed, changed.region, locate),
  ]);
  return changed;
}

/** Levers in force in an arm: the baseline's and its own. */
export function leversOf(scenario: ResolvedScenario, arm: string): LeverEntry[] {
  return placedLevers(scenario, arm).map(({ entry }) => entry);
}

/**
 * All that may be in force together: in the game, which is played on the baseline, in the baseline's run and in every
 * variant; with what governments choose there, unless left out, and the agreement where a council may put it in force.
 */
export function packagesOf(scenario: ResolvedScenario, { chosen }: { chosen: boolean }): PlacedLever[][] {
  const agreed = listedAt(["coordination", "agreement"], scenario.coordination?.agreement.levers ?? []);
  const common = (variant?: string) => [
    ...placedLevers(scenario, variant),
    ...(chosen ? chosenLevers(scenario, variant) : []),
  ];
  const variants = Object.keys(scenario.variants).map((name) => [
    ...common(name),
    ...(councilOf(scenario, name) ? agreed : []),
  ]);
  return [[...common(), ...agreed], ...variants];
}

function placedLevers({ baseline, variants }: ResolvedScenario, variant = BASELINE): PlacedLever[] {
  return [
    ...listedAt(["baseline"], baseline.levers),
    ...listedAt(["variants", variant], variants[variant]?.levers ?? []),
  ];
}

function listedAt(path: Path, levers: LeverEntry[]): PlacedLever[] {
  return levers.map((entry, i) => ({ entry, path: [...path, "levers", i] }));
}
