import { describe, expect, it } from "vitest";
import {
  type EventEffect,
  effectOfEvent,
  intervalOf,
  isDetected,
  pooled,
  syntheticControl,
} from "../../../src/evidence/events/effect.js";
import { type DatedEvent, type Donors, donorsOf, readDonors, readEvents } from "../../../src/evidence/events/events.js";
import { memoryFiles } from "../../../src/input/index.js";
import { RandomStream } from "../../../src/model/engine/random.js";
import { disk } from "../../input/disk.js";

const REGIONS = [
  "beijing-tianjin-hebei",
  "greater-bay-area",
  "yangtze-river-delta",
  "chengdu-chongqing",
  "middle-yangtze",
];
const donors = readDonors(
  disk,
  REGIONS.map((id) => `scenarios/regions/${id}`),
);
const events = readEvents(disk, "scenarios/events/events.csv", donors);
const effects = events.map((event) => effectOfEvent(donors, event));
const percent = (id: string) => 100 * effects.find(({ event }) => event.id === id)!.effect;

describe("shipped events", () => {
  it("see both controls", () => {
    const controls = effects.filter(({ event }) => event.kind === "control");
    expect(controls.map(({ event }) => event.id)).toEqual(["wenchuan-earthquake-2008", "hubei-lockdown-2020"]);
    for (const control of controls) expect(isDetected(control), control.event.id).toBe(true);
  });

  // Computed by an independent program with 14 further cities of the delta as donors; which cities it took for a bridge and which donors it left out is not told.
  it.each([
    ["hubei-lockdown-2020", -9.8, 0.5],
    ["hefei-council-2010", 10.2, 0.5],
    ["wanjiang-zone-2010", -0.8, 0.6],
    ["coordination-beijing-2014", -1.6, 0.5],
    ["coordination-hebei-2014", -3.3, 0.5],
    ["tianjin-2014", -14.5, 1],
    ["macao-bridge-2018", -0.7, 1],
    ["jing-jin-rail-2008", 0.6, 1.2],
    ["sutong-bridge-2008", 0, 2.5],
    ["chongqi-bridge-2011", 8.5, 2.5],
    ["hangzhou-bay-bridge-2008", -3, 4],
    ["wenchuan-earthquake-2008", -11.3, 4],
  ])("%s: %d %% of an independent program, within %d points", (id, other, within) => {
    expect(Math.abs(percent(id) - other)).toBeLessThan(within);
  });

  it("take no city as donor that another event of the pool has treated by the last year", () => {
    const table = (kind: string) =>
      `id,label,label_zh,kind,pool,treated,year,horizon,status,source
one,One,一,policy,lines,jiaxing,2011,3,assumed,-
by-then,By then,先,${kind},lines,wuhan yichang,2013,1,assumed,-
later,Later,后,${kind},lines,leshan,2014,1,assumed,-
`;
    const read = (kind: string) => readEvents(memoryFiles({ "events.csv": table(kind) }), "events.csv", donors);
    const names = (cities: number[]) => cities.map((city) => donors.cities[city]);
    const [one, ...others] = read("other");
    expect(names(one!.without)).toEqual(["wuhan", "yichang"]);
    expect(others).toEqual([]);
    expect(read("policy").map(({ without }) => names(without))).toEqual([
      ["wuhan", "yichang"],
      ["jiaxing"],
      ["jiaxing", "wuhan", "yichang"],
    ]);
  });

  it("eleven railways pooled: nothing above three per cent either way, and an effect of that size would be seen", () => {
    const railways = pooled(
      "railways",
      effects.filter(({ event }) => event.pool === "railways"),
    );
    expect(railways.effects).toHaveLength(11);
    expect(railways.groups).toBeGreaterThanOrEqual(20);
    expect(Math.max(...railways.band.map(Math.abs))).toBeLessThan(0.03);
    expect(isDetected(railways)).toBe(false);
  });

  it("six links pooled: about -1.5 %, and gains above 6 % are excluded", () => {
    const links = pooled(
      "links",
      effects.filter(({ event }) => event.pool === "links"),
    );
    expect(links.effects).toHaveLength(6);
    expect(Math.abs(100 * links.effect + 1.5)).toBeLessThan(0.5);
    expect(100 * intervalOf(links)[1]).toBeLessThan(6);
  });
});

describe("a pool", () => {
  /** Nothing brings a tenth more in every city of one province, and a tenth less in every one of another. */
  const placebos = ["north", "south"].flatMap((province) =>
    Array.from({ length: 30 }, () => ({ province, effect: province === "north" ? 0.1 : -0.1 })),
  );
  const happened = (province: string, more: EventEffect["placebos"] = placebos): EventEffect => ({
    ...{ event: event([0]), province, effect: 0, fit: 0, groups: 30, placebos: more, band: [-0.1, 0.1], p: 1 },
  });

  it("takes placebos of one province for events of one province: their errors do not cancel", () => {
    const { band, p } = pooled("pool", Array(9).fill(happened("west")));
    expect(band).toEqual([expect.closeTo(-0.1, 12), expect.closeTo(0.1, 12)]);
    expect(p).toBeGreaterThan(0.9);
  });

  it("takes them from anywhere for events of several provinces", () => {
    const { band } = pooled(
      "pool",
      Array.from({ length: 9 }, (_, e) => happened(`province-${e}`)),
    );
    // The mean of nine signs: 97 % of them have two to seven plus.
    expect(band).toEqual([expect.closeTo(-0.5 / 9, 12), expect.closeTo(0.5 / 9, 12)]);
  });

  it("takes provinces as often as all its events have placebos there, whichever of them comes first", () => {
    const [north, south] = [placebos[0]!, placebos.at(-1)!];
    const events = [
      happened("west", [...Array(99).fill(north), south]),
      happened("west", [north, ...Array(99).fill(south)]),
    ];
    for (const those of [events, events.toReversed()])
      expect(pooled("pool", those).band).toEqual([expect.closeTo(-0.1, 12), expect.closeTo(0.1, 12)]);
  });

  it("takes each event's own where no province has placebos of all", () => {
    const of = (province: string) => placebos.filter((placebo) => placebo.province === province);
    const { band } = pooled("pool", [happened("west", of("north")), happened("west", of("south"))]);
    expect(band).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  });
});

/** Forty cities of four provinces, driven by two common trends and noise of their own; the first is a mixture of two others. */
function invented(loss: number): Donors {
  const random = new RandomStream("events", 0, "test");
  const cities = Array.from({ length: 40 }, (_, i) => ({
    id: `city-${i}`,
    province: `province-${i % 4}`,
    latitude: 20 + (i % 7),
    longitude: 100 + Math.floor(i / 7),
  }));
  const years = Array.from({ length: 16 }, (_, y) => 2000 + y);
  const load = (i: number) => random.uniform(i, 0, 0);
  const ownPath = (i: number, y: number) =>
    5 + load(i) * 0.1 * y + (1 - load(i)) * 0.08 * y + 0.01 * random.normal(i, y, 1);
  const path = (i: number, y: number) =>
    i === 0 ? 0.4 * ownPath(1, y) + 0.6 * ownPath(2, y) - (y >= 10 ? loss : 0) : ownPath(i, y);
  const observed = cities.flatMap(({ id }, i) =>
    years.map((year, y) => ({ city: id, year, gdpReal2000Prices100m: Math.exp(path(i, y)) })),
  );
  return donorsOf([{ cities, observed }]);
}

const event = (treated: number[]): DatedEvent => ({
  ...{ id: "loss", label: "Loss", labelZh: "损失", kind: "control", year: 2010, horizon: 3 },
  ...{ treated, without: [], status: "assumed", source: "invented" },
});

describe("synthetic control", () => {
  it("finds a loss that was put in, outside of the band, and none where there is none", () => {
    const lost = effectOfEvent(invented(0.15), event([0]));
    expect(lost.effect).toBeCloseTo(-0.15, 1);
    expect(isDetected(lost)).toBe(true);
    expect(lost.p).toBeLessThan(0.08);
    const nothing = effectOfEvent(invented(0), event([0]));
    expect(Math.abs(nothing.effect)).toBeLessThan(0.03);
    expect(nothing.p).toBeGreaterThan(0.1);
  });

  it("does not look at the years that count", () => {
    const before = syntheticControl(invented(0), [0], [1, 2, 3, 4, 5], 2010);
    const after = syntheticControl(invented(0.5), [0], [1, 2, 3, 4, 5], 2010);
    expect([...after.weights]).toEqual([...before.weights]);
    expect(after.gap[12]! - before.gap[12]!).toBeCloseTo(-0.5, 10);
  });

  it("takes no donor from the treated province, nor of those left out", () => {
    const spoiled = invented(0.15);
    // What happens to neighbours, and to a city that is left out, changes nothing.
    for (const city of [4, 8, 12, 5]) for (let y = 10; y < 16; y++) spoiled.lnGdp[city]![y]! += 2;
    const without = { ...event([0]), without: [5] };
    expect(effectOfEvent(spoiled, without).effect).toBeCloseTo(effectOfEvent(invented(0.15), without).effect, 12);
  });
});

describe("an event without cities to be compared with", () => {
  const world = invented(0.15);
  const provinces = (...left: number[]) => [...world.cities.keys()].filter((city) => !left.includes(city % 4));

  it.each([
    ["none at all", provinces(0)],
    ["those of one province, which has no placebos", provinces(0, 1)],
  ])("has no effect: %s", (_, without) => {
    expect(() => effectOfEvent(world, { ...event([0]), without }, "own.csv")).toThrow(
      /own\.csv: loss = "city-0" has no cities to be compared with.*two provinces/s,
    );
  });

  it("is compared with what is left, placebos of those that have donors alone", () => {
    const { placebos, effect } = effectOfEvent(world, { ...event([0]), without: provinces(0, 1, 2) });
    expect(placebos).toHaveLength(20);
    expect(effect).toBeCloseTo(-0.15, 1);
  });
});

describe("a table of events", () => {
  const header = "id,label,label_zh,kind,pool,treated,year,horizon,without,scenario,variant,direction,status,source";
  const read = (row: string) => readEvents(memoryFiles({ "events.csv": `${header}\n${row}\n` }), "events.csv", donors);

  it("names provinces and cities", () => {
    const [one] = read("a,A,甲,policy,,hebei suzhou,2010,5,tianjin,,,,assumed,invented");
    expect(one!.treated).toHaveLength(12);
    expect(one!.without.map((city) => donors.cities[city])).toEqual(["tianjin"]);
  });

  it("says where a city is not known, and which may be meant", () => {
    expect(() => read("a,A,甲,policy,,suzhuo,2010,5,,,,,assumed,invented")).toThrow(
      /events.csv:2: column treated = "suzhuo" is no city or province of the observed panels.*Did you mean "suzhou"\?/,
    );
  });

  it("says which years the panels hold", () => {
    expect(() => read("a,A,甲,policy,,suzhou,2018,5,,,,,assumed,invented")).toThrow(
      /events.csv:2: column year = "2018, horizon 5" leads out of the observed panels. Allowed: years that count from 2005/,
    );
  });
});
