import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fileText } from "../../../../src/apps/lab/engine/runs.js";
import { openedWorld, openOwn } from "../../../../src/apps/lab/engine/scenarios.js";
import { loadScenario, memoryFiles, UserError } from "../../../../src/input/index.js";
import { packOfRegion } from "../packs.js";

const REGION = readFileSync("scenarios/regions/teaching-two-cities/region.yaml", "utf8");
const TOLLS = `
variants:
  tolls: { label: Tolls, levers: [{ type: toll, from: 2024, between: cities, scale: 0 }] }
`;
const scenario = (region: string) =>
  `title: Mine\nquestion: Who gains?\nregion: ${region}\nstartYear: 2022\nyears: 3\n${TOLLS}`;
const packs = [packOfRegion("teaching-two-cities")];
const own = (files: Record<string, string>, file?: string) =>
  openOwn({ name: "own/1", files, ...(file ? { file } : {}) }, packs);

/** The text of the mistake in files of somebody's own. */
function mistake(files: Record<string, string>) {
  try {
    own(files);
  } catch (error) {
    if (error instanceof UserError) return error.text;
    throw error;
  }
  throw new Error("no mistake");
}

describe("a scenario of one's own", () => {
  it("stands on a region that ships, or extends a scenario that does", () => {
    const open = own({ "mine.yaml": scenario("regions/teaching-two-cities") });
    expect(openedWorld(open)).toMatchObject({ scenario: "own/1", years: 3, variants: [{ id: "tolls" }] });
    const child = own({ "child.yml": "title: Child\nextends: teaching/two-cities\nyears: 4\n" });
    expect(openedWorld(child)).toMatchObject({ years: 4, startYear: 2022 });
    expect(child.scenario.title.en).toBe("Child");
  });

  it("reads a region and a parent beside it, whichever order files come in", () => {
    const files = {
      "work/my-region/region.yaml": REGION,
      "work/parent.yaml": scenario("my-region"),
      "work/child.yaml": "title: Child\nextends: parent.yaml\nyears: 4\n",
    };
    const open = own(files);
    expect([open.scenario.title.en, open.scenario.years]).toEqual(["Child", 4]);
    expect(open.scenario.region.id).toBe("teaching-two-cities");
    expect(own(files, "work/parent.yaml").scenario.years).toBe(3);
  });

  it("is found with its region by file names alone, and needs no region that ships", () => {
    const shipped = readFileSync("scenarios/teaching/two-cities.yaml", "utf8");
    expect(own({ "two-cities.yaml": shipped }).scenario.region.id).toBe("teaching-two-cities");
    const region = REGION.replace("id: teaching-two-cities", "id: mine");
    expect(own({ "two-cities.yaml": shipped, "region.yaml": region }).scenario.region.id).toBe("mine");
    const folder = own({ "two-cities.yaml": shipped, "teaching-two-cities/region.yaml": region });
    expect(folder.scenario.region.id).toBe("mine");
    expect(own({ "mine.yaml": scenario("../my-region"), "region.yaml": region }).scenario.region.id).toBe("mine");
    const child = own({ "child.yaml": "title: Child\nextends: two-cities.yaml\nyears: 4\n" });
    expect([child.scenario.years, child.scenario.region.id]).toEqual([4, "teaching-two-cities"]);
  });

  it("takes a file of a bare name for one place only, and no table of another region", () => {
    const both = REGION.replace("tables:", "parts: [../other/region.yaml]\ntables:");
    const text = mistake({ "mine.yaml": scenario("../mine/region.yaml"), "region.yaml": both });
    expect(text.en).toContain("../other/region.yaml");
    const tables = REGION.replace("tables:", "tables:\n  observed: draws.csv");
    expect(mistake({ "region.yaml": tables }).en).toContain('"draws.csv" cannot be read');
  });

  it("is a region by itself, from the year after its base year", () => {
    const open = own({ "my-region/region.yaml": REGION.replace("baseYear: 2021", "baseYear: 2019") });
    expect(openedWorld(open)).toMatchObject({ startYear: 2020, years: 20, variants: [] });
    const { title, question, region } = open.scenario;
    expect(title).toEqual(region.label);
    expect(question.zh).toBe("一项政策会改变什么？");
  });

  it("gives a file that goes on from its own file", () => {
    const world = { scenario: "own/1", seed: 1, population: "cohorts" } as const;
    const policy = { levers: [{ type: "toll", from: 2024, between: "cities", scale: 0.5 }] };
    const asked = { world, policy, label: { en: "Policy", zh: "政策" }, replicates: 1, head: "" };
    const mine = scenario("regions/teaching-two-cities");
    const text = fileText(own({ "mine.yaml": mine }), asked as never);
    expect(text).toContain("extends: mine.yaml");
    const region = fileText(own({ "my-region/region.yaml": REGION }), asked as never);
    expect(region).toContain("region: my-region/region.yaml");
    for (const [file, files] of [
      [text, { "mine.yaml": mine }],
      [region, { "my-region/region.yaml": REGION }],
    ] as const) {
      const all = { ...packs[0]!.files, ...files, "new.yaml": file };
      expect(Object.keys(loadScenario("new.yaml", memoryFiles(all)).variants)).toContain("lab");
    }
  });
});

describe("a mistake in one's own files", () => {
  it("is told with file, line, value and what is allowed, in the languages of the program", () => {
    const wrong = scenario("regions/teaching-two-cities").replace("years: 3", "years: 3000");
    const text = mistake({ "mine.yaml": wrong });
    expect(text.en).toMatch(/^mine\.yaml:5:\d+: years = 3000 .*Allowed: /);
    expect(text.zh).toMatch(/^mine\.yaml:5:\d+: years = 3000 .*允许/);
    const typo = mistake({ "mine.yaml": "titel: Mine\n" });
    expect(typo.en).toContain("titel");
    const missing = mistake({ "mine.yaml": scenario("elsewhere/region.yaml") });
    expect(missing.en).toMatch(/mine\.yaml:3.*elsewhere\/region\.yaml/);
    expect(missing.en).toContain("the name of a shipped one such as regions/teaching-two-cities");
  });

  it("is that there is no scenario, or several", () => {
    expect(mistake({ "cities.csv": "id\n" }).en).toMatch(
      /^cities\.csv: holds no scenario and no region\. Allowed: one/,
    );
    expect(mistake({}).zh).toContain("不含情景");
    const one = scenario("regions/teaching-two-cities");
    expect(mistake({ "a.yaml": one, "b.yaml": one }).en).toMatch(/^a\.yaml, b\.yaml: are several scenarios/);
  });

  it("is one that only a run's first year would show", () => {
    const late = scenario("regions/teaching-two-cities").replace(
      "scale: 0 }",
      "scale: 0, oneWay: true }, { type: toll, from: 2024, between: [[harbour, mill]], scale: 1 }",
    );
    expect(mistake({ "mine.yaml": late }).en).toContain("toll");
  });
});
