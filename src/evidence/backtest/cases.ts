import { sumOf } from "../../maths/numerics/sums.js";
import {
  autoregression,
  carriedOn,
  type Forecast,
  fromIncomeGap,
  nationalGrowth,
  observedPath,
  ownPart,
  sectorMix,
  trend,
} from "./naive.js";
import {
  type Exclusion,
  type National,
  type Observed,
  type Panel,
  type QuantityId,
  SECTORS,
  TREND_YEARS,
  type Window,
} from "./panel.js";

/** One city (and sector) in one window: what was observed and what was forecast. ln against the cluster, or shares. */
export interface Case {
  region: string;
  city: string;
  province: string;
  /** Empty but for shares of sectors and of their groups. */
  sector: string;
  observed: number;
  /** By name of the forecast; NaN where it cannot be made. */
  forecasts: Record<string, number>;
}

/**
 * What the model says of a panel, by city, in the unit of the quantity; null where the region has no base year then.
 */
export interface Modelled {
  gdp: number[];
  residents: number[];
  /** Changes of shares of the three sectors in value added. [city][sector] */
  shares: number[][];
  /** Changes of shares of the panel's groups of sectors in employment. [city][group] */
  jobs: number[][];
}

export type Model = (panel: Panel, window: Window) => Modelled | null;

export interface Materials {
  panels: readonly Panel[];
  national: ReadonlyMap<number, National>;
  /** By name of the forecast; empty: only what needs no model. */
  models: Readonly<Record<string, Model>>;
}

const REAL = "gdpReal2000Prices100m";
const PEOPLE = "residentsThousand";

/** Names of forecasts, in the order of tables; the model first, "no change" is what all are measured against. */
export const FORECASTS = {
  model: "model",
  atRest: "model at rest",
  trend: "trend",
  halfTrend: "half the trend",
  autoregression: "AR(1)",
  carryOver: "carry-over alone",
  sectorMix: "sector mix",
  incomeGap: "income gap",
} as const;

/** All cases of a quantity in a window; what may not be compared is left out. */
export function casesOf(materials: Materials, id: QuantityId, window: Window): Case[] {
  if (id === "sectors" || id === "jobs") return shareCases(id, materials, window);
  const forecasts = Object.entries(FORECASTS_OF[id](materials, window));
  return materials.panels.flatMap((panel) => {
    const usable = panel.comparable("residents", window.from, window.to);
    const observed = OUTCOMES[id](panel, window);
    const values = forecasts.map(([name, forecast]) => [name, forecast(panel)] as const);
    return panel.cities.flatMap((city, i): Case[] => {
      if (Number.isNaN(observed[i]) || (id !== "gdp" && !usable[i])) return [];
      const own = Object.fromEntries(values.map(([name, list]) => [name, list[i]]));
      return [caseOf(panel, i, city, "", observed[i], own)];
    });
  });
}

/** Quantities that are shares of parts of a city. */
type Shares = "sectors" | "jobs";

type CityQuantity = Exclude<QuantityId, Shares>;

/** What a city gained per head of what it gained in all. */
const perHead =
  <Asked extends unknown[]>(of: (variable: Observed) => (...asked: Asked) => number[]) =>
  (...asked: Asked) =>
    less(of(REAL)(...asked), of(PEOPLE)(...asked));

const outcome = (variable: Observed) => (panel: Panel, window: Window) =>
  observedPath(panel, variable, window).observed;

const OUTCOMES: Record<CityQuantity, (panel: Panel, window: Window) => number[]> = {
  gdp: outcome(REAL),
  residents: outcome(PEOPLE),
  "gdp-per-head": perHead(outcome),
};

const FORECASTS_OF: Record<CityQuantity, (materials: Materials, window: Window) => Record<string, Forecast>> = {
  gdp: (materials, window) => ({
    ...modelled(materials, window, ({ gdp: values }) => values),
    [FORECASTS.trend]: trend(REAL, window, "gdp"),
    [FORECASTS.autoregression]: autoregression(materials.panels, window).forecast,
    [FORECASTS.carryOver]: carriedOn(materials.panels, REAL, window),
    [FORECASTS.sectorMix]: sectorMix(window, materials.national),
  }),
  residents: (materials, window) => ({
    ...modelled(materials, window, ({ residents: values }) => values),
    [FORECASTS.trend]: trend(PEOPLE, window, "residents"),
    [FORECASTS.halfTrend]: trend(PEOPLE, window, "residents", 0.5),
    [FORECASTS.carryOver]: carriedOn(materials.panels, PEOPLE, window),
    [FORECASTS.incomeGap]: fromIncomeGap(materials.panels, window, decadeBefore(window), OUTCOMES.residents).forecast,
  }),
  "gdp-per-head": (materials, window) => ({
    ...modelled(materials, window, ({ gdp: values, residents: people }) => less(values, people)),
    [FORECASTS.trend]: perHead((variable) => trend(variable, window, "residents")),
    [FORECASTS.carryOver]: perHead((variable) => carriedOn(materials.panels, variable, window)),
    [FORECASTS.incomeGap]: fromIncomeGap(materials.panels, window, decadeBefore(window), OUTCOMES["gdp-per-head"])
      .forecast,
  }),
};

const decadeBefore = ({ from }: Window): Window => ({ from: from - 10, to: from });

function modelled({ models }: Materials, window: Window, pick: (modelled: Modelled) => number[]) {
  return Object.fromEntries(
    Object.entries(models).map(([name, model]): [string, Forecast] => [
      name,
      (panel) => {
        const said = model(panel, window);
        return said ? pick(said) : panel.cities.map(() => NaN);
      },
    ]),
  );
}

function less(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value - b[i]);
}

/** What cities' own parts are taken of. Values [part][city]. */
interface Composition {
  /** What must be comparable at both ends. */
  variables: readonly Exclusion["variable"][];
  parts(panel: Panel): readonly string[];
  at(panel: Panel, year: number): number[][];
  /** Of each part of a panel, everywhere, over a window. */
  growth(panel: Panel, window: Window, materials: Materials): number[];
  /** [city][part] */
  said(modelled: Modelled): number[][];
}

const COMPOSITIONS: Record<Shares, Composition> = {
  sectors: {
    variables: ["nominal"],
    parts: () => SECTORS.map((sector) => sector.replace("100m", "")),
    at: (panel, year) => SECTORS.map((sector) => panel.at(sector, year)),
    growth: (_, window, { national }) => nationalGrowth(window, national),
    said: ({ shares }) => shares,
  },
  jobs: {
    variables: ["nominal", "employment"],
    parts: ({ groups }) => groups,
    at: (panel, year) => panel.groups.map((group) => panel.employedIn(group, year)),
    growth: ({ groups }, { from, to }, { panels }) =>
      groups.map((group) => {
        const pairs = panels.flatMap((panel) => {
          const after = panel.employedIn(group, to);
          return panel.employedIn(group, from).map((before, i) => [before, after[i]] as const);
        });
        const known = pairs.filter(([before, after]) => before + after >= 0);
        return sumOf(known, ([, after]) => after) / sumOf(known, ([before]) => before);
      }),
    said: ({ jobs }) => jobs,
  },
};

/** A case a city and part: the city's own part of the share of each. */
function shareCases(id: Shares, materials: Materials, window: Window): Case[] {
  const { variables, parts, at, growth, said } = COMPOSITIONS[id];
  const { panels, models } = materials;
  const past: Window = { from: window.from - TREND_YEARS[id], to: window.from };
  const years = (window.to - window.from) / TREND_YEARS[id];
  return panels.flatMap((panel) => {
    if (parts(panel).length === 0) return [];
    const comparable = (one: Window, i: number) =>
      variables.every((variable) => panel.comparable(variable, one.from, one.to)[i]);
    const ownOf = (one: Window) => ownPart(at(panel, one.from), at(panel, one.to), growth(panel, one, materials));
    const [observed, before] = [window, past].map(ownOf);
    const modelled = Object.entries(models).map(([name, model]) => [name, model(panel, window)] as const);
    return panel.cities.flatMap((city, i) =>
      parts(panel).flatMap((part, s): Case[] => {
        if (!comparable(window, i) || Number.isNaN(observed[i][s])) return [];
        const forecasts = {
          ...Object.fromEntries(modelled.map(([name, one]) => [name, one ? said(one)[i][s] : NaN])),
          [FORECASTS.trend]: comparable(past, i) ? before[i][s] * years : NaN,
        };
        return [caseOf(panel, i, city, part, observed[i][s], forecasts)];
      }),
    );
  });
}

function caseOf(
  { region, provinces }: Panel,
  i: number,
  city: string,
  sector: string,
  observed: number,
  forecasts: Record<string, number>,
): Case {
  return { region: region.id, city, province: provinces[i], sector, observed, forecasts };
}
