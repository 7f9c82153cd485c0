import { sumOf } from "../../../maths/numerics/sums.js";
import { commonShares } from "../../../model/engine/economy.js";
import { textOf } from "../../../words/index.js";
import {
  chainCompleteness,
  exposureThroughInputs,
  linksHeld,
  linksThatCount,
  meanPropagationLength,
} from "../measures/chains.js";
import { oncePerYear, SHARE, sumCells, type Written, type YearView } from "../view.js";

/**
 * A link counts from two per cent of a sector's cost; an input is there where half of what the place needs of it is
 * made there. Our assumptions.
 */
const SMALLEST_LINK = 0.02;
const COVER = 0.5;

const commonInputShares = oncePerYear(({ economy }) => commonShares(economy, economy.inputCostShare));

const chainLinks = oncePerYear((view) => linksThatCount(commonInputShares(view), view.economy.sectors, SMALLEST_LINK));

/** Sum over some nodes, by sector, of a cell array [s*n + i]. */
function bySector({ economy: { nodes, sectors } }: YearView, members: number[], cells: ArrayLike<number>) {
  const sums = new Array<number>(sectors).fill(0);
  for (let s = 0; s < sectors; s++) for (const node of members) sums[s] += cells[s * nodes + node];
  return sums;
}

/** Output of each sector, and what intermediates of it some nodes buy. */
const chains = oncePerYear((view, members: number[]) => {
  const { revenue, intermediatePurchases } = view.outcome.market;
  const output = bySector(view, members, revenue);
  const needs = bySector(view, members, intermediatePurchases);
  return { output, links: linksHeld(chainLinks(view), output, needs, COVER) };
});

/** Of what some nodes buy of each composite, the part that comes from themselves. [S] */
function boughtInside({ economy, outcome }: YearView, members: number[]): Float64Array {
  const { nodes, sectors } = economy;
  const { tradeBySector } = outcome.market;
  const inside = new Uint8Array(nodes);
  for (const node of members) inside[node] = 1;
  const shares = new Float64Array(sectors);
  for (let r = 0; r < sectors; r++) {
    let own = 0;
    let all = 0;
    for (let from = 0; from < nodes; from++) {
      const row = (r * nodes + from) * nodes;
      let sold = 0;
      for (const to of members) sold += tradeBySector[row + to];
      all += sold;
      if (inside[from] === 1) own += sold;
    }
    shares[r] = all > 0 ? own / all : 0;
  }
  return shares;
}

/**
 * Input coefficients per unit of output of what some nodes buy from each other: national technology times the part that
 * comes from inside. [r*S + s]
 */
function innerCoefficients(view: YearView, members: number[]): Float64Array {
  const { sectors, markup } = view.economy;
  const inputCostShare = commonInputShares(view);
  const inside = boughtInside(view, members);
  const coefficients = new Float64Array(sectors * sectors);
  for (let r = 0; r < sectors; r++)
    for (let s = 0; s < sectors; s++)
      coefficients[r * sectors + s] = (inputCostShare[s * sectors + r] / markup[s]) * inside[r];
  return coefficients;
}

/** Cost that hangs on the origins of critical inputs, directly and through inputs. [s*n + j] */
const exposedCost = oncePerYear(({ economy, outcome: { market } }) => {
  const { cost, critical, tradeBySector } = market;
  if (!critical) return new Float64Array(cost.length);
  const direct = critical.toOrigins.map((paid, k) => (cost[k] > 0 ? paid / cost[k] : 0));
  return exposureThroughInputs(economy, tradeBySector, direct).map((share, k) => share * cost[k]);
});

/** Production chains: what of them the places hold themselves. */
export const productionChains: Written[] = [
  {
    id: "chain-completeness",
    trap: "indicators.thirteenSectorsNearlyEverything",
    unit: "share",
    source: "indicators.afterHirschman1958Strategy",
    measure: (view, members) => {
      const { links, output } = chains(view, members);
      return chainCompleteness(links, output);
    },
  },
  {
    id: "missing-links",
    unit: "links",
    source: "indicators.afterHirschman1958Strategy",
    measure: (view, members) => sumOf(chains(view, members).links.missing),
  },
  {
    id: "critical-input-exposure",
    trap: "indicators.exposureNoneDeclared",
    unit: SHARE,
    source: "indicators.exposureSource",
    better: "lower",
    measure: (view, members) =>
      sumCells(view, members, exposedCost(view)) / sumCells(view, members, view.outcome.market.cost),
  },
  {
    id: "propagation-length",
    trap: "indicators.identityTakenOffDiagonal",
    unit: "rounds",
    source: textOf("Dietzenbacher, Romero and Bosma 2005, Estudios de Economía Aplicada 23(2)"),
    scope: "cluster",
    measure: (view, members) => meanPropagationLength(innerCoefficients(view, members)),
  },
];
