import { beforeEach, describe, expect, it } from "vitest";
import { Command } from "../../../src/apps/cli/command.js";
import { beginLanguage } from "../../../src/apps/cli/language.js";
import {
  askedFor,
  commaList,
  drawListIn,
  drawsOption,
  isRegion,
  loadWith,
  placesIn,
  readRegion,
  readScenario,
  type ScenarioOptions,
  shippedRegion,
} from "../../../src/apps/cli/options.js";
import { parseOverride } from "../../../src/input/index.js";
import { textOf } from "../../../src/words/index.js";

const FILE = "tests/runs/studies/small/scenario.yaml";
const given = (more: Partial<ScenarioOptions> = {}, ...set: string[]): ScenarioOptions => ({
  set: set.map(parseOverride),
  ...more,
});

beforeEach(() => beginLanguage([]));

describe("a scenario with what the command line says", () => {
  it("has values that are set, a seed and a number of firms, these over what is set", () => {
    const { years, seed, firms } = readScenario(FILE, given({ seed: "7", firms: 900 }, "years=2", "firms=800"));
    expect([years, seed, firms]).toEqual([2, 7, 900]);
    const places = placesIn(FILE, given({ seed: "7" }, "years=2"));
    expect([places(["seed"]).file, places(["years"]).file]).toEqual(["--set seed", "--set years"]);
    expect(places(["title"])).toMatchObject({ file: FILE, line: expect.any(Number) });
  });

  it("is read again with one more number, beside those that are set", () => {
    const { years, seed } = loadWith(FILE, given({}, "seed=7"))("years", 2);
    expect([years, seed]).toEqual([2, 7]);
  });

  it("has a firm at least for every sector of a city that has firms, where these are agents", () => {
    const agents = (firms: number) => () => readScenario(FILE, given({ firms }, "population=agents"));
    let least = 1;
    try {
      agents(1)();
    } catch (error) {
      const { message } = error as Error;
      expect(message).toMatch(/^--firms: firms = 1 /);
      least = Number(/(\d+)/.exec(message.slice("--firms: firms = 1 ".length))![1]);
    }
    expect(least).toBeGreaterThan(1);
    expect(agents(least)().firms).toBe(least);
    expect(agents(least - 1)).toThrow(/--firms/);
    const set = given({}, "population=agents", "firms=1");
    expect(() => readScenario(FILE, set)).toThrow(/^--set firms: firms = 1/);
    expect(readScenario(FILE, given({ firms: 1 }, "population=cohorts")).firms).toBe(1);
  });

  it("has draws of its ranges where no data are to be held against them", () => {
    const options = { ...given(), prior: true };
    expect(drawListIn(FILE, readScenario(FILE, options), options)).toMatchObject({ from: "prior" });
    expect(drawListIn(FILE, readScenario(FILE, given()), given()).from).not.toBe("prior");
  });
});

describe("names that are asked for", () => {
  const asked = (...only: string[]) =>
    askedFor(["one", "two", "three"], only.length > 0 ? only : undefined, textOf("is none"));

  it("are all of them, or those that are given in the order of the list", () => {
    expect(asked()).toEqual(["one", "two", "three"]);
    expect(asked("three", "one")).toEqual(["one", "three"]);
    expect(commaList("a,b")).toEqual(["a", "b"]);
  });

  it("are refused where one is none of them", () => {
    expect(() => asked("one", "tree")).toThrow(/^--only: "tree" is none.*one, two, three\. Did you mean "three"/);
    expect(() => askedFor(["a"], ["b"], textOf("is none"), "--facts")).toThrow(/^--facts: "b"/);
  });
});

describe("a number of draws", () => {
  const draws = (...args: string[]) =>
    drawsOption(new Command("x", "help.check"), "help.draws", 5).parse(args, { from: "user" }).opts()["draws"];

  it("goes by its name of old too", () => {
    expect([draws(), draws("--draws", "7"), draws("--worlds", "8")]).toEqual([5, 7, 8]);
    expect(draws("--worlds", "0")).toBe(0);
  });
});

describe("a file of a region or a scenario", () => {
  it("is told apart by its keys, also by the name under which it ships", () => {
    const files = [
      FILE,
      "scenarios/regions/yangtze-river-delta/region.yaml",
      "regions/yangtze-river-delta",
      "none.yaml",
    ];
    expect(files.map(isRegion)).toEqual([false, true, true, false]);
  });

  it("has the region that a scenario names", () => {
    expect(readRegion(FILE).id).toBe(readScenario(FILE, given()).region.id);
  });

  it("of a region ships under its name or its id, or is a file, or nothing", () => {
    expect(shippedRegion("regions/yangtze-river-delta", "REGION")).toBe("regions/yangtze-river-delta");
    expect(shippedRegion("yangtze-river-delta", "REGION")).toBe("regions/yangtze-river-delta");
    expect(shippedRegion(FILE, "REGION")).toBeUndefined();
    expect(() => shippedRegion("regions/yangtse-river-delta", "REGION")).toThrow(
      /^REGION: "regions\/yangtse-river-delta".*Did you mean "yangtze-river-delta"/s,
    );
  });
});
