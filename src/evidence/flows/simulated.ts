import type { FlowTable } from "../../input/index.js";
import type { Subject } from "../realised/subject.js";

/** What flows between cities in the model's base year. */
export const FLOW_KINDS = ["goods", "workers", "headquarters", "firms", "capital"] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** Goods are what travels on lorries; the rest are services. */
export type TradeKind = "goods" | "primary" | "secondary" | "services";

/** Flows of a kind in a year at rest, from each node to each [from*n + to]. Trade: value at buyers' prices. */
export function simulatedFlow(subject: Subject, kind: FlowKind): Float64Array {
  const { flows, market } = subject.year;
  if (kind === "goods") return tradeOf(subject, "goods");
  if (kind === "headquarters") return market.headquartersPayments;
  if (kind !== "workers") return flows[kind];
  const { nodes: n, labourTypes } = subject.calibration.world.economy;
  const sum = new Float64Array(n * n);
  for (let t = 0; t < labourTypes; t++) addBlock(sum, flows.workers, t);
  return sum;
}

/** Trade in some of the sectors. [from*n + to] */
export function tradeOf({ calibration, year }: Pick<Subject, "calibration" | "year">, kind: TradeKind): Float64Array {
  const { economy } = calibration.world;
  const flow = new Float64Array(economy.nodes ** 2);
  calibration.region.tables.sectors.forEach(({ group }, s) => {
    const onLorries = Number.isFinite(economy.goods.loadValue[s]);
    const counts = kind === "services" ? !onLorries : kind === "goods" ? onLorries : onLorries && group === kind;
    if (counts) addBlock(flow, year.market.tradeBySector, s);
  });
  return flow;
}

function addBlock(sum: Float64Array, blocks: Float64Array, block: number): void {
  for (let pair = 0; pair < sum.length; pair++) sum[pair] += blocks[block * sum.length + pair];
}

/**
 * A flow of the model [from*n + to] on the pairs that were observed, so that like is compared with like. Cities stand
 * first among the nodes.
 */
export function onObservedPairs(observed: FlowTable, flow: Float64Array): FlowTable {
  const n = Math.sqrt(flow.length);
  return {
    ...observed,
    flows: observed.flows.map(({ origin, destination }) => ({
      origin,
      destination,
      flow: flow[origin * n + destination],
    })),
  };
}
