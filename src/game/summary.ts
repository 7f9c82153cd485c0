import { type Acceptance, type GameReport, priceRows } from "../results/index.js";

/** The game in plain sentences: what there is to win, who needs how much to stay, what would happen without compensation. */
export function summarise(report: GameReport): string[] {
  const money = (value: number, error: number | null) => sayMoney(value, error, report.currency);
  const names = report.players.map(({ id }) => titleOf(id));
  return [
    `${headline(report, names, money)}${priceRange(report)}`,
    ...needs(report, money),
    ...feasibility(report),
    ...staying(report),
    ...equilibria(report),
    ...core(report),
  ];
}

function headline({ acceptance, coalitions, players }: GameReport, names: readonly string[], money: Money): string {
  const everybody = coalitions.find(({ members }) => members.length === players.length)!;
  const who = names.length <= MOST_NAMED ? `${list(names)} all` : `all ${names.length} players`;
  const each = acceptance.map((one) => `${titleOf(one.player)} ${sayAmount(one.gain, one.gainError)}`);
  return `If ${who} agree, they gain ${money(everybody.value, everybody.valueError)} together: ${list(each)}.`;
}

/** From the lowest to the highest price over horizons and objectives, of each player that has one. */
function priceRange({ price, currency }: GameReport): string {
  if (!price) return "";
  const rows = priceRows(price);
  const players = [...new Set(rows.map(({ player }) => player))];
  const priced = players.flatMap((player) => {
    const needs = rows
      .filter((row) => row.player === player)
      .flatMap(({ cells }) => cells.flatMap((c) => c.needs ?? []));
    const [low, high] = [Math.min(...needs), Math.max(...needs)];
    return high > 0 ? [`${titleOf(player)} ${sayAmount(low, null)} to ${sayAmount(high, null)}`] : [];
  });
  if (priced.length === 0) return "";
  const more = priced.length > MOST_PRICED ? ` (and ${priced.length - MOST_PRICED} more)` : "";
  const years = price.horizons;
  const far = years.length > 1 ? `how far players look (${years[0]} to ${years.at(-1)} years) and ` : "";
  return ` What consent costs, by ${far}what they want: ${list(priced.slice(0, MOST_PRICED))} bn ${unitOf(currency)} a year${more}.`;
}

/** Ranges that one sentence bears. */
const MOST_PRICED = 3;

/** Longer lists are summed up in words. */
const MOST_NAMED = 6;

type Money = (value: number, error: number | null) => string;

function needs({ acceptance, settings }: GameReport, money: Money): string[] {
  const reluctant = acceptance.filter(({ accepts }) => !accepts);
  if (reluctant.length === 0) {
    const against =
      settings.decision === "quorum" ? "than outside while the others go on" : "than without an agreement";
    return [`Nobody needs compensation: nobody is worse off inside ${against}.`];
  }
  return reluctant.map(
    ({ player, needs: amount, needsError, needsShareOfRevenue }: Acceptance) =>
      `${titleOf(player)} needs ${money(amount, needsError)}, ${percent(needsShareOfRevenue)} of its own revenue, to ${settings.decision === "quorum" ? "stay" : "agree"}.`,
  );
}

function feasibility({ acceptance, compensation, settings }: GameReport): string[] {
  if (acceptance.every(({ accepts }) => accepts)) return [];
  const payment = compensation.transfers["minimal"];
  if (!payment) return ["The others do not gain enough to pay for that: no compensation makes everybody accept."];
  const payers = Object.entries(payment).filter(([, amount]) => amount < 0);
  const named = payers.length <= MOST_NAMED ? list(payers.map(([player]) => titleOf(player))) : "The others";
  const still = settings.decision === "quorum" ? "be better off than outside" : "gain";
  return [`${named} can pay that and still ${still}.`];
}

function staying({ acceptance, settings }: GameReport): string[] {
  // Whoever needs to be paid is not kept in by unanimity either.
  const tempted = acceptance.filter(({ accepts, gain, outside }) => accepts && outside > gain);
  if (settings.decision === "quorum" || tempted.length === 0) return [];
  return [
    `${list(tempted.map(({ player }) => titleOf(player)))} would gain more outside if the others went on: only unanimity keeps ${tempted.length === 1 ? "it" : "them"} in.`,
  ];
}

function equilibria({ equilibria: found, players }: GameReport): string[] {
  if (!found) return [];
  const coalitions = found
    .map((strategies) => players.filter(({ id }) => strategies[id] === "join").map(({ id }) => titleOf(id)))
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
  if (coalitions.length === 0) return ["If everyone may join or stay out as it likes, no coalition holds together."];
  const shown = coalitions.slice(0, 3).map((members) => (members.length === players.length ? "all" : list(members)));
  const more = coalitions.length > 3 ? ` and ${coalitions.length - 3} more` : "";
  return [
    `If everyone may join or stay out as it likes, ${coalitions.length === 1 ? "one coalition holds" : `${coalitions.length} coalitions hold`} together: ${shown.join("; ")}${more}.`,
  ];
}

function core({ core: found, superadditive }: GameReport): string[] {
  if (!found) return [];
  const division = found.empty
    ? "No division of the gains satisfies every coalition (the core is empty)"
    : "There are divisions of the gains to which no coalition objects (the core is not empty)";
  return [
    `${division}; joining ${superadditive ? "never loses anything together" : "sometimes loses something together"} (${superadditive ? "" : "not "}superadditive).`,
  ];
}

/** "3.2 ± 0.4 bn yuan a year"; amounts come in 100 million. */
export function sayMoney(value: number, error: number | null, currency: string): string {
  return `${sayAmount(value, error)} bn ${unitOf(currency)} a year`;
}

function unitOf(currency: string): string {
  return currency === "CNY" ? "yuan" : currency;
}

/** "3.2 ± 0.4", in billions, to the first digit of the error, or three digits without one. */
export function sayAmount(value: number, error: number | null): string {
  const [amount, spread] = [value / 10, error === null ? null : error / 10];
  const finest = spread !== null && spread > 0 ? spread : Math.abs(amount) / 100;
  const decimals = finest > 0 ? Math.min(4, Math.max(0, -Math.floor(Math.log10(finest)))) : 0;
  const number = (size: number) => {
    const text = Math.abs(size).toFixed(decimals);
    return Number(text) === 0 ? "0" : `${size < 0 ? "−" : ""}${text}`;
  };
  return `${number(amount)}${spread === null ? "" : ` ± ${number(spread)}`}`;
}

export function titleOf(id: string): string {
  return id
    .split("-")
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(" ");
}

function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.001 ? 3 : share < 0.1 ? 2 : 1)} %`;
}
