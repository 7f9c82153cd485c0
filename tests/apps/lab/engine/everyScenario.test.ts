import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenedWorld, RunShape, RunStep, RunYear } from "../../../../src/apps/lab/engine/calls.js";
import { CATALOGUE, offered } from "../../../../src/apps/lab/engine/catalogue.js";
import { openedWorld, openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { Explore } from "../../../../src/apps/lab/explore/Explore.js";
import { placesOf } from "../../../../src/apps/lab/state/store.js";
import { labPacks } from "../../../../src/apps/node/lab/labPacks.js";
import { engines } from "../engine.js";
import { type Screen, screen, settled } from "../screen.js";
import { wordsOf } from "../views.js";
import { ASKED, NONE } from "../worlds.js";

const packs = labPacks();
const names = CATALOGUE.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
const opened = new Map(names.map((name) => [name, openScenario(name, packs.get(offered(name)!.region)!)]));
const worlds = new Map(names.map((name) => [name, openedWorld(opened.get(name)!)]));

/** Where a policy takes seconds: its governments look ahead before they decide, or there are very many cities. */
const decidesIn = (name: string) => {
  const { variants, council } = opened.get(name)!.scenario;
  const looksAhead = (id: string) => council ?? variants[id]!.council ?? variants[id]!.governments;
  return worlds.get(name)!.variants.filter(({ id }) => looksAhead(id) !== undefined);
};
const slow = names.filter((name) => decidesIn(name).length > 0 || worlds.get(name)!.cities.length > 50);

/** Sends the run that was asked for last, as far as so many years of the policy; with all of them also its end. */
async function run({ years, startYear, ...world }: OpenedWorld, percent: number, seen: number): Promise<void> {
  const { id, line, ask } = engines.last("run");
  const { indicators } = ask;
  const shape: RunShape = {
    years: Array.from({ length: years }, (_, at) => startYear + at),
    scopes: placesOf({ years, startYear, ...world }).map((place) => place.id),
    indicators,
    nodes: [...world.cities, ...world.hinterlands].map((node) => node.id),
  };
  const send = (step: RunStep) => line.onmessage!({ data: { id, step } });
  const flows = new Float64Array(shape.nodes.length ** 2);
  const year = (at: number, level: number): RunYear => {
    return { at, values: new Float64Array(shape.scopes.length * indicators.length).fill(level), flows };
  };
  send({ shape });
  for (let at = 0; at < years; at++) send({ arm: 0, year: year(at, 100) });
  for (let at = 0; at < seen; at++) send({ arm: 1, year: year(at, 100 + percent) });
  const at = startYear + years - 1;
  const asked = { ...ASKED, answer: { ...ASKED.answer, when: { kind: "year", at, from: at, to: at } as const } };
  if (seen === years)
    line.onmessage!({ data: { id, answer: { events: [], imitates: false, idle: [], cautions: [], asked } } });
  await settled();
}

/** All that is read or heard, but what can be chosen; drawings that say that they are of an earlier policy apart. */
function said(shown: Screen): string {
  const isEarlier = (one: Element) => /[Ee]arlier policy/.test(wordsOf({ root: one }).join(" "));
  const leavesOut = (one: Element) =>
    ["OPTION", "OPTGROUP"].includes(one.tagName) || (one.tagName === "FIGURE" && isEarlier(one));
  return wordsOf(shown, leavesOut).join(" | ");
}

// It takes up to half a minute.
describe("while a policy is calculated", () => {
  let now = 0;
  beforeEach(() => {
    engines.forget();
    // Every look at the clock is a second later: years are shown as they come.
    vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
  });
  afterEach(() => vi.restoreAllMocks());

  it("there are such scenarios, with governments and with many cities", () => {
    expect(slow).toContain("beijing-tianjin-hebei/tax-competition");
    expect(slow).toContain("five-agglomerations/same-reform");
    expect(slow.length).toBeGreaterThan(10);
  });

  it.each(slow)("no sentence is about another one: %s", async (name) => {
    const world = worlds.get(name)!;
    const city = world.cities[0]!.id;
    const shown = screen(Explore, {}, { state: { scenario: name, policy: NONE, city } });
    await engines.answer("open", world);
    await run(world, 0, world.years);
    const packages = [...decidesIn(name), ...world.variants]
      .slice(0, 1)
      .map(({ id, label }) => ({ id, label: label.en, percent: 1.11 }));
    const own = { id: "", label: "Your policy", percent: 0.77 };
    for (const policy of [...packages, own]) {
      const before = said(shown);
      if (policy === own) shown.enter(".lever input[type=range]", 0);
      else shown.enter("Policy package", policy.id);
      const others = [...packages, own].filter((one) => one !== policy);
      for (const seen of [0, world.years - 1]) {
        if (seen > 0) await run(world, policy.percent, seen);
        const words = said(shown);
        expect(words, `${policy.label}, ${seen} years`).toMatch(/\| Calculating/);
        expect(words).not.toMatch(/no effect|Nothing differs|raises|lowers/);
        for (const { label, percent } of others) {
          expect(words).not.toContain(`“${label}”`);
          expect(words).not.toContain(`+${percent.toFixed(2)} %`);
        }
      }
      await run(world, policy.percent, world.years);
      expect(said(shown)).toContain(`“${policy.label}” raises real GDP by ${policy.percent.toFixed(2)} %`);
      expect(said(shown)).not.toBe(before);
    }
    shown.close();
  });
});

describe("every scenario of the lab", () => {
  it.each(names)("%s opens from its pack alone, with names in both languages", (name) => {
    const open = opened.get(name)!;
    const { cities, sectors, variants } = worlds.get(name)!;
    expect(cities.length).toBeGreaterThan(1);
    for (const { label } of [...sectors, ...variants]) expect(label.zh).not.toBe("");
    const chinese = open.scenario.region.currency === "CNY";
    if (chinese) expect(cities.filter(({ label }) => !/[\u4e00-\u9fff]/.test(label.zh))).toEqual([]);
  });

  it("of the program is offered, with the title of its file", () => {
    const files = [...packs.values()].flatMap(({ files }) => Object.keys(files));
    const shipped = files.filter((file) => /^scenarios\/(?!regions\/)/.test(file)).map((file) => file.slice(10, -5));
    expect(shipped.filter((name) => !names.includes(name))).toEqual([]);
    expect(offered("teaching/two-cities")?.title).toEqual(opened.get("teaching/two-cities")!.scenario.title);
  });

  it("has a title and a question in Chinese", () => {
    const texts = CATALOGUE.flatMap(({ label, scenarios }) => [
      label,
      ...scenarios.flatMap(({ title, question }) => [title, question]),
    ]);
    expect(texts.filter(({ zh }) => !/[\u4e00-\u9fff]/.test(zh))).toEqual([]);
  });
});
