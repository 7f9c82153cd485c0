import { describe, expect, it } from "vitest";
import { CATALOGUE, offered, packOf } from "../../../../src/apps/lab/engine/catalogue.js";
import { openedWorld, openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { labPacks } from "../../../../src/apps/node/lab/labPacks.js";

const packs = labPacks();
const names = CATALOGUE.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));

describe("every scenario of the lab", () => {
  it.each(names)("%s opens from its pack alone, with names in both languages", (name) => {
    const open = openScenario(name, packs.get(packOf(name)!)!);
    const { cities, sectors, variants } = openedWorld(open);
    expect(cities.length).toBeGreaterThan(1);
    for (const { label } of [...sectors, ...variants]) expect(label.zh).not.toBe("");
    const chinese = open.scenario.region.currency === "CNY";
    if (chinese) expect(cities.filter(({ label }) => !/[\u4e00-\u9fff]/.test(label.zh))).toEqual([]);
  });

  it("of the program is offered, with the title of its file", () => {
    const files = [...packs.values()].flatMap(({ files }) => Object.keys(files));
    const shipped = files.filter((file) => /^scenarios\/(?!regions\/)/.test(file)).map((file) => file.slice(10, -5));
    expect(shipped.filter((name) => !names.includes(name))).toEqual([]);
    const open = openScenario("teaching/two-cities", packs.get("teaching-two-cities")!);
    expect(offered("teaching/two-cities")?.title).toEqual(open.scenario.title);
  });

  it("has a title and a question in Chinese", () => {
    const texts = CATALOGUE.flatMap(({ label, scenarios }) => [
      label,
      ...scenarios.flatMap(({ title, question }) => [title, question]),
    ]);
    expect(texts.filter(({ zh }) => !/[\u4e00-\u9fff]/.test(zh))).toEqual([]);
  });
});
