import { describe, expect, it } from "vitest";
import { startWorld } from "../../src/calibrate/index.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import type { Policy } from "../../src/model/engine/policy.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import type { World } from "../../src/model/engine/world.js";
import { calibrationOf, names, sum } from "./arms.js";

/** Limiting experiments: what nobody would do, and what theory says of it. Uniform productivity: entry.test.ts; closed borders: autarky.test.ts. */
const calibration = calibrationOf("yangtze-river-delta-fixed-capital");
const { world, market } = calibration;
const { economy, basePolicy, year: START } = world;
const { nodes: n, sectors } = economy;
const { node, cities } = names(calibration);

function run(years: number, policyOf: (year: number) => Policy = () => basePolicy, change?: (start: World) => void) {
  const start = startWorld(calibration, 0, null);
  change?.(start);
  const simulation = new Simulation(start, policyOf, { start: market });
  return Array.from({ length: years }, () => simulation.step());
}

const cluster = (values: ArrayLike<number>) => sum(cities.map((i) => values[i]!));
const income = ({ accounts }: YearOutcome) => cluster(accounts.realGdp);

describe("productivity doubled in the cluster", () => {
  const productivity = basePolicy.productivity.map((value, k) => (economy.isCity[k % n] ? 2 * value : value));
  const years = run(21, () => ({ ...basePolicy, productivity }));
  const [first, last] = [years[0]!, years.at(-1)!];
  const before = run(1)[0]!;

  it("raises income at once by what inputs make of it, less what goes abroad as lower prices", () => {
    let prices: number[] = new Array<number>(sectors).fill(0);
    for (let round = 0; round < 500; round++)
      prices = prices.map(
        (_, s) => 1 + sum(prices.map((price, r) => economy.inputCostShare[s * sectors + r]! * price)),
      );
    const closed = 2 ** sum(prices.map((price, s) => economy.expenditureShare[s]! * price));
    expect(income(first) / income(before)).toBeLessThan(1.05 * closed);
    expect(income(first) / income(before)).toBeGreaterThan(2);
  });

  it("draws capital and people, and income grows on by what they make, no more: nothing explodes", () => {
    const ratio = (pick: (outcome: YearOutcome) => number) => Math.log(pick(last) / pick(first));
    const capital = ratio(({ capital: stock }) => cluster(stock));
    const people = ratio(({ residents }) => cluster(residents));
    // Shares of a closed economy at most: capital under a half, labour the rest; variety, density and knowledge add two fifths at most.
    expect(ratio(income)).toBeGreaterThan(0.3 * capital);
    expect(ratio(income)).toBeLessThan(1.4 * (0.5 * capital + people));
    // Twice the income weighs 2^(1/nu), thrice as much, in everybody's choice.
    expect(people).toBeLessThan(Math.log(3));
    expect(ratio(income)).toBeLessThan(Math.log(6));
  });
});

describe("a city with a tenth of its land", () => {
  const city = node("nanjing");
  const starve = ({ stocks }: World) => {
    stocks.industrialLand[city]! *= 0.1;
    stocks.housingLand[city]! *= 0.1;
  };
  const starved = run(81, undefined, starve);
  const usual = run(1)[0]!;

  it("is worse off at once by its share of land in spending and cost, in logs", () => {
    const loss = -Math.log(
      starved[0]!.accounts.realConsumptionPerHead[city]! / usual.accounts.realConsumptionPerHead[city]!,
    );
    expect(loss).toBeGreaterThan(economy.housingShare * Math.log(10));
    expect(loss).toBeLessThan(2 * economy.housingShare * Math.log(10));
  });

  it("loses people until those who stay are hardly worse off than they were: an elasticity of a half to one and a half", () => {
    const people = starved.map(({ residents }) => residents[city]! / usual.residents[city]!);
    for (let year = 1; year < people.length; year++) expect(people[year]!).toBeLessThan(people[year - 1]!);
    const elasticity = Math.log(people.at(-1)!) / Math.log(starved[0]!.accounts.wellBeing[city]!);
    expect(elasticity).toBeGreaterThan(0.5);
    expect(elasticity).toBeLessThan(1.5);
  });
});

describe("borders that fall for ten years and come back", () => {
  const inside = (pair: number) => economy.isCity[Math.floor(pair / n)] === 1 && economy.isCity[pair % n] === 1;
  const open = { ...basePolicy, border: basePolicy.border.map((cost, pair) => (inside(pair) ? 0 : cost)) };
  const years = run(61, (year) => (year < START + 10 ? open : basePolicy));
  const base = income(run(1)[0]!);
  const left = (year: number) => income(years[year]!) / base - 1;

  it("leave what has moved meanwhile, a fifth of the gain at most, and that fades", () => {
    expect(left(9)).toBeGreaterThan(0.1);
    expect(left(10)).toBeLessThan(0.2 * left(9));
    expect(left(60)).toBeLessThan(0.5 * left(10));
    for (let year = 20; year <= 60; year += 10) expect(left(year)).toBeLessThan(left(year - 10));
  });
});
