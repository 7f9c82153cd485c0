import { namesOf } from "../experiments/index.js";
import type { Language, Text } from "../language/index.js";
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
    scenario.population === "agents"
      ? say({ en: `${scenario.firms} firms`, zh: `${scenario.firms}家企业` })
      : say({ en: "cohorts", zh: "群组模型" });
  const arms = Object.entries(variants).map(([name, variant]) => {
    const changed = Object.keys(variant.parameters ?? {});
    const constants =
      changed.length > 0
        ? [say({ en: `other constants: ${changed.join(", ")}`, zh: `其他常数：${changed.join("、")}` })]
        : [];
    const parts = [...armParts(reading, variant.levers, name), ...constants];
    return `  ${name}${say(COLON)}${parts.join(say(SEMICOLON))}`;
  });
  const { cities, sectors } = region.tables;
  const base = armParts(reading, baseline.levers).join(say(SEMICOLON));
  const lines = [
    say(scenario.title),
    say(scenario.question),
    say({
      en: `${region.label.en}: ${counted(cities.length, "city")}, ${sectors.length} sectors; ${startYear}-${last}; ${population}, ${counted(replicates, "replicate")}, seed ${seed}`,
      zh: `${region.label.zh}：${cities.length}个城市，${sectors.length}个行业；${startYear}—${last}年；${population}，重复${replicates}次，种子${seed}`,
    }),
    ...objectives(reading),
    ...agreement(reading),
    say({ en: `baseline: ${base}`, zh: `基准情形：${base}` }),
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
  const said: Text = {
    en: `${label.en}: ${counts(cities, "city", "cities")}, ${counts(provinces, "province", "provinces")}, ${sectors} sectors, base year ${baseYear}, money in 100 million ${currency} a year\ncities: ${names}\n${around && `around them: ${around}\n`}`,
    zh: `${label.zh}：${cities}个城市、${provinces}个省份、${sectors}个行业，基年${baseYear}年，金额单位为亿${currency}/年\n城市：${names}\n${around && `周边：${around}\n`}`,
  };
  return said[language];
}
const COLON: Text = { en: ": ", zh: "：" };
const COMMA: Text = { en: ", ", zh: "，" };
const SEMICOLON: Text = { en: "; ", zh: "；" };

/** What governments want, where it decides anything. */
function objectives({ scenario, say }: Reading): string[] {
  const { horizon, discount, weights, cities, terminalValue } = scenario.objectives;
  const arms = [undefined, ...Object.keys(scenario.variants)];
  const choosing = arms.some((name) => governmentsOf(scenario, name).behaviour !== "fixed");
  if (!choosing && !scenario.coordination) return [];
  const own = Object.entries(cities).map(([name, theirs]) => `${say(SEMICOLON)}${name} ${weightsText(theirs, say)}`);
  const forever = terminalValue === "last-year";
  const judged = scenario.coordination
    ? say({
        en: `; agreements judged by ${counted(horizon, "year")}${forever ? ", permanent ones in the game by the last year's rate for ever after" : ""}`,
        zh: `；协议按${horizon}年评判${forever ? "，博弈中的永久协议其后永久按最后一年的水平计" : ""}`,
      })
    : "";
  const all = `${weightsText(weights, say)}${own.join("")}${judged}`;
  return [say({ en: `objectives: ${all}, discount ${discount}`, zh: `目标：${all}，贴现因子${discount}` })];
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
  return named.join(say(COMMA)) || say({ en: "no weights", zh: "无权重" });
}

function agreement({ scenario, language, say }: Reading): string[] {
  const { coordination, region } = scenario;
  if (!coordination) return [];
  const nameOf = namesOf(scenario);
  const players = playersOf(coordination, region).map(({ id, cities }) =>
    say({ en: `${id} (${counted(cities.length, "city")})`, zh: `${nameOf(id).zh}（${cities.length}个城市）` }),
  );
  const { decision } = coordination;
  const types = typesOf(coordination.agreement.levers, language);
  return [
    say({
      en: `players: ${players.join(", ")}; decision by ${decision}`,
      zh: `参与方：${players.join("，")}；按${decision === "quorum" ? "法定多数" : "一致同意"}决定`,
    }),
    say({ en: `agreement: ${coordination.label.en}: ${types}`, zh: `协议：${coordination.label.zh}：${types}` }),
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
  return parts.length > 0 ? parts : [say({ en: "no levers", zh: "无政策工具" })];
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
    decision === "quorum"
      ? say({ en: `quorum of ${quorum}`, zh: `法定多数${quorum}` })
      : say({ en: decision, zh: "一致同意" }),
    items && say({ en: `item by item: ${items}`, zh: `逐项表决：${items}` }),
    binding && say({ en: "members bound", zh: "成员受约束" }),
    council.compensation && say({ en: `compensation by the rule ${rule}`, zh: `按规则${rule}补偿` }),
    centralTopUp > 0 &&
      say({
        en: `the centre adds up to ${centralTopUp / 10} bn a year`,
        zh: `中央每年最多补足${centralTopUp}亿`,
      }),
    monitoring < 1 &&
      say({
        en: `a breach noticed with probability ${monitoring} a year`,
        zh: `违约每年以概率${monitoring}被发现`,
      }),
    sanction > 0 && say({ en: `a breach costs ${sanction / 10} bn a year`, zh: `违约每年罚${sanction}亿` }),
    promotion &&
      say({
        en: `promotion for ${weightsText(objectivesOf(scenario, name).weights, say)}`,
        zh: `晋升依据：${weightsText(objectivesOf(scenario, name).weights, say)}`,
      }),
  ].filter(Boolean);
  const { every, from = firstYearOf(scenario.coordination!) } = council;
  const when = often({ every, from }, scenario, say);
  return say({ en: `council ${when} (${powers.join(", ")})`, zh: `联席会议${when}（${powers.join("，")}）` });
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
      ? say({ en: `one of ${choices.join(", ")}`, zh: `取${choices.join("、")}之一` })
      : say({ en: `${low} to ${high}`, zh: `${low}至${high}` });
    const cities = citiesNamed(lever.cities, scenario.region).map((city) => scenario.region.tables.cities[city]!.id);
    const name = chosenLeverName(lever);
    const [first, count] = [cities[0]!, cities.length];
    return say({
      en: `${name} of ${count === 1 ? first : `${count} cities`} (${range})`,
      zh: `${count === 1 ? nameOf(first).zh : `${count}个城市`}的${name}（${range}）`,
    });
  });
  const when = often(governments, scenario, say);
  return say({
    en: `governments choose ${when} (${how}, ${counted(horizon, "year")} ahead): ${chosen.join(", ")}`,
    zh: `政府${when}选择（${how}，前瞻${horizon}年）：${chosen.join("，")}`,
  });
}

function often(
  { from, every }: { from?: number | undefined; every: number },
  { startYear }: ResolvedScenario,
  say: Reading["say"],
): string {
  const first = from ?? startYear;
  return say({
    en: `from ${first}, ${every === 1 ? "every year" : `every ${every} years`}`,
    zh: `自${first}年起每${every === 1 ? "" : every}年`,
  });
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
