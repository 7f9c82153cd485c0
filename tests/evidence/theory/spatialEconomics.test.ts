import { describe, expect, it } from "vitest";
import { borders } from "../../../src/evidence/theory/spatialEconomics.js";

type Gains = Record<"country_border_gone" | "local_borders_gone", { west: number; east: number }>;

/** Two countries of three by three cells. */
function gains(logProductivity: readonly number[], changes: object = {}): Gains {
  const space = { columns: 6, rows: 3, westColumns: 3, metric: "euclidean", distancePower: 0.33, land: 100 };
  const tastes = { sigma: 5, alpha: 0.75, fixedCost: 1, people: 1800, localBorder: 2, countryBorder: 2 };
  return borders.solve({ ...space, ...tastes, logProductivity, ...changes }) as Gains;
}

const WEST = [0.3, -0.2, 0.5, 0, 0.1, -0.4, 0.6, -0.1, 0.2];
const mirrored = [...WEST, ...[2, 1, 0].flatMap((column) => WEST.slice(3 * column, 3 * column + 3))];

describe("a grid of cells in two countries", () => {
  it("gains alike on both sides where one country mirrors the other", () => {
    for (const { west, east } of Object.values(gains(mirrored))) {
      expect(west).toBeCloseTo(east, 9);
      expect(west).toBeGreaterThan(1);
    }
  });

  it("gains nothing from a border that costs nothing", () => {
    const free = gains(mirrored, { localBorder: 1, countryBorder: 1 });
    for (const { west, east } of Object.values(free)) for (const gain of [west, east]) expect(gain).toBeCloseTo(1, 8);
  });

  it("gains as in closed form where all cells are one: from a country to two without a border", () => {
    // Two cells, no distance: P^(1 - sigma) doubles from 1 + phi to 2, utility has its power alpha / (sigma - 1).
    const phi = 2 ** -4;
    const two = { columns: 2, rows: 1, westColumns: 1, distancePower: 0, localBorder: 1 };
    const { west, east } = gains([0, 0], two).country_border_gone;
    for (const gain of [west, east]) expect(gain).toBeCloseTo((2 / (1 + phi)) ** (0.75 / 4), 9);
    // Productivity counts against the mean of one's own country: of a single cell not at all.
    expect(gains([0.7, -0.3], two).country_border_gone).toEqual({
      west: expect.closeTo(west, 9),
      east: expect.closeTo(east, 9),
    });
  });

  it("gains from its own cells' borders where it hardly trades with the other country", () => {
    const far = { columns: 3, rows: 1, distancePower: 0, localBorder: 2, countryBorder: 30 };
    for (const [westColumns, one, two] of [
      [1, "west", "east"],
      [2, "east", "west"],
    ] as const) {
      const { local_borders_gone: found } = gains([0, 0, 0], { ...far, westColumns });
      expect(found[one]).toBeCloseTo(1, 4);
      expect(found[two]).toBeCloseTo((2 / (1 + 2 ** -4)) ** (0.75 / 4), 4);
    }
  });

  it.each([
    ["euclidean", Math.sqrt(5)],
    ["quasi-euclidean", 1 + Math.SQRT2],
  ])("melts goods by the %s distance to a power, at the edges of cells and at the border", (metric, distance) => {
    // In each country only one cell is worth living in: they lie one column and two rows apart.
    const one = {
      columns: 2,
      rows: 3,
      westColumns: 1,
      metric,
      distancePower: 0.5,
      localBorder: 1.2,
      countryBorder: 1.5,
    };
    const found = gains([40, 0, 0, 0, 0, 40], one);
    const terms = (borders: number) => 1 + (distance ** 0.5 * borders) ** -4;
    const gain = (borders: number) => (terms(borders) / terms(1.2 * 1.5)) ** (0.75 / 4);
    for (const [name, expected] of [
      ["country_border_gone", gain(1.2)],
      ["local_borders_gone", gain(1.5)],
    ] as const)
      for (const value of Object.values(found[name])) expect(value).toBeCloseTo(expected, 7);
  });
});
