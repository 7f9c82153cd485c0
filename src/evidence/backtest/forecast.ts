import { calibrate, startWorld } from "../../calibrate/index.js";
import { volumeOfValueAdded } from "../../measures/indicators/index.js";
import { because, type Reason } from "../../measures/results/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { YearOutcome } from "../../model/engine/outcome.js";
import { Simulation } from "../../model/engine/simulation.js";
import { type Text, t } from "../../words/index.js";
import { carryOverBy } from "./carryOver.js";
import type { Model, Modelled } from "./cases.js";
import { observedPath } from "./naive.js";
import { type Panel, relative, SECTORS } from "./panel.js";
import { regionAt } from "./regionAt.js";
import type { National } from "./tables.js";
import { type Technology, withTechnology } from "./technology.js";
import type { Window } from "./windows.js";

/** A base year that could not be found, or a run that could not be finished. */
export interface NoForecast extends Reason {
  region: string;
  from: number;
}

/** What a forecaster starts from. */
export interface Ground {
  panels: readonly Panel[];
  national: ReadonlyMap<number, National>;
  /** A run goes to the end of the longest one from its first year. */
  windows: readonly Window[];
  /** In place of that of the region file. */
  technology?: Technology;
  /** Residents have no momentum. */
  settled?: boolean;
}

/**
 * The model as a forecaster: every panel inverted in the first year of a window, run on cohorts with momentum, its
 * carry-over from years up to then alone. Runs are made once for each panel and first year, to the end of its longest
 * window. `failed` gathers what has no base year.
 */
export function forecaster(ground: Ground, failed: NoForecast[] = []): Model {
  const { windows } = ground;
  const known = new Map<string, Run | null>();
  return (panel, window) => {
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
  economy: ReturnType<typeof calibrate>["world"]["economy"];
  /** Group of each sector, in the order of SECTORS. */
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

function run({ panels, settled, technology }: Ground, panel: Panel, national: National, { from, to }: Window): Run {
  const residents = carryOverBy(panels, "residentsThousand", from);
  const carryOver = {
    gdp: carryOverBy(panels, "gdpReal2000Prices100m", from),
    residents: { ...residents, share: settled ? 0 : residents.share },
  };
  const then = regionAt(panel, { year: from, national, carryOver });
  const calibration = calibrate(technology ? withTechnology(then, technology) : then);
  const { world, market } = calibration;
  const simulation = new Simulation(startWorld(calibration, 0, null, from, "momentum"), () => world.basePolicy, {
    start: market,
  });
  const years = Array.from({ length: to - from + 1 }, () => simulation.step());
  const groups = panel.region.tables.sectors.map(({ group }) => SECTORS.indexOf(`${group}100m`));
  return { economy: world.economy, groups, years };
}

/** Real GDP as a volume, as yearbooks have it; shares among the cities that were observed. */
function modelled(panel: Panel, { economy, groups, years }: Run, window: Window): Modelled {
  const base = years[0];
  const outcome = years[window.to - window.from];
  const node = (city: string) => economy.nodeIds.indexOf(city);
  const grown = (of: (year: YearOutcome) => ArrayLike<number>) => {
    const [before, after] = [of(base), of(outcome)];
    return panel.cities.map((city) => Math.log(after[node(city)] / before[node(city)]));
  };
  const shares = (year: YearOutcome, at: number) => {
    const parts = [0, 0, 0];
    groups.forEach((group, s) => {
      parts[group] += year.accounts.valueAdded[s * economy.nodes + at];
    });
    return parts.map((part) => part / year.accounts.gdp[at]);
  };
  return {
    gdp: relative(
      observedPath(panel, "gdpReal2000Prices100m", window).weights,
      grown((year) => volumeOfValueAdded(economy, year, base)),
    ),
    residents: relative(
      observedPath(panel, "residentsThousand", window).weights,
      grown((year) => year.residents),
    ),
    shares: panel.cities.map((city) => {
      const before = shares(base, node(city));
      return shares(outcome, node(city)).map((share, s) => share - before[s]);
    }),
  };
}
