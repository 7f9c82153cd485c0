import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import type { Economy } from "../../../src/model/engine/economy.js";
import {
  chanceOfBirth,
  drawFirms,
  type FirmColumns,
  fillGaps,
  growColumns,
  representatives,
} from "../../../src/model/engine/firmBirths.js";
import { birthKey, RandomStream } from "../../../src/model/engine/random.js";
import { apart, sum } from "./setting.js";

/** Three firms, no two of whose numbers are the same. */
function threeFirms(): FirmColumns {
  return {
    key: Uint32Array.of(1, 2, 3),
    beginning: Int32Array.of(11, 12, 13),
    link: Int32Array.of(21, 22, 23),
    weight: Float64Array.of(41, 42, 43),
    size: Float64Array.of(51, 52, 53),
    mass: Float64Array.of(71, 72, 73),
    claim: Int32Array.of(61, -1, 63),
  };
}

const rowsOf = (columns: FirmColumns) => Object.values(columns).map((column) => [...column]);

it("a firm keeps all its numbers where its position is taken over, and where columns grow", () => {
  const firms = threeFirms();
  const last = rowsOf(threeFirms()).map(([, , value]) => value);
  fillGaps(firms, 3, [0]);
  expect(rowsOf(firms)).toEqual(rowsOf(threeFirms()).map(([, middle], c) => [last[c], middle, last[c]]));
  expect(rowsOf(growColumns(firms, 5))).toEqual(rowsOf(firms).map((column) => [...column, 0, 0]));
});

/** Three places, the last a hinterland, and two sectors; sizes as spread as `sizeDispersion` says. */
function places(isCity: number[], sizeDispersion = 1): Economy {
  const economy = bareEconomy({ nodes: 3, sectors: 2, labourTypes: 1 }, { isCity: Uint8Array.from(isCity) });
  economy.relocation.sizeDispersion = sizeDispersion;
  return economy;
}

const random = () => new RandomStream("births", 0, "firms");

/** Room for so many firms, of whom nothing is known yet. */
const room = (size: number): FirmColumns => growColumns(threeFirms(), Math.max(3, size));

describe("firms that are born", () => {
  const cell = { sector: 1, plant: 2, year: 2024, links: Float64Array.of(3, 0, 1), firms: 4 };

  it("stand from the given position on, in their own city and sector, with a key each and no claim", () => {
    const columns = room(5);
    drawFirms(columns, 1, 3, cell, places([1, 1, 1]), random());
    expect([...columns.key]).toEqual([1, ...[0, 1, 2].map((number) => birthKey(1, 2, 2024, number)), 0]);
    expect([...columns.link].map((link) => Math.floor(link / 3))).toEqual([7, 5, 5, 5, 0]);
    const beginnings = [...columns.key].slice(1, 4).map((key) => random().beginning(key));
    expect([...columns.beginning]).toEqual([11, ...beginnings, 0]);
    expect([...columns.claim]).toEqual([61, -1, -1, -1, 0]);
    // The weight of a firm is for others to say.
    expect([columns.weight, columns.mass].map((column) => [...column])).toEqual([
      [41, 42, 43, 0, 0],
      [71, 72, 73, 0, 0],
    ]);
    expect(columns.size[0]).toBe(51);
  });

  it("have headquarters as those of their cell have, and tell the sum of their sizes", () => {
    const columns = room(4000);
    const mass = drawFirms(columns, 0, 4000, cell, places([1, 1, 1]), random());
    const offices = [0, 1, 2].map((place) => columns.link.filter((link) => link % 3 === place).length / 4000);
    expect(offices[0]).toBeGreaterThan(0.72);
    expect(offices[0]).toBeLessThan(0.78);
    expect(offices[1]).toBe(0);
    expect(offices[2]).toBeCloseTo(1 - offices[0]!, 12);
    expect(apart(mass, sum(columns.size))).toBeLessThan(1e-12);
  });

  it("are of one size where sizes have no spread, and else spread as a lognormal of mean one", () => {
    const alike = room(3);
    expect(drawFirms(alike, 0, 3, cell, places([1, 1, 1], 0), random())).toBe(3);
    expect([...alike.size]).toEqual([1, 1, 1]);
    const columns = room(4000);
    drawFirms(columns, 0, 4000, cell, places([1, 1, 1], 0.5), random());
    const logs = [...columns.size].map(Math.log);
    const mean = sum(logs) / logs.length;
    const spread = Math.sqrt(sum(logs.map((value) => (value - mean) ** 2)) / logs.length);
    // ln size has mean -0.5^2 / 2 and standard deviation 0.5; four standard errors of 4000 draws are 0.03.
    expect(Math.abs(mean + 0.125)).toBeLessThan(0.03);
    expect(Math.abs(spread - 0.5)).toBeLessThan(0.03);
    // How large a firm is has nothing to do with where it is run from.
    const ofFirst = logs.filter((_, a) => columns.link[a]! % 3 === 0);
    expect(Math.abs(sum(ofFirst) / ofFirst.length + 0.125)).toBeLessThan(0.04);
  });

  it("may be one more by a chance of each cell and year, even over many", () => {
    const stream = random();
    const chances = Array.from({ length: 400 }, (_, year) => chanceOfBirth({ ...cell, year }, stream));
    expect(new Set(chances).size).toBe(400);
    for (const chance of chances) expect(Math.abs(chance - 0.5)).toBeLessThan(0.5);
    expect(Math.abs(sum(chances) / 400 - 0.5)).toBeLessThan(0.06);
    // It is no draw of the firms that are born anyway.
    const { year } = cell;
    const first = random().uniform(birthKey(1, 2, year, 0), year, 3000);
    expect(chanceOfBirth(cell, random())).not.toBe(first);
    expect(chanceOfBirth({ ...cell, plant: 1 }, random())).not.toBe(chanceOfBirth(cell, random()));
  });
});

describe("agents for the cohorts of cities", () => {
  /** Firms by sector, plant and headquarters: none of the second sector in the second place. */
  const cohorts = Float64Array.of(6, 2, 0, 0, 3, 1, 5, 5, 5, 1, 1, 0, 0, 0, 0, 7, 7, 7);
  const importance = Float64Array.of(8, 4, 1, 2, 1, 1);

  it("weigh as many firms as there are, with the mass of one each, cell by cell; none where nobody is", () => {
    const economy = places([1, 1, 0]);
    const { columns, count, standardWeight } = representatives(economy, cohorts, importance, 17, random(), 2023);
    // One for each of three cells, and 14 by importance: 8, 4 and 2.
    expect(count).toBe(17);
    expect([...standardWeight]).toEqual([8 / 9, 4 / 5, 0, 2 / 3, 0, 0]);
    const cells = Array.from({ length: count }, (_, a) => Math.floor(columns.link[a]! / 3));
    expect(cells).toEqual([...Array(9).fill(0), ...Array(5).fill(1), ...Array(3).fill(3)]);
    expect([...columns.weight.subarray(0, count)]).toEqual(cells.map((k) => standardWeight[k]));
    expect([...columns.mass]).toEqual(Array.from(columns.weight, (weight, a) => weight * columns.size[a]!));
    for (const [k, agents] of [
      [0, 9],
      [1, 5],
      [3, 3],
    ] as const) {
      const sizes = columns.size.subarray(0, count).filter((_, a) => cells[a] === k);
      expect(sum(sizes)).toBeCloseTo(agents, 12);
      expect(new Set(sizes).size).toBe(agents);
    }
    expect(new Set(columns.key.subarray(0, count)).size).toBe(17);
    expect(columns.key[0]).toBe(birthKey(0, 0, 2023, 0));
    // There is room for more to be born.
    expect(columns.key.length).toBe(Math.ceil(17 * 1.2) + 16);
  });

  it("are nobody twice where every place is a city", () => {
    const { columns, count } = representatives(places([1, 1, 1]), cohorts, importance, 40, random(), 2023);
    expect(count).toBe(40);
    const ofFirst = Array.from({ length: count }, (_, a) => a).filter((a) => Math.floor(columns.link[a]! / 3) === 3);
    expect(sum(ofFirst.map((a) => columns.weight[a]!))).toBeCloseTo(2, 12);
  });
});
