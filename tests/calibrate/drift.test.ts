import { describe, expect, it } from "vitest";
import { answerToGap, driftOf, incomeGaps } from "../../src/calibrate/drift.js";
import { calibrate, startWorld } from "../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { withOverrides } from "../../src/input/parameters.js";
import { SimulationError } from "../../src/model/engine/errors.js";
import { driftedPeople } from "../../src/model/engine/growth.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { disk } from "../input/disk.js";

const bay = loadRegion("scenarios/regions/greater-bay-area/region.yaml", disk);
const { world, market } = calibrate(bay);
const { nodes: n, labourTypes } = world.economy;
const withDrift = (drift: number): Region => ({
  ...bay,
  parameters: withOverrides(bay.parameters, { growth: { drift: { residents: drift } } }),
});
const node = (id: string) => world.economy.nodeIds.indexOf(id);

describe("income gaps of cities", () => {
  it("are ln GDP per resident against the agglomeration, of cities whose past was observed", () => {
    const [{ cities, ahead }] = incomeGaps(bay) as [ReturnType<typeof incomeGaps>[number]];
    const rows = cities.map((i) => bay.tables.cities[i]!);
    expect(rows.map(({ id }) => id)).not.toContain("hong-kong");
    expect(rows.reduce((sum, { residentsThousand }, k) => sum + residentsThousand * ahead[k]!, 0)).toBeCloseTo(0, 6);
    const [shenzhen, zhaoqing] = ["shenzhen", "zhaoqing"].map((id) => rows.findIndex((row) => row.id === id));
    const perHead = ({ gdp100m, residentsThousand }: (typeof rows)[number]) => Math.log(gdp100m / residentsThousand);
    expect(ahead[shenzhen!]! - ahead[zhaoqing!]!).toBeCloseTo(
      perHead(rows[shenzhen!]!) - perHead(rows[zhaoqing!]!),
      12,
    );
  });

  it("are those of each agglomeration where a region has several", () => {
    const five = loadRegion("scenarios/regions/five-agglomerations/region.yaml", disk);
    const gaps = incomeGaps(five);
    expect(gaps.map(({ cities }) => cities.length)).toEqual([13, 27, 9, 16, 28]);
  });
});

describe("where people would rest", () => {
  const drift = driftOf(withDrift(0.11), world)!;

  it("is where residents answer the gap in ten years as the region says, at the well-being of the start", () => {
    expect(answerToGap(incomeGaps(bay), driftedPeople(drift, 10))).toBeCloseTo(0.11, 12);
    const factor = (id: string) => drift.target[node(id)]! / drift.people[node(id)]!;
    expect(factor("shenzhen")).toBeGreaterThan(1.1);
    expect(factor("zhaoqing")).toBeLessThan(0.9);
    expect([factor("hong-kong"), factor("rest-of-china")]).toEqual([1, 1]);
  });

  it("holds as many people of each type as there are", () => {
    for (let t = 0; t < labourTypes; t++) {
      const sum = (values: Float64Array) =>
        values.subarray(t * n, t * n + n).reduce((total, value) => total + value, 0);
      expect(sum(drift.target) / sum(drift.people)).toBeCloseTo(1, 12);
    }
  });

  it("draws h (T - N) people in the first year, and none where the base year rests", () => {
    const calibration = { ...calibrate(bay), region: withDrift(0.11) };
    const step = (dynamics: "stationary" | "observed") => {
      const simulation = new Simulation(startWorld(calibration, 0, null, 2022, dynamics), () => world.basePolicy, {
        start: market,
      });
      return [simulation.step(), simulation.step()].map(({ workers }) => workers);
    };
    const [before, after] = step("observed");
    for (let k = 0; k < labourTypes * n; k++) {
      const came = world.economy.migration.hazard[Math.floor(k / n)]! * (drift.target[k]! - drift.people[k]!);
      expect((after![k]! - before![k]! - came) / before![k]!).toBeCloseTo(0, 9);
    }
    const [still, same] = step("stationary");
    same!.forEach((value, k) => void expect(value / still![k]!).toBeCloseTo(1, 9));
  });

  it("is nowhere else where a region has no drift", () => {
    expect(driftOf(withDrift(0), world)).toBeUndefined();
  });

  it("is told not to be found where too few choose anew", () => {
    const few = { ...world, economy: { ...world.economy, migration: { ...world.economy.migration, hazard: [0, 0] } } };
    expect(() => driftOf(withDrift(0.11), few as unknown as typeof world)).toThrow(SimulationError);
    expect(() => driftOf(withDrift(0.11), few as unknown as typeof world)).toThrow(
      /0\.11.*dynamics: stationary.*lower growth\.drift/,
    );
  });
});
