import { type Examination, firstOf, type Place } from "./examination.js";

/** Sums of rounded figures may miss their total by this share. */
const ROUNDING = 1e-3;

/** Value added by three sectors and by a user's own structure against GDP; cities against their country; shares of profit tax against one. */
export function checkSums(examination: Examination): void {
  const { region, at, locateRow } = examination;
  const { cities, structure } = region.tables;
  cities.forEach(({ id, gdp100m, primary100m, secondary100m, tertiary100m }, row) => {
    const parts = [primary100m, secondary100m, tertiary100m];
    checkSum(examination, locateRow("cities", row), parts, gdp100m, `value added of ${id} by three sectors`, "GDP");
  });
  const { gdp, primary, secondary, tertiary } = region.national;
  const parts = [primary.value, secondary.value, tertiary.value];
  checkSum(examination, at(["national", "gdp"]), parts, gdp.value, "national value added by three sectors", "GDP");
  if (structure.length > 0) {
    for (const { id, gdp100m } of cities) {
      const own = structure.map((entry) => (entry.city === id ? entry.valueAdded100m : 0));
      const place = locateRow(
        "structure",
        Math.max(
          0,
          structure.findIndex(({ city }) => city === id),
        ),
      );
      checkSum(examination, place, own, gdp100m, `value added of ${id} over all sectors`, "GDP");
    }
  }
  checkCountry(examination);
  checkApportionment(examination);
}

/** Something of the country must be left for the hinterland that is the country less its cities. */
function checkCountry({ region, at, report }: Examination): void {
  const { tables, national } = region;
  const rest = region.hinterlands.find(({ complementOf }) => complementOf === "national");
  if (!rest) return;
  const inside = tables.cities.filter(({ regime }) => regime === rest.regime);
  const compare = (key: keyof typeof national, column: CityTotal, what: string, unit: string) => {
    const held = inside.reduce((sum, city) => sum + city[column], 0);
    const total = national[key].value;
    if (held < total || (held === 0 && total === 0)) return;
    report(at(["national", key]), {
      value: total,
      what: `leaves nothing for ${rest.id}: ${round(held)} are ${what} of the cities`,
      allowed: `more than ${round(held)} (${unit})`,
      hint: "Give the figure of the whole country, in the region's currency",
    });
  };
  compare("primary", "primary100m", "value added, primary sector,", "100 million a year");
  compare("secondary", "secondary100m", "value added, secondary sector,", "100 million a year");
  compare("tertiary", "tertiary100m", "value added, tertiary sector,", "100 million a year");
  compare("residents", "residentsThousand", "residents", "thousand persons");
}

type CityTotal = "primary100m" | "secondary100m" | "tertiary100m" | "residentsThousand";

function checkSum(
  { report }: Examination,
  place: Place,
  parts: number[],
  total: number,
  what: string,
  whole: string,
): void {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - total) <= ROUNDING * Math.abs(total)) return;
  report(place, {
    value: round(sum),
    what: `is the ${what}, but ${whole} is ${round(total)}`,
    allowed: `parts that add up to ${round(total)} (100 million a year, within 0.1 %)`,
    hint: "Correct a part, or rescale the parts",
  });
}

function checkApportionment({ region, at, report }: Examination): void {
  const { plant, headquarters } = region.parameters.profitTaxApportionment;
  const sum = plant.value + headquarters.value;
  if (sum <= 1 + 1e-12) return;
  report(at(["parameters", "profitTaxApportionment"]), {
    value: round(sum),
    what: "is the sum of plant and headquarters",
    allowed: "shares that add up to at most 1; the rest goes to the pool",
    hint: "Lower one of the two",
  });
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
      report(locateRow("inputOutput", inputOutput.length - 1), {
        what: `after this row the input-output table ends without ${firstOf(missing)} bought by ${id}`,
        allowed: "one row for every input and sector (100 million a year, 0 where nothing is bought)",
        hint: "Add the rows",
      });
    } else if (row < 0) {
      const what = `after this row the value-added table ends without ${id}`;
      const place = locateRow("valueAdded", valueAdded.length - 1);
      report(place, { what, allowed: "one row for every sector (100 million a year)", hint: "Add the row" });
    } else {
      const { grossOutput100m: output, ...own } = valueAdded[row]!;
      const factors = [
        own.labourCompensation100m,
        own.netProductionTax100m,
        own.depreciation100m,
        own.operatingSurplus100m,
      ];
      const parts = [...purchases.map((entry) => entry.domestic100m + entry.imported100m), ...factors];
      const what = `sum of intermediate purchases and value added of ${id}`;
      checkSum(examination, locateRow("valueAdded", row), parts, output, what, "gross output");
    }
  }
}

function round(value: number): number {
  return Number(value.toPrecision(7));
}
