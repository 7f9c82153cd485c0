import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion } from "../../src/input/index.js";
import { withOverrides } from "../../src/input/parameters.js";
import { Market } from "../../src/model/engine/market.js";
import { Memory } from "../../src/model/engine/memory.js";
import { productivityOf } from "../../src/model/engine/productivity.js";
import { disk } from "../input/disk.js";
import { arm, calibrationOf, names, REFORM, START, sum } from "./arms.js";

const calibration = calibrationOf("yangtze-river-delta");
const { world, inputs } = calibration;
const { economy } = world;
const { nodes: n } = economy;
const { node, cities } = names(calibration);

describe("externalities", () => {
  it("raise what primary factors make by the cited elasticity, whatever inputs pass on", () => {
    // Where capital is saved, cheaper goods buy more of it.
    const { region, world, market, inputs } = calibrationOf("yangtze-river-delta-fixed-capital");
    const crowd = 1.1;
    const { base } = world.residuals;
    const denser = {
      ...world,
      residuals: { ...world.residuals, base: { ...base, density: base.density.map((d) => d / crowd) } },
    };
    const productivity = productivityOf(denser, Memory.ofBaseYear(world), world.basePolicy);
    const cleared = new Market(world.economy);
    cleared.startFrom(market);
    cleared.clear({ ...inputs, productivity });
    const elasticity = region.parameters.agglomeration.urbanisation.value;
    // Nominal values stay; every composite is cheaper by the elasticity.
    for (const [k, price] of cleared.price.entries())
      expect(Math.log(market.price[k]! / price)).toBeCloseTo(elasticity * Math.log(crowd), 9);
  });
});

describe("well-being", () => {
  const transfer = { type: "central-transfer", id: "gift", payer: "centre", payee: "huzhou", amount: 20 };
  const reformed = arm(calibration, [transfer], { years: 12 });
  const usual = arm(calibration, [], { years: 12 });
  const at = REFORM - START;
  const huzhou = node("huzhou");

  it("is one for everybody in the base year", () => {
    for (const value of usual[0]!.accounts.wellBeing) expect(value).toBeCloseTo(1, 9);
  });

  it("rises with a transfer to the city, through public services", () => {
    const gain = reformed[at]!.accounts.wellBeing[huzhou]! - usual[at]!.accounts.wellBeing[huzhou]!;
    expect(gain).toBeGreaterThan(0.001);
    expect(reformed[at]!.accounts.publicServicesPerHead[huzhou]!).toBeGreaterThan(
      usual[at]!.accounts.publicServicesPerHead[huzhou]!,
    );
  });

  it("draws people to where services are better, so that migration answers a transfer", () => {
    const people = (years: typeof usual) => years.at(-1)!.residents;
    expect(people(reformed)[huzhou]!).toBeGreaterThan(people(usual)[huzhou]! * 1.0005);
    expect(sum(people(reformed))).toBeCloseTo(sum(people(usual)), 6);
  });

  it("falls with residents as housing and congestion say: 0.03 to 0.08 for a city of mean size", () => {
    const mean = sum(cities.map((i) => inputs.residents[i]!)) / cities.length;
    const cost = (people: number) => economy.housingShare + (economy.congestion * people) / mean;
    expect(cost(mean)).toBeGreaterThan(0.03);
    expect(cost(mean)).toBeLessThanOrEqual(0.08 + 1e-12);
    expect(cost(inputs.residents[node("shanghai")]!)).toBeGreaterThan(cost(mean));
  });

  it("asks for no public services where they have no weight", () => {
    const region = loadRegion("scenarios/regions/teaching-two-cities/region.yaml", disk);
    const parameters = withOverrides(region.parameters, { publicServices: { weight: 0 } });
    const without = calibrate({ ...region, parameters });
    const gift = { ...transfer, payee: without.world.economy.nodeIds[0]!, amount: 5 };
    const [before, after] = [arm(without, [], { years: 2 })[at]!, arm(without, [gift], { years: 2 })[at]!];
    const consumption = after.accounts.realConsumptionPerHead[0]! / before.accounts.realConsumptionPerHead[0]!;
    expect(after.accounts.wellBeing[0]! / before.accounts.wellBeing[0]!).toBeCloseTo(consumption, 9);
    expect(n).toBeGreaterThan(0);
  });
});

describe("a transfer that its payer cannot afford", () => {
  const teaching = calibrationOf("teaching-two-cities");
  const years = (payer: string, amount: number) =>
    arm(teaching, [{ type: "central-transfer", payer, payee: "mill", amount }], { years: 4 });

  it("is refused in words with year, payer, sum and what there is, whether its market would clear or not", () => {
    for (const amount of [7650, 30_000, 100_000]) {
      expect(() => years("centre", amount)).toThrow(
        new RegExp(
          `In 2023 the centre of country spends more than it has: it has promised ${amount / 10} bn a year, .* was 320 bn `,
        ),
      );
    }
    expect(() => years("rest-of-country", 7650)).toThrow(
      /In 2023 Rest of the country spends more than it has: .* cost it 765 bn a year, and it has at most 557 bn/,
    );
  });

  it("is refused in the year in which it has become too much", () => {
    expect(() => years("centre", 3000)).toThrow(
      /In 2024 the centre .* cost it 327 bn a year, and it has at most 325 bn/,
    );
  });

  it("leaves every city services where it can be paid", () => {
    for (const { accounts } of years("centre", 2900)) {
      expect(Math.min(...accounts.publicServicesPerHead)).toBeGreaterThan(0);
      expect(Math.min(...accounts.wellBeing)).toBeGreaterThan(0.8);
    }
  });
});
