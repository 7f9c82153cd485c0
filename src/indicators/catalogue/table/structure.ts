import { at, type CityTable, coreOf, oncePerTable, rowsOf, several, type TableIndicator } from "../../cityTable.js";
import { INDEX, NO_VALUE } from "../../definition.js";
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

const UNIDO = "UNIDO 1979, World Industry since 1960 (recalled)";
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
    trap: "the cluster's structure holds the city's own, as in REAT and EconGeo; half of it is the Hoover form. Of a city against all others it is larger",
    label: { en: "Krugman specialisation", zh: "克鲁格曼专业化指数" },
    unit: "index, 0 to 2",
    formula: "Σ |share of a sector in the city's employment - in the cluster's|, mean over cities",
    source: "Krugman 1991, Geography and Trade",
    better: "none",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => meanAgainstCluster(table, members, krugman),
  },
  {
    id: "unido-similarity",
    trap: "shares or levels give the same; coarse sectors inflate it, so compare only tables with the same sectors",
    label: { en: "Similarity of industrial structures", zh: "产业结构相似系数" },
    unit: "index, 0 to 1",
    formula: "cosine of employment by sector, mean over pairs of cities",
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
    formula: "1 - similarity of industrial structures",
    source: UNIDO,
    better: "higher",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => 1 - similarity(table, members),
  },
  {
    id: "duplication",
    trap: "depends on how fine the sectors are; equal cities share all of them",
    label: { en: "Overlap of specialisations", zh: "专业化行业重合度" },
    unit: "share",
    formula:
      "sectors in which both cities have a location quotient of one or more / those in which either has, mean over pairs of cities",
    source: "Jaccard 1901 on location quotients; our measure of duplication",
    better: "lower",
    scope: "cluster",
    reads: ["values"],
    measure: (table, members) => several(members, () => ofMembers(table, members, overlaps(table))),
  },
  {
    id: "herfindahl",
    label: { en: "Sectoral concentration of employment", zh: "就业行业集中度" },
    unit: INDEX,
    formula: "Σ squared shares of sectors in a city's employment, mean over cities",
    source: HIRSCHMAN,
    better: "none",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => mean(rowsOf(table, members).map(herfindahl)),
  },
  {
    id: "diversity",
    label: { en: "Diversity of structures", zh: "产业多样化熵" },
    unit: "bits",
    formula: "-Σ share log2 share of sectors in a city's employment, mean over cities",
    source: "Shannon 1948, Bell System Technical Journal 27",
    better: "none",
    scope: "both",
    reads: ["values"],
    measure: (table, members) => mean(rowsOf(table, members).map(entropy)),
  },
  {
    id: "locational-gini",
    trap: "unweighted over cities, so that a small one counts as much as a large one",
    label: { en: "Locational Gini of sectors", zh: "行业区位基尼系数" },
    unit: "index, 0 to 1",
    formula: "Gini coefficient over cities of a sector's location quotients, mean over sectors weighted by employment",
    source: "Krugman 1991, Geography and Trade; form of REAT's gini.conc",
    better: "none",
    scope: "cluster",
    reads: ["values"],
    measure: (table, members) => several(members, () => overSectors(table, members, locationalGinis)),
  },
  {
    id: "raw-concentration",
    trap: "is not yet Ellison and Glaeser's index: a sector of a few large plants looks concentrated",
    label: { en: "Geographic concentration of sectors", zh: "行业地理集中度" },
    unit: INDEX,
    formula:
      "Σ over cities of (share in the sector - share in all sectors)² / (1 - Σ squared shares of cities), mean over sectors weighted by employment",
    source: "Ellison and Glaeser 1997, Journal of Political Economy 105(5), before plant sizes",
    better: "none",
    scope: "cluster",
    reads: ["values"],
    measure: (table, members) =>
      several(members, () => overSectors(table, members, (rows) => geographicConcentration(rows).scaled)),
  },
  {
    id: "relatedness-density",
    trap: "0 to 1 here; EconGeo gives 0 to 100, rounded, and divides its cosine by sums of co-occurrences instead of ubiquities",
    label: { en: "Relatedness of what a city does not do yet", zh: "潜在产业关联密度" },
    unit: "share",
    formula:
      "Σ proximity to sectors with location quotient of one or more / Σ proximity, mean over the city's other sectors, then over cities; proximity = min{P(i|j), P(j|i)} over the cluster's cities",
    source: "Hidalgo et al. 2007, Science 317; the mean over sectors is ours",
    better: "none",
    scope: "both",
    reads: ["values"],
    empty: "no sector is left in which a city is not specialised",
    measure: meanNearness,
  },
  {
    id: "core-functions",
    trap: "REAT's durpug is another index, of relative diversity; sectors are services to producers or manufacturing by the region's file, which puts mining among manufacturing",
    label: { en: "Functional specialisation of the core", zh: "核心城市功能专业化指数" },
    unit: "ratio",
    formula:
      "(services to producers / manufacturing) in the city with the largest base-year GDP / the same ratio in the others together; employment",
    source:
      "after Duranton and Puga 2005, Journal of Urban Economics 57(2); form of the literature on Chinese city clusters (recalled)",
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
    formula: "Σ squared shares of cities in real GDP",
    source: HIRSCHMAN,
    better: "none",
    scope: "cluster",
    reads: ["gdp"],
    measure: ({ gdp }, members) => herfindahl(at(gdp, members)),
  },
  {
    id: "gdp-share",
    label: { en: "Share of the cluster's real income", zh: "占城市群实际收入比重" },
    unit: "share",
    formula: "real gross domestic income / that of all cities",
    source: "model accounts (docs/model.md)",
    better: "none",
    scope: "city",
    reads: ["gdp"],
    measure: ({ gdp, cities }, members) => total(at(gdp, members)) / total(at(gdp, cities)),
  },
  ...(
    [
      ["mix", "by its sectors", "产业结构效应", "Σ share of a sector × (its growth in the cluster - the cluster's)"],
      ["competitive", "beyond its sectors", "竞争力效应", "the city's growth - the cluster's - that by its sectors"],
    ] as const
  ).map(
    ([part, en, zh, formula]): TableIndicator => ({
      id: `growth-${part}`,
      trap: "against the cluster, not the country; a sector that is new in a city counts as beyond its sectors",
      label: { en: `Growth of employment since the base year ${en}`, zh: `就业增长的${zh}` },
      unit: "share of the first year",
      formula: `shift-share: ${formula}`,
      source: "Dunn 1960, Papers in Regional Science 6(1)",
      better: "none",
      scope: "city",
      reads: ["values", "base"],
      measure: growthPart(part),
    }),
  ),
];
