import { exp } from "../../maths/numerics/elementary.js";
import { allocateAgents } from "./allocation.js";
import type { Economy } from "./economy.js";
import { emptyColumns, type FirmColumns } from "./firmColumns.js";
import { birthKey, pick, type RandomStream } from "./random.js";

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

/** Draws agents of a cell into the columns from `first` on, weights left out. Returns the sum of their sizes. */
export function drawFirms(
  columns: FirmColumns,
  first: number,
  births: number,
  { sector, plant, year, links, firms }: BirthCell,
  economy: Economy,
  random: RandomStream,
): number {
  let mass = 0;
  for (let number = 0; number < births; number++) {
    const key = birthKey(sector, plant, year, number);
    const a = first + number;
    columns.key[a] = key;
    columns.sector[a] = sector;
    columns.plant[a] = plant;
    columns.headquarters[a] = pick(links, firms, random.uniform(key, year, BIRTH));
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
  const cities = economy.isCity.reduce((a, b) => a + b, 0);
  const counts = allocateAgents(economy, cohorts, importance, agents, cities);
  const standardWeight = new Float64Array(sectors * n);
  const columns = emptyColumns(Math.ceil(agents * 1.2) + 16);
  let count = 0;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < cities; i++) {
      const k = s * n + i;
      if (counts[k] === 0) continue;
      const links = cohorts.subarray(k * n, k * n + n);
      const firms = links.reduce((a, b) => a + b, 0);
      standardWeight[k] = firms / counts[k];
      const cell = { sector: s, plant: i, year, links, firms };
      const mass = drawFirms(columns, count, counts[k], cell, economy, random);
      for (const end = count + counts[k]; count < end; count++) {
        columns.weight[count] = standardWeight[k];
        columns.size[count] *= counts[k] / mass;
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
