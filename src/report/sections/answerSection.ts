import type { Lookup } from "../../measures/views/data.js";
import { variantLabel } from "../../measures/views/decisions.js";
import { LANGUAGES, nameOfLanguage, percentSigns, type Text, t } from "../../words/index.js";
import { failureSentences } from "../answer/failures.js";
import { askedOf, findings } from "../answer/findings.js";
import { differenceSentences, headline, observedSentences, pairsOf } from "../answer/index.js";
import { escapeHtml, foldHtml, proseHtml } from "../tables/html.js";
import { type Table, tableHtml } from "../tables/table.js";
import { winnersTable } from "../tables/winners.js";
import { NOT_A_FORECAST } from "./prose.js";

/** The answer in two sentences or three: what was never observed, and what differs between variants, among them. */
export function leadHtml(view: Lookup): string {
  const asked = askedOf(view);
  const { language } = view;
  const said = (texts: readonly Text[]) => texts.map((text) => percentSigns(view.say(text), language));
  const lead = said(headline(asked));
  const more = findings(view)[language].filter((one) => !lead.includes(one) && !asked.decided[language].includes(one));
  const [observed, differences] = [observedSentences(asked), differenceSentences(asked)].map((all) => all.slice(0, 1));
  const beside = pairsOf(asked).length > 1 ? said([...observed!, ...differences!]) : more.slice(0, 1);
  const paragraphs = beside.map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  return `${failures(view)}${withoutEffect(view)}<p class="lead">${escapeHtml(lead.join(" "))}</p>${paragraphs.join("")}`;
}

/** Who gains and who pays in a row each; all sentences, in other languages too, since a page is handed on. */
export function answerHtml(view: Lookup): string {
  const { say, language } = view;
  const answer = findings(view);
  const items = (sentences: readonly string[]) =>
    `<ul class="findings">${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("")}</ul>`;
  const folded = LANGUAGES.filter((other) => other !== language).map((other) => {
    const { name, tag } = nameOfLanguage(other);
    return `<details lang="${tag}"><summary>${name}</summary>${items(answer[other])}</details>`;
  });
  const described = view.data.context.variants.filter(({ description }) => description);
  const variants = described.map(
    ({ label, description }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(description!)}</dd>`,
  );
  const compared = variants.length > 0 ? foldHtml(say(t("report.compared")), `<dl>${variants.join("")}</dl>`) : "";
  const whole = foldHtml(
    say(t("report.wholeAnswer", { count: answer[language].length })),
    items(answer[language]) + folded.join(""),
  );
  const limits = [...LIMITS.map(say), ...view.data.context.limits].map((limit) => `<li>${proseHtml(limit)}</li>`);
  return `${rowsHtml(winnersTable(view))}${whole}${compared}<details id="limits"><summary>${say(NOT_A_FORECAST)}</summary><ul>${limits.join("")}</ul></details>`;
}

/** A table of one row stands as a line a column, the first two being told above. */
function rowsHtml(table: Table): string {
  const [row, ...others] = table.groups.flatMap(({ rows }) => rows);
  if (!row || others.length > 0) return `<div class="brief">${tableHtml(table)}</div>`;
  const lines = row.slice(2).map((cell, at) => {
    const { text, small } = typeof cell === "string" ? { text: cell, small: undefined } : cell;
    const column = table.columns[at + 2]!;
    const head = typeof column === "string" ? column : column.text;
    const told = [text, ...(small ? [small] : [])].map(escapeHtml).join(" · ");
    return `<dt>${escapeHtml(head)}</dt><dd>${told}</dd>`;
  });
  return `<dl class="rows">${lines.join("")}</dl>`;
}

/** Nobody must take an effect for what it is not: this comes first. */
function failures(view: Lookup): string {
  const { manifest } = view.data;
  const sentences = failureSentences(manifest, (variant) => `“${variantLabel(view, variant)}”`, view.language);
  const items = sentences.map((sentence) => `<li>${proseHtml(sentence)}</li>`).join("");
  const title = view.say(t("report.runsCouldFinished2"));
  return items && `<div class="box" id="failures"><h3>${title}</h3><ul>${items}</ul></div>`;
}

/** What the user wrote and what changes no number. */
function withoutEffect({ data: { context }, say }: Lookup): string {
  const items = context.withoutEffect.map((sentence) => `<li>${proseHtml(sentence)}</li>`).join("");
  const title = say(t("report.withoutEffect"));
  return items && `<div class="box" id="without-effect"><h3>${title}</h3><ul>${items}</ul></div>`;
}

const LIMITS: readonly Text[] = [
  t("report.effectsDifferencesBetweenTwo"),
  t("report.intervalsChanceShowChance"),
  t("report.nobodyModelAnticipatesReform"),
];
