import { csvTable } from "../../measures/results/index.js";
import { both, ENGLISH, english, joined, type Language, type TextKey, t } from "../../words/index.js";
import type { JudgedExpectation, JudgedFact, MeasuredValue, Verdict } from "./fact.js";

const VERDICTS: Readonly<Record<Verdict, TextKey>> = {
  "not reproduced": "evidence.notReproduced",
  "in part": "evidence.inPart",
  "depends on what is not known": "evidence.dependsOnUnknown",
  "no value": "evidence.noValue",
  "too few draws": "evidence.tooFewDraws",
  reproduced: "cli.scoreReproduced",
};

/** Misses first. */
const ORDER = Object.keys(VERDICTS) as Verdict[];

/** Judged facts, misses first, otherwise as given. */
function missesFirst(facts: readonly JudgedFact[]): JudgedFact[] {
  return facts.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
}

/** For a screen: how many are reproduced, then each hypothesis with what came out, misses first. */
export function factsText(facts: readonly JudgedFact[], language: Language = ENGLISH): string {
  const blocks = missesFirst(facts).map(({ id, claim, verdict, expectations, drawn, failed }) => {
    const loud = both((one) => t(VERDICTS[verdict])[one].toUpperCase());
    const head = t("evidence.factHead", { id, verdict: loud, drawn, failed, claim });
    const lines = expectations.map(
      (one) => `  - ${expected(one, language)}
      ${valuesText(one.values)}
`,
    );
    return `
${head[language]}
${lines.join("")}`;
  });
  return `${sumText(facts, language)}
${blocks.join("")}`;
}

/** "12 hypotheses: reproduced 7, in part 5." */
function sumText(facts: readonly JudgedFact[], language: Language): string {
  const counts = [...ORDER]
    .reverse()
    .map((verdict) => ({
      count: facts.filter((fact) => fact.verdict === verdict).length,
      verdict: t(VERDICTS[verdict]),
    }))
    .filter(({ count }) => count > 0)
    .map((one) => t("evidence.verdictCount", one));
  return t("evidence.factsCount", { count: facts.length, counts: joined(counts, "comma") })[language];
}

/** A section of a document: a table of verdicts, misses first, then what each rests on. */
export function factsMarkdown(facts: readonly JudgedFact[], language: Language = ENGLISH): string {
  const ordered = missesFirst(facts);
  const rows = ordered.map(
    ({ id, claim, source, verdict, file }) =>
      t("evidence.factRow", { id, claim, source, verdict: t(VERDICTS[verdict]), file })[language],
  );
  const details = ordered.flatMap(({ id, expectations, note }) => [
    `\n**${id}**${note ? t("join.colon")[language] + note[language] : ""}\n`,
    ...expectations.map(
      (one) => `- ${expected(one, language)}${t("join.bracket", { text: valuesText(one.values) })[language]}`,
    ),
  ]);
  return [
    sumText(facts, language),
    "",
    t("evidence.factColumns")[language],
    "| --- | --- | --- | --- |",
    ...rows,
    ...details,
    "",
  ].join("\n");
}

/** One line an expectation and measure. */
export function factCsv(facts: readonly JudgedFact[]): string {
  const rows = facts.flatMap(({ id, verdict, expectations }) =>
    expectations.flatMap(({ claim, main, holds, share, interval, worlds, values, ...one }) =>
      values.map(({ measure, central, band }) => [
        ...[id, verdict, english(claim), one.verdict, main, holds],
        ...[share, ...(interval ?? [null, null]), worlds, measure, central],
        ...(band ?? [null, null, null]),
      ]),
    ),
  );
  return csvTable(
    "fact,verdict,expectation,expectation_verdict,claim,holds,share_of_worlds,share_low,share_high,worlds,measure," +
      "central,low,median,high",
    rows,
  );
}

/** What should be true, and whether it is. */
function expected({ claim, main, holds, share, interval, worlds }: JudgedExpectation, language: Language): string {
  const central = holds === null ? t(VERDICTS["no value"]) : t(holds ? "cli.yes" : "cli.no");
  const [percent, low, high] = [share ?? 0, ...(interval ?? [0, 0])].map((one) => Math.round(100 * one));
  return t("evidence.expected", { claim, main, central, drawn: share !== null, percent, low, high, worlds })[language];
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
