import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadRegion, loadScenario } from "../../src/input/index.js";
import { disk } from "./disk.js";

const all = readdirSync("scenarios", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"));
const regions = all.filter((path) => path.startsWith("regions/") && path.endsWith("/region.yaml"));
const scenarios = all.filter((path) => !path.startsWith("regions/"));

describe("shipped files", () => {
  it.each(regions)("%s loads", (path) => {
    const region = loadRegion(`scenarios/${path}`, disk);
    expect(path).toContain(region.id);
  });

  it.each(scenarios)("%s loads, is plain JSON data and says which question it answers", (path) => {
    const scenario = loadScenario(`scenarios/${path}`, disk);
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
    const comments = readFileSync(`scenarios/${path}`, "utf8").split("\n").slice(0, 2);
    expect(comments[0]).toMatch(/^# yaml-language-server: \$schema=(\.\.\/)+scenario\.schema\.json$/);
    expect(comments[1]).toMatch(/^# Question: /);
  });
});
