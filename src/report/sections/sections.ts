import { SECTION_IDS, type SectionId } from "../../figures/comparison/reportFigure.js";
import { headlinesOf, RECEIPTS } from "../../measures/indicators/index.js";
import { CLUSTER, drawsTold, givenOf } from "../../measures/results/index.js";
import { pairsOf } from "../../measures/views/difference.js";
import {
  inSentence,
  type Lookup,
  oneYear,
  type Reading,
  shownOf,
  sum,
  variantLabel,
  whenText,
  yearOf,
} from "../../measures/views/index.js";
import { LANGUAGES, nameOfLanguage, saidIn, type TextKey } from "../../words/index.js";
import { chosenFirst } from "../answer/answer.js";
import { askedOf, FINDINGS_READ, FINDINGS_READ_COURSES, failureSentences, findings } from "../answer/findings.js";
import { headline } from "../answer/headline.js";
import { alsoAsked, differenceSentences } from "../answer/several.js";
import { TOLD, uncertaintySentences } from "../answer/uncertainty.js";
import { observedSentences } from "../answer/winners.js";
import {
  CITIES_READ,
  centralSentence,
  citiesTable,
  citiesThatMatter,
  clusterTable,
  dictionaryTable,
  drawRangesTable,
  effectCell,
  namesOf,
  placesTable,
} from "../tables/effects.js";
import { paymentsOf } from "../tables/payments.js";
import { momentsTable } from "../tables/studies.js";
import { eachHtml, escapeHtml, findingsHtml, foldHtml, proseHtml, type Table, tableHtml } from "../tables/table.js";
import { winnersTable } from "../tables/winners.js";
import { changesHtml, deedsHtml, leversBrief } from "./changes.js";
import { collaborationBrief, collaborationHtml } from "./collaboration.js";
import { decisionsHtml, reasonsHtml } from "./governments.js";
import { NOT_A_FORECAST, provenance, provenanceBrief, READING, type SectionOf } from "./provenance.js";

/** What the section reads. */
const UNCERTAINTY_READ = [...new Set(TOLD.map(({ indicator }) => indicator))];

type ReportSection = SectionOf<Lookup, SectionId> & Partial<Reading>;

const INEQUALITY = "theil-t-gdp";

/** Sections of the report by their ids. Figures say themselves where they stand. */
const DECLARED: Readonly<Record<SectionId, Omit<ReportSection, "id">>> = {
  findings: {
    title: "report.theAnswer",
    reads: FINDINGS_READ,
    readsCourses: FINDINGS_READ_COURSES,
    above: leadHtml,
    below: answerHtml,
  },
  cities: { title: "report.gainsLoses", reads: CITIES_READ, below: cities },
  changes: {
    title: "report.wasChanged",
    above: (view) =>
      changesHtml(view) +
      deedsHtml(view) +
      boxHtml("cautions", view.say("report.cautions"), view.data.context.cautions),
    folded: leversBrief,
  },
  uncertainty: { title: "report.howSure", reads: UNCERTAINTY_READ, above: uncertaintyHtml },
  flows: { title: "report.whoMoves" },
  finance: { title: "report.whatItDoesToBudgets", readsCourses: RECEIPTS, below: payments },
  effects: {
    title: "report.effectsOnEveryMeasure",
    reads: headlinesOf("page").flatMap(({ rows }) => rows.map(({ indicator }) => indicator)),
    above: effects,
    folded: (view) => brief(view, CLUSTER, "real-gdp"),
  },
  governments: {
    title: "report.governmentsDecided",
    above: decisionsHtml,
    below: reasonsHtml,
    folded: ({ say, data: { choices } }) =>
      say("report.decisionsBrief", { decisions: choices.decisions.length, meetings: choices.meetings.length }),
  },
  collaboration: { title: "report.howCollaborationChanges", above: collaborationHtml, folded: collaborationBrief },
  convergence: {
    title: "report.doGapsNarrow",
    reads: [INEQUALITY],
    folded: (view) => brief(view, CLUSTER, INEQUALITY),
  },
  structure: {
    title: "report.whoMakesWhat",
    folded: ({ say, data: { context } }) =>
      say("report.structureBrief", { cities: context.cities.length, sectors: context.sectors.length }),
  },
  reading: { title: "report.howReadReport", above: ({ say }) => say(READING), folded: () => "" },
  provenance: { title: "report.canBeRepeated", above: provenance, folded: provenanceBrief },
  dictionary: {
    title: "report.whatMeasuresMean",
    above: (view) => tableHtml(dictionaryTable(view)),
    folded: ({ say, data: { dictionary } }) => say("report.measuresCount", { count: dictionary.length }),
  },
};

/** Sections of the report in reading order. */
export const SECTIONS: readonly ReportSection[] = SECTION_IDS.map((id) => ({ id, ...DECLARED[id] }));

function effects(view: Lookup): string {
  const { say } = view;
  const year = yearOf(view);
  const better = `<span class="better">${say("report.betterWord")}</span>`;
  const worse = `<span class="worse">${say("report.worse")}</span>`;
  const how =
    view.data.manifest.replicates > 1
      ? say("report.meanDifferenceBaseline95", { year, better, worse, chance: view.chance })
      : say("report.differenceBaselineOneRun", { year, better, worse });
  const around = say("report.gdpMadePlaceNational");
  return (
    `<h3>${say("report.effectsVariant")}</h3><p>${how}</p>` +
    `${tableHtml(clusterTable(view, view.variants, "page", year))}<h3>${say("report.clusterCountryLiesAround")}` +
    `</h3><p>${around}</p>${tableHtml(placesTable(view, shownOf(view)))}`
  );
}

function cities(view: Lookup): string {
  const { say, data } = view;
  const shown = shownOf(view);
  const { name } = shown;
  const few = citiesThatMatter(view, shown);
  const all = say("report.allCitiesUnder", { name, count: data.context.cities.length });
  const whole = tableHtml(citiesTable(view, shown));
  if (!few) return whole;
  const heading = say("report.mostAndLeast", { name });
  const table = tableHtml(citiesTable(view, shown, few));
  return `<h3>${escapeHtml(heading)}</h3>${table}${foldHtml(escapeHtml(all), whole)}`;
}

/** Who pays whom, of every variant in which somebody does, behind its sum; then what decides who receives. */
function payments(view: Lookup): string {
  const { currency } = view.source.context;
  const all = paymentsOf(view);
  if (all.length === 0) return "";
  const folds = all.map(({ name, turnover, table }) => {
    const summary = view.say("report.whoPaysBrief", { name, amount: sum(turnover, currency) });
    return foldHtml(escapeHtml(summary), tableHtml({ ...table, notes: [] }));
  });
  const notes = [...new Set(all.flatMap(({ table }) => table.notes ?? []))];
  const prices = eachHtml("p", notes);
  return folds.join("") + foldHtml(escapeHtml(view.say("report.atWhichPrices")), prices);
}

/** The effect that the page shows on one measure. */
function brief(view: Lookup, place: string, indicator: string): string {
  const year = yearOf(view);
  const { effect, name: label } = shownOf(view, oneYear(year));
  const { text } = effectCell(view, indicator, effect(place, indicator), "percent");
  const name = inSentence(view.entry(indicator).label);
  return view.say("report.measureBrief", { name, text, when: whenText(oneYear(year)), label });
}

/**
 * The answer in two sentences or three: what was never observed, and what differs between variants, among them; what
 * governments chose before the effect.
 */
function leadHtml(view: Lookup): string {
  const asked = askedOf(view);
  const { language } = view;
  const chosen = chosenFirst(asked, language);
  const effect = saidIn(headline(asked), language);
  const told = [...effect, ...asked.chosen[language], ...asked.decided[language]];
  const more = findings(view)[language].filter((one) => !told.includes(one));
  const observed = observedSentences(asked).slice(0, 1);
  const differences = differenceSentences(asked).slice(0, asked.plan.differences ? undefined : 1);
  const ofSeveral = saidIn([...observed, ...alsoAsked(asked), ...differences], language);
  const beside = pairsOf(asked).length > 1 ? ofSeveral : more.slice(0, 1);
  const [lead, ...below] = [...chosen, effect.join(view.say("join.sentence")), ...beside];
  return `${cautionsHtml(view)}<p class="lead">${escapeHtml(lead!)}</p>${eachHtml("p", below)}`;
}

/** Who gains and who pays in a row each; all sentences, in other languages too, since a page is handed on. */
function answerHtml(view: Lookup): string {
  const { say, language } = view;
  const answer = findings(view);
  const folded = LANGUAGES.filter((other) => other !== language).map((other) => {
    const { name, tag } = nameOfLanguage(other);
    // A page without spaces before per cent signs keeps those of the other language.
    const kept = answer[other].map((sentence) => sentence.replaceAll(" %", "\u00a0%"));
    return `<details lang="${tag}"><summary>${name}</summary>${findingsHtml(kept)}</details>`;
  });
  const described = view.data.context.variants.filter(({ description }) => description);
  const variants = described.map(
    ({ label, description }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(description!)}</dd>`,
  );
  const compared = variants.length > 0 ? foldHtml(say("report.compared"), `<dl>${variants.join("")}</dl>`) : "";
  const whole = foldHtml(
    say("report.wholeAnswer", { count: answer[language].length }),
    findingsHtml(answer[language]) + folded.join(""),
  );
  const limits = [...LIMITS.map((limit) => say(limit)), ...view.data.context.limits];
  return (
    `${rowsHtml(winnersTable(view))}${whole}${compared}<details id="limits"><summary>${say(NOT_A_FORECAST)}` +
    `</summary><ul>${eachHtml("li", limits, proseHtml)}</ul></details>`
  );
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

/** Nobody must take an effect for what it is not, and what the user wrote may change no number: this comes first. */
function cautionsHtml(view: Lookup): string {
  const { say, language } = view;
  const { manifest, context } = view.data;
  const failures = failureSentences(manifest, (variant) => `“${variantLabel(view, variant)}”`, language);
  return (
    boxHtml("failures", say("report.runsNotFinished"), failures) +
    boxHtml("without-effect", say("report.withoutEffect"), context.withoutEffect)
  );
}

function boxHtml(id: string, title: string, sentences: readonly string[]): string {
  const items = eachHtml("li", sentences, proseHtml);
  return items && `<div class="box" id="${id}"><h3>${title}</h3><ul>${items}</ul></div>`;
}

const LIMITS: readonly TextKey[] = [
  "report.effectsDifferencesBetweenTwo",
  "report.intervalsChanceShowChance",
  "report.nobodyModelAnticipatesReform",
];

/** Bands of every variant, then what a study says of the one in focus; what to do where there is no study. HTML. */
function uncertaintyHtml(view: Lookup): string {
  const { uncertainty } = view.data;
  const { say, language } = view;
  if (!uncertainty) return `<p>${escapeHtml(say("report.studyUncertaintyBelongsThese"))}</p>`;
  const central = centralSentence(view, uncertainty);
  const told = uncertaintySentences(
    uncertainty,
    view.focus.id,
    namesOf(view),
    language,
    view.data.context.answer?.measure,
  );
  const sentences = central === undefined ? told : [...told, central];
  const items = eachHtml("li", sentences, proseHtml);
  const { factors } = uncertainty;
  const draws = drawsTold(uncertainty);
  const given = givenOf(uncertainty);
  const values = { draws, factorsCount: factors.length, lastYear: view.lastYear, given };
  const drawn = say("report.worldsEachOwnDraw", values);
  const table = tableHtml(drawRangesTable(view, uncertainty));
  const { data } = uncertainty;
  const held = escapeHtml(say("report.dataOfDraws"));
  const moments = data ? foldHtml(held, tableHtml(momentsTable(data, language))) : "";
  return `<p>${escapeHtml(drawn)}</p>${table}${moments}<h3>“${escapeHtml(view.focus.label)}”</h3><ul>${items}</ul>`;
}
