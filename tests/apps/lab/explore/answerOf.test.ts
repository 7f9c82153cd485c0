import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerOf } from "../../../../src/apps/lab/explore/Explore.js";
import { NONE, runOf, STUDY, TOLLS, WORLD } from "../worlds.js";

const OWN = { package: "tolls", settings: [{ control: "toll", value: 0.25 }] };

describe("an answer", () => {
  it("claims of income what the numbers of the run say, at whatever size and sign", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (percent) => {
        const [first] = answerOf(WORLD, OWN, runOf({ effects: { "real-gdp": percent } })).en;
        const [, way, size] = /“Your policy” (raises|lowers) real GDP by ([\d.]+) % in 2026/.exec(first!) ?? [];
        if (Math.abs(percent) < 0.005)
          expect(first).toMatch(/has no effect on|by less than 0\.005 %|does not clearly change/);
        else expect((way === "raises" ? 1 : -1) * Number(size)).toBeCloseTo(percent, 1);
      }),
    );
  });

  it("claims of a place what the numbers of that place say", () => {
    const effects = {
      "real-final-consumption-per-head": 2,
      "harbour real-final-consumption-per-head": -1.5,
      "country real-final-consumption-per-head": -0.25,
      "real-gdp": 1,
    };
    const told = answerOf(WORLD, OWN, runOf({ effects })).en.join(" ");
    expect(told).toContain("Real consumption per resident, private and public, rises by 2");
    expect(told).toMatch(/in the whole country it falls by 0\.25/);
    expect(told).toMatch(/residents gain in 2 of 3 cities, lose in 1/);
  });

  it("is of the last year that was run, and tells the way there", () => {
    const run = runOf({ effects: { "real-gdp": [0, 0, 1, 2, 4] } });
    const told = answerOf(WORLD, OWN, run).en;
    expect(told[0]).toContain("raises real GDP by 4.00 % in 2026");
    expect(told.at(-1)).toMatch(/\+1.* in 2024 and \+4.* in 2026, still growing/);
  });

  it("counts what is exactly zero as nothing, and knows of no chance", () => {
    const [first] = answerOf(WORLD, OWN, runOf()).en;
    expect(first).toMatch(/“Your policy” has no effect on real GDP in 2026/);
    const [other] = answerOf(WORLD, OWN, runOf({ effects: { "real-gdp": 1 } })).en;
    expect(other).not.toMatch(/by chance alone|95 %/);
  });

  it("leaves out what has no value", () => {
    const run = runOf({ levels: { "real-gdp": Number.NaN } });
    expect(answerOf(WORLD, OWN, run).en.join(" ")).not.toMatch(/real GDP|NaN/);
  });
});

describe("the range of a study", () => {
  const run = runOf({ effects: { "real-gdp": 3 } });
  const range = /prior range \+2.* to \+4.* %/;

  it("is quoted of the shipped policy alone, under its own name", () => {
    const [shipped] = answerOf(WORLD, TOLLS, run).en;
    expect(shipped).toContain("“Half the tolls”");
    expect(shipped).toMatch(range);
    expect(answerOf(WORLD, TOLLS, run).zh[0]).toContain("“通行费减半”");
  });

  it("is not quoted of a policy that somebody has changed, nor of another package", () => {
    for (const policy of [OWN, NONE, { package: "choose", settings: [] }, { package: "gone", settings: [] }]) {
      const [first] = answerOf(WORLD, policy, run).en;
      expect(first).not.toMatch(/prior range/);
      expect(first).toContain("the uncertainty of parameters is not included");
    }
    expect(answerOf(WORLD, OWN, run).zh[0]).toContain("“你的政策”");
    expect(answerOf(WORLD, { package: "gone", settings: [] }, run).en[0]).toContain("“Your policy”");
  });

  it("is not that of another variant of the study", () => {
    const study = { ...STUDY, effects: STUDY.effects.map((one) => ({ ...one, variant: "choose" })) };
    expect(answerOf({ ...WORLD, study }, TOLLS, run).en[0]).not.toMatch(/prior range/);
  });
});
