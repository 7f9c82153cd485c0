import { citiesByAgglomeration, type Region } from "../input/index.js";
import { exp, log } from "../maths/numerics/elementary.js";
import { findRoot } from "../maths/numerics/roots.js";
import { sumOf } from "../maths/numerics/sums.js";
import type { Economy } from "../model/engine/economy.js";
import { SimulationError } from "../model/engine/errors.js";
import { driftedPeople } from "../model/engine/growth.js";
import type { Drift, World } from "../model/engine/world.js";
import { t } from "../words/index.js";

/** Years that the drift of residents is given for. */
export const DECADE = 10;

/** Cities of an agglomeration whose past was observed, as numbers of nodes, and how far ahead each is. */
interface Gap {
  cities: number[];
  /** ln GDP per resident less the mean by residents. */
  ahead: number[];
}

/** Cities whose real growth was not observed (Hong Kong, Macao) have no gap and do not drift, as in the estimate. */
export function incomeGaps(region: Region): Gap[] {
  const { tables } = region;
  const seen = new Set(tables.observed.flatMap((row) => ((row.gdpReal2000Prices100m ?? 0) > 0 ? [row.city] : [])));
  return citiesByAgglomeration(region).map((part) => {
    const rows = tables.cities.map((row, i) => ({ ...row, i })).filter(({ id }) => part.includes(id) && seen.has(id));
    const [gdp, residents] = [rows.map(({ gdp100m }) => gdp100m), rows.map((row) => row.residentsThousand)];
    return { cities: rows.map(({ i }) => i), ahead: incomeAhead(gdp, residents) };
  });
}

/** ln GDP per resident of cities against them all: less its mean by residents. */
export function incomeAhead(gdp: readonly number[], residents: readonly number[]): number[] {
  const income = gdp.map((value, i) => log(value / residents[i]));
  const mean = sumOf(income, (value, i) => value * residents[i]) / sumOf(residents);
  return income.map((value) => value - mean);
}

/** Slope through the origin of what places grow by (ln) on their gap: the estimator of the coefficient that is met. */
export function answerToGap(gaps: readonly Gap[], grown: ArrayLike<number>): number {
  const square = sumOf(gaps, ({ ahead }) => sumOf(ahead, (gap) => gap * gap));
  return sumOf(gaps, ({ cities, ahead }) => sumOf(cities, (i, k) => grown[i] * ahead[k])) / square;
}

/** T = c N exp(theta gap): as many of every type in the cities of an agglomeration as there are. [t*n + i] */
function targetsAt(theta: number, gaps: readonly Gap[], workers: Float64Array, { nodes, labourTypes }: Economy) {
  const target = workers.slice();
  for (const { cities, ahead } of gaps) {
    for (let t = 0; t < labourTypes; t++) {
      const now = (k: number) => workers[t * nodes + cities[k]];
      const drawn = ahead.map((gap, k) => now(k) * exp(theta * gap));
      const scale = sumOf(cities, (_, k) => now(k)) / sumOf(drawn);
      cities.forEach((i, k) => {
        if (drawn[k] > 0) target[t * nodes + i] = scale * drawn[k];
      });
    }
  }
  return target;
}

/** Theta beyond which targets lie orders of magnitude from what cities are. */
const MOST = 10;

/**
 * Where people would rest, so that ln of residents answers the gap by `growth.drift.residents` in ten years while
 * well-being stays (7.5c). A force that is fitted, not derived: the same targets would not slow down a city of many
 * migrants, nor do cities. Undefined where the region says nothing of it, or no city is ahead of another.
 */
export function driftOf(region: Region, { economy, stocks }: World): Drift | undefined {
  const { drift } = region.parameters.growth;
  const gaps = incomeGaps(region);
  const still = drift.residents.value === 0 || !economy.migration.fromRegistration;
  if (still || !gaps.some(({ ahead }) => ahead.some((gap) => gap !== 0))) return undefined;
  const hazard = Float64Array.from(economy.migration.hazard);
  const people = stocks.workers.slice();
  const at = (theta: number) => ({ people, hazard, target: targetsAt(theta, gaps, people, economy) });
  const miss = (theta: number) => answerToGap(gaps, driftedPeople(at(theta), DECADE)) - drift.residents.value;
  if (!(miss(-MOST) < 0 && miss(MOST) > 0)) {
    const [wanted, share] = [drift.residents.value, hazard[0]].map(String);
    throw new SimulationError(t("calibrate.driftTooFast", { wanted, share }));
  }
  return { ...at(findRoot(miss, -MOST, MOST)), productivity: drift.productivity.value };
}
