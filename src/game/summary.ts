import { type Language, listed, range, spoken, type Text, textOf } from "../language/index.js";
import { type Acceptance, type GameReport, priceRows, type ShownGame } from "../results/index.js";

/** The game in plain sentences: what there is to win, who needs how much to stay, what would happen without compensation. */
export function summarise(report: GameReport): Text[] {
  const en = sentencesOf(report, "en");
  const zh = sentencesOf(report, "zh");
  return en.map((sentence, at) => ({ en: sentence, zh: zh[at]!.replaceAll(" %", "%") }));
}

/** What is told, in one language. */
interface Telling extends ShownGame {
  language: Language;
  say(text: Text): string;
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
    say: (text) => text[language],
    nameOf: (player) => names.get(player) ?? player,
    list: (items) =>
      listed(
        items.map((item) => textOf(item)),
        language,
      ),
    amount: (value, error) => sayAmount(value, error, language),
  };
  return [
    `${headline(game)}${priceRange(game)}`,
    ...needs(game),
    ...feasibility(game),
    ...staying(game),
    ...equilibria(game),
    ...core(game),
  ];
}

function headline({ acceptance, coalitions, players, currency, ...game }: Telling): string {
  const everybody = coalitions.find(({ members }) => members.length === players.length)!;
  const names = players.map(({ label }) => label);
  const few = names.length <= MOST_NAMED;
  const all = game.list(names);
  const each = acceptance.map((one) => {
    const [name, amount] = [game.nameOf(one.player), game.amount(one.gain, one.gainError)];
    return game.say({ en: `${name} ${amount}`, zh: `${name}${amount}` });
  });
  const sum = sayMoney(everybody.value, everybody.valueError, currency, game.language);
  return game.say({
    en: `If ${few ? `${all} all` : `all ${names.length} players`} agree, they gain ${sum} together: ${game.list(each)}.`,
    zh: `若${few ? `${all}都` : `全部${names.length}个参与方`}同意，合计获益为${sum}：${each.join("，")}。`,
  });
}

/** From the lowest to the highest price over horizons and objectives, of each player that has one. */
function priceRange({ price, currency, ...game }: Telling): string {
  if (!price) return "";
  const rows = priceRows(price);
  const players = [...new Set(rows.map(({ player }) => player))];
  const priced = players.flatMap((player) => {
    const needs = rows
      .filter((row) => row.player === player)
      .flatMap(({ cells }) => cells.flatMap((c) => c.needs ?? []));
    const [low, high] = [Math.min(...needs), Math.max(...needs)];
    const span = range(game.amount(low, null), game.amount(high, null), game.language);
    return high > 0 ? [`${game.nameOf(player)}${game.say({ en: " ", zh: "" })}${span}`] : [];
  });
  if (priced.length === 0) return "";
  const rest = priced.length - MOST_PRICED;
  const named = priced.slice(0, MOST_PRICED);
  const [first, last] = [price.horizons[0]!, price.horizons.at(-1)!];
  const far = first !== last;
  return game.say({
    en: ` What consent costs, by ${far ? `how far players look (${first} to ${last} years) and ` : ""}what they want: ${game.list(named)} bn ${currency} a year${rest > 0 ? ` (and ${rest} more)` : ""}.`,
    zh: `同意的代价，视${far ? `参与方看多远（${first}至${last}年）与` : ""}其所求而定：${named.join("，")}（亿${currency}/年）${rest > 0 ? `，另有${rest}方` : ""}。`,
  });
}

/** Ranges that one sentence bears. */
const MOST_PRICED = 3;

/** Longer lists are summed up in words. */
const MOST_NAMED = 6;

function needs({ acceptance, settings, currency, ...game }: Telling): string[] {
  const quorum = settings.decision === "quorum";
  const reluctant = acceptance.filter(({ accepts }) => !accepts);
  if (reluctant.length === 0)
    return [
      game.say({
        en: `Nobody needs compensation: nobody is worse off inside ${quorum ? "than outside while the others go on" : "than without an agreement"}.`,
        zh: `无需补偿：没有参与方在协议之内比${quorum ? "其他各方继续时的协议之外" : "没有协议时"}更差。`,
      }),
    ];
  return reluctant.map(({ player, needs: amount, needsError, needsShareOfRevenue }: Acceptance) => {
    const [name, share] = [game.nameOf(player), percent(needsShareOfRevenue)];
    const sum = sayMoney(amount, needsError, currency, game.language);
    return game.say({
      en: `${name} needs ${sum}, ${share} of its own revenue, to ${quorum ? "stay" : "agree"}.`,
      zh: `${name}需获得${sum}（占其自有收入的${share}）才会${quorum ? "留在协议内" : "同意"}。`,
    });
  });
}

function feasibility({ acceptance, compensation, settings, ...game }: Telling): string[] {
  if (acceptance.every(({ accepts }) => accepts)) return [];
  const payment = compensation.transfers["minimal"];
  if (!payment)
    return [
      game.say({
        en: "The others do not gain enough to pay for that: no compensation makes everybody accept.",
        zh: "其他各方的获益不足以支付：任何补偿都不能使各方都接受。",
      }),
    ];
  const payers = Object.entries(payment).filter(([, amount]) => amount < 0);
  const named =
    payers.length <= MOST_NAMED
      ? game.list(payers.map(([player]) => game.nameOf(player)))
      : game.say({ en: "The others", zh: "其他各方" });
  const quorum = settings.decision === "quorum";
  return [
    game.say({
      en: `${named} can pay that and still ${quorum ? "be better off than outside" : "gain"}.`,
      zh: `${named}支付后仍${quorum ? "优于协议之外" : "有获益"}。`,
    }),
  ];
}

function staying({ acceptance, settings, ...game }: Telling): string[] {
  // Whoever needs to be paid is not kept in by unanimity either.
  const tempted = acceptance.filter(({ accepts, gain, outside }) => accepts && outside > gain);
  if (settings.decision === "quorum" || tempted.length === 0) return [];
  const names = game.list(tempted.map(({ player }) => game.nameOf(player)));
  return [
    game.say({
      en: `${names} would gain more outside if the others went on: only unanimity keeps ${tempted.length === 1 ? "it" : "them"} in.`,
      zh: `若其他各方继续，${names}在协议之外获益更多：只有一致同意规则使其留在协议内。`,
    }),
  ];
}

function equilibria({ equilibria: found, players, ...game }: Telling): string[] {
  if (!found) return [];
  const coalitions = found
    .map((strategies) => players.filter(({ id }) => strategies[id] === "join").map(({ label }) => label))
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
  if (coalitions.length === 0)
    return [
      game.say({
        en: "If everyone may join or stay out as it likes, no coalition holds together.",
        zh: "若各方可自由加入或退出，没有联盟能够维持。",
      }),
    ];
  const shown = coalitions
    .slice(0, 3)
    .map((members) => (members.length === players.length ? game.say({ en: "all", zh: "全体" }) : game.list(members)));
  const [count, rest] = [coalitions.length, coalitions.length - 3];
  return [
    game.say({
      en: `If everyone may join or stay out as it likes, ${count === 1 ? "one coalition holds" : `${count} coalitions hold`} together: ${shown.join("; ")}${rest > 0 ? ` and ${rest} more` : ""}.`,
      zh: `若各方可自由加入或退出，有${count}个联盟能够维持：${shown.join("；")}${rest > 0 ? `，另有${rest}个` : ""}。`,
    }),
  ];
}

function core({ core: found, superadditive, ...game }: Telling): string[] {
  if (!found) return [];
  const division: Text = found.empty
    ? {
        en: "No division of the gains satisfies every coalition (the core is empty)",
        zh: "没有一种分配能使所有联盟满意（核为空）",
      }
    : {
        en: "There are divisions of the gains to which no coalition objects (the core is not empty)",
        zh: "存在任何联盟都不反对的分配（核非空）",
      };
  return [
    game.say({
      en: `${division.en}; joining ${superadditive ? "never loses anything together" : "sometimes loses something together"} (${superadditive ? "" : "not "}superadditive).`,
      zh: `${division.zh}；联合${superadditive ? "从不减少总获益（超可加）" : "有时减少总获益（不满足超可加性）"}。`,
    }),
  ];
}

/** "3.2 ± 0.4 bn yuan a year", "每年32 ± 4亿元"; amounts come in 100 million. */
export function sayMoney(value: number, error: number | null, currency: string, language: Language = "en"): string {
  const amount = sayAmount(value, error, language);
  return language === "en" ? `${amount} bn ${currency} a year` : `每年${amount}亿${currency}`;
}

/** "3.2 ± 0.4", in billions, in Chinese in 100 million, to the first digit of the error, or three digits without one. */
export function sayAmount(value: number, error: number | null, language: Language = "en"): string {
  const inUnit = (size: number) => (language === "en" ? size / 10 : size);
  const [amount, spread] = [inUnit(value), error === null ? null : inUnit(error)];
  const finest = spread !== null && spread > 0 ? spread : Math.abs(amount) / 100;
  const decimals = finest > 0 ? Math.min(4, Math.max(0, -Math.floor(Math.log10(finest)))) : 0;
  const number = (size: number) => {
    const text = Math.abs(size).toFixed(decimals);
    return Number(text) === 0 ? "0" : `${size < 0 ? "−" : ""}${text}`;
  };
  return `${number(amount)}${spread === null ? "" : ` ± ${number(spread)}`}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.001 ? 3 : share < 0.1 ? 2 : 1)} %`;
}
