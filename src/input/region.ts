import { joined, t } from "../words/index.js";
import { type Completed, withDefaults } from "./defaults.js";
import { isPlainMap, type Path, type SourceDocument } from "./document.js";
import { dottedPath, throwProblems, UserError } from "./error.js";
import { type Chain, locateIn, readChain } from "./extend.js";
import { type AskedFrom, type FileSource, fileNamed, resolvePath } from "./files.js";
import { filledInText } from "./filledIn.js";
import { asWritten, fillTables } from "./fillTables.js";
import { withoutOtherCities } from "./inherited.js";
import { checkOwnMoney } from "./ownMoney.js";
import { checkRegion } from "./regionChecks.js";
import { checkParts, type ReadRegion, withParts } from "./regionParts.js";
import { type Region, regionSchema } from "./regionSchema.js";
import { readTables } from "./regionTables.js";
import { jsonSchema, type Rule, ruleAt } from "./rules.js";
import { validate } from "./validate.js";

/**
 * Reads a region file with what it extends, its parts and all its tables, and checks that they agree with each other.
 * @throws UserError naming file, line, value and what is allowed, for up to ten mistakes at once.
 */
export function loadRegion(file: string, files: FileSource, asked?: AskedFrom): Region {
  return readRegion(fileNamed(files, file), files, [], asked).region;
}

/** `within`: files of which this one is a part, outermost first. */
function readRegion(file: string, files: FileSource, within: readonly string[], asked?: AskedFrom): ReadRegion {
  if (within.includes(file)) throw circular([...within, file], asked);
  const own = readChain(files, file, (source) => anchorPaths(source, files), asked);
  const { data, sources, filledIn, currency } = completed(own, files);
  const locate = locateIn(sources);
  const checked = validate(regionSchema, data, locate);
  throwProblems(checked.problems);
  const { extends: _parent, defaults, tables: written, parts: named, ...rest } = checked.data!;
  const at = (path: Path) => ({ ...locate(path), path: dottedPath(path) });
  if (named.length === 0 && written.cities === undefined) throw noCities(at(["tables"]));
  const parts = named.map((part, i) => readRegion(part, files, [...within, file], at(["parts", i])));
  const read = readTables(files, written, locate, defaults !== undefined);
  if (defaults !== undefined) throwProblems(checkOwnMoney(own.data, rest.currency, currency, at));
  const full = defaults === undefined ? asWritten(read) : fillTables(read, rest);
  const kept = withoutOtherCities({ ...rest, tables: full.tables }, own, files, read.locateRow);
  const remarks = [...filledIn, ...full.filledIn].map(filledInText).concat(kept.remarks);
  const region: Region = {
    ...kept.region,
    agglomerations: [],
    ...(remarks.length > 0 && { filledIn: remarks }),
  };
  const joined = withParts({ region, locateRow: kept.locateRow }, parts);
  throwProblems(checkParts(joined.region, parts, at));
  throwProblems(checkRegion(joined.region, locate, joined.locateRow));
  return joined;
}

/** A region's own data with its defaults in place of what it leaves out. */
function completed(own: Chain, files: FileSource): Completed & { sources: SourceDocument[]; currency?: unknown } {
  const { data, sources } = own;
  const file = data["defaults"];
  if (typeof file !== "string" || file === "") return { data, sources, filledIn: [] };
  const place = { ...locateIn(sources)(["defaults"]), path: "defaults" };
  const chain = readChain(files, file, (source) => anchorPaths(source, files), place);
  const written = sources.map((source) => source.data["defaults"]).find((name) => name !== undefined);
  const whole = withDefaults(data, chain.data, { file, name: String(written) });
  return { ...whole, sources: [...sources, ...chain.sources], currency: chain.data["currency"] };
}

function circular(files: readonly string[], asked: AskedFrom | undefined): UserError {
  return new UserError({
    file: files.at(-1)!,
    ...asked,
    what: t("scenario.circularParts", { files: joined(files, "hasPart") }),
    allowed: t("scenario.regionNotBackHere"),
    hint: t("scenario.removePart"),
  });
}

function noCities(place: AskedFrom): UserError {
  return new UserError({
    ...place,
    what: t("scenario.noCities"),
    allowed: t("scenario.tableOrParts"),
    hint: t("scenario.addOne"),
  });
}

/** JSON Schema of region files, for editors. */
export function regionJsonSchema(): Record<string, unknown> {
  return jsonSchema(regionSchema);
}

/** What the schema says of a place of a region: bounds, label, unit. `region`: what holds it. */
export function regionRule(path: Path, region: unknown): Rule | undefined {
  return ruleAt(regionJsonSchema(), path, region);
}

/** Paths of tables and parts seen from where the file that writes them is. */
function anchorPaths({ file, data }: SourceDocument, files: FileSource): Record<string, unknown> {
  const { tables, parts } = data as { tables?: unknown; parts?: unknown };
  const anchored = { ...data };
  if (isPlainMap(tables)) {
    const places = Object.entries(tables).map(([name, table]) => [
      name,
      typeof table === "string" ? resolvePath(file, table) : table,
    ]);
    anchored["tables"] = Object.fromEntries(places);
  }
  if (Array.isArray(parts))
    anchored["parts"] = parts.map((part: unknown) => (typeof part === "string" ? fileNamed(files, part, file) : part));
  if (typeof data["defaults"] === "string") anchored["defaults"] = fileNamed(files, data["defaults"], file);
  return anchored;
}
