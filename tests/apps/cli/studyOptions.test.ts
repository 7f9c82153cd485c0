import { describe, expect, it } from "vitest";
import { outcomesFor, type StudyFlags, subjectOf, uncertainOf, variedOf } from "../../../src/apps/cli/caseStudy.js";
import { parseVaried } from "../../../src/runs/studies/index.js";

const FILE = "tests/runs/studies/small/scenario.yaml";
const flags = (more: Partial<StudyFlags> = {}): StudyFlags => ({
  ...{ set: [], vary: [], factor: [], variant: [], outcome: [], quiet: true },
  ...more,
});
const subject = (more: Partial<StudyFlags> = {}) =>
  subjectOf(FILE, flags(more), { population: "cohorts", replicates: 1 });
const vary = (...texts: string[]) => ({ vary: texts.map(parseVaried) });
const TOLL = "variants.free.levers.toll.tollPerKm=0:2";

describe("variants of a study", () => {
  const variants = (more: Partial<StudyFlags>) => Object.keys(subject(more).scenario.variants);

  it("are those that are named, else those in which something is varied, else all", () => {
    expect(variants({})).toEqual(["free", "dear"]);
    expect(variants({ variant: ["dear"] })).toEqual(["dear"]);
    expect(variants({ variant: ["dear"], ...vary(TOLL) })).toEqual(["dear"]);
    expect(variants(vary(TOLL))).toEqual(["free"]);
    expect(variants(vary(TOLL, "parameters.roadFactor=1:2"))).toEqual(["free", "dear"]);
    expect(variants(vary("variants.none.levers.toll.tollPerKm=0:2"))).toEqual(["free", "dear"]);
    expect(variants(vary("parameters.roadFactor=1:2"))).toEqual(["free", "dear"]);
  });

  it("are refused where there is none of the name", () => {
    expect(() => subject({ variant: ["free", "der"] })).toThrow(
      /"der" is no variant.*free, dear\. Did you mean "dear"/,
    );
  });

  it("are cut in the same way where one number is replaced", () => {
    const { scenario, load } = subject({ variant: ["dear"] });
    const other = load("parameters.roadFactor", 1.5);
    expect([scenario.population, scenario.replicates]).toEqual(["cohorts", 1]);
    expect(Object.keys(other.variants)).toEqual(["dear"]);
    expect(other.population).toBe("cohorts");
    expect(other.parameters).not.toEqual(scenario.parameters);
  });
});

describe("what a study looks at and varies", () => {
  it("is of the last year, each once, with three outcomes by default", () => {
    const outcomes = (...outcome: string[]) =>
      outcomesFor(subject().scenario, flags({ outcome })).map(({ indicator, year }) => `${indicator} ${year}`);
    expect(outcomes("gini", "gini")).toEqual(["gini 2024"]);
    expect(outcomes()).toEqual([
      ...["real-gdp 2024", "real-national-income 2024", "real-final-consumption-per-head 2024"],
    ]);
  });

  it("are uncertain figures by the beginning of their names", () => {
    const names = (starts?: string[]) => uncertainOf(subject(), starts).map(({ name }) => name);
    expect(names(["parameters.valueOfTime"])).toEqual(["parameters.valueOfTime"]);
    expect(names(["parameters"])).toEqual(expect.arrayContaining(["parameters.valueOfTime", "parameters.roadFactor"]));
    expect(names().length).toBeGreaterThanOrEqual(names(["parameters"]).length);
    expect(() => names(["parameter"])).toThrow(/is no uncertain figure/);
    expect(() => names(["parameters.valueOfTim"])).toThrow(/Did you mean "parameters\.valueOfTime"/);
  });

  it("are numbers that --vary names once, with a label that tells them apart", () => {
    const found = (...texts: string[]) => {
      const given = vary(...texts);
      return variedOf(subject(given), flags(given)).map(({ label }) => label.en);
    };
    expect(found(TOLL)).toEqual(["Motorway toll"]);
    const dear = TOLL.replace("free", "dear");
    expect(found(TOLL, dear)).toEqual(["Motorway toll (Lower tolls)", "Motorway toll (Dearer tolls)"]);
    expect(() => found(TOLL, TOLL)).toThrow("is varied twice");
    const byPosition = TOLL.replace(".levers.toll.", ".levers.0.");
    expect(() => found(TOLL, byPosition)).toThrow("is varied twice");
  });
});
