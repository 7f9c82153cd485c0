import type { BorderEstimates, Estimate, Placebo } from "../evidence/index.js";
import { english } from "../language/index.js";
import { csvLine } from "../results/csv.js";
import type { FlowTable } from "../scenario/index.js";
import { textTable } from "./tables.js";

/** Estimates of a table of flows for people: the answer first. */
export function estimatesText(table: FlowTable, estimates: BorderEstimates, placebo: Placebo | null): string {
  return [
    `${answer(estimates)}\n\n`,
    textTable(["what", "coefficient", "standard error", "unit"], estimateRows(estimates).map(cells)),
    `\n${remarks(table, estimates, placebo).join("\n")}\n`,
  ].join("");
}

/** The same as CSV; what is not identified has no number, and says why. */
export function estimatesCsv(estimates: BorderEstimates): string {
  const header = ["what", "coefficient", "standard_error", "unit", "remark"];
  const rows = estimateRows(estimates).map(({ what, unit, estimate }) =>
    "identified" in estimate
      ? [what, Number.NaN, Number.NaN, unit, `not identified: ${english(estimate.reason)}`]
      : [what, estimate.coefficient, estimate.standardError ?? Number.NaN, unit, remarkOf(estimate)],
  );
  return [header, ...rows].map(csvLine).join("");
}

function answer({ border, adValorem, observations }: BorderEstimates): string {
  if ("identified" in border)
    return `A border between provinces is not identified in these ${observations} flows: ${english(border.reason)}.`;
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const less = -Math.expm1(border.coefficient);
  const [four, eight] = [adValorem[4]!, adValorem[8]!].map((share) => (100 * share).toFixed(0));
  return (
    `Across a border between provinces flows are ${percent(Math.abs(less))} ${less >= 0 ? "lower" : "higher"} at given distance ` +
    `(${signed(border.coefficient)} ln points, standard error ${error(border.standardError)}): what a tariff of ${four} % would make of trade that answers prices ` +
    `with an elasticity of 4, of ${eight} % with one of 8.`
  );
}

interface Row {
  what: string;
  unit: string;
  estimate: Estimate;
}

function estimateRows({ border, pairs, distance }: BorderEstimates): Row[] {
  const points = "ln points";
  return [
    { what: "border between provinces", unit: points, estimate: border },
    ...Object.entries(pairs).map(([pair, estimate]) => ({ what: `- ${pair}`, unit: points, estimate })),
    { what: "distance", unit: "elasticity to km", estimate: distance },
  ];
}

function cells({ what, unit, estimate }: Row): string[] {
  if ("identified" in estimate) return [what, "-", "-", unit];
  const mark = estimate.relativeTo ? " *" : "";
  return [`${what}${mark}`, signed(estimate.coefficient), error(estimate.standardError), unit];
}

function remarks(table: FlowTable, estimates: BorderEstimates, placebo: Placebo | null): string[] {
  const { border, pairs, distance, observations } = estimates;
  const all: [string, Estimate][] = [
    ["border between provinces", border],
    ...Object.entries(pairs),
    ["distance", distance],
  ];
  const lines = all.flatMap(([what, estimate]) => {
    if ("identified" in estimate) return [`${what} is not identified: ${english(estimate.reason)}.`];
    const remark = remarkOf(estimate);
    return remark === "" ? [] : [`${"relativeTo" in estimate ? "* " : ""}${what} ${remark}.`];
  });
  const left = [
    table.toItself > 0 && `${table.toItself} of a place to itself`,
    table.unobserved > 0 && `${table.unobserved} that nobody observed`,
    table.flows.length > observations &&
      `${table.flows.length - observations} that have no finite estimate (nothing flows)`,
  ].filter(Boolean);
  return [
    `Poisson pseudo maximum likelihood with effects of origins and destinations, ${observations} flows; standard errors by deleting one place at a time.`,
    ...(left.length > 0 ? [`Left out: ${left.join(", ")}.`] : []),
    ...lines,
    ...(placebo ? [placeboText(placebo)] : []),
  ];
}

function remarkOf(estimate: Exclude<Estimate, { identified: false }>): string {
  const { relativeTo, restsOn } = estimate;
  return [
    relativeTo && `is a difference from ${relativeTo.join(" and ")}, not a level`,
    restsOn && `rests on ${restsOn.join(" and ")} alone: without it the table does not tell it`,
  ]
    .filter(Boolean)
    .join("; ");
}

function placeboText({ draws, mean, deviation }: Placebo): string {
  return `Borders drawn at random through provinces, where there are none: ${signed(mean)} on average of ${draws}, standard deviation ${deviation.toFixed(2)}.`;
}

const signed = (value: number) => `${value > 0 ? "+" : ""}${value.toFixed(2)}`;
const error = (value: number | null) => (value === null ? "-" : value.toFixed(2));
