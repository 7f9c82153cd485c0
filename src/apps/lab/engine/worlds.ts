import type { LeverEntry } from "../../../input/index.js";
import type { Uncertainty } from "../../../measures/results/index.js";
import type { Text } from "../../../words/index.js";

/** Which world, before any policy. Worlds that equal each other in all of this share their baseline. */
export interface WorldSpec {
  /** Of the catalogue of the lab: "teaching/two-cities". */
  scenario: string;
  /** Stream of chance of firms as agents. */
  seed: number;
  population: "agents" | "cohorts";
}

/** What differs from the baseline. */
export interface PolicySpec {
  levers: readonly LeverEntry[];
  /** A variant of the scenario whose governments, council and constants hold too. */
  like?: string | undefined;
}

export interface NamedPlace {
  id: string;
  label: Text;
}

export interface CityPlace extends NamedPlace {
  province: string;
  /** Degrees; absent where cities have no place on a map. */
  longitude?: number | undefined;
  latitude?: number | undefined;
}

/** A variant that ships with the scenario. */
export interface ShippedVariant {
  id: string;
  label: Text;
  levers: readonly LeverEntry[];
  /** Governments choose, a council meets or constants differ: it is more than its levers. */
  decides: boolean;
}

/** What the page knows of a scenario once it has been read. */
export interface OpenedWorld {
  scenario: string;
  region: Text;
  currency: Text;
  startYear: number;
  years: number;
  population: WorldSpec["population"];
  seed: number;
  cities: readonly CityPlace[];
  provinces: readonly NamedPlace[];
  agglomerations: readonly NamedPlace[];
  hinterlands: readonly NamedPlace[];
  sectors: readonly NamedPlace[];
  /** Kinds of flow, and which of them are people. */
  flows: readonly string[];
  labour: readonly string[];
  variants: readonly ShippedVariant[];
  /** Stored study of what is not known, of the scenario's own variants. */
  study?: Uncertainty | undefined;
}
