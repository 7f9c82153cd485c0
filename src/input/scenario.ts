import { type Text, t } from "../words/index.js";
import { checkMoneyEquivalents, resolveCoordination } from "./agreement.js";
import { checkAnswer } from "./answer.js";
import { checkCouncils } from "./councils.js";
import type { Locate, Path, SourceDocument } from "./document.js";
import { type Problem, throwProblems, UserError } from "./error.js";
import { locateIn, readChain } from "./extend.js";
import { type FileSource, fileNamed } from "./files.js";
import { checkGovernments } from "./governments.js";
import { checkHypothesis } from "./hypothesis.js";
import { withIds } from "./names.js";
import { applyOverrides, type Override } from "./override.js";
import { packagesOf } from "./packages.js";
import { withOverrides } from "./parameters.js";
import { loadRegion } from "./region.js";
import type { Region } from "./regionSchema.js";
import type { ResolvedScenario } from "./resolvedScenario.js";
import { jsonSchema, type Rule, ruleAt } from "./rules.js";
import { scenarioSchema } from "./scenarioSchema.js";
import { checkTimeline } from "./timeline.js";
import { validate } from "./validate.js";

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
  const scenario: ResolvedScenario = { ...rest, region };
  if (rest.coordination) {
    const { coordination, problems } = resolveCoordination(rest.coordination, region, locate);
    throwProblems(problems);
    scenario.coordination = coordination;
  }
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

function isRegion(file: string, locate: Locate): UserError {
  return new UserError({
    ...locate(["tables"]),
    path: "tables",
    what: t("scenario.whatRegionsHave"),
    allowed: t("scenario.scenarioNamesRegion"),
    hint: t("scenario.writeScenarioWith", { file }),
  });
}

/** The region, or why it cannot be read: mistakes of the scenario itself are told first. */
function regionOrError(file: string, files: FileSource, locate: Locate): { region?: Region; error?: unknown } {
  if (file === "") return {};
  try {
    return { region: loadRegion(file, files, { ...locate(["region"]), path: "region" }) };
  } catch (error) {
    return { error };
  }
}

/** Where the parts of a scenario are written, for mistakes that only a command can see. */
export function placesOf(file: string, files: FileSource, overrides: readonly Override[]): Locate {
  return readWritten(file, files, overrides).locate;
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
  variant?: string,
): Region {
  const region = {
    ...shipped,
    ownership: ownership ?? shipped.ownership,
    capital: capital ?? shipped.capital,
  };
  const common = withOverrides(region.parameters, parameters);
  const own = variant === undefined ? undefined : variants[variant]?.parameters;
  return { ...region, parameters: own ? withOverrides(common, own) : common };
}

/** True where some city's GDP or residents were observed in two neighbouring years of the past that is carried over. */
function observesGrowth({ tables: { observed }, baseYear, parameters }: Region): boolean {
  const first = baseYear - parameters.growth.pastYears.value;
  return (["gdpReal2000Prices100m", "residentsThousand"] as const).some((variable) => {
    const known = new Set(observed.filter((row) => row[variable]).map(({ city, year }) => `${city} ${year}`));
    return observed.some(
      ({ city, year }) =>
        year > first && year <= baseYear && known.has(`${city} ${year}`) && known.has(`${city} ${year - 1}`),
    );
  });
}

/** What concerns the scenario as a whole and its region. */
function checkWhole(scenario: ResolvedScenario, locate: ReturnType<typeof locateIn>): Problem[] {
  const { dynamics, startYear, region, variants } = scenario;
  const problems: Problem[] = [];
  const report = (path: Path[number], value: unknown, what: Text, allowed: Text, hint: Text) =>
    problems.push({ ...locate([path]), path: String(path), value, what, allowed, hint });
  if (dynamics === "momentum" && !observesGrowth(regionOf(scenario))) {
    report(
      "dynamics",
      dynamics,
      t("scenario.needsPastGrowth"),
      t("scenario.stationaryOrMomentum"),
      t("scenario.writeStationary"),
    );
  }
  if (startYear < region.baseYear) {
    report(
      "startYear",
      startYear,
      t("scenario.beforeBaseYear", { year: region.baseYear }),
      t("scenario.yearFrom", { year: region.baseYear }),
      t("scenario.startLater"),
    );
  }
  if (Object.hasOwn(variants, "baseline"))
    report(
      "variants",
      "baseline",
      t("scenario.nameOfBaseline"),
      t("scenario.otherNameVariant"),
      t("scenario.renameVariant"),
    );
  const changed = Object.keys(variants).filter((name) => variants[name]!.parameters !== undefined);
  for (const name of [undefined, ...changed]) {
    const { plant, headquarters } = regionOf(scenario, name).parameters.profitTaxApportionment;
    if (plant.value + headquarters.value <= 1) continue;
    report(
      name === undefined ? "parameters" : "variants",
      plant.value + headquarters.value,
      t("scenario.apportionmentAboveOne", { variant: name ?? "", named: name !== undefined }),
      t("scenario.apportionmentAtMost"),
      t("error.lowerOne"),
    );
  }
  return problems;
}
