import type { FileSource } from "../../input/index.js";
import { readTable } from "../../input/table.js";
import { tableSchemas } from "../../input/tables.js";
import { type Donors, donorsOf } from "./donors.js";

/** Cities of several folders of region tables (`cities.csv` and `observed.csv`) as donors of synthetic controls. */
export function readDonors(files: FileSource, folders: readonly string[]): Donors {
  return donorsOf(
    folders.map((folder) => ({
      cities: readTable(files, `${folder}/cities.csv`, tableSchemas.cities).rows,
      observed: readTable(files, `${folder}/observed.csv`, tableSchemas.observed).rows,
    })),
  );
}
