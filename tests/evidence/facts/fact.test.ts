import { describe, expect, it } from "vitest";
import {
  type JudgedFact,
  judge,
  LEAST_DRAWS,
  planFact,
  shareInterval,
  together,
  verdictOf,
} from "../../../src/evidence/facts/fact.js";
import { loadScenario, placesOf } from "../../../src/input/index.js";
import { runDraws } from "../../../src/runs/studies/index.js";
import { disk } from "../../input/disk.js";

const file = "tests/evidence/facts/hypothesis.yaml";

function subject(worlds: number) {
  return {
    file,
    scenario: loadScenario(file, disk),
    locate: placesOf(file, disk, []),
    load: (path: string, value: number) => loadScenario(file, disk, [{ path, value }]),
    worlds,
  };
}
async function looked(worlds: number): Promise<JudgedFact> {
  const fact = planFact(subject(worlds));
  return judge(fact, await runDraws(fact));
}

describe("a hypothesis", () => {
  it("is looked at with central values and in worlds that are drawn", async () => {
    const { verdict, drawn, failed, expectations } = await looked(LEAST_DRAWS);
    const [cheaper, dearer, impossible] = expectations;
    expect([drawn, failed]).toEqual([64, 0]);
    expect([cheaper!.holds, cheaper!.share, cheaper!.verdict]).toEqual([true, 1, "reproduced"]);
    const [low, median, high] = cheaper!.values[0]!.band!;
    expect(low).toBeLessThan(median);
    expect(median).toBeLessThan(high);
    expect(dearer!.values.map(({ measure }) => measure)).toEqual(["dear", "nothing", "free"]);
    expect([impossible!.holds, impossible!.verdict]).toEqual([false, "not reproduced"]);
    expect(verdict).toBe("in part");
    expect(cheaper!.interval![0]).toBeCloseTo(64 / (64 + 1.959964 ** 2), 6);
  });

  it("is decided by its claim: a claim that fails is never reproduced in part", () => {
    const said = (...verdicts: JudgedFact["verdict"][]) =>
      together(verdicts.map((verdict, k) => ({ main: k === 0, verdict })));
    expect(said("reproduced", "reproduced")).toBe("reproduced");
    expect(said("reproduced", "not reproduced")).toBe("in part");
    expect(said("not reproduced", "reproduced", "reproduced")).toBe("not reproduced");
    expect(said("depends on what is not known", "reproduced")).toBe("depends on what is not known");
  });

  it("is told only where the whole interval of the share lies beyond nine in ten", () => {
    expect(verdictOf(true, 64, 64, 64)).toBe("reproduced");
    expect(verdictOf(true, 62, 64, 64)).toBe("depends on what is not known");
    expect(verdictOf(false, 0, 64, 64)).toBe("not reproduced");
    expect(verdictOf(true, 16, 16, 16)).toBe("too few draws");
    expect(verdictOf(undefined, 64, 64, 64)).toBe("no value");
    // Wilson 1927: half of four draws.
    const [low, high] = shareInterval(2, 4);
    expect([low, high]).toEqual([expect.closeTo(0.15, 2), expect.closeTo(0.85, 2)]);
  });

  it("has no bands without worlds", async () => {
    const { expectations } = await looked(0);
    expect(expectations[0]!.share).toBeNull();
    expect(expectations[0]!.values[0]!.band).toBeNull();
  });

  it("has exactly one claim", () => {
    const set = [{ path: "hypothesis.expect.1.main", value: true }];
    expect(() => loadScenario(file, disk, set)).toThrow(/not exactly one statement is marked as the claim/);
  });

  it("does not measure what there is not", () => {
    const { scenario, ...rest } = subject(0);
    const hypothesis = structuredClone(scenario.hypothesis!);
    hypothesis.measures["free"]!.of = "real-gdpp";
    const plan = () => planFact({ ...rest, scenario: { ...scenario, hypothesis } });
    expect(plan).toThrow(/hypothesis\.yaml:\d+.*measures\.free\.of.*names no indicator.*Did you mean "real-gdp"/);
    hypothesis.measures["free"]!.of = "real-gdp";
    hypothesis.measures["free"]!.place = "atlantis";
    expect(plan).toThrow(/"atlantis" is no place of the region/);
  });
});
