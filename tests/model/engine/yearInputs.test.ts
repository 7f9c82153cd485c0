import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { copyPolicy, copyValue } from "../../../src/model/engine/instruments.js";
import { Memory } from "../../../src/model/engine/memory.js";
import { barriersOf } from "../../../src/model/engine/moves.js";
import { noPayments } from "../../../src/model/engine/pending.js";
import type { World } from "../../../src/model/engine/world.js";
import { nothingPending, yearInputs } from "../../../src/model/engine/yearInputs.js";
import { calibrationOf } from "../arms.js";
import { close } from "./setting.js";

const { world } = calibrationOf("teaching-three-cities");
const { economy, basePolicy, stocks, residuals, population } = world;
const wedges = barriersOf(world).wedges.of(basePolicy);

describe("what the market of a year is given", () => {
  const inputsOf = (set: Partial<World> = {}, memory = Memory.ofBaseYear(world), policy = basePolicy) =>
    yearInputs({ ...world, ...set }, memory, policy, wedges, undefined);

  it("are stocks as they stand, and the year and policy that it is asked for", () => {
    const inputs = inputsOf({ year: 2033 });
    expect(inputs.year).toBe(2033);
    expect(inputs.policy).toBe(basePolicy);
    expect(inputs.wedges).toBe(wedges);
    expect(inputs.linkMass).toBe(population.linkMass);
    for (const name of ["workers", "capital", "industrialLand", "housingLand", "parks"] as const)
      expect(inputs[name], name).toBe(stocks[name]);
    const perWorker = stocks.residentsPerWorker;
    const n = economy.nodes;
    const residents = Array.from({ length: n }, (_, i) => perWorker * (stocks.workers[i]! + stocks.workers[n + i]!));
    expect([...inputs.residents]).toEqual(close(residents, 9));
    expect(inputs.critical).toBeUndefined();
  });

  it("are what last year left: where capital was placed, and taxes at last year's cost of living", () => {
    const memory = Memory.ofBaseYear(world);
    memory.placing[0] = 7;
    memory.livingCost[1]! *= 2;
    const inputs = inputsOf({}, memory);
    expect(inputs.placing[0]).toBe(7);
    const doubled = residuals.base.localTaxes.map((tax, i) => (i === 1 ? 2 * tax : tax));
    expect([...inputs.localTaxBase]).toEqual(close([...doubled], 9));
  });

  it("are taxes at prices that national growth alone makes fall, from the second year on", () => {
    const growth = { from: 2021, national: 0.25, drift: null } as unknown as NonNullable<World["growth"]>;
    const taxes = [...residuals.base.localTaxes];
    expect([...inputsOf({ growth, year: 2021 }).localTaxBase]).toEqual(close(taxes, 9));
    expect([...inputsOf({ growth, year: 2022 }).localTaxBase]).toEqual(
      close(
        taxes.map((tax) => tax / 1.25),
        9,
      ),
    );
  });

  it("are critical inputs where the policy has some", () => {
    const policy = copyPolicy(basePolicy);
    const n = economy.nodes;
    policy.criticalInputs = [
      {
        ...{ sector: 1, origins: Uint8Array.from({ length: n }, (_, i) => (i === 0 ? 1 : 0)) },
        ...{ users: new Uint8Array(economy.sectors * n).fill(1), elasticity: 0.5, secondSource: 0, premium: 0 },
      },
    ];
    const [critical] = inputsOf({}, Memory.ofBaseYear(world), policy).critical!;
    expect(critical!.input).toBe(policy.criticalInputs[0]);
    // Of what every place buys some comes from the first, and some does not.
    for (const share of critical!.share) expect(Math.abs(share - 0.5)).toBeLessThan(0.5);
  });
});

describe("a market to which nothing is owed", () => {
  it("has empty lists and no money, in rooms of their size", () => {
    const bare = bareEconomy({ nodes: 2, sectors: 3, labourTypes: 1 }, { regimeIds: ["a", "b", "c", "d"] });
    const none = nothingPending(bare);
    expect(none).toMatchObject({ entry: null, services: null, claims: { count: 0 } });
    expect([...none.parks]).toEqual([]);
    expect([[...none.placing], [...none.localTaxBase]]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const { toCities, toHouseholds, toCentre, targeted } = none.lumpSums;
    expect([toCities, toHouseholds, toCentre, targeted].map((values) => values.length)).toEqual([2, 2, 4, 6]);
  });

  it("is copied whole: payments of a copy are its own", () => {
    const payments = noPayments(economy);
    payments.toCities[0] = 1;
    payments.toHouseholds[0] = 2;
    payments.toCentre[0] = 3;
    payments.targeted[0] = 4;
    const copy = copyValue(payments);
    expect(copy).toEqual(payments);
    for (const values of Object.values(copy)) values.fill(9);
    expect(Object.values(payments).map((values: Float64Array) => values[0])).toEqual(
      Object.keys(payments).map((name) => ({ toCities: 1, toHouseholds: 2, toCentre: 3, targeted: 4 })[name]),
    );
  });
});
