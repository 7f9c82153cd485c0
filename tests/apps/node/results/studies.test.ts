import { expect, it } from "vitest";
import { diskFiles } from "../../../../src/apps/node/disk/files.js";
import { subjectOf } from "../../../../src/apps/node/results/studies.js";
import { loadScenario, type ResolvedScenario } from "../../../../src/input/index.js";

const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);

function changed(change: (copy: ResolvedScenario) => void): string {
  const copy = structuredClone(scenario);
  change(copy);
  return subjectOf(copy);
}

it("a study stays that of a scenario whose words change, and those of its region", () => {
  const text = { en: "Other", zh: "其他" };
  const renamed = changed((copy) => {
    Object.assign(copy, { title: text, question: text, description: text });
    for (const variant of Object.values(copy.variants)) variant.label = text;
    const { region } = copy;
    Object.assign(region, { label: text, provinceLabels: {}, description: "Other" });
    for (const hinterland of region.hinterlands) hinterland.label = text;
    for (const regime of Object.values(region.regimes)) regime.label = text;
    for (const sector of region.tables.sectors) Object.assign(sector, { label: "Other", labelZh: "其他" });
    for (const city of region.tables.cities) Object.assign(city, { name: "Other", nameZh: "其他" });
    Object.assign(region.national.gdp, { source: "another", note: "another" });
    Object.assign(region, { outsidePublished: [{ id: "firms-to-tax", reason: "another" }] });
  });
  expect(renamed).toBe(subjectOf(scenario));
});

it("a study is no longer that of a scenario whose numbers change, or those of its region", () => {
  const subjects = [
    changed((copy) => copy.years++),
    changed((copy) => copy.variants["goods"]!.levers.pop()),
    changed((copy) => copy.region.national.gdp.value++),
    changed((copy) => copy.region.tables.cities[0]!.gdp100m++),
  ];
  for (const subject of subjects) expect(subject).not.toBe(subjectOf(scenario));
});
