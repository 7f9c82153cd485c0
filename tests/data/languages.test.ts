import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { loadRegion, loadScenario } from "../../src/input/index.js";
import type { Text } from "../../src/words/index.js";

const all = readdirSync("scenarios", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"));
const regions = all.filter((path) => path.startsWith("regions/") && path.endsWith("/region.yaml"));
const scenarios = all.filter((path) => !path.startsWith("regions/"));

const CHINESE = /\p{Script=Han}/u;

/** Those that a reader of one of the languages cannot read. */
function foreign(texts: readonly Partial<Text>[]): Partial<Text>[] {
  return texts.filter(({ en, zh }) => !en || !zh || CHINESE.test(en) || !CHINESE.test(zh));
}

describe("shipped files speak both languages", () => {
  it.each(scenarios)("%s", (path) => {
    const { title, question, description, variants, coordination, hypothesis } = loadScenario(
      `scenarios/${path}`,
      diskFiles,
    );
    const texts = [title, question, description, coordination?.label, hypothesis?.claim, hypothesis?.note];
    const claims = (hypothesis?.expect ?? []).map(({ claim }) => claim);
    const labels = Object.values(variants).map(({ label }) => label);
    expect(foreign([...texts.filter((text) => text !== undefined), ...claims, ...labels])).toEqual([]);
  });

  it.each(regions)("%s", (path) => {
    const { label, provinceLabels, hinterlands, agglomerations, regimes, tables } = loadRegion(
      `scenarios/${path}`,
      diskFiles,
    );
    const provinces = [...new Set(tables.cities.map(({ province }) => province))];
    const texts = [
      label,
      ...provinces.map((id) => provinceLabels[id] ?? { en: id }),
      ...[...hinterlands, ...agglomerations, ...Object.values(regimes)].map((place) => place.label),
      ...tables.sectors.map(({ label: en, labelZh: zh }) => ({ en, ...(zh === undefined ? {} : { zh }) })),
      ...tables.cities.map(({ name: en, nameZh: zh }) => ({ en, ...(zh === undefined ? {} : { zh }) })),
    ];
    expect(foreign(texts)).toEqual([]);
  });
});
