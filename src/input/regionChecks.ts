import { english, t } from "../words/index.js";
import type { Locate } from "./document.js";
import type { Problem } from "./error.js";
import { type Examination, firstOf } from "./examination.js";
import { checkNames } from "./regionNames.js";
import type { LocateRow, Region } from "./regionSchema.js";
import { checkInputOutput, checkSums } from "./regionSums.js";
import type { TableName } from "./tables.js";

/** What single fields cannot show: names that must exist, pairs that must be complete, parts that must add up. */
export function checkRegion(region: Region, locate: Locate, locateRow: LocateRow): Problem[] {
  const problems: Problem[] = [];
  const examination: Examination = {
    region,
    at: (path, shown = path.join(".")) => ({ ...locate(path), path: shown }),
    locateRow,
    report: ({ path: holder, ...position }, problem) => {
      const inside = problem.path && english(problem.path);
      const inFile = [holder, inside].filter(Boolean).join(".");
      const path = holder ? inFile : inside && t("error.column", { name: inside });
      problems.push({ ...problem, ...position, path });
    },
  };
  checkUnique(examination);
  checkNames(examination);
  checkTravel(examination);
  checkSums(examination);
  if (problems.length === 0) checkInputOutput(examination);
  return problems;
}

/** What a row of each table stands for; no two rows may stand for the same. */
function rowKeys({ tables }: Region): Record<TableName, string[]> {
  return {
    cities: tables.cities.map(({ id }) => id),
    travel: tables.travel.map(({ from, to }) => pairKey(from, to)),
    sectors: tables.sectors.map(({ id }) => id),
    inputOutput: tables.inputOutput.map(({ input, sector }) => `${input} into ${sector}`),
    valueAdded: tables.valueAdded.map(({ sector }) => sector),
    observed: tables.observed.map(({ city, year }) => `${city} ${year}`),
    leadingIndustries: tables.leadingIndustries.map(({ city, sector }) => `${city} ${sector}`),
    structure: tables.structure.map(({ city, sector }) => `${city} ${sector}`),
    travelFlows: tables.travelFlows.map(({ origin, destination }) => `${origin} to ${destination}`),
  };
}

const pairKey = (from: string, to: string) => [from, to].sort().join(" - ");

function checkUnique({ region, locateRow, report }: Examination): void {
  for (const [table, keys] of Object.entries(rowKeys(region)) as [TableName, string[]][]) {
    keys.forEach((key, row) => {
      const before = keys.indexOf(key);
      if (before === row) return;
      const what = t("scenario.twiceFirstOn", { line: locateRow(table, before).line });
      const allowed = t("scenario.oneRowEach", { table });
      report(locateRow(table, row), { value: key, what, allowed, hint: t("error.removeOneRow") });
    });
  }
}

/** Every unordered pair of cities once, unless coordinates stand in for the table; doubles are found by checkUnique. */
function checkTravel({ region, at, locateRow, report }: Examination): void {
  const { cities, travel } = region.tables;
  const ids = [...new Set(cities.map(({ id }) => id))];
  const given = new Set(rowKeys(region).travel);
  const pairs = region.unlistedTravel === "great-circle" ? [] : ids;
  const missing = pairs
    .flatMap((from, i) => ids.slice(i + 1).map((to) => pairKey(from, to)))
    .filter((pair) => !given.has(pair));
  if (missing.length > 0) {
    const none = travel.length === 0;
    report(none ? at(["tables"]) : locateRow("travel", travel.length - 1), {
      what: t(none ? "scenario.noTravelTable" : "scenario.travelTableEnds", { pairs: firstOf(missing) }),
      allowed: t("scenario.oneRowPair"),
      hint: t("scenario.addPairs"),
    });
  }
  travel.forEach(({ from, to }, row) => {
    if (from !== to) return;
    const what = t("scenario.leadsToItself");
    report(locateRow("travel", row), {
      value: from,
      what,
      allowed: t("scenario.twoCities"),
      hint: t("error.removeRow"),
    });
  });
}
