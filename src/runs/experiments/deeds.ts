import type { LeverEntry } from "../../input/index.js";
import { SECTOR_MEASURES } from "../../measures/indicators/index.js";
import { CLUSTER, type Deed, meanOf, type Summary } from "../../measures/results/index.js";
import type { FirmRelease } from "../../model/engine/policy.js";
import { allOf } from "../../words/index.js";
import type { Comparison } from "./comparison.js";
import { namesOf } from "./names.js";
import type { PreparedScenario, PreparedVariant } from "./prepare.js";

/** An arm beside the baseline, as its runs left it: means over the replicates that both have. */
interface Ran {
  prepared: PreparedScenario;
  arm: PreparedVariant;
  comparison: Comparison;
  /** Position of the arm in the summary. */
  at: number;
}

/** Levers that pay between cities, or from the centre. */
const PAYING = new Set([
  "increment-sharing",
  "revenue-pool",
  "relocation-tax-sharing",
  "central-transfer",
  "enclave-park",
]);

/**
 * What a lever did in the runs of an arm, where the runs tell it: land sold, firms sent, a bond settled, money paid.
 * Undefined of other levers, and of arms that share no replicate with the baseline.
 */
export function deedOf(ran: Ran, entry: LeverEntry): Deed | undefined {
  const { summary } = ran.comparison;
  if (!summary.variants[ran.at]?.pairs.replicates.length) return undefined;
  const last = summary.years.at(-1)!;
  const years = { from: entry.from, to: Math.min(entry.to ?? last, last) };
  if (entry.type === "quota-trade") return landSold(ran, entry, years);
  if (entry.type === "firm-release") return firmsSent(ran, entry, years);
  if (entry.type === "compensation-bond") return bondSettled(ran, entry, years);
  return PAYING.has(entry.type) ? moneyPaid(ran, years) : undefined;
}

interface Years {
  from: number;
  to: number;
}

function landSold(ran: Ran, { tradable }: LeverEntry, years: Years): Deed {
  const sales = inYears(ran, years).map((year) => ({
    km2: own(ran, year, CLUSTER, "quota-sold"),
    price: own(ran, year, CLUSTER, "quota-price"),
  }));
  const sold = sales.filter(({ km2, price }) => km2 > 0 && !Number.isNaN(price));
  const km2 = sold.reduce((sum, sale) => sum + sale.km2, 0);
  const paid = sold.reduce((sum, sale) => sum + sale.km2 * sale.price, 0);
  return { kind: "land", ...years, tradable: tradable !== false, km2, price: km2 > 0 ? paid / km2 : null };
}

/** Firms that governments led away, and jobs of the listed sectors at both ends in the last year. */
function firmsSent(ran: Ran, entry: LeverEntry, years: Years): Deed | undefined {
  const { prepared, arm, comparison } = ran;
  const { economy } = arm.calibration.world;
  const orders = arm.policyOf(entry.from).releases;
  const [first] = orders;
  if (!first) return undefined;
  const nameOf = namesOf(prepared.scenario);
  const origins = [...new Set(orders.map(({ city }) => city))];
  const destinations = [...new Set(orders.flatMap((order) => nodesOf(order.destinations)))];
  const label = (nodes: readonly number[]) => allOf(nodes.map((node) => nameOf(economy.nodeIds[node])));
  const span = inYears(ran, years);
  const left = span.reduce((sum, year) => {
    const led = origins.map((node) => own(ran, year, economy.nodeIds[node], "government-led-moves"));
    return sum + led.reduce((all, firms) => all + firms, 0);
  }, 0);
  const moved = (position: number) => flowOf(comparison.summary, position, "firms", origins, destinations, span);
  return {
    kind: "firms",
    ...years,
    origins: label(origins),
    destinations: destinations.length > 0 ? label(destinations) : null,
    ordered: orders.reduce((sum, { amount }) => sum + amount, 0) * span.length,
    unit: first.unit,
    left,
    arrived: destinations.length > 0 ? moved(ran.at) - moved(0) : null,
    jobsLeft: jobs(ran, origins, first),
    jobsThere: destinations.length > 0 ? jobs(ran, destinations, first) : null,
  };
}

function bondSettled(ran: Ran, { upstream, threshold }: LeverEntry, years: Years): Deed | undefined {
  const [city] = [upstream].flat() as string[];
  const indices = inYears(ran, years).map((year) => own(ran, year, city, "compensation-index"));
  const known = indices.filter((index) => !Number.isNaN(index));
  if (known.length === 0) return undefined;
  const limit = Number(threshold);
  const downstreamPays = known.filter((index) => index <= limit).length;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return { kind: "bond", ...years, low, high, threshold: limit, downstreamPays, settled: known.length };
}

/** What cities receive, all payments of the arm together. */
function moneyPaid(ran: Ran, years: Years): Deed {
  const { scopes, scopeLevels } = ran.comparison.summary;
  const cities = scopes.filter((_, s) => scopeLevels[s] === "city");
  const received = inYears(ran, { ...years, to: ran.comparison.summary.years.at(-1)! }).flatMap((year) =>
    cities.map((city) =>
      Math.max(0, own(ran, year, city, "net-transfers") - baseline(ran, year, city, "net-transfers")),
    ),
  );
  return { kind: "money", ...years, paid: received.reduce((sum, amount) => sum + (amount || 0), 0) };
}

function inYears({ comparison: { summary } }: Ran, { from, to }: Years): number[] {
  return summary.years.filter((year) => from <= year && year <= to);
}

const own = (ran: Ran, year: number, place: string, indicator: string) => levelOf(ran, "own", year, place, indicator);
const baseline = (ran: Ran, year: number, place: string, indicator: string) =>
  levelOf(ran, "baseline", year, place, indicator);

function levelOf(
  { comparison: { summary }, at }: Ran,
  whose: "own" | "baseline",
  year: number,
  place: string,
  indicator: string,
): number {
  const [y, s, i] = [summary.years.indexOf(year), summary.scopes.indexOf(place), summary.indicators.indexOf(indicator)];
  if (y < 0 || s < 0 || i < 0) return Number.NaN;
  return meanOf(summary.variants[at].pairs[whose], (y * summary.scopes.length + s) * summary.indicators.length + i);
}

/** Firms between nodes over some years, mean over the replicates of an arm. */
function flowOf(
  { variants, years }: Summary,
  at: number,
  kind: string,
  from: readonly number[],
  to: readonly number[],
  span: readonly number[],
): number {
  const { flows, replicates } = variants[at];
  const n = flows.nodes.length;
  const [k, size] = [flows.kinds.indexOf(kind), flows.kinds.length * n * n];
  let sum = 0;
  for (const year of span)
    for (const i of from) for (const j of to) sum += flows.values[years.indexOf(year) * size + k * n * n + i * n + j];
  return sum / replicates.length;
}

/** Jobs of the listed sectors in some nodes in the last year against the baseline, thousands. */
function jobs(
  { arm, comparison, at }: Ran,
  nodes: readonly number[],
  { sectors }: Pick<FirmRelease, "sectors">,
): number {
  const { economy } = arm.calibration.world;
  const cities = Array.from({ length: economy.nodes }, (_, node) => node).filter((node) => economy.isCity[node] === 1);
  const employed = (position: number) => {
    const { sectors: sums } = comparison.structures[position];
    const runs = comparison.summary.variants[position].replicates.length;
    const row = sums?.[SECTOR_MEASURES.indexOf("employment")] ?? [];
    let total = 0;
    for (const node of nodes)
      for (let s = 0; s < economy.sectors; s++)
        if (sectors[s]) total += (row[cities.indexOf(node) * economy.sectors + s] ?? 0) / runs;
    return total;
  };
  return employed(at) - employed(0);
}

function nodesOf(mask: Uint8Array | null): number[] {
  return mask ? Array.from(mask, (on, node) => (on ? node : -1)).filter((node) => node >= 0) : [];
}
