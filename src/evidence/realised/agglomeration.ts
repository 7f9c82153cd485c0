import { log } from "../../maths/numerics/elementary.js";
import { solveLinear } from "../../maths/numerics/linear.js";
import { meanOf } from "../../maths/numerics/sums.js";
import { clearedWith, PUSH, type Subject } from "./subject.js";

/** What a market answers, in ln, where something of a city is 1 % more. */
export interface Response {
  /** Mean wage of the city's workers. */
  wage: number;
  /** Return on the city's capital over what capital costs there, against other places. */
  capital: number;
  /** Value of an entry, against other places. */
  entry: number;
}

/** Of what there is more in a city; land stays as it is. */
export type More = "people" | "capital" | "firms";

/**
 * What a city's wages gain where it has more people, and as much more capital and as many more firms as bring return
 * and value of entry back to where they stood to those of other places (elasticity, 7.5e). Without capital or firms
 * that answer more people only lower wages; with all of them scaled alike nothing is at rest.
 */
export function wageAtRest({ people, capital, firms }: Record<More, Response>): number {
  const [moreCapital, moreFirms] = solveLinear(
    2,
    Float64Array.of(capital.capital, firms.capital, capital.entry, firms.entry),
    Float64Array.of(-people.capital, -people.entry),
  )!;
  return people.wage + moreCapital * capital.wage + moreFirms * firms.wage;
}

/** Cities of which the mean is taken, of all sizes; of larger regions as many. */
const CITIES = 12;

/** Elasticity of wages to the size of a city, at capital and firms that have followed: mean over the cities. */
export function wagesToDensity(subject: Subject): number {
  const { cities } = subject;
  const taken = Math.min(CITIES, cities.length);
  const sample = Array.from({ length: taken }, (_, c) => cities[Math.floor(((c + 0.5) * cities.length) / taken)]);
  return meanOf(sample.map((city) => wageAtRest(responsesOf(subject, city))));
}

function responsesOf(subject: Subject, city: number): Record<More, Response> {
  const { calibration } = subject;
  const before = responseOf(calibration.market);
  return { people: answerTo("people"), capital: answerTo("capital"), firms: answerTo("firms") };

  function answerTo(what: More): Response {
    const after = responseOf(clearedWith(subject, (world, memory) => withMore(what, world, memory)).market);
    const change = (of: keyof Response) => (after[of] - before[of]) / log(1 + PUSH);
    return { wage: change("wage"), capital: change("capital"), entry: change("entry") };
  }

  function withMore(...[what, world, memory]: [More, ...Parameters<Parameters<typeof clearedWith>[1]>]) {
    const { nodes: n } = world.economy;
    const { stocks, residuals, population } = world;
    const more = (values: Float64Array, nodeOf = (k: number) => k % n) =>
      values.map((value, k) => (nodeOf(k) === city ? value * (1 + PUSH) : value));
    if (what === "capital") return { ...world, stocks: { ...stocks, capital: more(stocks.capital) } };
    if (what === "people") {
      memory.employment = more(memory.employment);
      return { ...world, stocks: { ...stocks, workers: more(stocks.workers) } };
    }
    population.firms.set(more(population.firms, (link) => Math.floor(link / n) % n));
    return { ...world, residuals: { ...residuals, entryFirms: more(residuals.entryFirms) } };
  }

  function responseOf({ wage, capitalRent, capitalPrice, entryValue }: typeof calibration.market): Response {
    const { economy, linked, stocks, residuals } = calibration.world;
    const { nodes: n } = economy;
    const mean = (value: (k: number) => number, weight: Float64Array, isIn: (i: number) => boolean) => {
      let [sum, total] = [0, 0];
      for (let k = 0; k < weight.length; k++) {
        if (!(weight[k] > 0) || !isIn(k % n)) continue;
        sum += weight[k] * value(k);
        total += weight[k];
      }
      return sum / total;
    };
    const against = (value: (k: number) => number, weight: Float64Array) =>
      mean(value, weight, (i) => i === city) - mean(value, weight, (i) => i !== city && linked[i] === 1);
    return {
      wage: log(
        mean(
          (k) => wage[k],
          stocks.workers,
          (i) => i === city,
        ),
      ),
      capital: against((k) => log(capitalRent[k] / capitalPrice[k % n]), stocks.capital),
      entry: against((k) => entryValue[k], residuals.entryFirms),
    };
  }
}
