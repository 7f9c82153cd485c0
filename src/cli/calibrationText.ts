import { type Calibration, type FitRow, missText, worstFit } from "../calibrate/index.js";
import { type RealisedRow, unexplained } from "../evidence/index.js";
import { english } from "../language/index.js";
import { csvLine } from "../results/csv.js";
import { readable, textTable } from "./tables.js";

/** Data against model, as a table; unless `all`, without single sectors of cities. */
export function fitText(rows: readonly FitRow[], all: boolean): string {
  const shown = rows.filter(
    ({ variable, role }) =>
      all || role === "check" || ["gdp", "residents"].includes(variable) || variable.endsWith("ary"),
  );
  const cells = shown.map((row) => [
    row.scope,
    row.variable,
    readable(row.data),
    readable(row.model),
    Number.isNaN(row.error) ? "-" : row.error.toExponential(1),
    row.unit,
    row.role,
  ]);
  return textTable(["scope", "variable", "data", "model", "relative error", "unit", "role"], cells);
}

/** The fit as CSV. */
export function fitCsv(rows: readonly FitRow[]): string {
  const lines = rows.map(({ scope, variable, data, model, error, unit, role }) =>
    [scope, `"${variable}"`, data, model, Number.isNaN(error) ? "" : error, `"${unit}"`, role].join(","),
  );
  return `${["scope,variable,data,model,relative_error,unit,role", ...lines].join("\n")}\n`;
}

/** What the fit rests on. */
export function notesText(
  { structure, balance, spilloverScale, region }: Calibration,
  rows: readonly FitRow[],
): string {
  const worst = worstFit(rows);
  const lines = [
    missText(worst, region).en,
    structure.imputed
      ? `City structure below three sectors is imputed: national shares, leading industries tilted by ${region.structure.tilt.value}.`
      : "City structure is the table that the region gives.",
    "Observed trade imbalances are not reproduced: every node spends its income.",
  ];
  if (balance.headquartersScale < 1)
    lines.push(
      `Cross-city headquarters shares were lowered to ${(balance.headquartersScale * 100).toFixed(0)} % of their value to keep revenues positive.`,
    );
  if (spilloverScale < 1)
    lines.push(
      `Knowledge spillovers were lowered to ${(spilloverScale * 100).toFixed(0)} % of their value so that own research stays positive.`,
    );
  return `\n${lines.join("\n")}\n`;
}

/** Realised elasticities beside published ranges, and the reasons of those that lie outside. */
export function realisedText(calibration: Calibration, rows: readonly RealisedRow[]): string {
  const cells = rows.map((row) => [
    row.label.en,
    readable(row.value),
    rangeText(row.published),
    row.inside === null ? "-" : row.inside ? "inside" : "outside",
    row.unit,
  ]);
  const outside = rows.filter(({ inside }) => inside === false);
  const reasons = outside.map(({ label, reason }) => `${label.en}: ${reason ?? "no reason is given"}.`);
  const unsaid = unexplained(calibration, rows).map(
    (problem) => `outsidePublished of the region file: ${english(problem)}.`,
  );
  return [
    "\nRealised elasticities beside what is published:\n\n",
    textTable(["what comes out", "value", "published", "", "unit"], cells),
    reasons.length > 0 ? `\nOutside, and why:\n${reasons.map((line) => `  ${line}\n`).join("")}` : "",
    ...unsaid.map((line) => `${line}\n`),
  ].join("");
}

/** The same as CSV; an open end is blank. */
export function realisedCsv(rows: readonly RealisedRow[]): string {
  const end = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : Number.NaN);
  const lines = rows.map(({ id, label, value, published, inside, unit, source, measured, reason = "" }) => {
    const found = inside === null ? "" : inside ? "inside" : "outside";
    return csvLine([
      id,
      label.en,
      value,
      end(published?.[0]),
      end(published?.[1]),
      found,
      unit,
      source,
      measured,
      reason,
    ]);
  });
  const header = [
    "id",
    "label",
    "value",
    "published_low",
    "published_high",
    "found",
    "unit",
    "source",
    "measured",
    "reason",
  ];
  return [csvLine(header), ...lines].join("");
}

/** Entry elasticities at which the base year runs away. */
export function runawayText(rows: readonly RealisedRow[]): string {
  return rows
    .filter(({ id, value }) => id.startsWith("radius-") && value >= 1)
    .map(({ label, value }) => `Warning: ${label.en} is ${value.toFixed(4)}: the base year runs away.\n`)
    .join("");
}

function rangeText(range: RealisedRow["published"]): string {
  if (range === null) return "-";
  const [low, high] = range;
  return high === Number.POSITIVE_INFINITY ? `from ${readable(low)}` : `${readable(low)} to ${readable(high)}`;
}
