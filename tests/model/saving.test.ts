import { describe, expect, it } from "vitest";
import { calibrate, startWorld } from "../../src/calibrate/index.js";
import type { Economy } from "../../src/model/engine/economy.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { stabilityOf } from "../../src/model/engine/stability.js";
import { savingRegion } from "../calibrate/setting.js";
import { arm, calibrationOf, type Entry, numbersOf, START, sum } from "./arms.js";

const SAVERS = "yangtze-river-delta";
const calibration = calibrate(savingRegion);
const { economy } = calibration.world;
const n = economy.nodes;
const open: Entry[] = [{ type: "administrative-border", between: "cities", scale: 0 }];

/** Capital in a yuan of each sector, through inputs too: k = (I - a)^-1 bK; by rounds, since inputs of inputs fade. [S] */
function capitalContent({ sectors, inputCostShare, capitalCostShare }: Economy): Float64Array {
  let content = new Float64Array(sectors);
  for (let round = 0; round < 200; round++) {
    content = capitalCostShare.map((own, s) => own + sum(content.map((k, r) => inputCostShare[s * sectors + r]! * k)));
  }
  return content;
}

/**
 * What a uniform gain x of the productivity of value added brings in the end, as a power of 1 + x. `consumed`: weights of
 * sectors in consumption; [S]
 */
function longRun(of: Economy, consumed: ArrayLike<number>): { capital: number; realWage: number } {
  const content = capitalContent(of);
  const inCapital = sum(of.saving!.mix.map((v, s) => v * content[s]!));
  const inConsumption = sum(content.map((k, s) => k * consumed[s]!)) / sum(Array.from(consumed));
  return { capital: 1 / (1 - inCapital), realWage: 1 + inConsumption / (1 - inCapital) };
}

describe("productivity of value added that rises everywhere", () => {
  const delta = calibrationOf(SAVERS);

  it("raises the real wage by the power 1.6 at the consumption of China's table once capital has followed", () => {
    const consumed = delta.region.tables.valueAdded.map(({ finalConsumption100m }) => finalConsumption100m);
    expect(longRun(delta.world.economy, consumed).realWage).toBeCloseTo(1.597, 3);
  });

  it("finds capital at rest where the power of the mix says, in a region of 27 cities", () => {
    const gain = 1.05;
    const world = startWorld(delta, 0, null, START);
    const { inputCostShare, sectors, housingShare, expenditureShare } = world.economy;
    const powers = longRun(world.economy, expenditureShare);
    world.residuals = { ...world.residuals, productivity: world.residuals.productivity.slice() };
    for (const k of world.residuals.productivity.keys()) {
      const s = Math.floor(k / world.economy.nodes);
      const inputs = sum(inputCostShare.subarray(s * sectors, (s + 1) * sectors));
      world.residuals.productivity[k]! *= gain ** (1 - inputs);
    }
    for (const k of world.stocks.capital.keys()) world.stocks.capital[k]! *= gain ** powers.capital;
    const simulation = new Simulation(world, () => world.basePolicy, { start: delta.market });
    const [first, second] = [simulation.step(), simulation.step()];
    const before = arm(delta, [], { years: 1 })[0]!;
    const power = (1 - housingShare) * powers.realWage;
    for (const [k, wage] of first.accounts.realWage.entries())
      expect(Math.log(wage / before.accounts.realWage[k]!) / Math.log(gain)).toBeCloseTo(power, 8);
    for (const [k, stock] of second.capitalByKind.entries())
      if (stock > 0) expect(stock / first.capitalByKind[k]!).toBeCloseTo(1, 8);
  });
});

describe("a country whose capital is saved", () => {
  const years = arm(calibration, open, { years: 100 });
  const row = (outcome: (typeof years)[number], kind: string) =>
    outcome.accounts.ledger.find((entry) => entry.kind === kind)!.byAccount.subarray(0, n);

  it("is at rest without levers", () => {
    const [first, last] = [arm(calibration, [], { years: 1 })[0]!, arm(calibration, [], { years: 30 }).at(-1)!];
    for (const [k, stock] of last.capitalByKind.entries())
      if (stock > 0) expect(stock / first.capitalByKind[k]!).toBeCloseTo(1, 9);
  });

  it("has more of it once borders are open, and pays with what it consumes in the first years", () => {
    const fixed = calibrate({ ...savingRegion, saving: { ...savingRegion.saving!, closure: "fixed" } });
    const given = arm(fixed, open, { years: 30 });
    const relative = (to: number, own: typeof years, base: typeof years) =>
      sum(own[to]!.accounts.realConsumptionPerHead.map((c, i) => c * own[to]!.residents[i]!)) /
      sum(base[to]!.accounts.realConsumptionPerHead.map((c, i) => c * base[to]!.residents[i]!));
    const [saved, without] = [arm(calibration, [], { years: 30 }), arm(fixed, [], { years: 30 })];
    expect(sum(years[29]!.capital)).toBeGreaterThan(1.005 * sum(years[0]!.capital));
    expect(relative(1, years, saved)).toBeLessThan(relative(1, given, without));
    expect(relative(29, years, saved)).toBeGreaterThan(relative(29, given, without));
  });

  it("books every yuan that is saved: owners pay, places that invest receive, a hundred years long", () => {
    for (const { accounts } of years) {
      expect(accounts.audit.worstRow, accounts.audit.worstRowKind).toBeLessThan(1e-9);
      expect(accounts.audit.worstAccount, accounts.audit.worstAccountName).toBeLessThan(1e-9);
      expect(accounts.audit.capitalError).toBeLessThan(1e-12);
    }
  });

  it("has the same owners for a hundred years: each saves and earns the share that is its own in the base year", () => {
    const { capitalOwner } = economy;
    if (capitalOwner.kind !== "shares") throw new Error("capital has no fixed owners");
    for (const outcome of years) {
      const [saved, earned] = [row(outcome, "saving"), row(outcome, "capital income")];
      for (let i = 0; i < n; i++) {
        expect(saved[i]! / sum(saved)).toBeCloseTo(capitalOwner.shares[i]!, 12);
        expect(earned[i]! / sum(earned)).toBeCloseTo(capitalOwner.shares[i]!, 12);
      }
    }
  });

  it("forgets every push in the end", () => {
    expect(stabilityOf(calibration.world, calibration.market).radius).toBeLessThan(1);
  });
});

describe("saving: closure: fixed", () => {
  it("is what a region that says nothing of saving has, to the last digit", () => {
    const { saving, ...silent } = savingRegion;
    const fixed = calibrate({ ...silent, saving: { ...saving!, closure: "fixed" } });
    expect(numbersOf(arm(fixed, open, { years: 6 }))).toEqual(numbersOf(arm(calibrate(silent), open, { years: 6 })));
  });
});
