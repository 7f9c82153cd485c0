import { at, type CityTable, coreOf, oncePerTable, rowsOf, several, type TableIndicator } from "../../cityTable.js";
import { ACCOUNTS, INDEX, NO_VALUE } from "../../definition.js";
import { geographicConcentration, locationalGini } from "../../measures/concentration.js";
import { functionalSpecialisation, overlap, specialisations } from "../../measures/functions.js";
import { mean } from "../../measures/inequality.js";
import { opportunities } from "../../measures/relatedness.js";
import { shiftShare } from "../../measures/shiftShare.js";
import {
  columnSums,
  entropy,
  herfindahl,
  krugman,
  meanPairwise,
  total,
  unidoSimilarity,
} from "../../measures/structure.js";

const UNIDO = {
  en: "UNIDO 1979, World Industry since 1960 (recalled)",
  zh: "联合国工业发展组织1979，World Industry since 1960（凭记忆引用）",
};
const HIRSCHMAN = "Herfindahl 1950; Hirschman 1945";

/** All cities by sector. */
const cluster = oncePerTable((table) => columnSums(rowsOf(table, table.cities)));

const clusterAtFirst = oncePerTable((table) => columnSums(rowsOf(table.base, table.cities)));

/** Mean over members of a measure of their structure against that of all cities. */
function meanAgainstCluster(table: CityTable, members: readonly number[], measure: typeof krugman): number {
  const whole = cluster(table);
  return mean(rowsOf(table, members).map((row) => measure(row, whole)));
}

/** A measure of every two places, made once. [place][place] */
function ofPairs(measure: (a: ArrayLike<number>, b: ArrayLike<number>) => number) {
  return oncePerTable(({ values }) => values.map((row) => values.map((other) => measure(row, other))));
}

const similarities = ofPairs(unidoSimilarity);

const overlaps = oncePerTable((table) => {
  const held = specialisations(rowsOf(table, table.cities));
  const known = new Map(table.cities.map((place, k) => [place, held[k]!]));
  return table.values.map((_, a) => table.values.map((_, b) => overlap(known.get(a) ?? [], known.get(b) ?? [])));
});

/** Mean over pairs of members; of a single city with every other. */
function ofMembers(table: CityTable, members: readonly number[], matrix: readonly (readonly number[])[]): number {
  if (members.length > 1) return meanPairwise(members, (a, b) => matrix[a]![b]!);
  const own = matrix[members[0]!]!;
  const others = table.cities.filter((place) => place !== members[0]);
  return others.length > 0 ? mean(others.map((place) => own[place]!)) : NO_VALUE;
}

function similarity(table: CityTable, members: readonly number[]): number {
  return ofMembers(table, members, similarities(table));
}

/** By place, of the cities. */
const nearness = oncePerTable((table) => {
  const found = opportunities(rowsOf(table, table.cities));
  return new Map(table.cities.map((place, k) => [place, found[k]!]));
});

function meanNearness(table: CityTable, members: readonly number[]): number {
  const known = members.map((place) => nearness(table).get(place)!).filter((value) => !Number.isNaN(value));
  return known.length > 0 ? mean(known) : NO_VALUE;
}

/** Mean over sectors that anyone has, weighted by their size. */
function overSectors(
  table: CityTable,
  members: readonly number[],
  measure: (rows: ArrayLike<number>[]) => ArrayLike<number>,
) {
  const rows = rowsOf(table, members);
  const sizes = columnSums(rows);
  const values = measure(rows);
  const present = Array.from(sizes, (_, s) => s).filter((s) => sizes[s]! > 0);
  return mean(at(values, present), at(sizes, present));
}

function locationalGinis(rows: ArrayLike<number>[]): number[] {
  const sizes = rows.map(total);
  return Array.from(columnSums(rows), (_, s) =>
    locationalGini(
      rows.map((row) => row[s]!),
      sizes,
    ),
  );
}

/** Jobs of a function in some places. */
function jobsOf({ values, functions }: CityTable, members: readonly number[], wanted: string): number {
  let jobs = 0;
  for (const place of members)
    for (const [s, one] of functions.entries()) if (one === wanted) jobs += values[place]![s]!;
  return jobs;
}

function functionsOf(table: CityTable, members: readonly number[]) {
  return {
    services: jobsOf(table, members, "producer-services"),
    manufacturing: jobsOf(table, members, "manufacturing"),
  };
}

function coreFunctions(table: CityTable, members: readonly number[]): number {
  const core = coreOf(table, members);
  if (core === undefined) return NO_VALUE;
  const others = members.filter((place) => place !== core);
  return functionalSpecialisation(functionsOf(table, [core]), functionsOf(table, others));
}

function growthPart(part: "mix" | "competitive"): TableIndicator["measure"] {
  return (table, members) => {
    if (table.year <= table.base.year) return NO_VALUE;
    const [first, last] = [table.base, table].map((year) => columnSums(rowsOf(year, members)));
    return shiftShare(first!, last!, clusterAtFirst(table), cluster(table))[part];
  };
}

/** What the cities make, and how alike they are. */
export const composition: TableIndicator[] = [
  {
    id: "krugman",
    trap: {
      en: "the cluster's structure holds the city's own, as in REAT and EconGeo; half of it is the Hoover form. Of a city against all others it is larger",
      zh: "城市群结构包含该市自身，与REAT和EconGeo一致；其一半即胡佛形式。若与其余城市相比，数值更大",
    },
    label: { en: "Krugman specialisation", zh: "克鲁格曼专业化指数" },
    unit: "index, 0 to 2",
    formula: {
      en: "Σ |share of a sector in the city's employment - in the cluster's|, mean over cities",
      zh: "Σ |行业占城市就业比重 - 占城市群就业比重|，对城市平均",
    },
    source: "Krugman 1991, Geography and Trade",
    better: "none",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => meanAgainstCluster(table, members, krugman),
  },
  {
    id: "unido-similarity",
    trap: {
      en: "shares or levels give the same; coarse sectors inflate it, so compare only tables with the same sectors",
      zh: "用比重或绝对数结果相同；行业越粗数值越高，只有行业分类相同的表才可比较",
    },
    label: { en: "Similarity of industrial structures", zh: "产业结构相似系数" },
    unit: "index, 0 to 1",
    formula: {
      en: "cosine of employment by sector, mean over pairs of cities",
      zh: "分行业就业向量的夹角余弦，对城市对平均",
    },
    source: UNIDO,
    better: "lower",
    scope: "both",
    reads: ["values"],
    measure: similarity,
  },
  {
    id: "complementarity",
    label: { en: "Complementarity of structures", zh: "产业互补度" },
    unit: "index, 0 to 1",
    formula: { en: "1 - similarity of industrial structures", zh: "1 - 产业结构相似系数" },
    source: UNIDO,
    better: "higher",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => 1 - similarity(table, members),
  },
  {
    id: "duplication",
    trap: {
      en: "depends on how fine the sectors are; equal cities share all of them",
      zh: "取决于行业分类的粗细；相同的城市完全重合",
    },
    label: { en: "Overlap of specialisations", zh: "专业化行业重合度" },
    unit: "share",
    formula: {
      en: "sectors in which both cities have a location quotient of one or more / those in which either has, mean over pairs of cities",
      zh: "两市区位商均不小于1的行业数 / 至少一市不小于1的行业数，对城市对平均",
    },
    source: {
      en: "Jaccard 1901 on location quotients; our measure of duplication",
      zh: "Jaccard 1901用于区位商；本模型自定的重复度量",
    },
    better: "lower",
    scope: "cluster",
    reads: ["values"],
    measure: (table, members) => several(members, () => ofMembers(table, members, overlaps(table))),
  },
  {
    id: "herfindahl",
    label: { en: "Sectoral concentration of employment", zh: "就业行业集中度" },
    unit: INDEX,
    formula: {
      en: "Σ squared shares of sectors in a city's employment, mean over cities",
      zh: "行业占城市就业比重的平方和，对城市平均",
    },
    source: HIRSCHMAN,
    better: "none",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => mean(rowsOf(table, members).map(herfindahl)),
  },
  {
    id: "diversity",
    label: { en: "Diversity of structures", zh: "产业多样化指数（熵）" },
    unit: "bits",
    formula: {
      en: "-Σ share log2 share of sectors in a city's employment, mean over cities",
      zh: "-Σ s log2 s，s = 行业占城市就业比重，对城市平均",
    },
    source: "Shannon 1948, Bell System Technical Journal 27",
    better: "none",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => mean(rowsOf(table, members).map(entropy)),
  },
  {
    id: "locational-gini",
    trap: {
      en: "unweighted over cities, so that a small one counts as much as a large one",
      zh: "对城市不加权，小城市与大城市同等计算",
    },
    label: { en: "Locational Gini of sectors", zh: "行业区位基尼系数" },
    unit: "index, 0 to 1",
    formula: {
      en: "Gini coefficient over cities of a sector's location quotients, mean over sectors weighted by employment",
      zh: "行业区位商在各城市间的基尼系数，按就业加权的行业平均",
    },
    source: {
      en: "Krugman 1991, Geography and Trade; form of REAT's gini.conc",
      zh: "Krugman 1991, Geography and Trade；形式同REAT的gini.conc",
    },
    better: "none",
    scope: "cluster",
    reads: ["values"],
    measure: (table, members) => several(members, () => overSectors(table, members, locationalGinis)),
  },
  {
    id: "raw-concentration",
    trap: {
      en: "is not yet Ellison and Glaeser's index: a sector of a few large plants looks concentrated",
      zh: "尚非EG指数：由少数大厂构成的行业也显得集中",
    },
    label: { en: "Geographic concentration of sectors", zh: "行业地理集中度" },
    unit: INDEX,
    formula: {
      en: "Σ over cities of (share in the sector - share in all sectors)² / (1 - Σ squared shares of cities), mean over sectors weighted by employment",
      zh: "Σ（城市占该行业比重 - 占全部行业比重）² /（1 - 城市比重平方和），按就业加权的行业平均",
    },
    source: {
      en: "Ellison and Glaeser 1997, Journal of Political Economy 105(5), before plant sizes",
      zh: "Ellison and Glaeser 1997, Journal of Political Economy 105(5)，未计工厂规模",
    },
    better: "none",
    scope: "cluster",
    reads: ["values"],
    measure: (table, members) =>
      several(members, () => overSectors(table, members, (rows) => geographicConcentration(rows).scaled)),
  },
  {
    id: "relatedness-density",
    trap: {
      en: "0 to 1 here; EconGeo gives 0 to 100, rounded, and divides its cosine by sums of co-occurrences instead of ubiquities",
      zh: "此处为0—1；EconGeo取0—100并取整，且其余弦除以共现次数之和而非普遍度",
    },
    label: { en: "Relatedness of what a city does not do yet", zh: "潜在产业关联密度" },
    unit: "share",
    formula: {
      en: "Σ proximity to sectors with location quotient of one or more / Σ proximity, mean over the city's other sectors, then over cities; proximity = min{P(i|j), P(j|i)} over the cluster's cities",
      zh: "Σ 与区位商不小于1的行业的邻近度 / Σ 邻近度，对该市其余行业平均，再对城市平均；邻近度 = min{P(i|j), P(j|i)}，按城市群各市计算",
    },
    source: {
      en: "Hidalgo et al. 2007, Science 317; the mean over sectors is ours",
      zh: "Hidalgo et al. 2007, Science 317；对行业取平均为本模型自定",
    },
    better: "none",
    scope: "both",
    reads: ["values"],
    empty: "no sector is left in which a city is not specialised",
    measure: meanNearness,
  },
  {
    id: "core-functions",
    trap: {
      en: "REAT's durpug is another index, of relative diversity; sectors are services to producers or manufacturing by the region's file, which puts mining among manufacturing",
      zh: "REAT的durpug是另一指数（相对多样性）；行业归入生产性服务业或制造业依区域文件，其中采矿业归入制造业",
    },
    label: { en: "Functional specialisation of the core", zh: "核心城市功能专业化指数" },
    unit: "ratio",
    formula: {
      en: "(services to producers / manufacturing) in the city with the largest base-year GDP / the same ratio in the others together; employment",
      zh: "基年GDP最大城市的（生产性服务业 / 制造业）/ 其余城市合计的同一比值；按就业计",
    },
    source: {
      en: "after Duranton and Puga 2005, Journal of Urban Economics 57(2); form of the literature on Chinese city clusters (recalled)",
      zh: "依Duranton and Puga 2005, Journal of Urban Economics 57(2)；国内城市群文献的形式（凭记忆引用）",
    },
    better: "none",
    scope: "cluster",
    reads: ["values", "gdp"],
    empty:
      "needs sectors that are called manufacturing and services to producers, and both functions in core and periphery",
    measure: (table, members) => several(members, () => coreFunctions(table, members)),
  },
  {
    id: "output-concentration",
    label: { en: "Concentration of output in cities", zh: "经济活动空间集中度" },
    unit: INDEX,
    formula: { en: "Σ squared shares of cities in real GDP", zh: "城市占实际GDP比重的平方和" },
    source: HIRSCHMAN,
    better: "none",
    scope: "cluster",
    reads: ["gdp"],
    measure: ({ gdp }, members) => herfindahl(at(gdp, members)),
  },
  {
    id: "gdp-share",
    label: { en: "Share of the cluster's real income", zh: "占城市群实际GDP比重" },
    unit: "share",
    formula: {
      en: "real gross domestic income / that of all cities",
      zh: "实际地区生产总值 / 全部城市的实际地区生产总值",
    },
    source: ACCOUNTS,
    better: "none",
    scope: "city",
    reads: ["gdp"],
    measure: ({ gdp, cities }, members) => total(at(gdp, members)) / total(at(gdp, cities)),
  },
  ...(
    [
      [
        "mix",
        { en: "by its sectors", zh: "产业结构效应" },
        {
          en: "Σ share of a sector × (its growth in the cluster - the cluster's)",
          zh: "Σ 行业比重 ×（该行业在城市群的增长率 - 城市群增长率）",
        },
      ],
      [
        "competitive",
        { en: "beyond its sectors", zh: "竞争力效应" },
        {
          en: "the city's growth - the cluster's - that by its sectors",
          zh: "城市增长率 - 城市群增长率 - 产业结构效应",
        },
      ],
    ] as const
  ).map(
    ([part, name, formula]): TableIndicator => ({
      id: `growth-${part}`,
      trap: {
        en: "against the cluster, not the country; a sector that is new in a city counts as beyond its sectors",
        zh: "以城市群而非全国为参照；城市新出现的行业计入竞争力效应",
      },
      label: { en: `Growth of employment since the base year ${name.en}`, zh: `就业增长的${name.zh}` },
      unit: "share of the first year",
      formula: { en: `shift-share: ${formula.en}`, zh: `偏离—份额分析：${formula.zh}` },
      source: "Dunn 1960, Papers in Regional Science 6(1)",
      better: "none",
      scope: "city",
      reads: ["values", "base"],
      measure: growthPart(part),
    }),
  ),
];
