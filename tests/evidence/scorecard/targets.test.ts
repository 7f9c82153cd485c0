import { describe, expect, it } from "vitest";
import { readTargetsOf } from "../../../src/evidence/scorecard/targets.js";
import { memoryFiles } from "../../../src/input/index.js";
import { disk } from "../../input/disk.js";

const HEAD =
  "id,source,label,label_zh,place,place_zh,published,error,error_from,unit,rule,order,asks,times,used,why,why_zh";
const SOURCES =
  "id,source,where_read,status,kind,compared,compared_zh\nbook,A book 1999,a shelf,read,china,one thing with another,一物与另一物\n";

const read = (...rows: string[]) =>
  readTargetsOf(
    memoryFiles({ "card/targets.csv": [HEAD, ...rows].join("\n"), "card/sources.csv": SOURCES }),
    "card/targets.csv",
  );

const row = (changes: Partial<Record<string, string>> = {}) => {
  const given = {
    id: "a",
    source: "book",
    label: "A",
    label_zh: "甲",
    place: "China",
    place_zh: "中国",
    published: "1",
    error: ".5",
  };
  const rest = { error_from: "assumed", unit: "%", rule: "within 1", asks: "theory t05_gravity", used: "no" };
  const cells: Partial<Record<string, string>> = { ...given, ...rest, ...changes };
  return HEAD.split(",")
    .map((name) => cells[name] ?? "")
    .join(",");
};

describe("a table of targets", () => {
  it("is read with its sources, rules and questions", () => {
    const asks = "run country/open real-gdp@shanghai 2030 difference";
    const [target] = read(row({ asks, times: "100", rule: "at-least 2", why: "so", why_zh: "故" }));
    expect(target).toMatchObject({
      source: { source: "A book 1999", kind: "china" },
      rule: { kind: "at-least", errors: 2 },
      asks: {
        kind: "run",
        scenario: "country",
        measure: { of: "real-gdp", in: "open", place: "shanghai", year: 2030, as: "difference" },
      },
      times: 100,
      why: { en: "so", zh: "故" },
    });
    expect(read(row({ asks: "run country/open real-gdp@country" }))[0]!.asks).toMatchObject({
      measure: { as: "percent" },
    });
  });

  it.each([
    ["source", "bok", /no source.*"book"/],
    ["rule", "within", /is no rule/],
    ["rule", "sign 2", /is no rule/],
    ["rule", "within -1", /is no rule/],
    ["asks", "run country real-gdp", /no question/],
    ["asks", "repeated-dilemma 5 3 1 0", /no question/],
    ["asks", "common-good three .5", /no question/],
    ["asks", "nothing", /does not say why/],
    ["rule", "order", /goes with the rule/],
    ["order", "set", /goes with the rule/],
    ["unit", "", /unit/],
    ["error", "", /error/],
    ["error", "-1", /error/],
    ["published", "", /published/],
  ])("is refused with %s %s, by file and line", (column, cell, message) => {
    const reading = () => read(row(), row({ id: "b", [column]: cell }));
    expect(reading).toThrow(message);
    expect(reading).toThrow(/card\/targets\.csv:3/);
  });

  it("has every id once", () => {
    expect(() => read(row(), row())).toThrow(/targets\.csv:3.*twice/);
  });
});

describe("the shipped targets", () => {
  const targets = readTargetsOf(disk, "scenarios/scorecard/targets.csv");
  const about = (...kinds: string[]) => targets.filter(({ source }) => kinds.includes(source.kind));

  it("are at least a hundred, of which sixty and more are about China or people and at most 25 are theory", () => {
    // A table of one paper counts as ten rows at most.
    const counted = (rows: typeof targets) => {
      const ids = [...new Set(rows.map(({ source }) => source.id))];
      return ids.reduce((sum, id) => sum + Math.min(10, rows.filter(({ source }) => source.id === id).length), 0);
    };
    expect(counted(targets)).toBeGreaterThanOrEqual(100);
    expect(counted(about("china", "people"))).toBeGreaterThanOrEqual(60);
    expect(about("theory").length).toBeLessThanOrEqual(25);
  });

  it("say an error of nothing only of what is exact, and both languages of every text", () => {
    expect(targets.filter(({ error, errorFrom }) => error === 0 && errorFrom !== "tolerance")).toEqual([]);
    const chinese = /\p{Script=Han}/u;
    const half = targets.filter(
      ({ label, place, why, source }) =>
        ![label, place, why ?? label].every(({ zh }) => chinese.test(zh)) || !chinese.test(source.comparedZh),
    );
    expect(half.map(({ id }) => id)).toEqual([]);
  });
});
