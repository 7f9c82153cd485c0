import type { Region } from "../../../input/index.js";
import { flowKinds } from "../../../measures/indicators/index.js";
import { currencyOf, prepareScenario } from "../../../runs/experiments/index.js";
import { textOf } from "../../../words/index.js";
import type { CityPlace, NamedPlace, OpenedWorld, ShippedVariant } from "./calls.js";
import type { OpenScenario } from "./scenarios.js";

/** Firms that are simulated one by one without being asked for. */
const MOST_AGENTS = 5000;

/** What the page needs to know of a scenario. Throws SimulationError where its region cannot be calibrated. */
export function openedWorld({ name, pack, scenario, worlds }: OpenScenario): OpenedWorld {
  const { region } = scenario;
  const { economy } = prepareScenario(scenario, ["baseline"], worlds).variants[0]!.calibration.world;
  return {
    scenario: name,
    region: region.label,
    currency: currencyOf(scenario),
    startYear: scenario.startYear,
    years: scenario.years,
    // One by one, many firms take seconds a lever.
    population: scenario.firms > MOST_AGENTS ? "cohorts" : scenario.population,
    seed: typeof scenario.seed === "number" ? scenario.seed : 1,
    cities: citiesOf(region),
    outlines: region.outlines ?? [],
    provinces: provincesOf(region),
    agglomerations: named(region.agglomerations),
    hinterlands: named(region.hinterlands),
    sectors: sectorsOf(region),
    flows: flowKinds(economy),
    labour: [...economy.labourIds],
    variants: variantsOf(scenario),
    study: pack.studies[name],
  };
}

function variantsOf({ variants, governments, council }: OpenScenario["scenario"]): ShippedVariant[] {
  return Object.entries(variants).map(([id, variant]) => ({
    id,
    label: variant.label,
    levers: variant.levers,
    decides:
      variant.governments !== undefined ||
      variant.council !== undefined ||
      variant.parameters !== undefined ||
      council !== undefined ||
      governments.behaviour !== "fixed",
  }));
}

export function citiesOf({ tables }: Region): CityPlace[] {
  return tables.cities.map(({ id, name, nameZh, province, longitude, latitude }) => ({
    id,
    label: textOf(name, nameZh),
    province,
    longitude,
    latitude,
  }));
}

export function provincesOf({ tables, provinceLabels }: Region): NamedPlace[] {
  const ids = [...new Set(tables.cities.map(({ province }) => province))];
  return ids.map((id) => ({ id, label: provinceLabels[id] ?? textOf(titleCase(id)) }));
}

export function sectorsOf({ tables }: Region): NamedPlace[] {
  return tables.sectors.map(({ id, label, labelZh }) => ({ id, label: textOf(label, labelZh) }));
}

export function named(places: readonly NamedPlace[]): NamedPlace[] {
  return places.map(({ id, label }) => ({ id, label }));
}

function titleCase(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
