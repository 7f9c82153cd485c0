import { describe, expect, it } from "vitest";
import { loadRegion, memoryFiles, type Region, UserError } from "../../src/input/index.js";

const share = (node: string, sector: string, item: string, value: number) => ({ node, sector, item, share: value });
const purchase = (origin: string, destination: string, sector: string, value: number, tariff = 0) => ({
  ...{ origin, destination, sector, value, tariff },
});

/** Two places that trade goods; the second's goods pay a tariff of a tenth in the first. */
const exact = {
  nodes: [
    { id: "a", name: "Aland", labour: 100, transfers: 4 },
    { id: "b", name: "Bland", nameZh: "乙", labour: 50, transfers: -4, latitude: 30, longitude: 40 },
  ],
  trade: [
    ...[purchase("a", "a", "goods", 60), purchase("b", "a", "goods", 22, 0.1)],
    ...[purchase("a", "b", "goods", 40), purchase("b", "b", "goods", 30)],
    ...[purchase("a", "a", "care", 50), purchase("b", "b", "care", 20)],
  ],
  technology: [
    ...[share("a", "goods", "labour", 0.8), share("a", "goods", "care", 0.2), share("b", "goods", "labour", 1)],
    ...[share("a", "care", "labour", 1), share("b", "care", "labour", 0.5), share("b", "care", "goods", 0.5)],
  ],
  final: [
    ...[
      { node: "a", sector: "goods", share: 0.5 },
      { node: "a", sector: "care", share: 0.5 },
    ],
    ...[
      { node: "b", sector: "goods", share: 0.75 },
      { node: "b", sector: "care", share: 0.25 },
    ],
  ],
};
const sectors = [
  { id: "goods", label: "Goods", substitution: 5, distanceElasticity: 3, relocationHazard: 0.5 },
  { id: "care", label: "Care", substitution: 3, group: "tertiary", source: "a book" },
];
const head = { id: "two", label: "Two", baseYear: 2000, currency: "USD", exact, tables: { sectors } };

const load = (more: object = {}, files: Record<string, string> = {}): Region =>
  loadRegion("region.yaml", memoryFiles({ "region.yaml": JSON.stringify({ ...head, ...more }), ...files }));

function messageOf(more: object): string {
  try {
    load(more);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "";
}

const near = (value: number) => expect.closeTo(value, 9);

describe("a region of exact tables", () => {
  const region = load();
  const { tables, national } = region;

  it("has its nodes as cities, a province and a fiscal regime each, and a place where they say none", () => {
    expect(tables.cities).toMatchObject([
      { id: "a", name: "Aland", province: "a", regime: "a", latitude: 0, longitude: 0, residentsThousand: 100 },
      { id: "b", name: "Bland", nameZh: "乙", province: "b", regime: "b", latitude: 30, longitude: 40 },
    ]);
    expect(region.provinceLabels).toMatchObject({ a: { en: "Aland", zh: "Aland" }, b: { en: "Bland", zh: "乙" } });
    const nodes = Array.from({ length: 20 }, (_, k) => ({ id: `n${k}`, name: "N", labour: 1 }));
    const many = nodes.map(({ id }) => id);
    const own = {
      nodes,
      trade: many.map((id) => purchase(id, id, "goods", 1)),
      technology: many.map((id) => share(id, "goods", "labour", 1)),
      final: many.map((node) => ({ node, sector: "goods", share: 1 })),
    };
    const far = load({ exact: own, tables: { sectors: sectors.slice(0, 1) } }).tables.cities;
    expect([1, 2, 17, 18, 19].map((k) => far[k]!.longitude)).toEqual([10, 20, 170, 180, 180]);
  });

  it("counts as GDP what is paid for labour and the tariffs, by sector as wages are", () => {
    // Labour of a gets 80 and 50, beside a tariff of 2; that of b 50 and 10.
    const [goods, care] = [(80 * 132) / 130, (50 * 132) / 130];
    expect(tables.cities).toMatchObject([
      { gdp100m: near(132), primary100m: 0, secondary100m: near(goods), tertiary100m: near(care) },
      { gdp100m: near(60), primary100m: 0, secondary100m: near(50), tertiary100m: near(10) },
    ]);
    expect(tables.structure.map(({ city, sector, valueAdded100m }) => [city, sector, valueAdded100m])).toEqual([
      ["a", "goods", near(goods)],
      ["a", "care", near(care)],
      ["b", "goods", near(50)],
      ["b", "care", near(10)],
    ]);
    expect(national).toMatchObject({
      ...{ gdp: { value: near(192) }, primary: { value: 0 }, secondary: { value: near(goods + 50) } },
      ...{ tertiary: { value: near(care + 10) }, residents: { value: 150 }, employed: { value: 150 } },
    });
  });

  it("has the world's input-output table: what sectors buy, pay for labour and sell to those who spend", () => {
    expect(tables.inputOutput.map(({ input, sector, domestic100m }) => [input, sector, domestic100m])).toEqual([
      ["goods", "goods", 0],
      ["care", "goods", near(20)],
      ["goods", "care", near(10)],
      ["care", "care", 0],
    ]);
    // Of 136 and 56 that are spent: wages, tariffs, and what others give.
    expect(tables.valueAdded).toMatchObject([
      {
        ...{ sector: "goods", grossOutput100m: near(150), labourCompensation100m: near(130) },
        ...{ finalConsumption100m: near(0.5 * 136 + 0.75 * 56), operatingSurplus100m: 0, exports100m: 0 },
      },
      {
        ...{ sector: "care", grossOutput100m: near(70), labourCompensation100m: near(60) },
        finalConsumption100m: near(0.5 * 136 + 0.25 * 56),
      },
    ]);
  });

  it("switches off what is not in its tables", () => {
    expect(tables.sectors).toMatchObject([
      { id: "goods", group: "secondary", distanceElasticity: 0, relocationHazard: 0, borderExposure: 1 },
      { id: "care", group: "tertiary", skilledWageShare: 0, meanFirmRevenue100m: 1, source: "a book" },
    ]);
    expect(region.tables.sectors[0]!.source).toBe("the file of the region");
    const { parameters, regimes, barriers } = region;
    expect(parameters.massElasticity.value).toBe(0.5);
    expect(parameters.migration.hazard.general.value).toBe(0);
    expect(parameters.agglomeration.urbanisation.value).toBe(0);
    expect(parameters.migration.tasteDispersion.value).toBe(1);
    // The least that there may be.
    expect(parameters.knowledge.decay.value).toBe(0.001);
    expect(regimes["a"]).toMatchObject({ profitTaxRate: { value: 0 }, localShareWage: { value: 0 } });
    expect(barriers).toMatchObject({ border: [], registration: [], migrationBorder: { general: [], skilled: [] } });
    expect(region).toMatchObject({ ownership: "local", capital: "one-kind", unlistedTravel: "great-circle" });
  });

  it("says itself what it says, each figure as a whole", () => {
    const massElasticity = { value: 0.7, unit: "elasticity", source: "a book" };
    const own = load({ parameters: { massElasticity }, target: { tolerance: 0.01 } });
    expect(own.parameters.massElasticity).toEqual(massElasticity);
    expect(own.parameters.variety).toEqual(region.parameters.variety);
    expect(own.target).toMatchObject({ tolerance: 0.01, variables: ["gdp", "valueAddedBySector", "residents"] });
  });

  it("takes its sectors from a file too", () => {
    const csv = "id,label,substitution,group\ngoods,Goods,5,primary\ncare,Care,3,tertiary\n";
    const own = load({ tables: { sectors: "sectors.csv" } }, { "sectors.csv": csv });
    expect(own.tables.sectors.map(({ id, group }) => [id, group])).toEqual([
      ["goods", "primary"],
      ["care", "tertiary"],
    ]);
    expect(own.tables.cities[1]).toMatchObject({ primary100m: near(50), secondary100m: 0 });
  });

  it("tells of its sectors by their place in the file", () => {
    const [goods, care] = sectors;
    expect(messageOf({ tables: { sectors: [goods, { ...care, substitution: 0 }] } })).toMatch(
      /^region\.yaml:1:\d+: tables\.sectors\[1\]\.substitution = 0 is out of range/,
    );
  });

  it("refuses what its tables say already, each with its place", () => {
    expect(messageOf({})).toBe("");
    const message = messageOf({ hinterlands: [], links: [], tables: { sectors, cities: [], travel: [] } });
    for (const path of ["hinterlands", "links", "tables.cities", "tables.travel"])
      expect(message).toContain(`${path} does not go with exact`);
    expect(message).not.toContain("tables.sectors does");
  });
});
