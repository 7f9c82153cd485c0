import { type Text, t } from "../../words/index.js";

/** A forecast from the data of `from` on, compared with `to`. */
export interface Window {
  from: number;
  to: number;
}

export type QuantityId = "gdp" | "residents" | "gdp-per-head" | "sectors";

export interface Quantity {
  id: QuantityId;
  label: Text;
  /** In which errors are measured. */
  unit: string;
  windows: readonly Window[];
}

/** Ends in 2021, where the panel ends and the lockdown's year is over. */
const GDP: readonly Window[] = [
  { from: 2005, to: 2010 },
  { from: 2010, to: 2015 },
  { from: 2015, to: 2021 },
  { from: 2005, to: 2015 },
  { from: 2010, to: 2021 },
];

/**
 * What is forecast, and over which windows. Residents are known in years of a census; sectors at current prices, so not
 * over a revision of GDP.
 */
export const QUANTITIES: readonly Quantity[] = [
  { id: "gdp", label: t("evidence.shareOfGdp"), unit: "ln, real growth on base-year nominal shares", windows: GDP },
  {
    id: "residents",
    label: t("evidence.shareOfResidents"),
    unit: "ln",
    windows: [{ from: 2010, to: 2020 }],
  },
  {
    id: "gdp-per-head",
    label: t("evidence.gdpPerHeadAgainstCluster"),
    unit: "ln",
    windows: [{ from: 2010, to: 2020 }],
  },
  {
    id: "sectors",
    label: t("evidence.ownPartOfSectors"),
    unit: "share of value added, the national shift taken off",
    windows: GDP.filter(({ to }) => to <= 2015),
  },
];

/** Over which years before a window a trend is read: five of GDP; of residents the decade between two censuses. */
export const TREND_YEARS: Readonly<Record<QuantityId, number>> = {
  gdp: 5,
  residents: 10,
  "gdp-per-head": 10,
  sectors: 5,
};
