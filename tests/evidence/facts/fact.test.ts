import { describe, expect, it } from "vitest";
import { type JudgedFact, judge, planFact } from "../../../src/evidence/facts/index.js";
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
    const { verdict, drawn, failed, expectations } = await looked(8);
    const [cheaper, dearer, impossible] = expectations;
    expect([drawn, failed]).toEqual([8, 0]);
    expect([cheaper!.holds, cheaper!.share, cheaper!.verdict]).toEqual([true, 1, "reproduced"]);
    const [low, median, high] = cheaper!.values[0]!.band!;
    expect(low).toBeLessThan(median);
    expect(median).toBeLessThan(high);
    expect(dearer!.values.map(({ measure }) => measure)).toEqual(["dear", "nothing", "free"]);
    expect([impossible!.holds, impossible!.verdict]).toEqual([false, "not reproduced"]);
    expect(verdict).toBe("in part");
  });

  it("has no bands without worlds", async () => {
    const { expectations } = await looked(0);
    expect(expectations[0]!.share).toBeNull();
    expect(expectations[0]!.values[0]!.band).toBeNull();
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
