/**
 * Quantitative spatial economics (Redding and Rossi-Hansberg 2017, section 3): Helpman's economy on a grid of cells of
 * different productivity in two countries. People choose their cell inside a country, goods melt with distance, at the
 * edge of every cell and at the border of the countries.
 */
import { z } from "zod";
import { AndersonAccelerator } from "../../maths/numerics/anderson.js";
import { exp, hypot, log, pow } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { SimulationError } from "../../model/engine/errors.js";
import { t } from "../../words/index.js";
import { manufacturesStage, type Stage, setFreeness, setMasses } from "./bare.js";
import { aboveOne, notNegative, numbers, positive, properFraction, solver } from "./solver.js";

const grid = {
  /** Cells of the first `westColumns` columns are the West, all others the East; cells are listed column by column. */
  columns: z.int().gt(1),
  rows: z.int().gt(0),
  westColumns: z.int().gt(0),
  metric: z.enum(["euclidean", "quasi-euclidean"]),
  sigma: aboveOne,
  /** Share of goods in spending; the rest goes to land. */
  alpha: properFraction,
  distancePower: notNegative,
  /** Labour that a firm takes before it makes anything. */
  fixedCost: positive,
  land: positive,
  /** People of both countries together, half of them in each. */
  people: positive,
  /** Ln productivity by cell; each country's mean is set to zero. */
  logProductivity: numbers,
  /** What goods cost more between cells, and between countries beside that. */
  localBorder: z.number().gte(1),
  countryBorder: z.number().gte(1),
};
type Grid = z.output<z.ZodObject<typeof grid>>;

const isWest = ({ rows, westColumns }: Grid, cell: number) => Math.floor(cell / rows) < westColumns;

function gridStage(world: Grid): Stage {
  const { sigma, alpha, fixedCost, land, logProductivity } = world;
  const stage = manufacturesStage(
    { places: logProductivity.length, sigma, share: alpha, labour: [1] },
    { freeEntry: { sector: 0, paidIn: { kind: "labour", type: 0 }, amount: fixedCost } },
    { housingShare: 1 - alpha },
  );
  stage.inputs.housingLand.fill(land);
  for (const west of [true, false]) {
    const cells = cellsOf(world, west);
    const level = mean(cells, (cell) => logProductivity[cell]);
    for (const cell of cells) stage.inputs.productivity[cell] = exp(logProductivity[cell] - level);
  }
  return stage;
}

function cellsOf(world: Grid, west: boolean): number[] {
  return Array.from(world.logProductivity.keys()).filter((cell) => isWest(world, cell) === west);
}

function setBorders(stage: Stage, world: Grid, local: number, country: number): void {
  const { rows, metric, distancePower, sigma } = world;
  setFreeness(stage, 0, (i, j) => {
    if (i === j) return 1;
    const legs = [Math.abs(Math.floor(i / rows) - Math.floor(j / rows)), Math.abs((i % rows) - (j % rows))];
    const [longer, shorter] = [Math.max(...legs), Math.min(...legs)];
    const distance = metric === "euclidean" ? hypot(longer, shorter) : longer + (Math.SQRT2 - 1) * shorter;
    const delivered = pow(distance, distancePower) * local * (isWest(world, i) === isWest(world, j) ? 1 : country);
    return pow(delivered, 1 - sigma);
  });
}

/** Largest gap of ln utility inside a country at rest, and rounds until then. */
const AT_REST = 1e-8;
const MOST_ROUNDS = 400;
/** Steps that the acceleration looks back on. */
const DEPTH = 10;
/** How far markets are cleared on the way, against the gap that is left. */
const CARE = 1e-3;

/**
 * People where utility is the same inside each country, and that utility. Cells grow with their utility by a quarter of
 * what their own land and varieties alone would ask for, (sigma - 1) / (sigma (1 - alpha) - 1); near 1 there is no
 * rest.
 */
function settle(stage: Stage, world: Grid): Record<"west" | "east", number> {
  const { sigma, alpha } = world;
  const { market, inputs } = stage;
  const n = inputs.workers.length;
  const countries = [true, false].map((west) => cellsOf(world, west));
  const speed = (0.25 * (sigma - 1)) / Math.max(0.1, sigma * (1 - alpha) - 1);
  const accelerator = new AndersonAccelerator(n, DEPTH);
  const people = inputs.workers.map(log);
  const image = people.slice();
  let gap = 1;
  market.coldStart();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    setPeople(stage, world, countries, people);
    market.clear(inputs, { tolerance: Math.max(1e-11, Math.min(1e-4, CARE * gap)), maxIterations: 3000 });
    const utility = logUtility(stage);
    const means = countries.map((cells) => mean(cells, (cell) => utility[cell]));
    gap = 0;
    for (const [c, cells] of countries.entries()) {
      for (const cell of cells) {
        const ahead = utility[cell] - means[c];
        gap = Math.max(gap, Math.abs(ahead));
        image[cell] = people[cell] + speed * ahead;
      }
    }
    if (gap < AT_REST) return { west: exp(means[0]), east: exp(means[1]) };
    accelerator.advance(people, image);
  }
  throw new SimulationError(t("validation.peopleMove", { gap: gap.toExponential(2), tolerance: AT_REST }));
}

/** Half of all people in each country, divided as `logs` says; firms where people are. */
function setPeople(stage: Stage, { people }: Grid, countries: readonly number[][], logs: Float64Array): void {
  const { workers, residents } = stage.inputs;
  for (const cells of countries) {
    const shift = log(people / 2 / sumOf(cells, (cell) => exp(logs[cell])));
    for (const cell of cells) logs[cell] += shift;
  }
  workers.set(logs.map(exp));
  residents.set(workers);
}

/** Income of a resident over the price of goods and the rent of land. [cell] */
function logUtility({ economy, market, inputs }: Stage): Float64Array {
  const { expenditureShare, housingShare } = economy;
  return market.spending.map((spending, i) => {
    const rent = (housingShare * spending) / inputs.housingLand[i];
    const cost = expenditureShare[0] * log(market.price[i]) + housingShare * log(rent);
    return log(spending / inputs.workers[i]) - cost;
  });
}

function mean(cells: readonly number[], value: (cell: number) => number): number {
  return sumOf(cells, value) / cells.length;
}

/** Utility without the border of the countries, and without those of cells, over that with both. */
function gainsOf(world: Grid) {
  const stage = gridStage(world);
  const n = stage.economy.nodes;
  stage.inputs.workers.fill(world.people / n);
  setMasses(stage, 0, new Float64Array(n).fill(world.people / n / world.sigma / world.fixedCost));
  const at = (local: number, country: number) => {
    setBorders(stage, world, local, country);
    return settle(stage, world);
  };
  const before = at(world.localBorder, world.countryBorder);
  const gains = (after: typeof before) => ({ west: after.west / before.west, east: after.east / before.east });
  return {
    country_border_gone: gains(at(world.localBorder, 1)),
    local_borders_gone: gains(at(1, world.countryBorder)),
  };
}

export const borders = solver("spatial_economics", "borders", grid, gainsOf);
/** The published world, a group of its own because it takes most of a minute. */
export const published = solver("redding_rossi_hansberg_2017", "borders", grid, gainsOf);
