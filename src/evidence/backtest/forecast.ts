import { answerToGap, DECADE, incomeGaps } from "../../calibrate/drift.js";
import { type Calibration, calibrate, startWorld } from "../../calibrate/index.js";
import { mistakeAt, type Region } from "../../input/index.js";
import { log } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { volumeOfValueAdded } from "../../measures/indicators/index.js";
import { because, type Reason } from "../../measures/results/index.js";
import type { Economy } from "../../model/engine/economy.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { YearOutcome } from "../../model/engine/outcome.js";
import { Simulation } from "../../model/engine/simulation.js";
import { withChanges } from "../../runs/studies/index.js";
import { type Text, t } from "../../words/index.js";
import type { Model, Modelled } from "./cases.js";
import { driftBy, observedPath, shares } from "./naive.js";
import {
  type National,
  type Observed,
  type Panel,
  relative,
  SECTORS,
  type Technology,
  type Window,
  withTechnology,
} from "./panel.js";

/** A base year that could not be found, or a run that could not be finished. */
export interface NoForecast extends Reason {
  region: string;
  from: number;
}

/** What a forecaster starts from. */
interface Ground {
  panels: readonly Panel[];
  national: ReadonlyMap<number, National>;
  /** A run goes to the end of the longest one from its first year. */
  windows: readonly Window[];
  /** In place of that of the region file. */
  technology?: Technology;
  /** The base year rests: residents do not go on moving to richer cities. */
  atRest?: boolean;
}

/**
 * The model as a forecaster: every panel inverted in the first year of a window, run on cohorts with the drift of
 * residents that years up to then show. Runs are made once for each panel and first year, to the end of its longest
 * window; none of a panel that begins later. `failed` gathers what has no base year.
 */
export function forecaster(ground: Ground, failed: NoForecast[] = []): Model {
  const { windows } = ground;
  const known = new Map<string, Run | null>();
  return (panel, window) => {
    if (panel.at("gdp100m", window.from).every(Number.isNaN)) return null;
    const key = `${panel.region.id} ${window.from}`;
    if (!known.has(key)) {
      const last = Math.max(...windows.filter(({ from }) => from === window.from).map(({ to }) => to));
      known.set(key, attempt(ground, panel, { from: window.from, to: last }, failed));
    }
    const run = known.get(key);
    return run ? modelled(panel, run, window) : null;
  };
}

interface Run {
  economy: Economy;
  /** By sector of the economy: its place in SECTORS, and in the panel's groups of employment (-1: in none). */
  sectors: number[];
  groups: number[];
  /** By year, the first of the window first. */
  years: YearOutcome[];
}

function attempt(ground: Ground, panel: Panel, window: Window, failed: NoForecast[]): Run | null {
  const totals = ground.national.get(window.from);
  if (!totals) return refuse(panel, window, t("evidence.noNationalTotals"), failed);
  try {
    return run(ground, panel, totals, window);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return refuse(panel, window, error.text, failed);
  }
}

function refuse({ region }: Panel, { from }: Window, reason: Text, failed: NoForecast[]): null {
  failed.push({ region: region.id, from, ...because(reason) });
  return null;
}

/** Calibrates to the first year of a window and runs to its last. */
function run({ panels, atRest, technology }: Ground, panel: Panel, national: National, { from, to }: Window): Run {
  const then = regionAt(panel, { year: from, national, drift: driftBy(panels, from) });
  const calibration = calibrate(technology ? withTechnology(then, technology) : then);
  const years = yearsOf(calibration, from, to - from + 1, atRest ? undefined : lossOf(then, calibration));
  const { sectors } = panel.region.tables;
  return {
    ...{ economy: calibration.world.economy, years },
    sectors: sectors.map(({ group }) => SECTORS.indexOf(`${group}100m`)),
    groups: sectors.map(({ employmentGroup }) => panel.groups.indexOf(employmentGroup ?? "")),
  };
}

/** Years from a base year on; residents drift where it is said what of productivity is lost as they come (7.5d). */
function yearsOf(calibration: Calibration, from: number, count: number, loss?: number): YearOutcome[] {
  const { world, market } = calibration;
  const start = startWorld(calibration, 0, null, from, loss === undefined ? "stationary" : "observed");
  if (loss !== undefined && start.growth?.drift) start.growth.drift.productivity = loss;
  const simulation = new Simulation(start, () => world.basePolicy, { start: market });
  return Array.from({ length: count }, () => simulation.step());
}

/**
 * The loss of productivity at which real GDP does not answer the gap in ten years: the rule by which region files have
 * theirs, kept in the base year of the forecast, since their number is of their own. The answer is a line in it.
 */
function lossOf(region: Region, calibration: Calibration): number {
  if (region.parameters.growth.drift.residents.value === 0) return 0;
  const answer = (loss: number) => {
    const years = yearsOf(calibration, region.baseYear, DECADE + 1, loss);
    const [before, after] = [years[0], years[DECADE]].map((year) =>
      volumeOfValueAdded(calibration.world.economy, year, years[0]),
    );
    return answerToGap(
      incomeGaps(region),
      after.map((value, i) => log(value / before[i])),
    );
  };
  const [none, all] = [answer(0), answer(1)];
  return none / (none - all);
}

/** Real GDP as a volume, as yearbooks have it; shares among the cities that were observed. */
function modelled(panel: Panel, { economy, sectors, groups, years }: Run, window: Window): Modelled {
  const base = years[0];
  const outcome = years[window.to - window.from];
  const node = (city: string) => economy.nodeIds.indexOf(city);
  const grown = (of: (year: YearOutcome) => ArrayLike<number>) => {
    const [before, after] = [of(base), of(outcome)];
    return panel.cities.map((city) => log(after[node(city)] / before[node(city)]));
  };
  const changes = (count: number, places: readonly number[], of: (year: YearOutcome) => Float64Array) =>
    panel.cities.map((city) => {
      const [before, after] = [base, outcome].map((year) => {
        const parts = new Array<number>(count).fill(0);
        places.forEach((place, s) => {
          if (place >= 0) parts[place] += of(year)[s * economy.nodes + node(city)];
        });
        return shares(parts);
      });
      return after.map((share, part) => share - before[part]);
    });
  return {
    gdp: relative(
      observedPath(panel, "gdpReal2000Prices100m", window).weights,
      grown((year) => volumeOfValueAdded(economy, year, base)),
    ),
    residents: relative(
      observedPath(panel, "residentsThousand", window).weights,
      grown((year) => year.residents),
    ),
    shares: changes(SECTORS.length, sectors, ({ accounts }) => accounts.valueAdded),
    jobs: changes(panel.groups.length, groups, ({ market }) => market.employment),
  };
}

/** What a region would have been taken for in another year. */
interface Then {
  year: number;
  national: National;
  /** Answer of residents to income, ln a decade per ln. */
  drift: number;
}

/**
 * The region at another base year: GDP, its three sectors and residents of the cities from the observed panel, the
 * country's totals of that year, employment by group of sectors where the year has it, and a drift of residents that
 * could be known then. Nobody is taken to have known who is registered where: as many are registered in a city as live
 * there. Land, travel times, technology, barriers and every other figure stay as they are (assumed). A city without
 * observed sectors keeps the shares of the region file. Throws UserError where GDP or residents of a city were not
 * observed.
 */
export function regionAt(panel: Panel, then: Then): Region {
  const { region } = panel;
  const { national, year, drift } = then;
  const tables = {
    ...region.tables,
    cities: region.tables.cities.map((city) => cityThen(panel, city, year)),
    structure: [],
    employment: panel.employmentOf(year),
    registered: [],
  };
  const figures: [value: number, ...place: string[]][] = [
    [national.gdp100m, "national", "gdp"],
    [national.primary100m, "national", "primary"],
    [national.secondary100m, "national", "secondary"],
    [national.tertiary100m, "national", "tertiary"],
    [national.residentsThousand, "national", "residents"],
    [national.employedThousand, "national", "employed"],
    [national.employedThousand / national.residentsThousand, "parameters", "employmentRate"],
    [drift, "parameters", "growth", "drift", "residents"],
  ];
  const changes = figures.map(([value, ...place]) => ({ path: ["region", ...place, "value"], value }));
  return withChanges({ region: { ...region, baseYear: year, tables } }, changes).region;
}

type City = Region["tables"]["cities"][number];

function cityThen(panel: Panel, city: City, year: number): City {
  const known = (variable: Observed) => {
    const value = panel.value(city.id, variable, year);
    if (value > 0) return value;
    throw mistakeAt(
      { file: `region ${panel.region.id}`, path: `observed ${city.id} ${year}` },
      variable === "gdp100m" ? "evidence.hasNoGdp" : "evidence.hasNoResidents",
      "evidence.figureStart",
      "evidence.addFigureObserved",
    );
  };
  const gdp100m = known("gdp100m");
  const observed = SECTORS.map((sector) => panel.value(city.id, sector, year));
  const parts = observed.some(Number.isNaN) ? SECTORS.map((sector) => city[sector]) : observed;
  const total = sumOf(parts);
  const [primary100m, secondary100m, tertiary100m] = parts.map((part) => (part * gdp100m) / total);
  return {
    ...city,
    gdp100m,
    primary100m,
    secondary100m,
    tertiary100m,
    residentsThousand: known("residentsThousand"),
  };
}
