import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride } from "../../../src/input/index.js";
import { compare, prepareScenario, serialExecutor } from "../../../src/runs/experiments/index.js";
import {
  cautionsOfArm,
  leverCautions,
  leversWithoutEffect,
  regionCautions,
  withoutEffect,
  withoutEffectText,
  worldCautions,
} from "../../../src/runs/experiments/withoutEffect.js";
import { textOf } from "../../../src/words/index.js";

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
      expect.stringMatching(
        /^“same” changes nothing: at central parameter values every number of every year equals the baseline's/,
      ),
      expect.stringMatching(
        /^Administrative border in “same” can do nothing: at central values what it sets stands already/,
      ),
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

  it("is told of levers of the baseline once, and of those that a variant adds to them", () => {
    const scenario = load(`{ same: { label: Same, levers: [${border(1)}] }, plain: { label: Plain } }`);
    const levers = [{ type: "administrative-border", from: 2024, between: "cities", scale: 1, oneWay: false }] as never;
    const prepared = prepareScenario({ ...scenario, baseline: { ...scenario.baseline, levers } });
    expect(leversWithoutEffect(prepared).map(({ variant, lever }) => [variant, lever])).toEqual([
      ["baseline", "administrative-border"],
      ["same", "administrative-border"],
    ]);
  });

  it("is named by its id, or as somebody calls it", () => {
    const [whole, part] = [
      { variant: "a", reason: textOf("so it is") },
      { variant: "a", lever: "toll" },
    ];
    expect(withoutEffectText(whole).en).toBe("“a” changes nothing: so it is.");
    expect(withoutEffectText(whole, textOf("“A”")).en).toBe("“A” changes nothing: so it is.");
    expect(withoutEffectText({ ...part, reason: whole.reason }, textOf("“A”")).en).toBe(
      "Motorway toll in “A” can do nothing: so it is.",
    );
  });
});

describe("what readers should know of a region", () => {
  const prepared = prepareScenario(
    load("{ plain: { label: Plain }, own: { label: Own, parameters: { variety: 0.7 } } }"),
  );
  const known = () => true;
  /** The same worlds, of which nobody can say that they meet their data. */
  const missing = (tolerance: number, filledIn?: ReturnType<typeof textOf>[]): typeof prepared => {
    const worlds = new Map(
      prepared.variants.map(({ calibration }) => [
        calibration,
        { ...calibration, region: { ...calibration.region, target: { ...calibration.region.target, tolerance } } },
      ]),
    );
    const { scenario, variants } = prepared;
    return {
      ...prepared,
      scenario: { ...scenario, region: { ...scenario.region, ...(filledIn && { filledIn }) } },
      variants: variants.map((arm) => Object.create(arm, { calibration: { value: worlds.get(arm.calibration) } })),
    };
  };

  it("is that nothing grows of which an increment could be shared, but where governments choose", () => {
    const members = "members: [{ city: mill }, { city: harbour }]";
    const sharing = `levers: [{ type: increment-sharing, from: 2023, ${members}, share: 0.2 }]`;
    const arms = (more: string) => leverCautions(prepareScenario(load(`{ own: { label: Own, ${sharing}${more} } }`)));
    expect(arms("").map(({ en }) => en)).toEqual([
      expect.stringMatching(/^“Own”: Sharing the increment of revenue: the country does not grow here/),
    ]);
    const own = prepareScenario(load(`{ own: { label: Own, ${sharing} } }`));
    expect(own.variants.map((arm) => cautionsOfArm(own, arm).length)).toEqual([0, 1]);
    expect(arms(", parameters: { growth: { national: 0.03 } }")).toEqual([]);
    const choice =
      "{ type: sector-subsidy, parameter: sectorSubsidy, with: { sectors: all }, cities: [mill], low: 0, high: 0.1 }";
    const choosing = `governments: { behaviour: best-response, from: 2023, levers: [${choice}] }`;
    expect(arms(`, ${choosing}`)).toEqual([]);
  });

  it("is nothing where its base year meets the data", () => {
    expect(regionCautions(prepared, known)).toEqual([]);
    expect(worldCautions(prepared.variants[0]!.calibration, known)).toEqual([]);
  });

  it("is what was filled in, then whose base year misses its data: the baseline, arms with other constants", () => {
    const said = regionCautions(missing(0, [textOf("Wages were filled in.")]), known).map(({ en }) => en);
    expect(said).toHaveLength(3);
    expect(said[0]).toBe("Wages were filled in.");
    expect(said[1]).not.toMatch(/^“Own”: /);
    // The variant with the baseline's constants has its world, which is told of once.
    expect(said[2]).toMatch(/^“Own”: /);
    expect(regionCautions(missing(1), known)).toEqual([]);
  });

  it("is in each language that a base year left to itself comes to an end", () => {
    const { world, ...rest } = prepared.variants[0]!.calibration!;
    const stocks = { ...world.stocks, workers: world.stocks.workers.map(() => NaN) };
    const [said] = worldCautions({ ...rest, world: { ...world, stocks } });
    expect(said!.en).toMatch(
      /^the base year is unstable, left to itself it comes to an end: The market of year 2021 did not clear/,
    );
    expect(said!.zh).toMatch(/^基年不稳定，任其自行运行即告中断：2021年的市场没有出清：/);
  });

  it("asks about the stability of each different world once", () => {
    const asked: string[] = [];
    regionCautions(prepared, (region) => {
      asked.push(String(region.parameters.variety.value));
      return true;
    });
    expect(asked).toEqual(["0.8", "0.7"]);
  });
});
