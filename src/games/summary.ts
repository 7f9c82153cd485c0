import { decade } from "../maths/numerics/elementary.js";
import { type Acceptance, type GameReport, priceRows, type ShownGame } from "../measures/results/index.js";
import {
  amountIn,
  both,
  bothSentences,
  ENGLISH,
  joined,
  type Language,
  listed,
  percentSigns,
  range,
  type Say,
  saying,
  spoken,
  type Text,
  t,
  textOf,
} from "../words/index.js";

/**
 * The game in plain sentences: what there is to win, who needs how much to stay, what would happen without
 * compensation.
 */
export function summarise(report: GameReport): Text[] {
  const said = bothSentences((language) => sentencesOf(report, language));
  return said[ENGLISH].map((_, at) => both((language) => percentSigns(said[language][at], language)));
}

/** What is told, in one language. */
interface Telling extends ShownGame {
  language: Language;
  say: Say;
  /** A player as people call it. */
  nameOf(player: string): string;
  list(names: readonly string[]): string;
  amount(value: number, error: number | null): string;
}

/** As many in each language, each of the same. */
function sentencesOf(report: GameReport, language: Language): string[] {
  const shown = spoken(report, language);
  const names = new Map(shown.players.map(({ id, label }) => [id, label]));
  const game: Telling = {
    ...shown,
    language,
    say: saying(language),
    nameOf: (player) => names.get(player) ?? player,
    list: (items) =>
      listed(
        items.map((item) => textOf(item)),
        language,
      ),
    amount: (value, error) => sayAmount(value, error, language),
  };
  if (changesNothing(game)) return [game.say("game.changesNothing")];
  return [
    `${headline(game)}${priceRange(game)}`,
    ...needs(game),
    ...feasibility(game),
    ...staying(game),
    ...equilibria(game),
    ...core(game),
  ];
}

/** Nobody gains or loses, whoever agrees: there is nothing to divide or to pay for. */
export function changesNothing({ acceptance, coalitions }: Pick<GameReport, "acceptance" | "coalitions">): boolean {
  return acceptance.every(({ gain }) => gain === 0) && coalitions.every(({ value }) => value === 0);
}

function headline({ acceptance, coalitions, players, currency, ...game }: Telling): string {
  const everybody = coalitions.find(({ members }) => members.length === players.length)!;
  const names = players.map(({ label }) => label);
  const few = names.length <= MOST_NAMED;
  const all = game.list(names);
  const each = acceptance.map((one) => {
    const [name, amount] = [game.nameOf(one.player), game.amount(one.gain, one.gainError)];
    return game.say("join.nameAndAmount", { name, amount });
  });
  const sum = sayMoney(Math.abs(everybody.value), everybody.valueError, currency, game.language);
  return game.say("game.ifAgreeTheyGain", {
    few,
    loss: everybody.value < 0,
    all,
    namesCount: names.length,
    sum,
    list: game.list(each),
    each: joined(each, "comma"),
  });
}

/** From the lowest to the highest price over horizons and objectives, of each player that has one. */
function priceRange({ price, currency, ...game }: Telling): string {
  if (!price) return "";
  const rows = priceRows(price);
  const players = [...new Set(rows.map(({ player }) => player))];
  const priced = players.flatMap((player) => {
    const needs = rows
      .filter((row) => row.player === player && IN_WORDS.has(row.objective))
      .flatMap(({ cells }) => cells.flatMap((c) => c.needs ?? []));
    const [low, high] = [Math.min(...needs), Math.max(...needs)];
    const span = range(game.amount(low, null), game.amount(high, null), game.language);
    return high > 0 ? [`${game.nameOf(player)}${game.say("join.sentence")}${span}`] : [];
  });
  if (priced.length === 0) return "";
  const rest = Math.max(0, priced.length - MOST_PRICED);
  const named = priced.slice(0, MOST_PRICED);
  const [first, last] = [price.horizons[0], price.horizons.at(-1)!];
  const far = first !== last;
  return game.say("game.consentCostsTheyWant", {
    far,
    others: rows.some(({ objective }) => !IN_WORDS.has(objective)),
    first,
    last,
    list: game.list(named),
    currency,
    rest,
    named: joined(named, "comma"),
  });
}

/** Objectives that a sentence ranges over: what money hardly buys, knowledge and ranks, would make it say nothing. */
const IN_WORDS: ReadonlySet<string> = new Set(["own", "gdp", "revenue", "consumption"]);

/** Ranges that one sentence bears. */
const MOST_PRICED = 3;

/** Longer lists are summed up in words. */
const MOST_NAMED = 6;

function needs({ acceptance, settings, currency, ...game }: Telling): string[] {
  const quorum = settings.decision === "quorum";
  const reluctant = acceptance.filter(({ accepts }) => !accepts);
  if (reluctant.length === 0) return [game.say("game.nobodyNeedsCompensationNobody", { quorum })];
  return reluctant.map(({ player, needs: amount, needsError, needsShareOfRevenue }: Acceptance) => {
    const [name, share] = [game.nameOf(player), percent(needsShareOfRevenue)];
    const sum = sayMoney(amount, needsError, currency, game.language);
    return game.say("game.needsOwnRevenue", { name, sum, share, quorum });
  });
}

/** Whether those who would refuse could be paid to accept, and by whom. */
function feasibility({ acceptance, compensation, settings, ...game }: Telling): string[] {
  if (acceptance.every(({ accepts }) => accepts)) return [];
  const payment = compensation.transfers["minimal"];
  if (!payment) {
    const nobody = acceptance.every(({ accepts }) => !accepts);
    return [game.say("game.othersDoGainEnough", { nobody })];
  }
  const payers = Object.entries(payment).filter(([, amount]) => amount < 0);
  const named =
    payers.length <= MOST_NAMED ? game.list(payers.map(([player]) => game.nameOf(player))) : game.say("game.others");
  const quorum = settings.decision === "quorum";
  return [game.say("game.canPayStill", { named, quorum })];
}

function staying({ acceptance, settings, ...game }: Telling): string[] {
  // Whoever needs to be paid is not kept in by unanimity either.
  const tempted = acceptance.filter(({ accepts, gain, outside }) => accepts && outside > gain);
  if (settings.decision === "quorum" || tempted.length === 0) return [];
  const names = game.list(tempted.map(({ player }) => game.nameOf(player)));
  return [game.say("game.wouldGainMoreOutside", { names, temptedCount: tempted.length })];
}

function equilibria({ equilibria: found, players, ...game }: Telling): string[] {
  if (!found) return [];
  const coalitions = found
    .map((strategies) => players.filter(({ id }) => strategies[id] === "join").map(({ label }) => label))
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
  if (coalitions.length === 0) return [game.say("game.ifEveryoneMayJoin")];
  const shown = coalitions
    .slice(0, 3)
    .map((members) => (members.length === players.length ? game.say("cli.all") : game.list(members)));
  const [count, rest] = [coalitions.length, Math.max(0, coalitions.length - 3)];
  return [game.say("game.ifEveryoneMayJoinStay", { count, shown: joined(shown, "semicolon"), rest })];
}

function core({ core: found, superadditive, ...game }: Telling): string[] {
  if (!found) return [];
  const division: Text = found.empty ? t("game.divisionGainsSatisfiesEvery") : t("game.thereDivisionsGainsCoalition");
  return [game.say("game.joiningSuperadditive", { division, superadditive: Boolean(superadditive) })];
}

/** "3.2 ± 0.4 bn yuan a year"; amounts come in 100 million. */
export function sayMoney(value: number, error: number | null, currency: string, language: Language = ENGLISH): string {
  return t("game.moneyAYear", { amount: sayAmount(value, error, language), currency })[language];
}

/** "3.2 ± 0.4", as the language counts money, to the first digit of the error, or three digits without one. */
export function sayAmount(value: number, error: number | null, language: Language = ENGLISH): string {
  const inUnit = (size: number) => amountIn(size, language);
  const [amount, spread] = [inUnit(value), error === null ? null : inUnit(error)];
  const finest = spread !== null && spread > 0 ? spread : Math.abs(amount) / 100;
  const decimals = finest > 0 ? Math.min(4, Math.max(0, -decade(finest))) : 0;
  const number = (size: number) => {
    const text = Math.abs(size).toFixed(decimals);
    return Number(text) === 0 ? "0" : `${size < 0 ? "−" : ""}${text}`;
  };
  return `${number(amount)}${spread === null ? "" : ` ± ${number(spread)}`}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.001 ? 3 : share < 0.1 ? 2 : 1)} %`;
}
