import { csvLine } from "../../results/index.js";
import type { JudgedExpectation, JudgedFact, MeasuredValue, Verdict } from "./verdict.js";

/** Misses first. */
const ORDER: readonly Verdict[] = [
  "not reproduced",
  "in part",
  "depends on what is not known",
  "no value",
  "reproduced",
];

/** Judged facts, misses first, otherwise as given. */
export function missesFirst(facts: readonly JudgedFact[]): JudgedFact[] {
  return [...facts].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
}

/** For a screen: how many are reproduced, then each hypothesis with what came out, misses first. */
export function factsText(facts: readonly JudgedFact[]): string {
  const blocks = missesFirst(facts).map(({ id, claim, verdict, expectations, drawn, failed }) => {
    const worlds = drawn > 0 ? `, ${drawn} worlds${failed > 0 ? `, ${failed} of them without a base year` : ""}` : "";
    const lines = expectations.map((one) => `  - ${one.claim.en}: ${saysText(one)}\n      ${valuesText(one.values)}\n`);
    return `\n${id}: ${verdict.toUpperCase()}${worlds}. ${claim.en}\n${lines.join("")}`;
  });
  return `${sumText(facts)}\n${blocks.join("")}`;
}

/** "Of 12 hypotheses 7 are reproduced, 2 in part, ..." */
export function sumText(facts: readonly JudgedFact[]): string {
  const counts = [...ORDER]
    .reverse()
    .map((verdict) => [facts.filter((fact) => fact.verdict === verdict).length, verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict}`);
  return `Of ${facts.length} ${facts.length === 1 ? "hypothesis" : "hypotheses"}: ${counts.join(", ")}.`;
}

/** A section of a document: a table of verdicts, misses first, then what each rests on. */
export function factsMarkdown(facts: readonly JudgedFact[]): string {
  const ordered = missesFirst(facts);
  const rows = ordered.map(
    ({ id, claim, source, verdict, file }) => `| ${id} | ${claim.en} (${source}) | **${verdict}** | \`${file}\` |`,
  );
  const details = ordered.flatMap(({ id, expectations, note }) => [
    `\n**${id}**${note ? `: ${note.en}` : ""}\n`,
    ...expectations.map((one) => `- ${one.claim.en}: ${saysText(one)} (${valuesText(one.values)})`),
  ]);
  return [
    sumText(facts),
    "",
    "| id | hypothesis | verdict | scenario |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...details,
    "",
  ].join("\n");
}

/** One line an expectation and measure. */
export function factCsv(facts: readonly JudgedFact[]): string {
  const head = [
    "fact",
    "verdict",
    "expectation",
    "expectation_verdict",
    "holds",
    "share_of_worlds",
    "worlds",
    "measure",
    "central",
    "low",
    "median",
    "high",
  ];
  const rows = facts.flatMap(({ id, verdict, expectations }) =>
    expectations.flatMap((one) =>
      one.values.map(({ measure, central, band }) => [
        ...[id, verdict, one.claim.en, one.verdict, one.holds === null ? "" : String(one.holds)],
        ...[one.share ?? Number.NaN, one.worlds, measure, central ?? Number.NaN],
        ...(band ?? [Number.NaN, Number.NaN, Number.NaN]),
      ]),
    ),
  );
  return [head, ...rows].map(csvLine).join("");
}

function saysText({ holds, share, worlds }: JudgedExpectation): string {
  const central = holds === null ? "no value" : holds ? "yes" : "no";
  return share === null ? central : `${central}, and in ${Math.round(100 * share)} % of ${worlds} worlds`;
}

function valuesText(values: readonly MeasuredValue[]): string {
  return values
    .map(({ measure, central, band }) => {
      const interval = band ? ` [${short(band[0])}, ${short(band[2])}]` : "";
      return `${measure} ${central === null ? "-" : short(central)}${interval}`;
    })
    .join("; ");
}

/** Three digits that carry meaning, without exponents where there is no need. */
function short(value: number): string {
  if (value === 0 || Math.abs(value) < 5e-7) return "0";
  return Number(value.toPrecision(3)).toString();
}
