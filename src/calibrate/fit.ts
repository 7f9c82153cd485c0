import type { Region } from "../input/index.js";
import { sumOf } from "../maths/numerics/sums.js";
import { productionAccounts } from "../model/engine/accounts.js";
import type { Stability } from "../model/engine/stability.js";
import { residentsOf } from "../model/engine/world.js";
import { type Text, t } from "../words/index.js";
import type { Calibration } from "./world.js";

/** One figure of the base year: data against the calibrated model. */
export interface FitRow {
  scope: string;
  variable: string;
  data: number;
  model: number;
  /** model / data - 1; NaN where the data are zero. */
  error: number;
  unit: string;
  /** target: met by construction; check: shown, not aimed at exactly. */
  role: "target" | "check";
}

/**
 * Data against model: GDP, value added by three groups and by sector, residents of every city, and the own share of the
 * cluster; where capital is saved the part of the table's capital formation that keeps it, the rest of which is other
 * final demand. What the region's `target` does not name is a check.
 */
export function fitTable(calibration: Calibration): FitRow[] {
  const { region, geography, technology, world, market, residentsTarget, valueAddedTarget, balance } = calibration;
  const n = world.economy.nodes;
  const accounts = productionAccounts(market);
  const residents = residentsOf(world.stocks, n);
  const rows: FitRow[] = [];
  const add = (
    scope: string,
    variable: string,
    data: number,
    model: number,
    unit: string,
    role: FitRow["role"] = "target",
  ) => rows.push({ scope, variable, data, model, error: data === 0 ? NaN : model / data - 1, unit, role });
  const roleOf = (variable: Region["target"]["variables"][number]) =>
    region.target.variables.includes(variable) ? "target" : "check";
  const sectorRole = roleOf("valueAddedBySector");
  const money = `100 million ${region.currency}`;
  for (let i = 0; i < geography.cities; i++) {
    const city = region.tables.cities[i];
    add(city.id, "gdp", city.gdp100m, accounts.gdp[i], money, roleOf("gdp"));
    for (const group of ["primary", "secondary", "tertiary"] as const) {
      const [data, model] = [valueAddedTarget, accounts.valueAdded].map((values) =>
        sumOf(region.tables.sectors, (sector, s) => (sector.group === group ? values[s * n + i] : 0)),
      );
      add(city.id, `value added, ${group}`, data, model, money, sectorRole);
    }
    region.tables.sectors.forEach((sector, s) => {
      const [data, model] = [valueAddedTarget[s * n + i], accounts.valueAdded[s * n + i]];
      add(city.id, `value added, ${sector.id}`, data, model, money, sectorRole);
    });
    add(city.id, "residents", residentsTarget[i], residents[i], "thousand persons", roleOf("residents"));
  }
  if (Number.isFinite(balance.ownShareOfCluster)) {
    const wanted = region.parameters.ownShareOfCluster.value;
    add("cluster", "own share of spending", wanted, balance.ownShareOfCluster, "share", "check");
    const { ownShareOfCluster: own, importShareOfCluster: abroad } = balance;
    if (Number.isFinite(abroad)) {
      const imported = region.parameters.importShareOfCluster.value;
      add("cluster", "spending abroad", imported, abroad, "share", "check");
      add("cluster", "spending in the rest of the country", 1 - wanted - imported, 1 - own - abroad, "share", "check");
    }
  }
  if (world.economy.saving) {
    const formed =
      sumOf(region.tables.valueAdded, (row) => row.fixedCapitalFormation100m) / sumOf(technology.valueAdded);
    const home = Array.from(accounts.gdp.keys()).filter((i) => world.economy.country[i] === world.economy.country[0]);
    const share = sumOf(home, (i) => market.investment[i]) / sumOf(home, (i) => accounts.gdp[i]);
    add("country", "capital formation in value added, what keeps capital", formed, share, "share", "check");
  }
  return rows;
}

/** Largest relative error among the rows that the calibration must meet. */
export function worstFit(rows: readonly FitRow[]): number {
  return rows.reduce(
    (worst, { role, error }) => (role === "target" && Math.abs(error) > worst ? Math.abs(error) : worst),
    0,
  );
}

/** A push that neither grows nor dies, as where nothing can move, is no more than this above one. */
const NEUTRAL = 1e-9;

/** What is to be said of a base year that runs away by itself; undefined where no push grows. */
export function instabilityText({ radius, mode }: Stability, nameOf: (node: string) => Text): Text | undefined {
  if (radius < 1 + NEUTRAL) return undefined;
  const growth = (radius - 1) * 100;
  const percent = growth < 0.005 ? "< 0.01" : growth.toFixed(2);
  return t("calibrate.baseYearUnstablePush", { percent, ...partsOf(mode, nameOf) });
}

/** The slowest mode of a base year: "workers of Port". */
export function modeText({ mode }: Pick<Stability, "mode">, nameOf: (node: string) => Text): Text {
  return t("calibrate.modeOf", partsOf(mode, nameOf));
}

function partsOf(mode: string, nameOf: (node: string) => Text): { stock: string; node: Text } {
  const [stock = "", node = ""] = mode.split(" of ");
  return { stock, node: nameOf(node) };
}

/** How far the base year misses its data. `worst`: largest relative error of a target. */
export function missText(worst: number, { target: { tolerance } }: Region): Text {
  const met = worst <= tolerance;
  const error = worst.toExponential(1);
  return t("calibrate.largestErrorTargetTolerance", { error, tolerance, met });
}
