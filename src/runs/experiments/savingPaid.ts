import { SimulationError } from "../../model/engine/errors.js";
import { BASELINE, type PreparedScenario, prepareScenario } from "./prepare.js";
import { startSimulation } from "./start.js";

/** Parts of consumption below which two closures of capital do not differ: what clearing leaves open. */
const ALIKE = 1e-7;

/**
 * Where capital is saved, the first year from which on a variant brings the whole country more consumption, private and
 * public, than it would with a fixed stock of capital, both on cohorts; null where it does not within the run. Undefined
 * where nothing is saved or no more than without the variant, so that consumption does not fall behind at first; where
 * governments or a council choose, or the fixed stock has no such run.
 */
export function savingPaidFrom(prepared: PreparedScenario, variant: string): number | null | undefined {
  const { scenario } = prepared;
  const { saving } = scenario.region;
  if (!saving || !savesCapital(scenario.region)) return undefined;
  try {
    const saved = gains(prepared, variant);
    const region = { ...scenario.region, saving: { ...saving, closure: "fixed" as const } };
    const fixed = gains(prepareScenario({ ...scenario, region }, [BASELINE, variant]), variant);
    if (!saved || !fixed) return undefined;
    const first = saved.findIndex((gain, y) => Math.abs(gain - fixed[y]) > ALIKE);
    if (first < 0 || saved[first] > fixed[first]) return undefined;
    const behind = saved.findLastIndex((gain, y) => gain <= fixed[y]);
    return behind + 1 < saved.length ? scenario.startYear + behind + 1 : null;
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}

/** Whether owners of capital keep up its stock. */
export function savesCapital({ saving }: PreparedScenario["scenario"]["region"]): boolean {
  return saving !== undefined && saving.closure !== "fixed";
}

/** What a variant's residents of the country consume over those of the baseline, year by year, on cohorts. */
function gains(prepared: PreparedScenario, variant: string): number[] | undefined {
  const pair = prepared.variants.filter(({ name }) => name === BASELINE || name === variant);
  const arms = pair.map((arm) => startSimulation(prepared, arm, null));
  if (arms.some(({ governments, council }) => governments || council)) return undefined;
  return Array.from({ length: prepared.scenario.years }, () => {
    const [base, own] = arms.map(({ simulation: run }) => {
      const { country, isCity, nodes } = run.world.economy;
      const residents = run.present().residents;
      const perHead = run.glance().realConsumptionPerHead;
      const home = country[isCity.indexOf(1)];
      let sum = 0;
      for (let i = 0; i < nodes; i++) if (country[i] === home) sum += perHead[i] * residents[i];
      return sum;
    });
    return own / base;
  });
}
