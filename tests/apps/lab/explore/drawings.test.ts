import { expect, it } from "vitest";
import { Charts } from "../../../../src/apps/lab/explore/Explore.js";
import { CityMap } from "../../../../src/apps/lab/figures/CityMap.js";
import { screen } from "../screen.js";
import { HARBOUR, MILL, runOf, WORLD } from "../worlds.js";

const data = runOf({
  effects: { "harbour real-gdp": [0, 0, 1, 1.5, 2], "mill real-gdp": -1 },
  levels: { "harbour real-gdp": 400 },
  flows: [
    [0, 10, 10, 0, 10, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 40, 5, 0, 10.05, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ],
});

const map = { world: WORLD, data, current: true, at: 4, colour: "real-gdp", city: "mill", onCity: () => {} };

it("a map is drawn as it was", async () => {
  await expect(screen(CityMap, map).drawing()).toMatchFileSnapshot("cityMap.svg");
});

it("a map of many cities, close together, is drawn as it was", async () => {
  const cities = Array.from({ length: 8 }, (_, k) => ({
    ...HARBOUR,
    id: `c${k}`,
    longitude: 120 + (k % 3) / 9,
    latitude: 30 + (k % 4) / 7,
  }));
  const crowded = { ...WORLD, cities: [...cities, MILL] };
  await expect(screen(CityMap, { ...map, world: crowded, data: undefined }).drawing()).toMatchFileSnapshot(
    "cityMap.many.svg",
  );
});

it("charts are drawn as they were, levels and differences", async () => {
  const charts = { world: WORLD, data, current: true, place: "harbour", at: 3, onYear: () => {} };
  await expect(screen(Charts, charts).drawing("svg.plot")).toMatchFileSnapshot("charts.svg");
  const difference = screen(Charts, charts, { state: { difference: true } });
  await expect(difference.drawing("svg.plot")).toMatchFileSnapshot("charts.difference.svg");
});
