import type { OutcomeSensitivity, SensitivityReport } from "../results/sensitivity.js";
import { inSentence, plain, signed, withInterval } from "./present.js";

/** What a study of sensitivity says in words, the answer first. No markup. */
export function sensitivitySentences(report: SensitivityReport): string[] {
  return [...report.outcomes.map((outcome) => sentence(report, outcome)), ...lost(report)];
}

/** A figure as people call it. */
export function figureLabel({ factors }: SensitivityReport, name: string): string {
  return factors.find((one) => one.name === name)?.label ?? name;
}

/** How many figures a sentence names. */
const NAMED = 3;

function sentence(report: SensitivityReport, outcome: OutcomeSensitivity): string {
  const { variantLabel, label, place, year, unit, mean, deviation } = outcome;
  const of = place === "cluster" ? inSentence(label) : `${inSentence(label)} of ${place}`;
  const size = `“${variantLabel}” changes ${of} in ${year} by ${signed(mean)} ${unit} on average over the worlds (standard deviation ${plain(deviation)})`;
  const known = outcome.factors.filter(
    ({ estimates }) => estimates[0]!.value !== 0 && !Number.isNaN(estimates[0]!.value),
  );
  if (known.length === 0) return `${size}; it depends on none of the figures.`;
  const named = known.slice(0, NAMED).map(({ factor, estimates }) => {
    const { value, low, high } = estimates[0]!;
    const [middle, from, to] = withInterval(value, low, high);
    return `${figureLabel(report, factor)} (${middle}, 95 % interval ${from} to ${to})`;
  });
  return `${size}. It depends most on: ${named.join("; ")}. ${MEANING[report.method](unit)}`;
}

const MEANING: Record<SensitivityReport["method"], (unit: string) => string> = {
  morris: (unit) => `In brackets: mean change of the effect, in ${unit}, over the whole range of the figure.`,
  sobol: () => "In brackets: share of the variance that is left when all other figures are known.",
  rank: () => "In brackets: Spearman’s rank correlation.",
};

function lost({ failed, worlds }: SensitivityReport): string[] {
  const cases = new Set(failed.map((one) => one.case)).size;
  if (cases === 0) return [];
  const [first] = failed;
  return [`${cases} of ${worlds} worlds could not be run; what needs them is left out. The first: ${first!.reason}`];
}
