import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { realisedTable, unexplained } from "../../src/evidence/index.js";
import { REALISED } from "../../src/evidence/realised/catalogue.js";
import { costOfCitySize, loveOfVariety, netReallocation } from "../../src/evidence/realised/measures.js";
import { clearedWith, PUSH, subjectOf } from "../../src/evidence/realised/subject.js";
import { costOfLiving } from "../../src/model/engine/accounts.js";
import { english, textOf } from "../../src/words/index.js";
import { closedRegion } from "../calibrate/setting.js";
import { calibrationOf } from "../model/arms.js";

const shipped = [
  "beijing-tianjin-hebei",
  "greater-bay-area",
  "yangtze-river-delta",
  "chengdu-chongqing",
  "middle-yangtze",
  "us-northeast",
  "teaching-two-cities",
  "teaching-three-cities",
];
/** Small ones: their radius is measured at every elasticity of entry, on which it hardly turns. Of others their own says it. */
const isSmall = new Set(["greater-bay-area", "us-northeast", "teaching-two-cities", "teaching-three-cities"]);
const OWN = "radius-at-0-15";
const teaching = calibrationOf(closedRegion.id);

describe("realised elasticities", () => {
  it.each(shipped)(
    "%s leaves no published range without a reason, and gives none in vain",
    { timeout: 900_000 },
    (id) => {
      const calibration = calibrationOf(id);
      const rows = realisedTable(
        calibration,
        ({ id: row }) => isSmall.has(id) || row === OWN || !row.startsWith("radius-at-"),
      );
      expect(unexplained(calibration, rows)).toEqual([]);
      // A push dies down, whatever the elasticity of entry.
      const radii = rows.filter((row) => row.id.startsWith("radius-at-"));
      expect(radii).toHaveLength(isSmall.has(id) ? 3 : 1);
      if (!isSmall.has(id)) expect(calibration.region.parameters.entryElasticity.value).toBe(0.15);
      for (const row of radii) {
        expect(row.value, row.id).toBeLessThan(1);
        expect(row.value / radii[0]!.value, row.id).toBeCloseTo(1, 2);
      }
    },
  );

  it("have names of their own, a source and a way of measuring", () => {
    expect(new Set(REALISED.map(({ id }) => id)).size).toBe(REALISED.length);
    for (const { source, measured, label } of REALISED) {
      expect(source.length * measured.length * label.zh.length).toBeGreaterThan(0);
    }
  });

  it("have their distance from what the source estimates in its standard errors, of the region's own clusters", () => {
    const one = (id: string) => realisedTable(calibrationOf("beijing-tianjin-hebei"), (entry) => entry.id === id)[0]!;
    const workers = one("workers-to-distance");
    expect(workers.estimate).toEqual([-1.49, 0.33]);
    expect(workers.distance).toBeCloseTo((workers.value + 1.49) / 0.33, 12);
    const [ours] = realisedTable(teaching, (entry) => entry.id === "workers-to-distance");
    expect(ours).toMatchObject({ estimate: null, distance: null });
    expect(one("housing-share")).toMatchObject({ estimate: null, distance: null });
  });

  it("tell rows outside without a reason, reasons in vain, and unknown ids", () => {
    const region = {
      ...closedRegion,
      outsidePublished: [
        { id: "housing-share", reason: textOf("none") },
        { id: "no-such-row", reason: textOf("none") },
      ],
    };
    const calibration = calibrate(region);
    const rows = realisedTable(calibration, ({ id }) => ["housing-share", "wages-to-density"].includes(id));
    expect(unexplained(calibration, rows).map(english)).toEqual([
      "wages-to-density is outside without a reason",
      "housing-share needs no reason",
      "no-such-row is no realised elasticity",
    ]);
  });

  it("love of variety is what the market makes of more firms everywhere", () => {
    const { economy } = teaching.world;
    // Entrants answer by themselves; held at the base year's value they are as many as before.
    const { market } = clearedWith(subjectOf(teaching), (world) => {
      const { firms } = world.population;
      for (let link = 0; link < firms.length; link++) firms[link]! *= 1 + PUSH;
      const entryValue = world.residuals.base.entryValue.map((value) => value - Math.log(1 + PUSH));
      return { ...world, residuals: { ...world.residuals, base: { ...world.residuals.base, entryValue } } };
    });
    const before = costOfLiving(teaching.market, teaching.inputs.housingLand);
    const after = costOfLiving(market, teaching.inputs.housingLand);
    for (let i = 0; i < economy.nodes; i++) {
      const gain = Math.log(market.spending[i]! / after[i]! / (teaching.market.spending[i]! / before[i]!));
      expect(gain / Math.log(1 + PUSH)).toBeCloseTo(loveOfVariety({ calibration: teaching }), 6);
    }
  });

  it("cost of city size is housing plus congestion, in proportion to size", () => {
    const subject = subjectOf(teaching);
    const { housingShare, congestion } = teaching.world.economy;
    expect(costOfCitySize(subject, "mean")).toBeCloseTo(housingShare + congestion, 8);
    const [largest] = subject.cities as [number];
    const residents = subject.cities.map((i) => teaching.inputs.residents[i]!);
    const mean = residents.reduce((a, b) => a + b, 0) / residents.length;
    const size = teaching.inputs.residents[largest]! / mean;
    expect(costOfCitySize(subject, "largest")).toBeCloseTo(housingShare + congestion * size, 8);
  });

  it("net reallocation is the share of residents that changed city, a year", () => {
    const census = (city: string, year: number, residentsThousand: number) => ({
      city,
      year,
      residentsThousand,
      source: "-",
    });
    const [one, other] = closedRegion.tables.cities.map(({ id }) => id) as [string, string];
    const observed = [census(one, 2010, 50), census(other, 2010, 50), census(one, 2020, 120), census(other, 2020, 80)];
    const region = { ...closedRegion, tables: { ...closedRegion.tables, observed } };
    // Shares go from 0.5 to 0.6: a tenth of the residents in ten years.
    expect(netReallocation({ calibration: { ...teaching, region } })).toBeCloseTo(1, 12);
    expect(netReallocation({ calibration: teaching })).toBeNaN();
  });
});
