import { z } from "zod";
import { sumOf } from "../maths/numerics/sums.js";
import { refused, someOf, type Text, t } from "../words/index.js";
import type { Ran } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type Industries, type LeverContext, LeverUseError } from "./lever.js";
import type { Role } from "./roles.js";
import { rowCells, sectorNames, selectNodes, selectSectors } from "./selectors.js";
import { lowerCeiling } from "./subsidyPact.js";

/** What rules of assignment go by. */
type Structure = Pick<Industries, "output" | "inputShare">;

/** How a catalogue decides which city backs which sector. */
export const ASSIGNMENT_RULES = ["comparative-advantage", "relatedness", "chain-fit"] as const;

type AssignmentRule = (typeof ASSIGNMENT_RULES)[number];

/** Which cities and sectors are to be matched, by index. */
interface Matching {
  cities: readonly number[];
  sectors: readonly number[];
  /** Sectors for each city. */
  perCity: number;
}

/**
 * Sectors of each city, so that few back the same one. Pairs are taken in descending order of their score, as long as
 * the city has fewer than `perCity` sectors and the sector fewer than its even part of all places, rounded up; a city
 * that is then still short gets the best of what it lacks, whoever else has it. Greedy, so that everybody can follow
 * it; a tie goes to the pair listed first. By city, in the order given.
 */
export function assign(
  rule: AssignmentRule,
  { cities, sectors, perCity }: Matching,
  industries: Structure,
  allCities: readonly number[],
): number[][] {
  const score = SCORES[rule](industries, allCities);
  const evenPart = Math.ceil((cities.length * perCity) / sectors.length);
  const pairs = cities.flatMap((city, place) =>
    sectors.map((sector) => ({ place, sector, score: score(sector, city) })),
  );
  pairs.sort((a, b) => b.score - a.score);
  const taken: number[][] = cities.map(() => []);
  const users = (sector: number) => taken.filter((own) => own.includes(sector)).length;
  for (const room of [evenPart, Infinity]) {
    for (const { place, sector } of pairs) {
      const own = taken[place]!;
      if (own.length < perCity && users(sector) < room && !own.includes(sector)) own.push(sector);
    }
  }
  return taken;
}

type Score = (sector: number, city: number) => number;

const SCORES: Record<AssignmentRule, (industries: Structure, cities: readonly number[]) => Score> = {
  /** Revealed comparative advantage (Balassa 1965): the sector's share in the city over its share in all cities. */
  "comparative-advantage": advantage,
  /** Density of related sectors in which the city has an advantage (Hidalgo et al. 2007). */
  relatedness: (industries, cities) => density(advantage(industries, cities), industries, cities),
  /**
   * How strong the city is in what the sector buys and in what buys from it, weighted by input shares (linkages,
   * Hirschman 1958; that both weigh alike is our assumption).
   */
  "chain-fit": (industries, cities) => linkage(advantage(industries, cities), industries),
};

/** All sectors, by index. */
function sectorsOf({ inputShare }: Structure): number[] {
  return Array.from({ length: Math.sqrt(inputShare.length) }, (_, s) => s);
}

function advantage(industries: Structure, cities: readonly number[]): Score {
  const { output } = industries;
  const all = sectorsOf(industries);
  const n = output.length / all.length;
  const sum = (list: readonly number[], of: (k: number) => number) => sumOf(list, (k) => of(k));
  const ofCity = Float64Array.from({ length: n }, (_, i) => sum(all, (s) => output[s * n + i]!));
  const ofSector = all.map((s) => sum(cities, (i) => output[s * n + i]!));
  const total = sum(cities, (i) => ofCity[i]!);
  return (s, i) => {
    const expected = (ofCity[i]! * ofSector[s]!) / total;
    return expected > 0 ? output[s * n + i]! / expected : 0;
  };
}

/** Proximity of two sectors: the smaller of the chances that a city with an advantage in one has it in the other. */
function density(score: Score, industries: Structure, cities: readonly number[]): Score {
  const all = sectorsOf(industries);
  const strong = all.map((s) => new Set(cities.filter((i) => score(s, i) > 1)));
  const proximity = (s: number, r: number) => {
    const both = [...strong[s]!].filter((i) => strong[r]!.has(i)).length;
    return both === 0 ? 0 : both / Math.max(strong[s]!.size, strong[r]!.size);
  };
  return (s, i) => {
    const others = all.filter((r) => r !== s).map((r) => ({ r, weight: proximity(s, r) }));
    return weightedMean(others.map(({ r, weight }) => ({ weight, value: strong[r]!.has(i) ? 1 : 0 })));
  };
}

function linkage(score: Score, industries: Structure): Score {
  const { inputShare } = industries;
  const all = sectorsOf(industries);
  const share = (buyer: number, input: number) => inputShare[buyer * all.length + input]!;
  return (s, i) => {
    const others = all.filter((r) => r !== s);
    const upstream = others.map((r) => ({ weight: share(s, r), value: score(r, i) }));
    const downstream = others.map((r) => ({ weight: share(r, s), value: score(r, i) }));
    return weightedMean(upstream) + weightedMean(downstream);
  };
}

function weightedMean(terms: readonly { weight: number; value: number }[]): number {
  const weight = sumOf(terms, (term) => term.weight);
  return weight > 0 ? sumOf(terms, (term) => term.weight * term.value) / weight : 0;
}

const schema = field
  .exactlyOne(
    z.strictObject({
      cities: field.cities,
      sectors: field.sectors,
      rule: z
        .enum(ASSIGNMENT_RULES)
        .optional()
        .meta({
          label: t("levers.ruleSectorsAssigned"),
          unit: ASSIGNMENT_RULES.join(", "),
          source: t("levers.balassa1965ManchesterSchool"),
        }),
      assignments: z
        .array(
          z.strictObject({
            city: field.word.meta({ label: t("lab.city"), unit: "a name, as for cities" }),
            sectors: z.array(field.word).meta({ label: t("levers.sectorsMayBack"), unit: "sector ids" }),
          }),
        )
        .min(1)
        .optional()
        .meta({
          label: t("levers.sectorsEachCityPlace"),
          unit: "list",
          role: "assigned" satisfies Role,
        }),
      perCity: z
        .int()
        .min(1)
        .max(50)
        .optional()
        .meta({
          label: t("levers.sectorsEachCityUnder"),
          unit: "sectors",
        }),
    }),
    "rule",
    "assignments",
  )
  .refine(
    ({ assignments, perCity }) => !assignments || perCity === undefined,
    refused({ what: "levers.noEffectAssignments", hint: "levers.removeOrRule" }, ["perCity"]),
  );

type Parameters = z.output<typeof schema>;

/** Cities whose sectors are told; of more, how many. */
const MOST_CITIES = 6;

export const industrialCatalogue = defineLever({
  type: "industrial-catalogue",
  label: "levers.industrialCatalogue",
  description: "levers.listedSectorsEachCity",
  decidedBy: "levers.citiesTogetherLeadingGroup",
  source: "levers.industrialTransferGuidanceCatalogues",
  // Only what a city may not back changes.
  toldByParameters: () => true,
  slider: {
    id: "catalogue",
    mechanism: "division",
    parameter: "rule",
    choices: {
      "comparative-advantage": t("lab.comparativeAdvantage"),
      relatedness: t("lab.relatedness"),
      "chain-fit": t("lab.fitIntoChains"),
    },
  },
  schema,
  did,
  sets: (parameters, context) => {
    checkAssignments(parameters, context);
    return sectorNames("industrial-catalogue", parameters, context);
  },
  apply: (parameters, context, policy) => {
    const sectors = selectSectors(parameters.sectors, context);
    const own = sectorsByCity(parameters, context);
    for (const city of selectNodes(parameters.cities, context)) {
      const others = sectors.filter((sector) => !own.get(city)?.includes(sector));
      lowerCeiling(policy, rowCells(others, [city], context), 0);
    }
  },
});

/** Which of the listed sectors each city may still back. */
function did(parameters: Parameters, context: LeverContext, { from, to, names, sectors }: Ran): Text {
  const own = sectorsByCity(parameters, context);
  const told = selectNodes(parameters.cities, context).map((city) => {
    const assigned = own.get(city) ?? [];
    const bracket = assigned.length > 0 ? sectors(assigned) : t("levers.noneOfThem");
    return t("join.withBracket", { what: names([city]), bracket });
  });
  return t("levers.catalogueLeaves", { from, to, told: someOf(told, MOST_CITIES) });
}

function sectorsByCity(parameters: Parameters, context: LeverContext): Map<number, number[]> {
  return parameters.rule ? byRule(parameters, context) : assigned(parameters, context);
}

function byRule({ rule, perCity = 1, ...parameters }: Parameters, context: LeverContext): Map<number, number[]> {
  const cities = selectNodes(parameters.cities, context);
  const sectors = selectSectors(parameters.sectors, context);
  const all = Array.from({ length: context.cities }, (_, city) => city);
  const places = assign(rule!, { cities, sectors, perCity }, context.industries, all);
  return new Map(cities.map((city, place) => [city, places[place]!]));
}

/** Sectors by city as listed. Throws LeverNameError for names that the region does not know. */
function assigned({ assignments = [] }: Parameters, context: LeverContext): Map<number, number[]> {
  return new Map(
    assignments.flatMap(({ city, sectors }, row) => {
      const own = selectSectors(sectors, context, ["assignments", row, "sectors"]);
      return selectNodes(city, context, ["assignments", row, "city"]).map((node) => [node, own] as const);
    }),
  );
}

/** Every city of the list is bound and listed once, and only sectors of the catalogue are assigned. */
function checkAssignments(parameters: Parameters, context: LeverContext): void {
  const { assignments = [] } = parameters;
  const bound = selectNodes(parameters.cities, context);
  const sectors = selectSectors(parameters.sectors, context);
  const seen = new Set<number>();
  assignments.forEach((item, row) => {
    const at = ["assignments", row, "city"];
    for (const city of selectNodes(item.city, context, at)) {
      const name = context.nodeIds[city]!;
      if (!bound.includes(city)) throw outside(at, item.city, t("levers.notAmongCities", { name }));
      if (seen.has(city)) throw outside(at, item.city, t("levers.listedTwice", { name }));
      seen.add(city);
    }
    for (const [place, name] of item.sectors.entries()) {
      const path = ["assignments", row, "sectors", place];
      const unlisted = selectSectors(name, context, path).find((sector) => !sectors.includes(sector));
      if (unlisted !== undefined)
        throw outside(path, name, t("levers.notAmongSectors", { name: context.sectorIds[unlisted] }));
    }
  });
}

function outside(path: (string | number)[], value: string, why: Text): LeverUseError {
  return new LeverUseError(
    path,
    value,
    t("levers.notFitCatalogue", { why }),
    "levers.catalogueBinds",
    "levers.correctOrWiden",
  );
}
