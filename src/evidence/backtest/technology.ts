import { type FileSource, type Region, UserError } from "../../input/index.js";
import { readTable } from "../../input/table.js";
import { tableSchemas } from "../../input/tables.js";
import { joined, t } from "../../words/index.js";

/** A national input-output table, in the sectors of regions. */
export type Technology = Pick<Region["tables"], "inputOutput" | "valueAdded">;

/** Reads both parts of a table. Throws UserError where they do not hold the same sectors. */
export function readTechnology(files: FileSource, inputOutput: string, valueAdded: string): Technology {
  const technology = {
    inputOutput: readTable(files, inputOutput, tableSchemas.inputOutput).rows,
    valueAdded: readTable(files, valueAdded, tableSchemas.valueAdded).rows,
  };
  const sectors = technology.valueAdded.map(({ sector }) => sector);
  const stranger = technology.inputOutput.find(
    ({ sector, input }) => ![sector, input].every((id) => sectors.includes(id)),
  );
  if (stranger) {
    throw new UserError({
      file: inputOutput,
      value: `${stranger.input}, ${stranger.sector}`,
      what: t("evidence.sectorNotHeld", { file: valueAdded }),
      allowed: joined(sectors, "enumeration"),
      hint: t("evidence.bothFromOne"),
    });
  }
  return technology;
}

/** The region with the technology of another year; as it is where its sectors are others. */
export function withTechnology(region: Region, technology: Technology): Region {
  const own = region.tables.sectors.map(({ id }) => id).sort();
  const other = technology.valueAdded.map(({ sector }) => sector).sort();
  if (own.join() !== other.join()) return region;
  return { ...region, tables: { ...region.tables, ...technology } };
}
