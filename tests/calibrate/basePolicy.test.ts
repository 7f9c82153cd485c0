import { describe, expect, it } from "vitest";
import { readBasePolicy } from "../../src/calibrate/basePolicy.js";
import type { Geography } from "../../src/calibrate/geography.js";
import type { Technology } from "../../src/calibrate/technology.js";
import type { Region } from "../../src/input/index.js";

type Barrier = Region["barriers"]["border"];
type Between = Barrier[number]["between"];

/** Three cities of two provinces and the rest of their country, of another fiscal regime; two cities are a delta. */
const geography = {
  nodeIds: ["a", "b", "c", "rest"],
  cities: 3,
  provinces: ["north", "south", "south", "rest"],
  agglomerations: ["delta", "delta", "", ""],
  regimes: ["home", "home", "home", "far"],
  hours: Float64Array.from({ length: 16 }, (_, pair) => pair),
  roadKm: Float64Array.from({ length: 16 }, (_, pair) => 100 * pair),
} as Geography;

const technology = { sectorIds: ["farms", "shops"], productionTax: Float64Array.of(0.1, 0.2) } as Technology;

const of = (value: number) => ({ value });
const barrier = (...entries: [Between, number][]) =>
  entries.map(([between, value]) => ({ between, value })) as unknown as Barrier;
/** A barrier on the way into cities: the one kind that is not the same in both directions. */
const anywhere = (value: number) => barrier(["into-cities", value]);

const NAMES = ["delayHours", "tollPerKm", "border", "ruleDifference", "firmBorder", "approvalCoverage"] as const;

const region = {
  migration: "from-registration",
  barriers: {
    ...Object.fromEntries(NAMES.map((name, k) => [name, anywhere(k + 1)])),
    capitalFriction: anywhere(7),
    migrationBorder: { general: anywhere(8), skilled: anywhere(9) },
    registration: anywhere(10),
    coordinationCost: anywhere(11),
    protection: anywhere(12),
  },
  parameters: {
    protectionRentShare: of(0.6),
    profitTaxApportionment: { plant: of(0.7), headquarters: of(0.2) },
  },
  regimes: {
    home: {
      ...{ profitTaxRate: of(0.25), wageTaxRate: of(0.03), valueAddedTaxScale: of(1) },
      ...{ localShareProduction: of(0.5), localShareProfit: of(0.4), localShareWage: of(0.3) },
    },
    far: {
      ...{ profitTaxRate: of(0.15), wageTaxRate: of(0.02), valueAddedTaxScale: of(2) },
      ...{ localShareProduction: of(0.9), localShareProfit: of(0.8), localShareWage: of(0.7) },
    },
  },
} as unknown as Region;

const policyOf = (set: Partial<Region> = {}) => readBasePolicy({ ...region, ...set }, geography, technology);

/** What stands between four places, whoever they are, where it stands into cities alone. [from*4 + to] */
const intoCities = (value: number) => [
  ...[0, value, value, 0],
  ...[value, 0, value, 0],
  ...[value, value, 0, 0],
  ...[value, value, value, 0],
];

describe("the policy of the base year", () => {
  const policy = policyOf();

  it("has hours and kilometres of the map, and each barrier of the region in its own place", () => {
    expect(policy.travelHours).toEqual(geography.hours);
    expect(policy.roadKm).toEqual(geography.roadKm);
    for (const [k, name] of NAMES.entries()) expect([...policy[name]], name).toEqual(intoCities(k + 1));
    expect([...policy.capitalFriction]).toEqual(intoCities(7));
  });

  it("has barriers of each type of labour, and those of registration where people choose from there", () => {
    expect([...policy.migrationBorder]).toEqual([...intoCities(8), ...intoCities(9)]);
    expect([...policy.registration]).toEqual([...intoCities(10), ...intoCities(10)]);
    expect([...policyOf({ migration: "from-residence" }).registration]).toEqual(Array(32).fill(0));
  });

  it("protects every sector alike, and lets coordination cost by the hour", () => {
    expect([...policy.protection]).toEqual([...intoCities(12), ...intoCities(12)]);
    expect([...policy.protectionRentShare]).toEqual(Array(8).fill(0.6));
    expect([...policy.coordinationCost]).toEqual(intoCities(11).map((cost, pair) => cost * pair));
  });

  it("taxes every place by its own fiscal regime, production by what each sector pays in the country", () => {
    expect([...policy.profitTaxRate]).toEqual([0.25, 0.25, 0.25, 0.15]);
    expect([...policy.wageTaxRate]).toEqual([0.03, 0.03, 0.03, 0.02, 0.03, 0.03, 0.03, 0.02]);
    expect([...policy.productionTax]).toEqual([0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.2, 0.4]);
    expect([...policy.localShareProduction]).toEqual([0.5, 0.5, 0.5, 0.9]);
    expect([...policy.localShareProfit]).toEqual([0.4, 0.4, 0.4, 0.8]);
    expect([...policy.localShareWage]).toEqual([0.3, 0.3, 0.3, 0.7]);
    expect(policy.apportionment).toEqual({ plant: 0.7, headquarters: 0.2 });
  });
});

describe("a barrier", () => {
  /** Pairs of places between which it stands, with its value where that is not 1. */
  function standing(...entries: [Between, number][]): string[] {
    const { border } = policyOf({ barriers: { ...region.barriers, border: barrier(...entries) } });
    const { nodeIds } = geography;
    return [...border].flatMap((value, pair) => {
      if (value === 0) return [];
      const ends = `${nodeIds[Math.floor(pair / 4)]}>${nodeIds[pair % 4]}`;
      return value === 1 ? [ends] : [`${ends}=${value}`];
    });
  }

  it.each<[Between, string[]]>([
    ["same-province", ["b>c", "c>b"]],
    ["different-province", ["a>b", "a>c", "a>rest", "b>a", "b>rest", "c>a", "c>rest", "rest>a", "rest>b", "rest>c"]],
    ["different-regime", ["a>rest", "b>rest", "c>rest", "rest>a", "rest>b", "rest>c"]],
    ["cities", ["a>b", "a>c", "b>a", "b>c", "c>a", "c>b"]],
    ["into-cities", ["a>b", "a>c", "b>a", "b>c", "c>a", "c>b", "rest>a", "rest>b", "rest>c"]],
    [[["a", "rest"]], ["a>rest", "rest>a"]],
    [[["south", "a"]], ["a>b", "a>c", "b>a", "c>a"]],
    [[["delta", "c"]], ["a>c", "b>c", "c>a", "c>b"]],
    [
      [
        ["a", "b"],
        ["c", "rest"],
      ],
      ["a>b", "b>a", "c>rest", "rest>c"],
    ],
    // Nothing stands between a place and itself.
    [[["a", "a"]], []],
    [[["delta", "delta"]], ["a>b", "b>a"]],
  ])("between %j stands between these pairs", (between, pairs) => {
    expect(standing([between, 1])).toEqual(pairs);
  });

  it("that is said later takes the place of an earlier one, where both stand", () => {
    expect(standing(["cities", 1], [[["a", "south"]], 2])).toEqual([
      ...["a>b=2", "a>c=2", "b>a=2", "b>c", "c>a=2", "c>b"],
    ]);
    expect(standing([[["a", "south"]], 2], ["cities", 1])).toEqual(["a>b", "a>c", "b>a", "b>c", "c>a", "c>b"]);
  });
});
