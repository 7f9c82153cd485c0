import {
  autoregression,
  carriedOn,
  type Forecast,
  fromIncomeGap,
  observedPath,
  ownPart,
  sectorMix,
  trend,
} from "./naive.js";
import { type National, type Panel, type QuantityId, SECTORS, type Window } from "./panel.js";

/** One city (and sector) in one window: what was observed and what was forecast. ln against the cluster, or shares. */
export interface Case {
  region: string;
  city: string;
  province: string;
  /** Empty but for sector shares. */
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
  /** [city][sector] */
  shares: number[][];
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
  if (id === "sectors") return sectorCases(materials, window);
  const outcome = OUTCOMES[id];
  const forecasts = Object.entries(FORECASTS_OF[id](materials, window));
  return materials.panels.flatMap((panel) => {
    const usable = panel.comparable("residents", window.from, window.to);
    const observed = outcome(panel, window);
    const values = forecasts.map(([name, forecast]) => [name, forecast(panel)] as const);
    return panel.cities.flatMap((city, i): Case[] => {
      if (Number.isNaN(observed[i]) || (id !== "gdp" && !usable[i])) return [];
      const own = Object.fromEntries(values.map(([name, list]) => [name, list[i]]));
      return [caseOf(panel, i, city, "", observed[i], own)];
    });
  });
}

type CityQuantity = Exclude<QuantityId, "sectors">;

const gdp = (panel: Panel, window: Window) => observedPath(panel, REAL, window).observed;
const residents = (panel: Panel, window: Window) => observedPath(panel, PEOPLE, window).observed;

const OUTCOMES: Record<CityQuantity, (panel: Panel, window: Window) => number[]> = {
  gdp,
  residents,
  "gdp-per-head": (panel, window) => less(gdp(panel, window), residents(panel, window)),
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
    [FORECASTS.incomeGap]: fromIncomeGap(materials.panels, window, decadeBefore(window), residents).forecast,
  }),
  "gdp-per-head": (materials, window) => ({
    ...modelled(materials, window, ({ gdp: values, residents: people }) => less(values, people)),
    [FORECASTS.trend]: (panel) =>
      less(trend(REAL, window, "residents")(panel), trend(PEOPLE, window, "residents")(panel)),
    [FORECASTS.carryOver]: (panel) =>
      less(carriedOn(materials.panels, REAL, window)(panel), carriedOn(materials.panels, PEOPLE, window)(panel)),
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

/** Three cases a city: its own part of the shares of its sectors. */
function sectorCases({ panels, national, models }: Materials, window: Window): Case[] {
  const past: Window = { from: window.from - 5, to: window.from };
  return panels.flatMap((panel) => {
    const usable = panel.comparable("nominal", window.from, window.to);
    const known = panel.comparable("nominal", past.from, past.to);
    const observed = ownPart(panel, window, national);
    const before = ownPart(panel, past, national);
    const years = (window.to - window.from) / 5;
    const said = Object.entries(models).map(([name, model]) => [name, model(panel, window)] as const);
    return panel.cities.flatMap((city, i) =>
      SECTORS.flatMap((sector, s): Case[] => {
        if (!usable[i] || Number.isNaN(observed[i][s])) return [];
        const forecasts = {
          ...Object.fromEntries(said.map(([name, one]) => [name, one ? one.shares[i][s] : NaN])),
          [FORECASTS.trend]: known[i] ? before[i][s] * years : NaN,
        };
        return [caseOf(panel, i, city, sector.replace("100m", ""), observed[i][s], forecasts)];
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
