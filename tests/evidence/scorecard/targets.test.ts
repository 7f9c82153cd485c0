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

  it("has questions of each form", () => {
    const asked = (asks: string) => read(row({ asks, why: "so", why_zh: "故" }))[0]!.asks;
    const game = { temptation: 5, reward: 3, punishment: 1, sucker: 0, continuation: 0.75 };
    expect(asked("nothing")).toEqual({ kind: "nothing" });
    expect(asked("realised china firms-to-tax")).toEqual({ kind: "realised", region: "china", id: "firms-to-tax" });
    expect(asked("theory t05_gravity")).toEqual({ kind: "theory", group: "t05_gravity" });
    expect(asked("theory t05_gravity a.0.b")).toEqual({ kind: "theory", group: "t05_gravity", at: "a.0.b" });
    expect(asked("repeated-dilemma 5 3 1 0 .75")).toEqual({ kind: "repeated-dilemma", game });
    expect(asked("keeping 5 3 1 0 .75 .1")).toEqual({ kind: "keeping", game: { ...game, error: 0.1 } });
    expect(asked("common-good 3 .5")).toEqual({ kind: "common-good", game: { players: 3, yield: 0.5 } });
    const measure = { of: "real-gdp", in: "open", place: "shanghai", as: "percent" };
    expect(asked("run country/open real-gdp@shanghai")).toEqual({ kind: "run", scenario: "country", measure });
    expect(asked("run country/open real-gdp@shanghai value")).toMatchObject({ measure: { ...measure, as: "value" } });
  });

  it.each([
    "nothing more",
    "realised china",
    "realised china firms-to-tax now",
    "theory",
    "theory t05_gravity a b",
    "repeated-dilemma 5 3 1 0 x",
    "repeated-dilemma 5 3 1 0 .75 .1",
    "keeping 5 3 1 0 .75",
    "common-good 3",
    "common-good 3 .5 1",
    "run country/open real-gdp@shanghai 203",
    "run country/open real-gdp@shanghai often",
    "ask 1 2",
  ])("knows no question of the form %s", (asks) => {
    expect(() => read(row({ asks, why: "so", why_zh: "故" }))).toThrow(/no question/);
  });

  it("has rules of each kind, which count errors or do not", () => {
    const rule = (text: string, more = {}) => read(row({ rule: text, ...more }))[0]!.rule;
    expect(rule("digits")).toEqual({ kind: "digits", errors: 1 });
    expect(rule("within 1.5")).toEqual({ kind: "within", errors: 1.5 });
    expect(rule("at-most 2")).toEqual({ kind: "at-most", errors: 2 });
    expect(rule("sign")).toEqual({ kind: "sign", errors: 0 });
    expect(rule("order", { order: "set" })).toEqual({ kind: "order", errors: 0 });
    for (const none of ["digits 1", "within 0", "within 1 2", "within x", "at-least Infinity", "near 1", "sign 0"])
      expect(() => rule(none), none).toThrow(/is no rule.*digits, within N, at-least N, at-most N, sign, order/);
  });

  it("multiplies by one where nothing is said, and has texts in both languages and its place in the file", () => {
    const [first, second] = read(row(), row({ id: "b", times: "0.01" }));
    expect([first!.times, second!.times]).toEqual([1, 0.01]);
    expect(first).toMatchObject({ label: { en: "A", zh: "甲" }, place: { en: "China", zh: "中国" } });
    expect(first!.why).toBeUndefined();
    expect([first!.line, second!.line, first!.file]).toEqual([2, 3, "card/targets.csv"]);
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
