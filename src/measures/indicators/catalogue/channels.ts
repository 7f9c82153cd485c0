import { exp, log } from "../../../maths/numerics/elementary.js";
import { sumAt, sumOf } from "../../../maths/numerics/sums.js";
import type { YearOutcome } from "../../../model/engine/outcome.js";
import { type Text, type TextKey, t } from "../../../words/index.js";
import { ACCOUNTS, oncePerYear, PER_HEAD, type Written, type YearView } from "../view.js";

/** 100 million per thousand persons = 100 thousand a head. */
const THOUSAND_A_HEAD = 100;

/** By what consumption changes, in the order of tables and figures. */
const NAMES = {
  wages: "indicators.channelWages",
  profits: "indicators.channelProfits",
  capital: "indicators.channelCapital",
  land: "indicators.channelLand",
  agreements: "indicators.channelAgreements",
  services: "scenario.publicServices",
  prices: "indicators.channelPrices",
  housing: "indicators.channelHousing",
  moves: "indicators.channelMoves",
} satisfies Record<string, TextKey>;

type Channel = keyof typeof NAMES;

function idOf(channel: Channel): string {
  return `consumption-through-${channel}`;
}

/** Their indicators. */
export const CHANNELS: readonly { id: string; label: Text }[] = Object.entries(NAMES).map(([channel, label]) => ({
  id: idOf(channel as Channel),
  label: t(label),
}));

/** What they sum to. */
export const CONSUMPTION = "real-final-consumption-per-head";

/** Logarithmic mean: the difference over that of logarithms. */
function logMean(a: number, b: number): number {
  const apart = log(a / b);
  return Math.abs(apart) < 1e-9 ? (a + b) / 2 : (a - b) / apart;
}

/**
 * What all money is counted in: wages of general labour outside the cluster, as the numeraire is, so that cheaper goods
 * show as prices and not as income.
 */
function wagesOutside({ economy: { numeraire }, outcome, base }: YearView): number {
  return outcome.market.wage[numeraire.node] / base.market.wage[numeraire.node];
}

/** Nominal, of a resident of each node, by source; what cities spend on services counts as received. [n] each */
const received = oncePerYear(({ outcome: { accounts, residents }, everywhere }) => {
  const sources = new Map<Channel, number[]>();
  for (const [source, amounts] of Object.entries(accounts.spentOf) as [Channel, Float64Array][])
    sources.set(
      source,
      everywhere.map((i) => amounts[i] / residents[i]),
    );
  return sources.set(
    "services",
    everywhere.map((i) => accounts.publicServicesPerHead[i] * accounts.priceIndex[i]),
  );
});

/** Change of real consumption per resident of each node since the base year, by channel (7.4j); moves make none. [n] */
const changesByChannel = oncePerYear((view) => {
  const { outcome, base, everywhere } = view;
  const { housingShare } = view.economy;
  const money = wagesOutside(view);
  const [now, before] = [received(view), received({ ...view, outcome: base })];
  const none = everywhere.map(() => 0);
  const changes = new Map((Object.keys(NAMES) as Channel[]).map((channel) => [channel, none.slice()]));
  const [housing, prices] = [changes.get("housing")!, changes.get("prices")!];
  for (const i of everywhere) {
    const nominal = sumOf([...now.values()], (amounts) => amounts[i] / money);
    const start = sumOf([...before.values()], (amounts) => amounts[i]);
    const price = outcome.accounts.priceIndex[i] / money;
    const real = logMean(nominal / price, start);
    const scale = real / logMean(nominal, start);
    for (const [source, amounts] of now)
      changes.get(source)![i] = scale * (amounts[i] / money - (before.get(source)?.[i] ?? 0));
    const rent = outcome.market.housingRent[i] / money / base.market.housingRent[i];
    const dearer = housingShare > 0 ? housingShare * log(rent) : 0;
    housing[i] = -real * dearer;
    prices[i] = -real * (log(price) - dearer);
  }
  return changes;
});

function consumptionOf({ accounts }: YearOutcome, i: number): number {
  return accounts.realConsumptionPerHead[i] + accounts.publicServicesPerHead[i];
}

/**
 * Part of the change of a place's real consumption per resident since the base year. What changes within cities counts
 * with the mean of both years' residents, who lives where with the mean of both years' consumption: parts sum to the
 * whole.
 */
function through(view: YearView, members: number[], channel: Channel): number {
  const { outcome, base } = view;
  const [people, before] = [sumAt(members, outcome.residents), sumAt(members, base.residents)];
  const changes = changesByChannel(view).get(channel)!;
  return sumOf(members, (i) => {
    const [now, then] = [outcome.residents[i] / people, base.residents[i] / before];
    if (channel === "moves") return ((consumptionOf(outcome, i) + consumptionOf(base, i)) / 2) * (now - then);
    return ((now + then) / 2) * changes[i];
  });
}

/** Where the change of real consumption per resident, private and public, comes from: parts that sum to it. */
export const channels: readonly Written[] = Object.entries(NAMES).map(([channel, name]) => ({
  id: idOf(channel as Channel),
  label: t("indicators.consumptionThrough", { name: t(name) }),
  unit: PER_HEAD,
  formula: channel === "moves" ? "indicators.throughMoves" : "indicators.throughChannel",
  source: channel === "moves" ? ACCOUNTS : "indicators.logMeanDivisia",
  measure: (view, members) => THOUSAND_A_HEAD * through(view, members, channel as Channel),
}));

/** [s*n + i] */
const potentialRisen = oncePerYear(({ outcome, base }) =>
  outcome.market.potential.map((now, k) => log(now / base.market.potential[k])),
);

/** Sales that a place's firms would find in the base year, sectors weighted by theirs; ln against the base year. */
const logAccess = oncePerYear((view, members: readonly number[]): number => {
  const { nodes, sectors, substitution } = view.economy;
  const { revenue } = view.base.market;
  const risen = potentialRisen(view);
  let weighted = 0;
  let all = 0;
  for (let s = 0; s < sectors; s++)
    for (const i of members) {
      const k = s * nodes + i;
      const weight = revenue[k];
      if (!(weight > 0)) continue;
      weighted += (weight * risen[k]) / substitution[s];
      all += weight;
    }
  return weighted / all;
});

/** What goods cost where people live, and what firms can sell from where they stand. */
export const access: readonly Written[] = [
  {
    id: "price-index",
    unit: "index, base year 1",
    source: "indicators.diewert1976",
    measure: (view, members) => {
      const { gdp, realGdp } = view.outcome.accounts;
      return sumAt(members, gdp) / sumAt(members, realGdp) / wagesOutside(view);
    },
  },
  {
    id: "market-access",
    unit: "index, base year 1",
    source: "indicators.reddingVenables2004",
    measure: (view, members) => exp(logAccess(view, members)) / wagesOutside(view),
  },
];
