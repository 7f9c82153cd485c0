import { describe, expect, it } from "vitest";
import type { Geography } from "../../src/calibrate/geography.js";
import { registeredByType, registeredPeople } from "../../src/calibrate/registered.js";
import type { Region } from "../../src/input/index.js";
import type { Economy } from "../../src/model/engine/economy.js";
import { close } from "../model/engine/setting.js";

describe("people who are registered in a place", () => {
  const geography = { cities: 3, regimes: ["home", "home", "far", "home", "far", "home"] } as Geography;
  const residents = Float64Array.of(100, 50, 30, 1000, 700, 5000);
  const hinterland = (regime: string, complementOf?: string) => ({ regime, complementOf });

  /** Three cities, the rests of two countries and the world, with these people registered. */
  function registered(...known: [city: string, registeredThousand: number][]): number[] {
    const region = {
      tables: {
        cities: [{ id: "a" }, { id: "b" }, { id: "c" }],
        registered: known.map(([city, registeredThousand]) => ({ city, registeredThousand })),
      },
      hinterlands: [hinterland("home", "national"), hinterland("far", "national"), hinterland("home")],
    } as unknown as Region;
    return [...registeredPeople(region, geography, residents)];
  }

  it("are those who live there, where nothing else is known", () => {
    expect(registered()).toEqual([...residents]);
  });

  it("are those of the table, and in the rest of a city's country all of its residents who are in no city", () => {
    expect(registered(["a", 60])).toEqual([60, 50, 30, 1040, 700, 5000]);
    expect(registered(["b", 80], ["a", 60])).toEqual([60, 80, 30, 1010, 700, 5000]);
    expect(registered(["c", 10], ["b", 40])).toEqual([100, 40, 10, 1010, 720, 5000]);
  });
});

describe("registered people by type of labour", () => {
  const economy = { nodes: 3, labourTypes: 2, country: Int32Array.of(0, 1, 0) } as Economy;

  it("are all workers of each type of a country, and in each place its part of the registered", () => {
    // Half of the country's people are registered in each of its two places. Of its 40 and 20 workers of two types,
    // 30 and 7.5 live in the first, 10 and 12.5 in the other: odds of five to one, which remain.
    const workers = Float64Array.of(30, 7, 10, 7.5, 3, 12.5);
    expect([...registeredByType(economy, workers, Float64Array.of(60, 8, 60))]).toEqual(
      close([25, 7, 15, 5, 3, 15], 9),
    );
  });

  it("are those who live there, where as many are registered as live there", () => {
    const workers = Float64Array.of(30, 7, 10, 10, 3, 10);
    const registered = Float64Array.of(80, 100, 40);
    expect([...registeredByType(economy, workers, registered)]).toEqual(close([...workers], 9));
  });
});
