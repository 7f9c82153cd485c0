import { exp } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { t } from "../../words/index.js";
import type { Economy } from "./economy.js";
import { SimulationError } from "./errors.js";
import { birthKey, pick, type RandomStream } from "./random.js";
import { type RelocationPlan, stockOf, survival } from "./release.js";

/** Draw numbers of a birth: where its headquarters is, then its size. Those of later years are in agents.ts. */
const BIRTH = 3000;

/** Firms of a sector with a plant in a city, of which agents are born. */
export interface BirthCell {
  sector: number;
  plant: number;
  year: number;
  /** Expected firms by headquarters, and their sum. [h] */
  links: Float64Array;
  firms: number;
}

/**
 * Draws agents of a cell into the columns from `first` on, weights and masses left out. Returns the sum of their sizes.
 */
export function drawFirms(
  columns: FirmColumns,
  first: number,
  births: number,
  { sector, plant, year, links, firms }: BirthCell,
  economy: Economy,
  random: RandomStream,
): number {
  const cell = sector * economy.nodes + plant;
  let mass = 0;
  for (let number = 0; number < births; number++) {
    const key = birthKey(sector, plant, year, number);
    const a = first + number;
    columns.key[a] = key;
    columns.beginning[a] = random.beginning(key);
    columns.link[a] = cell * economy.nodes + pick(links, firms, random.uniform(key, year, BIRTH));
    columns.size[a] = drawSize(economy, random, key, year);
    columns.claim[a] = -1;
    mass += columns.size[a];
  }
  return mass;
}

/** Uniform on (0, 1): whether what is left over from whole agents is one more. */
export function chanceOfBirth({ sector, plant, year }: BirthCell, random: RandomStream): number {
  return random.uniform(birthKey(sector, plant, year, -1), year, BIRTH);
}

/** Agents for the cities' cohorts, and the weight of each by cell (0 where there are none). [s*n + i] */
export function representatives(
  economy: Economy,
  cohorts: Float64Array,
  importance: Float64Array,
  agents: number,
  random: RandomStream,
  year: number,
): { columns: FirmColumns; count: number; standardWeight: Float64Array } {
  const { nodes: n, sectors } = economy;
  const cities = sumOf(economy.isCity);
  const counts = allocateAgents(economy, cohorts, importance, agents, cities);
  const standardWeight = new Float64Array(sectors * n);
  const columns = emptyColumns(Math.ceil(agents * 1.2) + 16);
  let count = 0;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < cities; i++) {
      const k = s * n + i;
      if (counts[k] === 0) continue;
      const links = cohorts.subarray(k * n, k * n + n);
      const firms = sumOf(links);
      standardWeight[k] = firms / counts[k];
      const cell = { sector: s, plant: i, year, links, firms };
      const mass = drawFirms(columns, count, counts[k], cell, economy, random);
      for (const end = count + counts[k]; count < end; count++) {
        columns.weight[count] = standardWeight[k];
        columns.size[count] *= counts[k] / mass;
        columns.mass[count] = columns.weight[count] * columns.size[count];
      }
    }
  }
  return { columns, count, standardWeight };
}

/** ln size is normal with the economy's sd and mean -sd^2/2, so that size has mean one. */
function drawSize(economy: Economy, random: RandomStream, key: number, year: number): number {
  const sd = economy.relocation.sizeDispersion;
  return exp(sd * random.normal(key, year, BIRTH + 1) - (sd * sd) / 2);
}

/** Firm agents as columns, one entry an agent; the first `count` of a population are in use. */
export interface FirmColumns {
  key: Uint32Array;
  /** Of its draws of events (random.ts). */
  beginning: Int32Array;
  /** Sector s, plant i and headquarters h: (s*n + i)*n + h. */
  link: Int32Array;
  /** Real firms that the agent stands for. */
  weight: Float64Array;
  /** z^(sigma-1), mean one, kept for life. */
  size: Float64Array;
  /** weight times size. */
  mass: Float64Array;
  /** Index into claims of the last of a firm, which leads to those beside it; -1 = none. */
  claim: Int32Array;
}

function emptyColumns(size: number): FirmColumns {
  return {
    key: new Uint32Array(size),
    beginning: new Int32Array(size),
    link: new Int32Array(size),
    weight: new Float64Array(size),
    size: new Float64Array(size),
    mass: new Float64Array(size),
    claim: new Int32Array(size),
  };
}

/** The same firms in columns with room for `size`. */
export function growColumns(columns: FirmColumns, size: number): FirmColumns {
  const grown = emptyColumns(size);
  for (const [name, column] of Object.entries(columns)) grown[name as keyof FirmColumns].set(column);
  return grown;
}

/** Puts firms from the end of the first `count` into gaps, which are in order. */
export function fillGaps(columns: FirmColumns, count: number, gaps: readonly number[]): void {
  const fromLast = gaps.toReversed();
  for (const column of Object.values(columns)) {
    let last = count;
    for (const gap of fromLast) column[gap] = column[--last];
  }
}

/** Agents by cell: proportional to importance, at least one where there are firms, largest remainders first. */
export function allocateAgents(
  economy: Economy,
  cohorts: Float64Array,
  importance: Float64Array,
  agents: number,
  cities: number,
): Int32Array {
  const { nodes: n, sectors } = economy;
  const cells: number[] = [];
  let total = 0;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < cities; i++) {
      const k = s * n + i;
      if (!(stockOf(cohorts, k, n) > 0)) continue;
      cells.push(k);
      total += importance[k];
    }
  }
  if (agents < cells.length) {
    throw new SimulationError(t("engine.tooFewFirms", { agents, cells: cells.length, needed: cells.length }), {
      agents,
      needed: cells.length,
    });
  }
  const counts = new Int32Array(sectors * n);
  const spare = agents - cells.length;
  const wanted = cells.map((k) => (spare * importance[k]) / total);
  let used = 0;
  cells.forEach((k, c) => {
    counts[k] = 1 + Math.floor(wanted[c]);
    used += counts[k];
  });
  const byRemainder = cells.map((k, c) => ({ k, rest: wanted[c] - Math.floor(wanted[c]) }));
  byRemainder.sort((x, y) => y.rest - x.rest || x.k - y.k);
  for (let r = 0; used < agents && r < byRemainder.length; r++, used++) counts[byRemainder[r].k]++;
  return counts;
}

/** Upper and lower ends of the unit interval for each event of a cell. [s*n + i] */
export type Events = Readonly<Record<"close" | "release" | "plant" | "headquarters", Float64Array>>;

/** Events of a year's plan, from hazards and what policy closes and releases. */
export function eventThresholds(economy: Economy, plan: RelocationPlan): Events {
  const { nodes: n, sectors, relocation } = economy;
  const cells = sectors * n;
  const close = new Float64Array(cells);
  const release = new Float64Array(cells);
  const plant = new Float64Array(cells);
  const headquarters = new Float64Array(cells);
  for (let k = 0; k < cells; k++) {
    const s = Math.floor(k / n);
    const survive = survival(plan, k);
    close[k] = 1 - survive;
    release[k] = close[k] + survive * plan.release[k];
    const free = survive * (1 - plan.release[k]);
    plant[k] = 1 - free * relocation.plantHazard[s];
    headquarters[k] = plant[k] - free * (1 - relocation.plantHazard[s]) * relocation.headquartersHazard[s];
  }
  return { close, release, plant, headquarters };
}
