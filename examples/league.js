// A league: what the same reform brings in several regions. Run: node examples/league.js
import { compare, readScenario } from "agglom/node";

const league = [];
for (const region of ["teaching-two-cities", "teaching-three-cities", "teaching-five-cities"]) {
  const scenario = readScenario("league/borders-halved", { set: { region: `regions/${region}`, years: 5 } });
  const { effects } = await compare(scenario, { replicates: 1, workers: 1 });
  const last = effects.find(
    ({ year, place, indicator }) => year === 2026 && place === "cluster" && indicator === "real-gdp",
  );
  league.push({ region, effect: last.effectPct });
}
league.sort((a, b) => b.effect - a.effect);
for (const { region, effect } of league) console.log(`${region}: real GDP ${effect.toFixed(3)} %`);
