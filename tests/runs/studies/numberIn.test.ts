import { describe, expect, it } from "vitest";
import { type Distribution, loadScenario } from "../../../src/input/index.js";
import { withChanges } from "../../../src/runs/studies/change.js";
import { numberIn, wordsOf } from "../../../src/runs/studies/numberIn.js";
import { textOf } from "../../../src/words/index.js";
import { disk } from "../../input/disk.js";
import { list, uniform } from "./handmade.js";

const scenario = loadScenario("scenarios/teaching/two-cities.yaml", disk);
const FROM = ["variants", "goods", "levers", 0, "from"];

/** Reads the scenario with a value in these places, and keeps what it was asked. */
function reading(...places: { path: (string | number)[]; of?: (value: number) => number }[]) {
  const asked: [string, number][] = [];
  const load = (path: string, value: number) => {
    asked.push([path, value]);
    return withChanges(
      scenario,
      places.map(({ path, of = (one) => one }) => ({ path, value: of(value) })),
    );
  };
  return { asked, load };
}

describe("a number of a scenario that is varied", () => {
  it("is tried at both ends of a range and once inside, and where it changes one place alone is set there", () => {
    const { asked, load } = reading({ path: ["years"] });
    const { place, matters, changes } = numberIn(scenario, "years", uniform(10, 20), load);
    expect(asked).toEqual([
      ["years", 10],
      ["years", 13.82],
      ["years", 20],
    ]);
    expect([place, matters]).toEqual([["years"], true]);
    expect(changes(12)).toEqual([{ path: ["years"], value: 12 }]);
    expect(changes(20)).toEqual([{ path: ["years"], value: 20 }]);
    expect(asked).toHaveLength(3);
  });

  it("is tried where hardly any value of a distribution without ends lies beyond", () => {
    const { asked, load } = reading({ path: ["years"] });
    numberIn(scenario, "years", { kind: "lognormal", median: 10, deviation: 1 } as Distribution, load);
    expect(asked.map(([, value]) => value)).toEqual(
      [0, 1, 2].map((k) => (k === 1 ? expect.any(Number) : expect.closeTo(10 * Math.exp(3.09 * (k - 1)), 9))),
    );
  });

  it("is tried at every entry of a list, of which one may be what it is already", () => {
    const { asked, load } = reading({ path: ["years"] });
    const { place, matters, changes } = numberIn(scenario, "years", list(15, 3, 4), load);
    expect(asked.map(([, value]) => value)).toEqual([15, 3, 4]);
    expect([place, matters]).toEqual([["years"], true]);
    expect(changes(15)).toEqual([]);
    expect(changes(4)).toEqual([{ path: ["years"], value: 4 }]);
  });

  it("is read anew for every other value where it changes more than one place, or becomes another number there", () => {
    const two = reading({ path: ["years"] }, { path: ["firms"] });
    const both = numberIn(scenario, "x", uniform(1, 2), two.load);
    expect([both.place, both.matters]).toEqual([undefined, true]);
    expect(both.changes(1.5)).toEqual([
      { path: ["years"], value: 1.5 },
      { path: ["firms"], value: 1.5 },
    ]);
    expect(two.asked).toHaveLength(4);
    const half = reading({ path: ["years"], of: (value) => value / 2 });
    expect(numberIn(scenario, "x", uniform(1, 2), half.load).place).toBeUndefined();
  });

  it("has no place where it changes one place at one value and another at the next", () => {
    const moving = (_: string, value: number) =>
      withChanges(scenario, [{ path: [value < 2 ? "years" : "firms"], value }]);
    const { place, matters } = numberIn(scenario, "x", uniform(1, 2), moving);
    expect([place, matters]).toEqual([undefined, true]);
  });

  it("does not matter where no value changes anything", () => {
    const { place, matters, changes } = numberIn(scenario, "x", list(1, 2), () => scenario);
    expect([place, matters, changes(1)]).toEqual([undefined, false, []]);
  });
});

describe("words of a number that is varied", () => {
  it("are those of the schema, in both languages", () => {
    expect(wordsOf(scenario, "firms", ["firms"])).toEqual({
      label: textOf("Firm agents", "企业主体数"),
      unit: textOf("agents", "个"),
    });
  });

  it("of a lever begin with the lever", () => {
    const { label, unit } = wordsOf(scenario, "x", ["variants", "goods", "levers", 0, "scale"]);
    expect(label).toEqual(
      textOf("Administrative border, share of the base value that remains", "行政边界：基年值的保留比例"),
    );
    expect(unit.en).toMatch(/^share \(0 removes it/);
    expect(wordsOf(scenario, "x", FROM).label.en).toBe("Administrative border, first year in force");
  });

  it("are the path where nobody has said more, and the last step of a lever that is not there", () => {
    for (const place of [undefined, ["nowhere", "there"]])
      expect(wordsOf(scenario, "a.path", place)).toEqual({ label: textOf("a.path"), unit: textOf("") });
    expect(wordsOf(scenario, "x", ["baseline", "levers", 0, "unheard"]).label.en).toBe("lever, unheard");
  });
});
