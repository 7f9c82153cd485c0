import { describe, expect, it } from "vitest";
import { type Donors, donorsOf, readEvents } from "../../../src/evidence/events/events.js";
import { memoryFiles } from "../../../src/input/index.js";

const city = (id: string, province: string, longitude: number) => ({ id, province, latitude: 30, longitude });
const grown = (id: string, ...gdp: (number | undefined)[]) =>
  gdp.map((gdpReal2000Prices100m, y) => ({
    city: id,
    year: 2000 + y,
    ...(gdpReal2000Prices100m !== undefined && { gdpReal2000Prices100m }),
  }));

describe("donors", () => {
  const first = {
    cities: [city("a", "west", 110), city("b", "west", 113), city("d", "east", 114)],
    observed: [...grown("a", 1, 2, 4).toReversed(), ...grown("b", 1, undefined, 1), ...grown("d", 1, 0, 1)],
  };
  const second = {
    cities: [city("c", "east", 111), city("a", "elsewhere", 0), city("e", "east", 115)],
    observed: [...grown("c", 3, 3, 3), ...grown("e", 5, 5, 5)],
  };

  it("are cities with real GDP in every year, of all regions, each once, as ln, the nearest others first", () => {
    const donors = donorsOf([first, second]);
    expect([donors.cities, donors.provinces, donors.years]).toEqual([
      ["a", "c", "e"],
      ["west", "east", "east"],
      [2000, 2001, 2002],
    ]);
    expect([...donors.lnGdp[0]!]).toEqual([0, Math.LN2, Math.log(4)].map((value) => expect.closeTo(value, 12)));
    expect(donors.nearest).toEqual([
      [1, 2],
      [0, 2],
      [1, 0],
    ]);
  });

  it("are refused where no city is whole", () => {
    expect(() => donorsOf([{ cities: first.cities.slice(1), observed: first.observed.slice(3) }])).toThrow(
      /no city has real GDP in every year/,
    );
  });
});

describe("a table of events", () => {
  const donors: Donors = {
    cities: ["a", "b", "c", "metro"],
    provinces: ["west", "west", "east", "metro"],
    years: Array.from({ length: 11 }, (_, y) => 2000 + y),
    ...{ lnGdp: [], nearest: [] },
  };
  const row = (
    id: string,
    treated: string,
    year: number,
    horizon: number,
    { kind = "policy", pool = "", without = "" } = {},
  ) => [id, "Event", "事件", kind, pool, treated, year, horizon, without, "", "", "", "assumed", "source"].join(",");
  const HEAD = "id,label,label_zh,kind,pool,treated,year,horizon,without,scenario,variant,direction,status,source";
  const read = (...rows: string[]) =>
    readEvents(memoryFiles({ "events.csv": `${[HEAD, ...rows].join("\n")}\n` }), "events.csv", donors);

  it("finds cities by id and by province, a city before a province of its name", () => {
    const [event] = read(row("one", "c west", 2006, 2, { without: "metro" }));
    expect([event!.treated, event!.without]).toEqual([[2, 0, 1], [3]]);
    expect(read(row("one", "metro", 2006, 2))[0]!.treated).toEqual([3]);
    expect(() => read(row("one", "mill", 2006, 2))).toThrow(/is no city or province of the observed panels/);
  });

  it("asks for a treated city where blanks alone stand in quotes", () => {
    expect(() => read(row("one", '" "', 2006, 2))).toThrow(/events.csv:2: column treated/);
  });

  it("counts a city once that is named twice, or beside its province", () => {
    const [event] = read(row("one", "a west a", 2006, 2, { without: "c c" }));
    expect([event!.treated, event!.without]).toEqual([[0, 1], [2]]);
  });

  it("takes an event that is not studied from any year", () => {
    expect(read(row("one", "a", 1990, 30, { kind: "other" }))).toEqual([]);
  });

  it("takes no donor that another event of the pool has treated by the last year that counts", () => {
    const pooled = (id: string, treated: string, year: number, kind = "policy") =>
      row(id, treated, year, 2, { kind, pool: "rail" });
    const events = read(
      pooled("one", "a", 2006),
      pooled("two", "b", 2007),
      pooled("three", "c", 2008),
      pooled("four", "metro", 2005, "other"),
      row("five", "a", 2006, 2),
    );
    // The first counts 2006 and 2007; an event of another kind takes its cities away, and is none itself.
    expect(events.map(({ id, without }) => [id, without])).toEqual([
      ["one", [1, 3]],
      ["two", [0, 2, 3]],
      ["three", [0, 1, 3]],
      ["five", []],
    ]);
  });

  it("needs five years before an event, and its horizon within the panel", () => {
    expect(read(row("one", "a", 2005, 6))).toHaveLength(1);
    for (const [year, horizon] of [
      [2004, 1],
      [2005, 7],
      [2011, 1],
    ] as const)
      expect(() => read(row("one", "a", year, horizon))).toThrow(/leads out of the observed panels/);
    expect(read(row("one", "a", 2010, 1))).toHaveLength(1);
  });

  it("gives each event an id of its own", () => {
    expect(() => read(row("one", "a", 2006, 1), row("one", "b", 2006, 1))).toThrow(/another id/);
  });
});
