import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { check, compare, parseScenario, type RunLevel, run, UserError } from "../../../src/index.js";
import { loadScenario, parseOverride } from "../../../src/input/index.js";
import { QUICK, twoCities } from "./texts.js";

const { scenario, file, files } = twoCities;
const options = { file, files, set: QUICK };

describe("parseScenario", () => {
  it("gives what the command line reads from disk", () => {
    const set = Object.entries(QUICK).map(([path, value]) => parseOverride(`${path}=${value}`));
    expect(parseScenario(scenario, options)).toEqual(loadScenario("teaching/two-cities", diskFiles, set));
  });

  it("takes an object, and a scenario that it has read", () => {
    const written = { extends: "two-cities.yaml", title: "Mine", years: 3 };
    const mine = parseScenario(written, { files: { ...files, [file]: scenario }, file: "teaching/mine.json" });
    expect([mine.title.en, mine.years, mine.firms]).toEqual(["Mine", 3, 2000]);
    expect(parseScenario(mine)).toBe(mine);
  });

  it("does not take for read what holds a region but no defaults", () => {
    for (const region of [null, { id: "mine" }])
      expect(() => parseScenario({ region }, options)).toThrow(/region = .* Allowed: /);
  });

  it("gives what nobody changes any more, since it has been checked", () => {
    const read = parseScenario(scenario, options);
    expect(() => Object.assign(read.variants["goods"]!.levers[0]!, { scale: -3 })).toThrow(/read only/);
    expect(() => Object.assign(read.region.parameters.variety, { value: 9 })).toThrow(/read only/);
  });

  it("refuses what is no scenario", () => {
    for (const [value, said] of [
      [undefined, "undefined"],
      [null, "null"],
      [["a"], "a"],
      [5, "5"],
    ] as const)
      expect(() => parseScenario(value as never)).toThrow(
        new RegExp(`^scenario: .*${said}.* is not allowed\\. Allowed: the text of a scenario, an object`),
      );
  });

  it("refuses what would have no effect", () => {
    const read = parseScenario(scenario, options);
    expect(() => parseScenario(read, { set: { years: 5 } })).toThrow(
      /set has no effect on a scenario that has been read/,
    );
    expect(() => parseScenario(scenario, { ...options, set: { "extends.x": 1 } })).toThrow(/a parent is read before/);
  });

  it("says where a mistake is, and which file is missing", () => {
    const wrong = scenario.replace("years: 15", "years: many");
    expect(() => parseScenario(wrong, options)).not.toThrow();
    const line = wrong.split("\n").findIndex((text) => text.startsWith("years:")) + 1;
    expect(() => parseScenario(wrong, { file, files })).toThrow(`teaching/two-cities.yaml:${line}:1: years = "many"`);
    expect(() => parseScenario(scenario, { file })).toThrow(UserError);
    expect(() => parseScenario(scenario, { file })).toThrow(/region\.yaml/);
  });
});

describe("compare", () => {
  it("gives effects, levels, and what each arm rests on", async () => {
    const seen: number[][] = [];
    const progress = (done: number, total: number) => void seen.push([done, total]);
    const { effects, levels, replicates, restsOn, failed, withoutEffect } = await compare(scenario, {
      ...options,
      replicates: 2,
      progress,
    });
    expect(restsOn).toEqual({ baseline: 2, goods: 2, firms: 2, people: 2, everything: 2 });
    expect([failed, withoutEffect]).toEqual([[], []]);
    expect(seen[0]).toEqual([0, 10]);
    expect(seen.at(-1)).toEqual([10, 10]);
    const last = { year: 2024, place: "cluster", indicator: "real-gdp" };
    const effect = effects.find(
      (row) => row.variant === "goods" && Object.entries(last).every(([key, value]) => row[key as "year"] === value),
    )!;
    const of = (variant: string) => (row: { variant: string }) =>
      row.variant === variant && Object.entries(last).every(([key, value]) => (row as never)[key] === value);
    const own = (variant: string) => replicates.filter(of(variant));
    const difference = own("goods").reduce((sum, { value }, r) => sum + value - own("baseline")[r]!.value, 0) / 2;
    expect(levels.find(of("goods"))!.mean).toBeCloseTo(effect.variantMean, 9);
    expect(effect.effectPct).toBeCloseTo((100 * effect.effect) / effect.baselineMean, 9);
    expect(effect.effect).toBeCloseTo(difference, 9);
  });

  it("refuses numbers of runs and indicators that there are not, and takes what is undefined for not given", async () => {
    const asked = (more: object) => compare(scenario, { ...options, ...more });
    for (const replicates of [0, -1, 1.5, Number.NaN])
      await expect(asked({ replicates })).rejects.toThrow(
        /^replicates: .* is out of range\. Allowed: a whole number from 1/,
      );
    await expect(asked({ stop: { indicator: "real-gdb", halfWidth: 1 } })).rejects.toThrow(
      /^stop\.indicator: "real-gdb" is not an indicator\. .*Did you mean "real-gdp"/,
    );
    for (const halfWidth of [undefined, 0, -1, "0.5"])
      await expect(asked({ stop: { indicator: "real-gdp", halfWidth } })).rejects.toThrow(
        /^stop\.halfWidth: .* is not allowed\. Allowed: a number above 0/,
      );
    await expect(asked({ stop: { indicator: "real-gdp", halfwidth: 0.1 } })).rejects.toThrow(
      /Did you mean "halfWidth"/,
    );
    const one = { set: { ...QUICK, replicates: 1 }, replicates: undefined };
    expect((await asked(one)).restsOn["baseline"]).toBe(1);
    expect(() => run(scenario, { ...options, replicate: -1 })).toThrow(/^replicate: -1 is out of range/);
  });

  it("refuses options that there are not, in each function", async () => {
    const slip = { ...options, replicats: 2 } as typeof options;
    await expect(compare(scenario, slip)).rejects.toThrow(
      /^options: "replicats" is not a known key\. Allowed: files, .*Did you mean "replicates"\?/,
    );
    for (const reads of [parseScenario, run, check])
      expect(() => reads(scenario, slip)).toThrow(/^options: "replicats" is not a known key/);
    expect(() => run(scenario, { ...options, vraiant: "goods" } as typeof options)).toThrow(/Did you mean "variant"\?/);
  });

  it("refuses a scenario without variants", async () => {
    const bare = { extends: "two-cities.yaml", variants: { goods: null, firms: null, people: null, everything: null } };
    await expect(compare(bare, { file: "teaching/bare.yaml", files: { ...files, [file]: scenario } })).rejects.toThrow(
      /teaching\/bare.yaml: variants holds nothing to compare/,
    );
  });
});

const byCell = (a: RunLevel, b: RunLevel) => a.year - b.year || a.indicator.localeCompare(b.indicator);

describe("run", () => {
  it("gives one run of an arm: that of the comparison", async () => {
    const { replicates } = await compare(scenario, { ...options, replicates: 2 });
    const alone = run(scenario, { ...options, variant: "goods", replicate: 1 }).levels.filter(
      ({ place }) => place === "cluster",
    );
    const compared = replicates.filter((row) => row.variant === "goods" && row.replicate === 1);
    expect(alone.sort(byCell)).toEqual(compared.map(({ variant: _, replicate: __, ...row }) => row).sort(byCell));
    expect(alone.length).toBeGreaterThan(100);
  });

  it("knows the arms of the scenario", () => {
    expect(() => run(scenario, { ...options, variant: "godos" })).toThrow(
      /: variant = "godos".*Did you mean "goods"\?/s,
    );
  });
});

describe("check", () => {
  const levers = (scale: number) => [{ type: "administrative-border", from: 2023, between: "cities", scale }];

  it("says which levers can do nothing", () => {
    const set = { ...QUICK, "variants.goods.levers": levers(1) };
    expect(check(scenario, { ...options, set }).withoutEffect.map(({ variant, lever }) => [variant, lever])).toEqual([
      ["goods", "administrative-border"],
    ]);
    expect(check(scenario, options).withoutEffect).toEqual([]);
  });
});
