import { t } from "../../../words/index.js";
import { type IndicatorDefinition, NO_VALUE } from "../definition.js";
import { chainCompleteness, chainLinks, meanPropagationLength } from "../measures/chains.js";
import type { YearView } from "../view.js";

/**
 * A link counts from two per cent of a sector's cost; an input is there where half of what the place needs of it is
 * made there. Our assumptions.
 */
const LINKS = { smallest: 0.02, cover: 0.5 };

/** Sum over some nodes, by sector, of a cell array [s*n + i]. */
function bySector({ economy: { nodes, sectors } }: YearView, members: number[], cells: ArrayLike<number>) {
  return Float64Array.from({ length: sectors }, (_, s) =>
    members.reduce((total, node) => total + cells[s * nodes + node], 0),
  );
}

/** Output of each sector, and what intermediates of it some nodes buy. */
function chains(view: YearView, members: number[]) {
  const { revenue, intermediatePurchases } = view.outcome.market;
  const output = bySector(view, members, revenue);
  const needs = bySector(view, members, intermediatePurchases);
  return { output, links: chainLinks(view.economy.inputCostShare, output, needs, LINKS) };
}

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
  const { sectors, inputCostShare, markup } = view.economy;
  const inside = boughtInside(view, members);
  return Float64Array.from({ length: sectors * sectors }, (_, at) => {
    const [r, s] = [Math.floor(at / sectors), at % sectors];
    return (inputCostShare[s * sectors + r] / markup[s]) * inside[r];
  });
}

/** Production chains: what of them the places hold themselves. */
export const productionChains: IndicatorDefinition[] = [
  {
    id: "chain-completeness",
    trap: t("indicators.thirteenSectorsNearlyEverything"),
    label: t("indicators.completenessProductionChains"),
    unit: "share",
    formula: t("indicators.inputsMadeHomeInputs"),
    source: t("indicators.afterHirschman1958Strategy"),
    better: "none",
    scope: "both",
    measure: (view, members) => {
      const { links, output } = chains(view, members);
      return chainCompleteness(links, output);
    },
  },
  {
    id: "missing-links",
    label: t("indicators.missingLinksProductionChains"),
    unit: "links",
    formula: t("indicators.pairsSectorMadeHere"),
    source: t("indicators.afterHirschman1958Strategy"),
    better: "none",
    scope: "both",
    measure: (view, members) => chains(view, members).links.missing.length,
  },
  {
    id: "propagation-length",
    trap: t("indicators.identityTakenOffDiagonal"),
    label: t("indicators.averagePropagationLengthInside"),
    unit: "rounds",
    formula: t("indicators.hIjLIj"),
    source: "Dietzenbacher, Romero and Bosma 2005, Estudios de Economía Aplicada 23(2)",
    better: "none",
    scope: "cluster",
    measure: (view, members) =>
      members.length > 1 ? meanPropagationLength(innerCoefficients(view, members)) : NO_VALUE,
  },
];
