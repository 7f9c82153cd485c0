import fc from "fast-check";
import { expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { allocateAgents } from "../../../src/model/engine/firmBirths.js";
import { sum } from "./setting.js";

const economy = bareEconomy({ nodes: 3, sectors: 2, labourTypes: 1 }, {});
const CITIES = 2;

/** One firm run from home in the cells that are listed. */
function occupied(...cells: number[]): Float64Array {
  const firms = new Float64Array(2 * 3 * 3);
  for (const k of cells) firms[k * 3 + (k % 3)] = 1;
  return firms;
}

it("agents go to occupied cells of cities by their importance, one at least, the largest remainders first", () => {
  const importance = Float64Array.of(6, 3, 100, 1, 7, 100);
  // Seven to spare over 10: 4.2, 2.1 and 0.7.
  expect([...allocateAgents(economy, occupied(0, 1, 2, 3), importance, 10, CITIES)]).toEqual([5, 3, 0, 2, 0, 0]);
});

it("all agents are used, and nobody has fewer than its whole part", () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 4, max: 200 }), (importance, agents) => {
      const counts = allocateAgents(economy, occupied(0, 1, 3, 4), Float64Array.from(importance), agents, CITIES);
      expect(sum(counts)).toBe(agents);
      const all = [0, 1, 3, 4].reduce((total, k) => total + importance[k]!, 0);
      for (const k of [0, 1, 3, 4])
        expect(counts[k]).toBeGreaterThanOrEqual(1 + Math.floor(((agents - 4) * importance[k]!) / all - 1e-9));
    }),
  );
});

it("too few agents are an error that says how many it takes", () => {
  const attempt = () => allocateAgents(economy, occupied(0, 1, 4), new Float64Array(6).fill(1), 2, CITIES);
  expect(attempt).toThrow(SimulationError);
  expect(attempt).toThrow(/2 firms are too few: there are 3 occupied cells .* Set firms to 3 or more/);
});

it("agents that are left over go to the first cells where all cells have the same claim to them", () => {
  const alike = new Float64Array(6).fill(1);
  // Six to spare over four: one each, and one more for two of them.
  expect([...allocateAgents(economy, occupied(0, 1, 3, 4), alike, 10, CITIES)]).toEqual([3, 3, 0, 2, 2, 0]);
});
