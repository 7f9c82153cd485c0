import { sumAt, sumOf } from "../../../../maths/numerics/sums.js";
import { t, textOf } from "../../../../words/index.js";
import { mean } from "../../measures/inequality.js";
import { opportunities } from "../../measures/relatedness.js";
import {
  columnSums,
  entropy,
  functionalSpecialisation,
  geographicConcentration,
  herfindahl,
  krugman,
  locationalGini,
  meanPairwise,
  overlap,
  shiftShare,
  specialisations,
  unidoSimilarity,
} from "../../measures/structure.js";
import {
  at,
  type CityTable,
  coreOf,
  INDEX,
  NO_VALUE,
  oncePerTable,
  rowsOf,
  type TableIndicator,
  type Written,
} from "../../view.js";

const HIRSCHMAN = textOf("Herfindahl 1950; Hirschman 1945");

/** All cities by sector. */
const cluster = oncePerTable((table) => columnSums(rowsOf(table, table.cities)));

const clusterAtFirst = oncePerTable((table) => columnSums(rowsOf(table.base, table.cities)));

/** Mean over members of a measure of a place's structure, against that of all cities where it asks for that. */
function meanOfPlaces(measure: (row: ArrayLike<number>, all: ArrayLike<number>) => number): TableIndicator["measure"] {
  const ofEach = oncePerTable((table) => table.values.map((row) => measure(row, cluster(table))));
  return (table, members) => mean(at(ofEach(table), members));
}

/** A measure of every two rows, the same in both directions. [place][place] */
function ofPairs<Row>(rows: readonly Row[], measure: (a: Row, b: Row) => number): number[][] {
  const pairs = rows.map((): number[] => []);
  for (const [a, row] of rows.entries()) for (let b = 0; b <= a; b++) pairs[b][a] = pairs[a][b] = measure(row, rows[b]);
  return pairs;
}

const similarities = oncePerTable(({ values }) => ofPairs(values, unidoSimilarity));

const overlaps = oncePerTable((table) => ofPairs(specialisations(table.values, cluster(table)), overlap));

/** Mean over pairs of members; of a single city with every other. */
function ofMembers(table: CityTable, members: readonly number[], matrix: readonly (readonly number[])[]): number {
  if (members.length > 1) return meanPairwise(members, (a, b) => matrix[a][b]);
  const own = matrix[members[0]];
  const others = table.cities.filter((place) => place !== members[0]);
  return others.length > 0 ? mean(at(own, others)) : NO_VALUE;
}

const similarity = oncePerTable((table, members: readonly number[]) => ofMembers(table, members, similarities(table)));

/** By place, of the cities. */
const nearness = oncePerTable((table) => {
  const found = opportunities(rowsOf(table, table.cities));
  return new Map(table.cities.map((place, k) => [place, found[k]]));
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
  const present = Array.from(sizes, (_, s) => s).filter((s) => sizes[s] > 0);
  return mean(at(values, present), at(sizes, present));
}

/** Of the sectors of some places. */
export const concentration = oncePerTable((table, members: readonly number[]) =>
  geographicConcentration(rowsOf(table, members)),
);

function locationalGinis(rows: ArrayLike<number>[]): number[] {
  const sizes = rows.map((row) => sumOf(row));
  return Array.from(columnSums(rows), (_, s) =>
    locationalGini(
      rows.map((row) => row[s]),
      sizes,
    ),
  );
}

/** Jobs of a function in some places. */
function jobsOf({ values, functions }: CityTable, members: readonly number[], wanted: string): number {
  let jobs = 0;
  for (const place of members)
    for (let s = 0; s < functions.length; s++) if (functions[s] === wanted) jobs += values[place][s];
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

const growth = oncePerTable((table, members: readonly number[]) => {
  const [first, last] = [table.base, table].map((year) => columnSums(rowsOf(year, members)));
  return shiftShare(first, last, clusterAtFirst(table), cluster(table));
});

function growthPart(part: "mix" | "competitive"): TableIndicator["measure"] {
  return (table, members) => (table.year > table.base.year ? growth(table, members)[part] : NO_VALUE);
}

/** What the cities make, and how alike they are. */
export const composition: Written<TableIndicator>[] = [
  {
    id: "krugman",
    trap: "indicators.clusterSStructureHolds",
    unit: "index, 0 to 2",
    source: textOf("Krugman 1991, Geography and Trade"),
    measure: meanOfPlaces(krugman),
  },
  {
    id: "unido-similarity",
    trap: "indicators.sharesLevelsGiveSame",
    unit: "index, 0 to 1",
    source: "indicators.unido1979WorldIndustry",
    better: "lower",
    measure: similarity,
  },
  {
    id: "complementarity",
    unit: "index, 0 to 1",
    source: "indicators.unido1979WorldIndustry",
    better: "higher",
    measure: (table, members) => 1 - similarity(table, members),
  },
  {
    id: "duplication",
    trap: "indicators.dependsHowFineSectors",
    unit: "share",
    source: "indicators.jaccard1901LocationQuotients",
    better: "lower",
    scope: "cluster",
    measure: (table, members) => ofMembers(table, members, overlaps(table)),
  },
  {
    id: "herfindahl",
    unit: INDEX,
    source: HIRSCHMAN,
    measure: meanOfPlaces(herfindahl),
  },
  {
    id: "diversity",
    unit: "bits",
    source: textOf("Shannon 1948, Bell System Technical Journal 27"),
    measure: meanOfPlaces(entropy),
  },
  {
    id: "locational-gini",
    trap: "indicators.unweightedOverCitiesSo",
    unit: "index, 0 to 1",
    source: "indicators.krugman1991GeographyTrade",
    scope: "cluster",
    measure: (table, members) => overSectors(table, members, locationalGinis),
  },
  {
    id: "raw-concentration",
    trap: "indicators.yetEllisonGlaeserS",
    unit: INDEX,
    source: "indicators.ellisonGlaeser1997Journal",
    scope: "cluster",
    measure: (table, members) => overSectors(table, members, () => concentration(table, members).scaled),
  },
  {
    id: "relatedness-density",
    trap: "indicators.n01HereEcongeo",
    unit: "share",
    source: "indicators.hidalgoEtAl2007",
    empty: t("indicators.everyCitySpecialised"),
    measure: meanNearness,
  },
  {
    id: "core-functions",
    trap: "indicators.reatSDurpugAnother",
    unit: "ratio",
    source: "indicators.afterDurantonPuga2005JournalUrban",
    scope: "cluster",
    reads: ["values", "gdp"],
    empty: t("indicators.needsBothFunctions"),
    measure: (table, members) => coreFunctions(table, members),
  },
  {
    id: "output-concentration",
    unit: INDEX,
    source: HIRSCHMAN,
    scope: "cluster",
    reads: ["gdp"],
    measure: ({ gdp }, members) => herfindahl(at(gdp, members)),
  },
  {
    id: "gdp-share",
    unit: "share",
    scope: "city",
    reads: ["gdp"],
    measure: ({ gdp, cities }, members) => sumAt(members, gdp) / sumAt(cities, gdp),
  },
  ...(
    [
      ["mix", t("indicators.sectors"), t("indicators.shareSectorGrowthCluster")],
      ["competitive", t("indicators.beyondSectors"), t("indicators.citySGrowthCluster")],
    ] as const
  ).map(
    ([part, name, formula]): Written<TableIndicator> => ({
      id: `growth-${part}`,
      trap: "indicators.againstClusterCountrySector",
      label: t("indicators.growthEmploymentSinceBase", { name }),
      unit: "share of the first year",
      formula: t("indicators.shiftShare", { formula }),
      source: textOf("Dunn 1960, Papers in Regional Science 6(1)"),
      scope: "city",
      reads: ["values", "base"],
      measure: growthPart(part),
    }),
  ),
];
