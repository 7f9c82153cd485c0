import { dirname } from "node:path/posix";
import { calibrate } from "../../../calibrate/index.js";
import { dataOf, momentsOf } from "../../../evidence/index.js";
import {
  type FileSource,
  fileNamed,
  mistakeAt,
  NotFound,
  nearestName,
  type Region,
  type ResolvedScenario,
  rawRows,
  regionOf,
} from "../../../input/index.js";
import { type Conditioning, conditioningSchema, conditionsOf, csvLine } from "../../../measures/results/index.js";
import { type DrawList, FROM_RANGES, jointDraws, regionFactors } from "../../../runs/studies/index.js";
import { t } from "../../../words/index.js";
import { subjectOfRegion, sumOfNumbers } from "./studies.js";

/** The column that says which draw of the endless list a row is. */
const NUMBER = "draw";

/** How values are drawn: a list that was drawn otherwise is outdated. */
const METHOD =
  "nested Latin hypercube, half of the values on either side of a figure's own, fewer away from one that is an end; " +
  "a column depends on the seed and its name alone";

/** Where the parameter draws of a region file stand. */
export function drawsPlaceOf(regionFile: string): string {
  return `${dirname(regionFile)}/draws.csv`;
}

/** What every file of draws begins with. */
export const DRAWS_BEGIN = "# Parameter draws of ";

/** Parameter draws of a region as they are made: those of the endless list that are kept, in its order. */
export function drawsCsv(region: Region, { seed, numbers, data }: Pick<DrawList, "seed" | "numbers" | "data">): string {
  const factors = regionFactors({ region });
  const rows = jointDraws(factors, numbers, seed);
  const tried = 1 + (numbers.at(-1) ?? -1);
  const head = [
    `${DRAWS_BEGIN}${region.id}, written by agglom draws. Every scenario on the region takes the first of them.`,
    `# seed: ${seed}`,
    `# count: ${numbers.length}`,
    data
      ? `# kept: ${numbers.length} of ${data.candidates} candidates, of which ${data.failed} have no base year`
      : `# left out: ${tried - numbers.length} of ${tried}, which have no base year`,
    `# method: ${METHOD}`,
    `# conditioned on: ${data ? conditionsOf(data).join(", ") : "nothing"}`,
    ...(data ? [`# data: ${JSON.stringify(data)}`] : []),
    `# region: ${subjectOfRegion(region)}`,
  ];
  const lines = rows.map((row, place) => csvLine([numbers[place]!, ...row]));
  return [...head.map((line) => `${line}\n`), csvLine([NUMBER, ...factors.map(({ name }) => name)]), ...lines].join("");
}

/**
 * The parameter draws of a region file. Where none are stored, or those of an earlier state of the region, its ranges
 * are drawn from, in the order of the same endless list: the answer itself does not rest on draws.
 * @throws UserError where the file is damaged.
 */
export function drawListOf(regionFile: string, region: Region, files: FileSource): DrawList {
  const place = drawsPlaceOf(fileNamed(files, regionFile));
  const text = storedText(place, files);
  if (text === undefined) return FROM_RANGES;
  const { seed, method, region: subject, data } = headOf(place, text);
  const same = method === METHOD && subject === subjectOfRegion(region);
  const current = same && (!data || data.hash === hashOfData(region, data.without));
  if (!current) return { ...FROM_RANGES, seed, from: "outdated" };
  return { seed, from: "stored", ...(data && { data }), ...columnsOf(place, text, region) };
}

/**
 * The same for a scenario. Where figures that it sets itself move what the stored draws were held against, these say
 * nothing of it, and the ranges are drawn from.
 * @throws UserError where the file is damaged.
 */
export function drawListFor(regionFile: string, scenario: ResolvedScenario, files: FileSource): DrawList {
  const list = drawListOf(regionFile, scenario.region, files);
  if (!list.data || hasMoments(scenario, list.data.without)) return list;
  return { ...FROM_RANGES, seed: list.seed, from: "changed" };
}

/** Standard errors of a datum by which its moment may differ without another draw being kept, to speak of. */
const ALIKE = 0.05;

/** Whether the central case of a scenario has the moments of its region. */
function hasMoments(scenario: ResolvedScenario, without: readonly string[]): boolean {
  const [region, own] = [scenario.region, regionOf(scenario)];
  const figures = ({ parameters, ownership, capital }: Region) => JSON.stringify([parameters, ownership, capital]);
  if (figures(region) === figures(own)) return true;
  const data = dataOf(region, without).filter(({ conditions }) => conditions);
  const [there, here] = [region, own].map((one) => momentsOf(calibrate(one), data));
  return data.every(({ error }, m) => !(Math.abs(here![m]! - there![m]!) > ALIKE * error));
}

/** What the draws of a region are held against, as a hash. */
export function hashOfData(region: Region, without: readonly string[]): string {
  return sumOfNumbers(dataOf(region, without));
}

function storedText(place: string, files: FileSource): string | undefined {
  try {
    return new TextDecoder().decode(files.read(place));
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    if (!error.isThere) return undefined;
    throw mistakeAt(place, t("node.cannotBeRead", { why: error.reason }), "node.readableFile", "study.drawsAnew");
  }
}

const HEAD = /^# (?<key>[a-z ]+): (?<value>.*)$/;

interface Head {
  seed: string | number;
  method: string | undefined;
  region: string;
  data?: Conditioning;
}

function headOf(file: string, text: string): Head {
  const entries = text.split(/\r?\n/).flatMap((line, at) => {
    const { key, value } = HEAD.exec(line)?.groups ?? {};
    return key === undefined ? [] : [[key, { value: value!, line: at + 1 }] as const];
  });
  const head = new Map(entries);
  const [seed, region] = [head.get("seed")?.value, head.get("region")?.value];
  const data = head.get("data");
  if (seed === undefined || region === undefined) throw damaged(file, 1, seed === undefined ? "seed" : "region");
  const known = data && readData(file, data);
  const method = head.get("method")?.value;
  return { seed: String(Number(seed)) === seed ? Number(seed) : seed, method, region, ...(known && { data: known }) };
}

function readData(file: string, { value, line }: { value: string; line: number }): Conditioning {
  try {
    return conditioningSchema.parse(JSON.parse(value));
  } catch {
    throw damaged(file, line, "data");
  }
}

const damaged = (file: string, line: number, key: string) =>
  mistakeAt({ file, line, value: key }, "study.drawsNoHead", "study.drawsHead", "study.drawsAnew");

function columnsOf(file: string, text: string, region: Region): Pick<DrawList, "numbers" | "columns"> {
  // Lines of the head stay empty, so that mistakes are told with their lines.
  const [header, ...rows] = rawRows(file, text.replace(/^#.*$/gm, ""));
  const names = [NUMBER, ...regionFactors({ region }).map(({ name }) => name)];
  const written = header?.cells ?? [];
  const missing = names.find((name) => !written.includes(name));
  if (missing !== undefined) {
    const place = { file, line: header?.line ?? 1, value: missing, nearest: nearestName(missing, written) };
    throw mistakeAt(place, "study.drawsNoColumn", "study.drawsColumns", "study.drawsAnew");
  }
  const at = (name: string) =>
    rows.map(({ cells, line }) => {
      const cell = cells[written.indexOf(name)] ?? "";
      if (cell !== "" && Number.isFinite(Number(cell))) return Number(cell);
      const place = { file, line, path: name, value: cell };
      throw mistakeAt(place, "engine.isNoNumber", "scenario.aNumber", "study.drawsAnew");
    });
  const [numbers, ...columns] = names.map(at);
  return { numbers: numbers!, columns: new Map(columns.map((column, f) => [names[f + 1]!, column])) };
}
