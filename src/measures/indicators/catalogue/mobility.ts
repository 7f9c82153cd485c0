import { exp, log, square } from "../../../maths/numerics/elementary.js";
import { sumAt, sumOf } from "../../../maths/numerics/sums.js";
import { t } from "../../../words/index.js";
import { ACCOUNTS, oncePerYear, SHARE, sumCells, sumPairs, type Written, type YearView } from "../view.js";

/** Share of flows between cities that crosses a provincial border. */
function crossProvince({ economy, cities, provinces }: YearView, members: number[], flows: Float64Array): number {
  let crossing = 0;
  let all = 0;
  const { nodes } = economy;
  for (let start = 0; start < flows.length; start += nodes * nodes)
    for (const from of members)
      for (const to of cities) {
        const value = flows[start + from * nodes + to];
        if (from === to) continue;
        all += value;
        if (provinces[from] !== provinces[to]) crossing += value;
      }
  return crossing / all;
}

/** Workers of all types who left a member, or arrived in one; moves between members count. */
const departures = oncePerYear((view, members: number[]) => workerFlows(view, members, view.everywhere));

const arrivals = oncePerYear((view, members: number[]) => workerFlows(view, view.everywhere, members));

function workerFlows(view: YearView, from: number[], to: number[]): number {
  const { nodes, labourTypes } = view.economy;
  let total = 0;
  for (let type = 0; type < labourTypes; type++)
    total += sumPairs(view, from, to, view.outcome.flows.workers, type * nodes * nodes);
  return total;
}

function net(view: YearView, members: number[], flows: Float64Array): number {
  const everywhere = view.everywhere;
  return sumPairs(view, everywhere, members, flows) - sumPairs(view, members, everywhere, flows);
}

/**
 * Thousand residents who live in some places and are registered in others; NaN where nobody asks who is registered
 * where.
 */
function livingIn({ economy, outcome }: YearView, from: readonly number[], to: readonly number[]): number {
  if (!outcome.registration) return NaN;
  const { living } = outcome.registration;
  let total = 0;
  for (const o of from) {
    let people = 0;
    for (const i of to) people += living[o * economy.nodes + i];
    total += people;
  }
  return total;
}

const outsideOf = oncePerYear(({ everywhere }, members: readonly number[]) =>
  everywhere.filter((node) => !members.includes(node)),
);

/** Thousand residents of the country who are registered in each node. [n] */
const registered = oncePerYear((view) => view.everywhere.map((o) => livingIn(view, [o], view.everywhere)));

/** Flows of firms, people and capital. */
const ACROSS = {
  firms: "indicators.plantMovesAcross",
  workers: "indicators.migrationAcross",
  capital: "indicators.capitalFlowsAcross",
} as const;

export const mobility: Written[] = [
  {
    id: "firm-relocation-rate",
    unit: "share a year",
    measure: (view, members) =>
      sumPairs(view, members, view.everywhere, view.outcome.flows.firms) / sumCells(view, members, view.outcome.firms),
  },
  {
    id: "net-firm-moves",
    unit: "firms a year",
    measure: (view, members) => net(view, members, view.outcome.flows.firms),
  },
  {
    id: "government-led-moves",
    unit: "firms a year",
    measure: (view, members) => sumPairs(view, members, view.everywhere, view.outcome.flows.firmsGovernmentLed),
  },
  {
    id: "net-headquarters-moves",
    unit: "firms a year",
    measure: (view, members) => net(view, members, view.outcome.flows.headquarters),
  },
  {
    id: "gross-migration-rate",
    unit: "share a year",
    measure: (view, members) =>
      (arrivals(view, members) + departures(view, members)) / 2 / sumCells(view, members, view.outcome.workers),
  },
  {
    id: "net-migration-rate",
    unit: "share a year",
    measure: (view, members) =>
      (arrivals(view, members) - departures(view, members)) / sumCells(view, members, view.outcome.workers),
  },
  {
    id: "registered-elsewhere",
    unit: "thousand persons",
    measure: (view, members) => livingIn(view, outsideOf(view, members), members),
  },
  {
    id: "own-people-away",
    unit: "thousand persons",
    measure: (view, members) => livingIn(view, members, outsideOf(view, members)),
  },
  {
    id: "well-being-registered",
    unit: "index, base year 1",
    source: "indicators.tombeZhu2019Choice",
    better: "higher",
    measure: (view, members) => {
      const { registration } = view.outcome;
      if (!registration) return NaN;
      const people = registered(view);
      const all = sumOf(members, (o) => people[o] * log(registration.wellBeing[o]));
      return exp(all / sumAt(members, people));
    },
  },
  {
    id: "net-capital-inflow",
    unit: "share of the stock a year",
    measure: (view, members) => net(view, members, view.outcome.flows.capital) / sumAt(members, view.outcome.capital),
  },
  ...(["firms", "workers", "capital"] as const).map(
    (kind): Written => ({
      id: `cross-province-${kind}`,
      label: t(ACROSS[kind]),
      unit: SHARE,
      formula: "indicators.flowsBetweenCitiesDifferent",
      better: "higher",
      measure: (view, members) => crossProvince(view, members, view.outcome.flows[kind]),
    }),
  ),
];

/** What capital earns, as a multiple of the mean of a country, and the logarithm of that. [kind*n + i] each */
const returnsIn = oncePerYear(({ economy, outcome }, inside: number) => {
  const { nodes: n, country } = economy;
  const { capitalByKind, market } = outcome;
  let income = 0;
  let all = 0;
  for (let k = 0; k < capitalByKind.length; k++) {
    if (country[k % n] !== inside) continue;
    income += capitalByKind[k] * market.capitalReturn[k];
    all += capitalByKind[k];
  }
  const earns = new Float64Array(capitalByKind.length);
  const logs = new Float64Array(capitalByKind.length);
  for (let k = 0; k < earns.length; k++) {
    earns[k] = market.capitalReturn[k] / (income / all);
    logs[k] = log(earns[k]);
  }
  return { earns, logs };
});

/**
 * Mean over the capital of some nodes, of the kinds that count, of a value of what it earns; NaN where there is none.
 */
function meanOverCapital(
  view: YearView,
  members: number[],
  value: (earns: number, log: number) => number,
  counts: (k: number) => boolean = () => true,
): number {
  const { economy, outcome } = view;
  const { capitalByKind } = outcome;
  const { earns, logs } = returnsIn(view, economy.country[members[0]]);
  let all = 0;
  let sum = 0;
  for (let start = 0; start < capitalByKind.length; start += economy.nodes) {
    for (const node of members) {
      const k = start + node;
      if (capitalByKind[k] <= 0 || !counts(k)) continue;
      all += capitalByKind[k];
      sum += capitalByKind[k] * value(earns[k], logs[k]);
    }
  }
  return sum / all;
}

/** What capital earns where it is. */
export const capital: Written[] = [
  {
    id: "capital-return-dispersion",
    unit: "standard deviation of ln return",
    source: "indicators.hsiehKlenow2009Quarterly",
    better: "lower",
    measure: (view, members) => {
      const center = meanOverCapital(view, members, (_, log) => log);
      return Math.sqrt(meanOverCapital(view, members, (_, log) => square(log - center)));
    },
  },
  {
    id: "excess-capacity",
    unit: SHARE,
    source: t("indicators.thresholdOurAssumption", { ACCOUNTS }),
    better: "lower",
    measure: (view, members) => meanOverCapital(view, members, (earns) => (earns < 0.5 ? 1 : 0)),
  },
  {
    id: "subsidised-capital-return",
    unit: "multiple of the country's mean return",
    better: "higher",
    measure: (view, members) => {
      const { sectorSubsidyRate } = view.outcome.accounts;
      const subsidised = (k: number) => view.economy.capitalKinds > 1 && sectorSubsidyRate[k] > 0;
      return meanOverCapital(view, members, (earns) => earns, subsidised);
    },
  },
];
