import { type IndicatorDefinition, NO_VALUE } from "../definition.js";
import { chainCompleteness, chainLinks, meanPropagationLength } from "../measures/chains.js";
import type { YearView } from "../view.js";

/** A link counts from two per cent of a sector's cost; an input is there where half of what the place needs of it is made there. Our assumptions. */
const LINKS = { smallest: 0.02, cover: 0.5 };

/** Sum over some nodes, by sector, of a cell array [s*n + i]. */
function bySector({ economy: { nodes, sectors } }: YearView, members: number[], cells: ArrayLike<number>) {
  return Float64Array.from({ length: sectors }, (_, s) =>
    members.reduce((total, node) => total + cells[s * nodes + node]!, 0),
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
      for (const to of members) sold += tradeBySector[row + to]!;
      all += sold;
      if (inside[from] === 1) own += sold;
    }
    shares[r] = all > 0 ? own / all : 0;
  }
  return shares;
}

/** Input coefficients per unit of output of what some nodes buy from each other: national technology times the part that comes from inside. [r*S + s] */
function innerCoefficients(view: YearView, members: number[]): Float64Array {
  const { sectors, inputCostShare, markup } = view.economy;
  const inside = boughtInside(view, members);
  return Float64Array.from({ length: sectors * sectors }, (_, at) => {
    const [r, s] = [Math.floor(at / sectors), at % sectors];
    return (inputCostShare[s * sectors + r]! / markup[s]!) * inside[r]!;
  });
}

/** Production chains: what of them the places hold themselves. */
export const productionChains: IndicatorDefinition[] = [
  {
    id: "chain-completeness",
    trap: {
      en: "with thirteen sectors nearly everything is made nearly everywhere: it tells little below a much finer table",
      zh: "十三个行业时几乎各地都有各行业：行业分类须细得多，此指标才有意义",
    },
    label: { en: "Completeness of production chains", zh: "产业链完整度" },
    unit: "share",
    formula: {
      en: "inputs that are made at home / inputs that the sector needs, mean over sectors weighted by output; an input counts from 2 % of the sector's cost and is there where at least half of the intermediates of it are covered by own output",
      zh: "本地能够生产的投入种类 / 该行业所需的投入种类，按产出加权平均；占该行业成本2%以上的投入计入，本地产出至少覆盖该种中间品需求的一半即视为本地能够生产",
    },
    source: {
      en: "after Hirschman 1958, The Strategy of Economic Development (linkages); thresholds are our assumption",
      zh: "依Hirschman 1958, The Strategy of Economic Development（产业关联）；阈值为本模型假定",
    },
    better: "none",
    scope: "both",
    measure: (view, members) => {
      const { links, output } = chains(view, members);
      return chainCompleteness(links, output);
    },
  },
  {
    id: "missing-links",
    label: { en: "Missing links of production chains", zh: "产业链缺失环节" },
    unit: "links",
    formula: {
      en: "pairs of a sector made here and an input that it needs and that is not there, thresholds as above",
      zh: "本地行业与其所需而本地缺失的投入的配对数，阈值同上",
    },
    source: {
      en: "after Hirschman 1958, The Strategy of Economic Development (linkages); thresholds are our assumption",
      zh: "依Hirschman 1958, The Strategy of Economic Development（产业关联）；阈值为本模型假定",
    },
    better: "none",
    scope: "both",
    measure: (view, members) => chains(view, members).links.missing.length,
  },
  {
    id: "propagation-length",
    trap: {
      en: "the identity is taken off the diagonal of L; upstreamness (Antràs and others 2012) is another measure",
      zh: "L的对角线已减去单位阵；上游度（Antràs等2012）是另一种度量",
    },
    label: { en: "Average propagation length inside", zh: "区内平均传播长度（APL）" },
    unit: "rounds",
    formula: {
      en: "Σ H_ij / Σ (L_ij - δ_ij), L = (I - A)⁻¹, H = L(L - I); A = national input coefficients × the share of each input bought inside",
      zh: "Σ H_ij / Σ (L_ij - δ_ij)，L = (I - A)⁻¹，H = L(L - I)；A = 全国投入系数 × 各投入的区内采购占比",
    },
    source: "Dietzenbacher, Romero and Bosma 2005, Estudios de Economía Aplicada 23(2)",
    better: "none",
    scope: "cluster",
    measure: (view, members) =>
      members.length > 1 ? meanPropagationLength(innerCoefficients(view, members)) : NO_VALUE,
  },
];
