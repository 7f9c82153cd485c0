import {
  type CouncilFile,
  chosenLeverName,
  citiesNamed,
  councilOf,
  firstYearOf,
  type GovernmentsFile,
  governmentsOf,
  type LeverEntry,
  objectivesOf,
  playersOf,
  quorumOf,
  type Region,
  type ResolvedScenario,
} from "../scenario/index.js";

type Weights = ResolvedScenario["objectives"]["weights"];

/** What a scenario holds, for somebody who checks it before a run: place and time, who wants and plays what, and its arms. */
export function holdings(scenario: ResolvedScenario): string {
  const { region, variants, baseline } = scenario;
  const last = scenario.startYear + scenario.years - 1;
  const population = scenario.population === "agents" ? `${scenario.firms} firms` : "cohorts";
  const arms = Object.entries(variants).map(([name, variant]) => {
    const changed = Object.keys(variant.parameters ?? {});
    const constants = changed.length > 0 ? [`other constants: ${changed.join(", ")}`] : [];
    return `  ${name}: ${[...armParts(scenario, variant.levers, name), ...constants].join("; ")}`;
  });
  const lines = [
    scenario.title.en,
    scenario.question.en,
    `${region.label.en}: ${counted(region.tables.cities.length, "city")}, ${region.tables.sectors.length} sectors; ${scenario.startYear}-${last}; ${population}, ${counted(scenario.replicates, "replicate")}, seed ${scenario.seed}`,
    ...objectives(scenario),
    ...agreement(scenario),
    `baseline: ${armParts(scenario, baseline.levers).join("; ")}`,
    ...arms,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** What a region holds. */
export function regionHoldings({ label, tables, hinterlands, baseYear, currency }: Region): string {
  const provinces = new Set(tables.cities.map(({ province }) => province)).size;
  const parts = [
    counted(tables.cities.length, "city"),
    counted(provinces, "province"),
    `${tables.sectors.length} sectors`,
    `base year ${baseYear}`,
    `money in 100 million ${currency} a year`,
  ];
  const names = tables.cities.map(({ id }) => id).join(", ");
  const around = hinterlands.map(({ id }) => id).join(", ");
  return `${label.en}: ${parts.join(", ")}\ncities: ${names}\n${around && `around them: ${around}\n`}`;
}

/** What governments want, where it decides anything. */
function objectives(scenario: ResolvedScenario): string[] {
  const { horizon, discount, weights, cities, terminalValue } = scenario.objectives;
  const arms = [undefined, ...Object.keys(scenario.variants)];
  const choosing = arms.some((name) => governmentsOf(scenario, name).behaviour !== "fixed");
  if (!choosing && !scenario.coordination) return [];
  const own = Object.entries(cities).map(([name, theirs]) => `; ${name} ${weightsText(theirs)}`);
  const forever =
    terminalValue === "last-year" ? ", permanent ones in the game by the last year's rate for ever after" : "";
  const judged = scenario.coordination ? `; agreements judged by ${counted(horizon, "year")}${forever}` : "";
  return [`objectives: ${weightsText(weights)}${own.join("")}${judged}, discount ${discount}`];
}

function weightsText(weights: Weights): string {
  const given = Object.entries(weights).filter(([, weight]) => weight > 0);
  return given.map(([what, weight]) => `${what} ${weight}`).join(", ") || "no weights";
}

function agreement({ coordination, region }: ResolvedScenario): string[] {
  if (!coordination) return [];
  const players = playersOf(coordination, region).map(({ id, cities }) => `${id} (${counted(cities.length, "city")})`);
  return [
    `players: ${players.join(", ")}; decision by ${coordination.decision}`,
    `agreement: ${coordination.label.en}: ${typesOf(coordination.agreement.levers)}`,
  ];
}

/** An arm: levers by date, what a council decides, what governments choose. */
function armParts(scenario: ResolvedScenario, levers: readonly LeverEntry[], name?: string): string[] {
  const council = councilOf(scenario, name);
  const governments = governmentsOf(scenario, name);
  const parts = [
    levers.length > 0 ? typesOf(levers) : undefined,
    council && councilText(scenario, council, name),
    governments.behaviour === "fixed" ? undefined : governmentsText(scenario, governments),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts : ["no levers"];
}

function councilText(scenario: ResolvedScenario, council: CouncilFile, name?: string): string {
  const { decision, compensation } = scenario.coordination!;
  const { agenda, binding, sanction, monitoring, centralTopUp, promotion } = council;
  // Amounts are in 100 million.
  const powers = [
    decision === "quorum" ? `quorum of ${quorumOf(council)}` : decision,
    agenda && `item by item: ${agenda.map((item) => item.join(" + ")).join(", ")}`,
    binding && "members bound",
    council.compensation && `compensation by the rule ${compensation.rule}`,
    centralTopUp > 0 && `the centre adds up to ${centralTopUp / 10} bn a year`,
    monitoring < 1 && `a breach noticed with probability ${monitoring} a year`,
    sanction > 0 && `a breach costs ${sanction / 10} bn a year`,
    promotion && `promotion for ${weightsText(objectivesOf(scenario, name).weights)}`,
  ];
  const { every, from = firstYearOf(scenario.coordination!) } = council;
  return `council ${often({ every, from }, scenario)} (${powers.filter(Boolean).join(", ")})`;
}

function governmentsText(scenario: ResolvedScenario, governments: GovernmentsFile): string {
  const { behaviour, horizon, updating, levers } = governments;
  const how = behaviour === "best-response" ? `${behaviour}, ${updating}` : behaviour;
  const chosen = levers.map((lever) => {
    const range = lever.choices ? `one of ${lever.choices.join(", ")}` : `${lever.low} to ${lever.high}`;
    const cities = citiesNamed(lever.cities, scenario.region).map((city) => scenario.region.tables.cities[city]!.id);
    return `${chosenLeverName(lever)} of ${cities.length === 1 ? cities[0] : `${cities.length} cities`} (${range})`;
  });
  return `governments choose ${often(governments, scenario)} (${how}, ${counted(horizon, "year")} ahead): ${chosen.join(", ")}`;
}

function often({ from, every }: { from?: number | undefined; every: number }, { startYear }: ResolvedScenario): string {
  return `from ${from ?? startYear}, ${every === 1 ? "every year" : `every ${every} years`}`;
}

function typesOf(levers: readonly LeverEntry[]): string {
  return levers.map(({ type }) => type).join(", ");
}

function counted(count: number, thing: string): string {
  if (count === 1) return `1 ${thing}`;
  return `${count} ${thing.endsWith("y") ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}
