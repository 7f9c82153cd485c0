import { describe, expect, it } from "vitest";
import { loadScenario, withVariant } from "../../src/input/index.js";
import { disk } from "./disk.js";

const scenario = loadScenario("tests/runs/studies/small/scenario.yaml", disk);
const toll = (more: object = {}) => ({ type: "toll", between: "cities", from: 2023, scale: 0, ...more });
const variant = (levers: object[], more = {}) => ({ label: "Mine", levers, ...more });
const made = (written: unknown, like?: Parameters<typeof withVariant>[1]["like"]) =>
  withVariant(scenario, { name: "mine", written, like }).variants["mine"]!;

describe("a variant that is made by hand", () => {
  it("stands alone in a scenario that is otherwise the same, defaults filled in", () => {
    const changed = withVariant(scenario, { name: "mine", written: variant([toll()]) });
    expect({ ...changed, variants: {} }).toEqual({ ...scenario, variants: {} });
    expect(Object.keys(changed.variants)).toEqual(["mine"]);
    // What is asked of variants that are gone is asked no more.
    const asked = withVariant(
      { ...scenario, answer: { compare: ["a"], differences: [["a", "b"]], ranked: ["a", "b"], measure: "residents" } },
      { name: "mine", written: variant([]), like: undefined },
    );
    expect(asked.answer).toEqual({ measure: "residents" });
    expect(changed.variants["mine"]!.levers).toMatchObject([{ type: "toll", oneWay: false }]);
    expect(Object.keys(scenario.variants)).toEqual(["free", "dear"]);
  });

  it("has what it does not write itself from the one that it is like", () => {
    const like = { ...scenario.variants["free"]!, parameters: { valueOfTime: 120 } };
    expect(made(variant([]), like)).toMatchObject({
      label: { en: "Mine" },
      levers: [],
      parameters: { valueOfTime: 120 },
    });
    expect(made(variant([], { parameters: { valueOfTime: 90 } }), like).parameters).toEqual({ valueOfTime: 90 });
    expect(made(variant([]))).not.toHaveProperty("parameters");
  });

  it.each([
    ["what its levers do not take", variant([toll({ scale: -1 })]), /^mine: levers\[0\]\.scale = -1 is out of range/],
    ["years outside the run", variant([toll({ from: 2021 })]), /^mine: variants\.mine\.levers\[0\]\.from = 2021 /],
    ["two levers for one thing", variant([toll(), toll()]), /^mine: variants\.mine\.levers\[1\] = "toll" sets /],
    ["a council without an agreement", variant([], { council: { from: 2023 } }), /^mine: variants\.mine\.council /],
    [
      "governments that choose nothing",
      variant([], { governments: { behaviour: "best-response" } }),
      /^mine: variants\.mine\.governments\.levers names nothing/,
    ],
  ])("is refused with %s", (_, written, words) => expect(() => made(written)).toThrow(words));
});
