import { sumOf } from "../maths/numerics/sums.js";
import { type AnyText, advice, type Text, type TextKey, t, unitWords } from "../words/index.js";
import { inColumn, type Locate, type Place, placed } from "./document.js";
import { checkDrawnFigures } from "./drawnFigures.js";
import { firstOf, type Problem } from "./files.js";
import { checkNames } from "./regionNames.js";
import type { Examination, LocateRow, Region } from "./regionSchema.js";
import { repeats } from "./table.js";
import { sectorNamed, type TableName, type TableRow } from "./tables.js";

/** What single fields cannot show: names that must exist, pairs that must be complete, parts that must add up. */
export function checkRegion(region: Region, locate: Locate, locateRow: LocateRow): Problem[] {
  const problems: Problem[] = [];
  const examination: Examination = {
    region,
    at: (path) => placed(locate, path),
    locateRow,
    report: ({ cell, ...place }, value, ...texts) => {
      problems.push({ ...inColumn(place, cell), value, ...advice(...texts) });
    },
  };
  for (const table of Object.keys(KEYS) as TableName[])
    problems.push(...rowsTwice(table, region.tables[table], locateRow));
  checkNames(examination);
  checkTravel(examination);
  checkSums(examination);
  checkDrawnFigures(examination);
  if (problems.length === 0) checkInputOutput(examination);
  return problems;
}

/** What a row of each table stands for; no two rows may stand for the same. */
const KEYS: { [Name in TableName]: (row: TableRow<Name>) => string } = {
  cities: ({ id }) => id,
  travel: ({ from, to }) => pairKey(from, to),
  sectors: ({ id }) => id,
  inputOutput: ({ input, sector }) => `${input} into ${sector}`,
  valueAdded: ({ sector }) => sector,
  observed: ({ city, year }) => `${city} ${year}`,
  employment: ({ city, group }) => `${city} ${group}`,
  registered: ({ city }) => city,
  leadingIndustries: ({ city, sector }) => `${city} ${sector}`,
  structure: ({ city, sector }) => `${city} ${sector}`,
  travelFlows: ({ origin, destination }) => `${origin} to ${destination}`,
};

const pairKey = (from: string, to: string) => [from, to].sort().join(" - ");

/** Rows of a table that stand for what another stands for; they have the columns by which they are known. */
export function rowsTwice(table: TableName, rows: readonly object[], locateRow: LocateRow): Problem[] {
  const keys = rows.map(KEYS[table] as (row: object) => string);
  return repeats(keys).map(({ row, before }) => {
    const first = t("scenario.twiceFirstOn", { line: locateRow(table, before).line });
    const said = advice(first, t("scenario.oneRowEach", { table }), "error.removeOneRow");
    return { ...locateRow(table, row), value: keys[row], ...said };
  });
}

/** Every unordered pair of cities once, unless coordinates stand in for the table; doubles are found by rowsTwice. */
function checkTravel({ region, at, locateRow, report }: Examination): void {
  const { cities, travel } = region.tables;
  const ids = [...new Set(cities.map(({ id }) => id))];
  const given = new Set(travel.map(KEYS.travel));
  const pairs = region.unlistedTravel === "great-circle" ? [] : ids;
  const missing = pairs
    .flatMap((from, i) => ids.slice(i + 1).map((to) => pairKey(from, to)))
    .filter((pair) => !given.has(pair));
  if (missing.length > 0) {
    const none = travel.length === 0;
    report(
      none ? at(["tables"]) : locateRow("travel", travel.length - 1),
      undefined,
      t(none ? "scenario.noTravelTable" : "scenario.travelTableEnds", { pairs: firstOf(missing) }),
      "scenario.oneRowPair",
      "scenario.addPairs",
    );
  }
  travel.forEach(({ from, to }, row) => {
    if (from !== to) return;
    report(locateRow("travel", row), from, "scenario.leadsToItself", "scenario.twoCities", "error.removeRow");
  });
}

const MONEY = unitWords("100 million a year") ?? "";
const PERSONS = unitWords("thousand persons") ?? "";

/** Sums of rounded figures may miss their total by this share. */
const ROUNDING = 1e-3;

/**
 * Value added by three sectors and by a user's own structure against GDP; cities against their country; shares of
 * profit tax against one.
 */
export function checkSums(examination: Examination): void {
  const { region, at, locateRow } = examination;
  const { cities, structure } = region.tables;
  cities.forEach(({ id, gdp100m, primary100m, secondary100m, tertiary100m }, row) => {
    const parts = [primary100m, secondary100m, tertiary100m];
    const what = t("scenario.sumThreeSectorsOf", { city: id });
    checkSum(examination, locateRow("cities", row), parts, gdp100m, what);
  });
  const { gdp, primary, secondary, tertiary } = region.national;
  const parts = [primary.value, secondary.value, tertiary.value];
  checkSum(examination, at(["national", "gdp"]), parts, gdp.value, t("scenario.sumThreeSectorsNation"));
  for (const { id, gdp100m } of structure.length > 0 ? cities : []) {
    const own = structure.map((entry) => (entry.city === id ? entry.valueAdded100m : 0));
    const row = structure.findIndex(({ city }) => city === id);
    const what = t("scenario.sumAllSectorsOf", { city: id });
    checkSum(examination, locateRow("structure", Math.max(0, row)), own, gdp100m, what);
  }
  checkGroups(examination);
  checkBooked(examination);
  checkCountry(examination);
  checkApportionment(examination);
  checkSaving(examination);
}

/** What a group of sectors makes must be some sector's. */
function checkGroups({ region, at, report }: Examination): void {
  for (const group of ["primary", "secondary", "tertiary"] as const) {
    const { value } = region.national[group];
    if (!(value > 0) || region.tables.sectors.some((sector) => sector.group === group)) continue;
    report(
      at(["national", group]),
      value,
      "scenario.groupWithoutSector",
      "scenario.groupNeedsSector",
      "scenario.addSectorOfGroup",
    );
  }
}

/** Rent of dwellings and tolls are value added of a sector, which must be more than nothing in every city. */
function checkBooked({ region, locateRow, report }: Examination): void {
  const { tables, parameters, barriers } = region;
  const { housingShare, realEstateHousingShare, realEstateShareOfFinalDemand } = parameters;
  const rents = [housingShare, realEstateHousingShare, realEstateShareOfFinalDemand];
  const tolls = barriers.tollPerKm.every(({ value }) => value > 0) ? barriers.tollPerKm : [];
  const ids = tables.sectors.map(({ id }) => id);
  const booked = new Set([
    ...(rents.every(({ value }) => value > 0) ? [sectorNamed(ids, "real-estate")] : []),
    ...(tolls.some(({ between }) => between === "cities") ? [sectorNamed(ids, "transport")] : []),
  ]);
  const check = (place: Place, cell: string, value: number, city: string, sector: string) => {
    const allowed = t("scenario.moreThan", { amount: 0, unit: MONEY });
    if (!(value > 0))
      report({ ...place, cell }, value, t("scenario.nothingToBook", { city, sector }), allowed, "scenario.giveBooked");
  };
  for (const { id, group } of [...booked].map((s) => tables.sectors[s]!)) {
    tables.structure.forEach(({ city, sector, valueAdded100m }, row) => {
      if (sector === id) check(locateRow("structure", row), "valueAdded100m", valueAdded100m, city, id);
    });
    // Where nothing is known below three sectors, it has a part of its group.
    for (const [row, city] of tables.structure.length > 0 ? [] : tables.cities.entries())
      check(locateRow("cities", row), `${group}100m`, city[`${group}100m`], city.id, id);
  }
}

/** Something of the country must be left for the hinterland that is the country less its cities. */
function checkCountry({ region, at, report }: Examination): void {
  const { tables, national } = region;
  const [rest, another] = region.hinterlands.filter(({ complementOf }) => complementOf === "national");
  if (!rest) return;
  if (another) {
    report(
      at(["hinterlands", region.hinterlands.indexOf(another), "complementOf"]),
      another.complementOf,
      t("scenario.countryTwice", { place: rest.id }),
      "scenario.oneRestOfCountry",
      "scenario.sizeOther",
    );
  }
  const inside = tables.cities.filter(({ regime }) => regime === rest.regime);
  const compare = (key: keyof typeof national, of: (city: City) => number, what: TextKey, unit: AnyText) => {
    const [held, total] = [sumOf(inside, of), national[key].value];
    if (held < total || (held === 0 && total === 0)) return;
    const amount = round(held);
    report(
      at(["national", key]),
      total,
      t("scenario.leavesNothing", { place: rest.id, amount, what: t(what) }),
      t("scenario.moreThan", { amount, unit }),
      "scenario.giveCountry",
    );
  };
  compare("primary", (city) => city.primary100m, "scenario.primaryOfCities", MONEY);
  compare("secondary", (city) => city.secondary100m, "scenario.secondaryOfCities", MONEY);
  compare("tertiary", (city) => city.tertiary100m, "scenario.tertiaryOfCities", MONEY);
  compare("residents", (city) => city.residentsThousand, "cli.fitResidents", PERSONS);
  const registered = new Map(tables.registered.map(({ city, registeredThousand }) => [city, registeredThousand]));
  const people = ({ id, residentsThousand }: City) => registered.get(id) ?? residentsThousand;
  if (registered.size > 0) compare("residents", people, "scenario.registeredOfCities", PERSONS);
}

type City = TableRow<"cities">;

function checkSum(
  { report }: Examination,
  place: Place,
  parts: number[],
  total: number,
  what: Text,
  whole: AnyText = "GDP",
): void {
  const sum = sumOf(parts);
  if (Math.abs(sum - total) <= ROUNDING * Math.abs(total)) return;
  report(
    place,
    round(sum),
    t("scenario.sumBut", { what, whole, total: round(total) }),
    t("scenario.partsAddUp", { total: round(total) }),
    "scenario.correctPart",
  );
}

function checkApportionment({ region, at, report }: Examination): void {
  const { plant, headquarters } = region.parameters.profitTaxApportionment;
  const sum = plant.value + headquarters.value;
  if (sum <= 1 + 1e-12) return;
  report(
    at(["parameters", "profitTaxApportionment"]),
    round(sum),
    "scenario.sumPlantHeadquarters",
    "scenario.sharesAtMostOne",
    "error.lowerOne",
  );
}

/** What is saved must buy something. */
function checkSaving({ region, at, report }: Examination): void {
  const { saving, tables } = region;
  if (!saving || saving.closure === "fixed") return;
  if (tables.valueAdded.some(({ fixedCapitalFormation100m: formed }) => formed > 0)) return;
  report(
    at(["saving", "closure"]),
    saving.closure,
    "scenario.nothingFormsCapital",
    "scenario.someCapitalFormation",
    "scenario.fillCapitalFormation",
  );
}

/** Every input of every sector once; intermediate purchases and value added make up gross output. */
export function checkInputOutput(examination: Examination): void {
  const { region, locateRow, report } = examination;
  const { sectors, inputOutput, valueAdded } = region.tables;
  for (const { id } of sectors) {
    const purchases = inputOutput.filter(({ sector }) => sector === id);
    const missing = sectors.map((sector) => sector.id).filter((name) => !purchases.some(({ input }) => input === name));
    const row = valueAdded.findIndex(({ sector }) => sector === id);
    if (missing.length > 0) {
      report(
        locateRow("inputOutput", inputOutput.length - 1),
        undefined,
        t("scenario.inputOutputEnds", { names: firstOf(missing), sector: id }),
        "scenario.rowInputSector",
        "scenario.addRows",
      );
    } else if (row < 0) {
      const place = locateRow("valueAdded", valueAdded.length - 1);
      report(
        place,
        undefined,
        t("scenario.valueAddedEnds", { sector: id }),
        "scenario.rowEverySector",
        "scenario.addRow",
      );
    } else {
      const { grossOutput100m: output, ...own } = valueAdded[row]!;
      const parts = [
        ...purchases.map((entry) => entry.domestic100m + entry.imported100m),
        ...[own.labourCompensation100m, own.netProductionTax100m, own.depreciation100m, own.operatingSurplus100m],
      ];
      const what = t("scenario.sumPurchases", { sector: id });
      checkSum(examination, locateRow("valueAdded", row), parts, output, what, t("scenario.grossOutput"));
    }
  }
}

function round(value: number): number {
  return Number(value.toPrecision(7));
}
