// A comparison from code: the numbers of `agglom compare teaching/two-cities`. Run: node examples/compare.js
import { compare, readScenario } from "agglom/node";

const scenario = readScenario("teaching/two-cities", { set: { years: 5 } });
const { effects, withoutEffect } = await compare(scenario, { replicates: 4 });

const last = effects.filter(({ year, place }) => year === 2026 && place === "cluster");
for (const { variant, effect, baselineMean } of last.filter(({ indicator }) => indicator === "real-gdp")) {
  console.log(`${variant}: real GDP ${((100 * effect) / baselineMean).toFixed(3)} %`);
}
console.log(`without effect: ${withoutEffect.length}`);
