import { describe, expect, it } from "vitest";
import { checkCouncils, councilOf, firstYearOf, objectivesOf, quorumOf } from "../../src/input/councils.js";
import { firstOf } from "../../src/input/files.js";
import { checkGovernments, governmentsOf } from "../../src/input/governments.js";
import { loadRegion } from "../../src/input/index.js";
import { checkInputOutput, checkSums } from "../../src/input/regionChecks.js";
import type { Examination } from "../../src/input/regionSchema.js";
import { checkTimeline, lastYear } from "../../src/input/timeline.js";
import { advice, english } from "../../src/words/index.js";
import { disk } from "./disk.js";

const locate = () => ({ file: "a.yaml", line: 1 });
const region = loadRegion("tests/broken/good/region.yaml", disk);
const [a, b] = region.tables.cities.map(({ id }) => id) as [string, string];

/** The value at a path as messages show it. */
const valueAt = (data: unknown, path: string) =>
  path.split(/[.[\]]+/).reduce<unknown>((node, step) => (step === "" ? node : (node as never)[step]), data);

it("a list is told by its first three names", () => {
  expect(english(firstOf(["a", "b", "c"]))).toBe("a, b, c");
  expect(english(firstOf(["a", "b", "c", "d", "e"]))).toBe("a, b, c and 2 more");
});

describe("a council", () => {
  const council = { every: 1, compensation: false, centralTopUp: 0, binding: false, sanction: 0, monitoring: 1 };
  const levers = [
    { type: "toll", from: 2024, to: 2028 },
    { type: "booth-delay", from: 2023, to: 2026 },
  ];
  const scenario = (more: object, rule = "minimal", decision = "unanimity") =>
    ({
      ...{ council: { ...council, ...more }, variants: {}, startYear: 2022, years: 8, objectives: { horizon: 5 } },
      coordination: { agreement: { levers }, compensation: { rule }, decision },
    }) as never;
  const problems = (...args: Parameters<typeof scenario>) =>
    checkCouncils(scenario(...args), locate).map(({ path, value, what }) => {
      // What is told as the value is what stands there.
      if (value !== undefined) expect(value).toEqual(valueAt(scenario(...args), path as string));
      return `${path} ${english(what)}`;
    });

  it.each([
    [{}],
    [{ from: 2022 }],
    [{ from: 2028 }],
    [{ every: 5 }],
    [{ compensation: true, centralTopUp: 3 }],
    [{ compensation: true, centralTopUp: 3 }, "nash"],
    [{ compensation: true }, "equal"],
    [{}, "none"],
    [{ quorum: 0.6 }, "minimal", "quorum"],
    [{ binding: true }],
    [{ sanction: 1, monitoring: 0.5 }],
    [{ monitoring: 0 }],
    [{ agenda: [["toll"], ["booth-delay"]] }],
    [{ compensation: true, promotion: { revenue: 0, consumption: 0.1 } }],
    [{ promotion: { revenue: 0, consumption: 0 } }],
  ] as Parameters<typeof scenario>[])("may be %j with %s", (...args) => expect(problems(...args)).toEqual([]));

  it.each([
    [[{ from: 2021 }], "council.from is outside the run"],
    [[{ from: 2030 }], "council.from is outside the run"],
    [[{ from: 2029 }], "council.from comes after the agreement, whose last lever ends in 2028"],
    [[{ every: 6 }], "council.every has members sign for longer than they look ahead (objectives.horizon: 5)"],
    [[{ compensation: true }, "none"], "council.compensation asks the council to pay by the rule none"],
    [[{ compensation: true, centralTopUp: 3 }, "equal"], "council.centralTopUp adds to what members cannot find"],
    [[{ centralTopUp: 3 }], "council.centralTopUp adds to a compensation that is not paid"],
    [[{ quorum: 0.6 }], "council.quorum has no effect under unanimity"],
    [[{ binding: true, sanction: 1 }], "council.sanction has no effect where members are bound"],
    [[{ binding: true, monitoring: 0.5 }], "council.monitoring has no effect where members are bound"],
    [[{ sanction: 1, monitoring: 0 }], "council.sanction is never paid where no breach is ever noticed"],
    [[{ agenda: [["toll"]] }], "council.agenda leaves out booth-delay"],
    [[{ agenda: [["toll", "tol"]] }], "council.agenda[0][1] is no lever of the agreement"],
    [[{ agenda: [["toll"], ["booth-delay", "toll"]] }], "council.agenda[1][1] is on the agenda already"],
    [[{ compensation: true, promotion: { revenue: 0, consumption: 0 } }], "council.promotion leaves no weight"],
  ] as [Parameters<typeof scenario>, string][])("may not be %j", (args, words) => {
    const found = problems(...args);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(words);
  });

  it("of a variant stands before the common one, with what it promotes for", () => {
    const own = { ...council, quorum: 0.7, promotion: { gdp: 1 } };
    const both = {
      ...(scenario({}) as object),
      objectives: { horizon: 5, weights: { gdp: 0 }, cities: { a: { gdp: 1 } } },
      variants: { one: { council: own }, two: {} },
    } as never;
    expect(councilOf(both, "one")).toBe(own);
    expect(councilOf(both, "two")).toEqual(council);
    expect(councilOf(both)).toEqual(council);
    expect(objectivesOf(both, "one")).toEqual({ horizon: 5, weights: { gdp: 1 }, cities: {} });
    expect(objectivesOf(both, "two")).toEqual({ horizon: 5, weights: { gdp: 0 }, cities: { a: { gdp: 1 } } });
    expect([quorumOf(own as never), quorumOf(council as never)]).toEqual([0.7, 0.5]);
    expect(firstYearOf({ agreement: { levers } } as never)).toBe(2023);
  });
});

describe("governments", () => {
  const governments = (more: object) =>
    ({
      ...{ governments: { behaviour: "best-response", levers: [], ...more }, variants: { one: {} } },
      ...{ objectives: { cities: {} }, region, startYear: 2022, years: 3 },
    }) as never;
  const lever = { type: "tax-rates", parameter: "profitTaxRate", cities: "all", low: 0, high: 0.5, with: {} };
  const whats = (more: object) =>
    checkGovernments(governments(more), locate).map(({ path, what }) => `${path} ${english(what)}`);

  it("choose something, in a year of the run", () => {
    expect(whats({})).toEqual(["governments.levers names nothing that governments may choose"]);
    expect(whats({ behaviour: "fixed" })).toEqual([]);
    for (const from of [2022, 2024]) expect(whats({ levers: [lever], from })).toEqual([]);
    for (const from of [2021, 2025])
      expect(whats({ levers: [lever], from })).toEqual(["governments.from is outside the run"]);
  });

  it("are those of the variant where it has its own", () => {
    const own = { behaviour: "fixed" };
    const scenario = { governments: { behaviour: "imitation" }, variants: { one: { governments: own }, two: {} } };
    expect(governmentsOf(scenario as never, "one")).toBe(own);
    expect(governmentsOf(scenario as never, "two")).toBe(scenario.governments);
    expect(governmentsOf(scenario as never)).toBe(scenario.governments);
  });
});

describe("levers in time", () => {
  const run = { startYear: 2022, years: 5 };
  const toll = (from: number, to?: number, between: unknown = "cities") =>
    ({ type: "toll", between, from, ...(to === undefined ? {} : { to }), scale: 0, oneWay: false }) as never;
  const problems = (...entries: never[]) =>
    checkTimeline([entries.map((entry, l) => ({ entry, path: ["levers", l] }))], run, region, locate).map(
      ({ path, what }) => `${path} ${english(what)}`,
    );

  it("may start in the first year and end in the last, and follow each other", () => {
    expect(problems(toll(2022, 2023), toll(2024, 2026))).toEqual([]);
    expect(problems(toll(2026, 2026))).toEqual([]);
    expect(problems(toll(2022), { ...(toll(2022) as object), type: "booth-delay" } as never)).toEqual([]);
  });

  it.each([
    [toll(2021), "levers[0].from is outside the run"],
    [toll(2027), "levers[0].from is outside the run"],
    [toll(2023, 2022), "levers[0].to is before the first year of the lever"],
    [toll(2023, 2027), "levers[0].to is outside the run"],
  ])("may not be %j", (entry, words) => expect(problems(entry)).toEqual([words]));

  it("may not set one thing twice in a year, which is told once, with the years", () => {
    const [first, ...more] = problems(toll(2022, 2024), toll(2024, undefined, [[a, b]]));
    expect(more).toEqual([]);
    expect(first).toBe(`levers[1] sets toll:${a}>${b} in 2024, which levers[0] (toll, a.yaml:1) sets too`);
    expect(problems(toll(2023), toll(2022))[0]).toContain(" in 2023-2026, which levers[");
    expect(lastYear({ to: 2023 } as never, run)).toBe(2023);
    expect(lastYear({} as never, run)).toBe(2026);
  });

  const pool = (share: number, id: string, more = {}) =>
    ({
      type: "revenue-pool",
      from: 2022,
      id,
      members: [a, b].map((city) => ({ city, weight: 1 })),
      share,
      ...more,
    }) as never;
  const increment = (share: number, years: number) => pool(share, "grown", { type: "increment-sharing", years });

  it("may share all local taxes of a city and no more, increments only as long as they are shared", () => {
    expect(problems(...[0.1, 0.2, 0.3, 0.4].map((share, p) => pool(share, `${p}`)))).toEqual([]);
    expect(problems(pool(0.6, "first", { to: 2023 }), pool(0.6, "second", { from: 2024 }))).toEqual([]);
    expect(problems(increment(0.6, 2), pool(0.6, "second", { from: 2024 }))).toEqual([]);
    expect(problems(increment(0.6, 3), pool(0.6, "second", { from: 2024 }))).toEqual([
      `levers[1].share takes its part of local-taxes:${a} in 2024-2026, of which levers[0] (increment-sharing, a.yaml:1) takes one too: all parts come to 1.2`,
    ]);
  });

  it("may divide a host's sectors among parks", () => {
    const park = (id: string, sectors: unknown, parkShare: number) =>
      ({ type: "enclave-park", from: 2022, id, host: b, sponsor: a, sectors, parkShare }) as never;
    const [first, ...rest] = region.tables.sectors.map((sector) => sector.id);
    expect(problems(park("x", [first], 0.8), park("y", rest, 0.8))).toEqual([]);
    expect(problems(park("x", [first], 0.8), park("y", "all", 0.3))[0]).toContain(`its part of park:${first}:${b}`);
  });
});

describe("sums of a region", () => {
  type Data = typeof region;
  const told = (change: (data: Data) => void) => {
    const data = structuredClone(region) as Data;
    change(data);
    const found: string[] = [];
    const examination: Examination = {
      region: data,
      at: (path) => ({ file: "region.yaml", path: path.join(".") }),
      locateRow: (table, row) => ({ file: table, line: row }),
      report: (place, value, ...texts) =>
        found.push(`${place.path ?? `${place.file}:${place.line}`} ${value} ${english(advice(...texts).what)}`),
    };
    checkSums(examination);
    checkInputOutput(examination);
    return found;
  };
  const city = (data: Data) => data.tables.cities[1]!;

  it("hold, within a thousandth", () => {
    expect(told(() => {})).toEqual([]);
    expect(told((data) => (city(data).gdp100m *= 1.0009))).toEqual([]);
    expect(told((data) => (city(data).gdp100m *= 1.0012))).toHaveLength(1);
  });

  it("of a city are its value added by three sectors", () => {
    expect(told((data) => (city(data).primary100m += 1000))[0]).toMatch(
      new RegExp(`^cities:1 [0-9.]+ is the value added of ${b} by three sectors, but GDP is`),
    );
  });

  it("of a table of sectors are GDP too", () => {
    const own = (share: number) => (data: Data) => {
      data.tables.structure = data.tables.cities.flatMap(({ id, gdp100m }) =>
        ["x", "y"].map((sector) => ({ city: id, sector, valueAdded100m: (share * gdp100m) / 2, source: "" }) as never),
      );
    };
    expect(told(own(1))).toEqual([]);
    expect(told(own(1.1))[1]).toMatch(new RegExp(`^structure:2 [0-9.]+ is the value added of ${b} over all sectors`));
  });

  it("leave something of the country for its rest", () => {
    const message = told((data) => {
      data.national.residents.value = data.tables.cities.reduce((sum, one) => sum + one.residentsThousand, 0);
    });
    expect(message).toHaveLength(1);
    expect(message[0]).toMatch(/^national\.residents [0-9.]+ leaves nothing for .+ are residents of the cities$/);
  });

  it("of shares of profit tax are one at most", () => {
    const shares = (plant: number, headquarters: number) => (data: Data) => {
      data.parameters.profitTaxApportionment.plant.value = plant;
      data.parameters.profitTaxApportionment.headquarters.value = headquarters;
    };
    expect(told(shares(0.7, 0.3))).toEqual([]);
    expect(told(shares(0.7, 0.31))).toEqual([
      "parameters.profitTaxApportionment 1.01 is the sum of plant and headquarters",
    ]);
  });

  it("of inputs and value added make gross output, every input there once", () => {
    expect(told((data) => (data.tables.inputOutput[0]!.domestic100m *= 2))[0]).toMatch(
      /is the sum of intermediate purchases and value added of .+, but gross output is/,
    );
    expect(told((data) => (data.tables.valueAdded[0]!.depreciation100m += 1e5))[0]).toMatch(/^valueAdded:0 /);
    const rows = region.tables.inputOutput;
    const last = rows.at(-1)!;
    expect(told((data) => data.tables.inputOutput.pop())).toEqual([
      `inputOutput:${rows.length - 2} undefined after this row the input-output table ends without ${last.input} bought by ${last.sector}`,
    ]);
    expect(told((data) => data.tables.valueAdded.pop())[0]).toMatch(
      /^valueAdded:\d+ undefined after this row the value-added/,
    );
  });
});
