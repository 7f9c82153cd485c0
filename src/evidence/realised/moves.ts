import { changedPolicy, PUSH, type Subject, sampleOf, simulationOf } from "./subject.js";

const YEARS = 10;

/**
 * Per cent of the plants of a city that a tax point on profit has driven away after ten years: mean of the largest, the
 * median and the smallest city.
 */
export function firmsToTax({ calibration, cities }: Subject): number {
  return mean(sampleOf(cities).map((city) => firmsOfCityToTax({ calibration, cities }, city)));
}

function firmsOfCityToTax({ calibration }: Pick<Subject, "calibration" | "cities">, city: number): number {
  const { world } = calibration;
  const taxed = simulationOf(
    calibration,
    changedPolicy(calibration, ({ profitTaxRate }) => {
      profitTaxRate[city] += PUSH;
    }),
  );
  for (let year = 0; year < YEARS; year++) taxed.glance();
  const left = plantsIn(taxed.world.population.firms, city) / plantsIn(world.population.firms, city);
  return -Math.log(left) / PUSH;

  function plantsIn(firms: Float64Array, node: number): number {
    const { nodes: n } = world.economy;
    let total = 0;
    for (let link = 0; link < firms.length; link++) if (Math.floor(link / n) % n === node) total += firms[link];
    return total;
  }
}

/**
 * Ln residents after ten years over the mean ln of real GDP per head in them, where a city's productivity alone is
 * pushed: mean of the largest, the median and the smallest city.
 */
export function residentsToIncome({ calibration, cities }: Subject): number {
  return mean(sampleOf(cities).map((city) => residentsOfCityToIncome(calibration, city)));
}

function residentsOfCityToIncome(calibration: Subject["calibration"], city: number): number {
  const { nodes: n, sectors } = calibration.world.economy;
  const pushed = simulationOf(
    calibration,
    changedPolicy(calibration, ({ productivity }) => {
      for (let s = 0; s < sectors; s++) productivity[s * n + city] *= 1 + PUSH;
    }),
  );
  const rest = simulationOf(calibration, calibration.world.basePolicy);
  const before = rest.glance().realGdp[city] / rest.present().residents[city];
  let income = 0;
  for (let year = 0; year < YEARS; year++) {
    const residents = pushed.present().residents[city];
    income += Math.log(pushed.glance().realGdp[city] / residents / before) / YEARS;
  }
  return Math.log(pushed.present().residents[city] / rest.present().residents[city]) / income;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
