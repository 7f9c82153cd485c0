import { describe, expect, it } from "vitest";
import { type DatedEvent, donorsOf } from "../../../src/evidence/events/events.js";
import { planEvents, predictEvents } from "../../../src/evidence/events/study.js";
import { loadScenario } from "../../../src/input/index.js";
import { runDraws, type StudyOptions } from "../../../src/runs/studies/index.js";
import { disk } from "../../input/disk.js";

const file = "scenarios/teaching/three-cities.yaml";
const load = (path?: string, value?: number) =>
  loadScenario(file, disk, path === undefined ? [] : [{ path, value: value as number }]);
const scenario = { ...load(), years: 3 };
const cities = scenario.region.tables.cities;
const donors = donorsOf([
  { cities, observed: cities.map(({ id }) => ({ city: id, year: 2000, gdpReal2000Prices100m: 1 })) },
]);
const variant = Object.keys(scenario.variants)[0]!;
const event = (direction: "forward" | "back"): DatedEvent => ({
  ...{ id: direction, label: "Event", labelZh: "事件", kind: "policy", year: 2000, horizon: 3, treated: [0, 1] },
  ...{ without: [], scenario: "three-cities", variant, direction, status: "assumed", source: "invented" },
});
const both = [event("forward"), event("back")];

async function predicted(options: Pick<StudyOptions, "draws" | "load">) {
  return predictEvents(await runDraws(planEvents(file, scenario, both, donors, options)), both, donors);
}

describe("what the model says of an event", () => {
  it("has the other sign where the variant takes the event back", async () => {
    const said = await predicted({ draws: 0, load: load as never });
    expect(said.get("forward")!.central).not.toBe(0);
    expect(said.get("back")!.central).toBe(-said.get("forward")!.central);
    expect(said.get("back")!.worlds).toBeNull();
  });

  it("is not asked of a scenario that does not have the treated cities", () => {
    const elsewhere = { ...donors, cities: [cities[0]!.id, "far-away", ...donors.cities.slice(2)] };
    const plan = () => planEvents(file, scenario, both, elsewhere, { draws: 0, load: load as never });
    expect(plan).toThrow(
      /region = "far-away" is no city of the region, though the event forward treats it\. Allowed: /,
    );
  });

  it("has a band over drawn worlds, turned where the event is taken back, and is the same when asked again", async () => {
    const ask = () =>
      predicted({
        draws: 8,
        load: (path, value) => ({ ...load(path, value), years: 3 }),
      });
    const said = await ask();
    const [forward, back] = [said.get("forward")!.worlds!, said.get("back")!.worlds!];
    expect(forward.count).toBeGreaterThan(4);
    expect(forward.low).toBeLessThan(forward.high);
    expect(back.low).toBeCloseTo(-forward.high, 12);
    expect(await ask()).toEqual(said);
  });
});
