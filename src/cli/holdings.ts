import { namesOf } from "../experiments/index.js";
import { joined, type Language, type Text, t } from "../language/index.js";
import { findLever } from "../levers/index.js";
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

/** A scenario, and who reads of it. */
interface Reading {
  scenario: ResolvedScenario;
  language: Language;
  say(text: Text): string;
}

/** What a scenario holds, for somebody who checks it before a run: place and time, who wants and plays what, and its arms. */
export function holdings(scenario: ResolvedScenario, language: Language = "en"): string {
  const reading: Reading = { scenario, language, say: (text) => text[language] };
  const { say } = reading;
  const { region, variants, baseline, startYear, replicates, seed } = scenario;
  const last = startYear + scenario.years - 1;
  const population =
    scenario.population === "agents" ? say(t("cli.firms", { firms: scenario.firms })) : say(t("cli.cohorts"));
  const arms = Object.entries(variants).map(([name, variant]) => {
    const changed = Object.keys(variant.parameters ?? {});
    const constants =
      changed.length > 0 ? [say(t("cli.otherConstants", { changed: joined(changed, "enumeration") }))] : [];
    const parts = [...armParts(reading, variant.levers, name), ...constants];
    return `  ${name}${say(COLON)}${parts.join(say(SEMICOLON))}`;
  });
  const { cities, sectors } = region.tables;
  const base = armParts(reading, baseline.levers).join(say(SEMICOLON));
  const lines = [
    say(scenario.title),
    say(scenario.question),
    say(
      t("cli.sectorsSeed", {
        region: region.label,
        citiesCount: counted(cities.length, "city"),
        sectorsCount: sectors.length,
        startYear,
        last,
        population,
        replicates: counted(replicates, "replicate"),
        seed,
        citiesCount2: cities.length,
        replicates2: replicates,
      }),
    ),
    ...objectives(reading),
    ...agreement(reading),
    say(t("cli.baseline2", { base })),
    ...arms,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** What a region holds. */
export function regionHoldings(region: Region, language: Language): string {
  const { label, tables, hinterlands, baseYear, currency } = region;
  const [cities, sectors] = [tables.cities.length, tables.sectors.length];
  const provinces = new Set(tables.cities.map(({ province }) => province)).size;
  const names = tables.cities.map(({ id }) => id).join(", ");
  const around = hinterlands.map(({ id }) => id).join(", ");
  const counts = (one: number, thing: string, many: string) => `${one} ${one === 1 ? thing : many}`;
  const said: Text = t("cli.sectorsBaseYearMoney", {
    label,
    cities: counts(cities, "city", "cities"),
    provinces: counts(provinces, "province", "provinces"),
    sectors,
    baseYear,
    currency,
    names,
    around: around && `around them: ${around}\n`,
    cities2: cities,
    provinces2: provinces,
    around2: around && `周边：${around}\n`,
  });
  return said[language];
}
const COLON: Text = t("join.colon");
const COMMA: Text = t("join.comma");
const SEMICOLON: Text = t("join.semicolon");

/** What governments want, where it decides anything. */
function objectives({ scenario, say }: Reading): string[] {
  const { horizon, discount, weights, cities, terminalValue } = scenario.objectives;
  const arms = [undefined, ...Object.keys(scenario.variants)];
  const choosing = arms.some((name) => governmentsOf(scenario, name).behaviour !== "fixed");
  if (!choosing && !scenario.coordination) return [];
  const own = Object.entries(cities).map(([name, theirs]) => `${say(SEMICOLON)}${name} ${weightsText(theirs, say)}`);
  const forever = terminalValue === "last-year";
  const judged = scenario.coordination
    ? say(t("cli.agreementsJudged", { horizon: counted(horizon, "year"), forever, horizon2: horizon }))
    : "";
  const all = `${weightsText(weights, say)}${own.join("")}${judged}`;
  return [say(t("cli.objectivesDiscount", { all, discount }))];
}

/** What governments may want. */
const WANTS: Record<string, string> = {
  gdp: "GDP",
  revenue: "自有收入",
  consumption: "人均消费",
  innovation: "知识存量",
  rank: "位次",
  cluster: "城市群GDP",
};

function weightsText(weights: Weights, say: Reading["say"]): string {
  const given = Object.entries(weights).filter(([, weight]) => weight > 0);
  const named = given.map(([what, weight]) => `${say({ en: what, zh: WANTS[what] ?? what })} ${weight}`);
  return named.join(say(COMMA)) || say(t("cli.weights"));
}

function agreement({ scenario, language, say }: Reading): string[] {
  const { coordination, region } = scenario;
  if (!coordination) return [];
  const nameOf = namesOf(scenario);
  const players = playersOf(coordination, region).map(({ id, cities }) =>
    say(
      t("cli.text2", {
        id,
        citiesCount: counted(cities.length, "city"),
        nameOf: nameOf(id),
        citiesCount2: cities.length,
      }),
    ),
  );
  const { decision } = coordination;
  const types = typesOf(coordination.agreement.levers, language);
  return [
    say(t("cli.playersDecision", { players: joined(players, "comma"), decision, decision2: decision === "quorum" })),
    say(t("cli.agreement2", { coordination: coordination.label, types })),
  ];
}

/** An arm: levers by date, what a council decides, what governments choose. */
function armParts(reading: Reading, levers: readonly LeverEntry[], name?: string): string[] {
  const { scenario, language, say } = reading;
  const council = councilOf(scenario, name);
  const governments = governmentsOf(scenario, name);
  const parts = [
    levers.length > 0 ? typesOf(levers, language) : undefined,
    council && councilText(reading, council, name),
    governments.behaviour === "fixed" ? undefined : governmentsText(reading, governments),
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts : [say(t("cli.levers"))];
}

function councilText({ scenario, language, say }: Reading, council: CouncilFile, name?: string): string {
  const { decision, compensation } = scenario.coordination!;
  const { agenda, binding, sanction, monitoring, centralTopUp, promotion } = council;
  const quorum = quorumOf(council);
  const items = agenda
    ?.map((item) =>
      typesOf(
        item.map((type) => ({ type })),
        language,
        " + ",
      ),
    )
    .join(say(COMMA));
  const { rule } = compensation;
  // Amounts are in 100 million.
  const powers = [
    decision === "quorum" ? say(t("cli.quorum", { quorum })) : say({ en: decision, zh: "一致同意" }),
    items && say(t("cli.itemItem", { items })),
    binding && say(t("cli.membersBound")),
    council.compensation && say(t("cli.compensationRule", { rule })),
    centralTopUp > 0 && say(t("cli.centreAddsUpBn", { centralTopUp: centralTopUp / 10, centralTopUp2: centralTopUp })),
    monitoring < 1 && say(t("cli.breachNoticedProbabilityYear", { monitoring })),
    sanction > 0 && say(t("cli.breachCostsBnYear", { sanction: sanction / 10, sanction2: sanction })),
    promotion && say(t("cli.promotion", { weightsText: weightsText(objectivesOf(scenario, name).weights, say) })),
  ];
  const { every, from = firstYearOf(scenario.coordination!) } = council;
  const when = often({ every, from }, scenario, say);
  return say(
    t("cli.council", {
      when,
      powers: joined(
        powers.filter((power) => typeof power === "string"),
        "comma",
      ),
    }),
  );
}

const BEHAVIOURS: Record<string, string> = {
  "best-response": "最优反应",
  imitate: "模仿",
  replicator: "复制动态",
  ewa: "经验加权学习",
  sequential: "依次调整",
  simultaneous: "同时调整",
  damped: "阻尼调整",
};

function governmentsText({ scenario, say }: Reading, governments: GovernmentsFile): string {
  const { behaviour, horizon, updating, levers } = governments;
  const word = (text: string) => say({ en: text, zh: BEHAVIOURS[text] ?? text });
  const how = behaviour === "best-response" ? `${word(behaviour)}${say(COMMA)}${word(updating)}` : word(behaviour);
  const nameOf = namesOf(scenario);
  const chosen = levers.map((lever) => {
    const { choices, low, high } = lever;
    const range = choices
      ? say(t("cli.one", { choices: joined(choices.map(String), "enumeration") }))
      : say(t("join.range", { low, high }));
    const cities = citiesNamed(lever.cities, scenario.region).map((city) => scenario.region.tables.cities[city]!.id);
    const name = chosenLeverName(lever);
    const [first, count] = [cities[0]!, cities.length];
    return say(
      t("cli.of", {
        name,
        value: count === 1 ? first : `${count} cities`,
        range,
        value2: count === 1 ? nameOf(first).zh : `${count}个城市`,
      }),
    );
  });
  const when = often(governments, scenario, say);
  return say(
    t("cli.governmentsChooseAhead", {
      when,
      how,
      horizon: counted(horizon, "year"),
      chosen: joined(chosen, "comma"),
      horizon2: horizon,
    }),
  );
}

function often(
  { from, every }: { from?: number | undefined; every: number },
  { startYear }: ResolvedScenario,
  say: Reading["say"],
): string {
  const first = from ?? startYear;
  return say(t("cli.from", { first, every, value: every === 1 ? "" : every }));
}

/** Levers by their types, in Chinese by their names. */
function typesOf(levers: readonly { type: string }[], language: Language, comma?: string): string {
  const names = levers.map(({ type }) => (language === "en" ? type : (findLever(type)?.label.zh ?? type)));
  return names.join(comma ?? (language === "en" ? ", " : "、"));
}

function counted(count: number, thing: string): string {
  if (count === 1) return `1 ${thing}`;
  return `${count} ${thing.endsWith("y") ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}
