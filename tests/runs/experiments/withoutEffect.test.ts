import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride } from "../../../src/input/index.js";
import { compare, prepareScenario, serialExecutor } from "../../../src/runs/experiments/index.js";
import { leversWithoutEffect, withoutEffect, withoutEffectText } from "../../../src/runs/experiments/withoutEffect.js";

const load = (variants: string) =>
  loadScenario(
    "scenarios/teaching/two-cities.yaml",
    diskFiles,
    ["years=3", "firms=400", `variants=${variants}`].map(parseOverride),
  );

const border = (scale: number) => `{ type: administrative-border, from: 2023, between: cities, scale: ${scale} }`;

describe("what changes nothing", () => {
  it("is told of levers, and of variants that no number tells from the baseline", async () => {
    const prepared = prepareScenario(
      load(`{ same: { label: Same, levers: [${border(1)}] }, other: { label: Other, levers: [${border(0)}] } }`),
    );
    const { summary } = await compare(serialExecutor(prepared), { replicates: 1 });
    expect(withoutEffect(prepared, summary).map((one) => withoutEffectText(one).en)).toEqual([
      expect.stringMatching(/^same changes nothing: every number of every year equals the baseline's/),
      expect.stringMatching(/^administrative-border in same can do nothing: what it sets stands already/),
    ]);
  });

  it("is not told of a variant that could not be run", async () => {
    const constants = "{ housingShare: 0.5, realEstateHousingShare: 1, realEstateShareOfFinalDemand: 1 }";
    const levers = `[${border(1)}]`;
    const prepared = prepareScenario(
      load(`{ broken: { label: Broken, parameters: ${constants}, levers: ${levers} }, same: { label: Same } }`),
    );
    expect(leversWithoutEffect(prepared)).toEqual([]);
    const { summary, failed } = await compare(serialExecutor(prepared), { replicates: 1 });
    expect(failed.map(({ variant }) => variant)).toEqual(["broken"]);
    expect(withoutEffect(prepared, summary).map(({ variant }) => variant)).toEqual(["same"]);
  });
});
