import type { SectionId } from "../../figures/comparison/reportFigure.js";
import { SECTION_IDS } from "../../figures/comparison/reportFigure.js";
import { headlinesOf } from "../../measures/indicators/index.js";
import { CLUSTER } from "../../measures/results/record.js";
import type { Lookup } from "../../measures/views/data.js";
import { oneYear, shownOf, whenText, yearOf } from "../../measures/views/difference.js";
import { sum } from "../../measures/views/money.js";
import { inSentence } from "../../measures/views/present.js";
import type { Reading } from "../../measures/views/reading.js";
import { t } from "../../words/index.js";
import { FINDINGS_READ, FINDINGS_READ_COURSES } from "../answer/findings.js";
import {
  CITIES_READ,
  citiesTable,
  citiesThatMatter,
  clusterTable,
  dictionaryTable,
  effectCell,
  placesTable,
} from "../tables/effects.js";
import { escapeHtml, foldHtml } from "../tables/html.js";
import { paymentsOf } from "../tables/payments.js";
import { tableHtml } from "../tables/table.js";
import { answerHtml, leadHtml } from "./answerSection.js";
import { changesHtml, leversBrief } from "./changes.js";
import { collaborationBrief, collaborationHtml } from "./collaboration.js";
import { deedsHtml } from "./deeds.js";
import { decisionsHtml, reasonsHtml } from "./governments.js";
import { READING } from "./prose.js";
import { provenance, provenanceBrief } from "./provenance.js";
import type { SectionOf } from "./sectionOf.js";
import { UNCERTAINTY_READ, uncertaintyHtml } from "./uncertaintySection.js";

type ReportSection = SectionOf<Lookup, SectionId> & Partial<Reading>;

const INEQUALITY = "theil-t-gdp";

/** Sections of the report by their ids. Figures say themselves where they stand. */
const DECLARED: Readonly<Record<SectionId, Omit<ReportSection, "id">>> = {
  findings: {
    title: t("report.theAnswer"),
    reads: FINDINGS_READ,
    readsCourses: FINDINGS_READ_COURSES,
    above: leadHtml,
    below: answerHtml,
  },
  cities: { title: t("report.gainsLoses"), reads: CITIES_READ, below: cities },
  changes: {
    title: t("report.wasChanged"),
    above: (view) => changesHtml(view) + deedsHtml(view),
    folded: leversBrief,
  },
  uncertainty: { title: t("report.howSure"), reads: UNCERTAINTY_READ, above: uncertaintyHtml },
  flows: { title: t("report.whoMoves") },
  finance: { title: t("report.whatItDoesToBudgets"), readsCourses: ["net-transfers"], below: payments },
  effects: {
    title: t("report.effectsOnEveryMeasure"),
    reads: headlinesOf("page").flatMap(({ rows }) => rows.map(({ indicator }) => indicator)),
    above: effects,
    folded: (view) => brief(view, CLUSTER, "real-gdp"),
  },
  governments: {
    title: t("report.governmentsDecided"),
    above: decisionsHtml,
    below: reasonsHtml,
    folded: ({ say, data: { choices } }) =>
      say(t("report.decisionsBrief", { decisions: choices.decisions.length, meetings: choices.meetings.length })),
  },
  collaboration: { title: t("report.howCollaborationChanges"), above: collaborationHtml, folded: collaborationBrief },
  convergence: {
    title: t("report.doGapsNarrow"),
    reads: [INEQUALITY],
    folded: (view) => brief(view, CLUSTER, INEQUALITY),
  },
  structure: {
    title: t("report.whoMakesWhat"),
    folded: ({ say, data: { context } }) =>
      say(t("report.structureBrief", { cities: context.cities.length, sectors: context.sectors.length })),
  },
  reading: { title: t("report.howReadReport"), above: ({ say }) => say(READING), folded: () => "" },
  provenance: { title: t("report.canBeRepeated"), above: provenance, folded: provenanceBrief },
  dictionary: {
    title: t("report.whatMeasuresMean"),
    above: (view) => tableHtml(dictionaryTable(view)),
    folded: ({ say, data: { dictionary } }) => say(t("report.measuresCount", { count: dictionary.length })),
  },
};

/** Sections of the report in reading order. */
export const SECTIONS: readonly ReportSection[] = SECTION_IDS.map((id) => ({ id, ...DECLARED[id] }));

function effects(view: Lookup): string {
  const { say } = view;
  const year = yearOf(view);
  const better = `<span class="better">${say(t("report.better3"))}</span>`;
  const worse = `<span class="worse">${say(t("report.worse"))}</span>`;
  const how =
    view.data.manifest.replicates > 1
      ? say(t("report.meanDifferenceBaseline95", { year, better, worse }))
      : say(t("report.differenceBaselineOneRun", { year, better, worse }));
  const around = say(t("report.gdpMadePlaceNational"));
  return `<h3>${say(t("report.effectsVariant"))}</h3><p>${how}</p>${tableHtml(clusterTable(view, view.variants, "page", year))}<h3>${say(t("report.clusterCountryLiesAround"))}</h3><p>${around}</p>${tableHtml(placesTable(view, shownOf(view)))}`;
}

function cities(view: Lookup): string {
  const { say, data } = view;
  const shown = shownOf(view);
  const { name } = shown;
  const few = citiesThatMatter(view, shown);
  const all = say(t("report.allCitiesUnder", { name, count: data.context.cities.length }));
  const whole = tableHtml(citiesTable(view, shown));
  if (!few) return whole;
  const heading = say(t("report.mostAndLeast", { name }));
  return `<h3>${escapeHtml(heading)}</h3>${tableHtml(citiesTable(view, shown, few))}${foldHtml(escapeHtml(all), whole)}`;
}

/** Who pays whom, of every variant in which somebody does, behind its sum; then what decides who receives. */
function payments(view: Lookup): string {
  const { currency } = view.source.context;
  const all = paymentsOf(view);
  if (all.length === 0) return "";
  const folds = all.map(({ name, turnover, table }) => {
    const summary = view.say(t("report.whoPaysBrief", { name, amount: sum(turnover, currency) }));
    return foldHtml(escapeHtml(summary), tableHtml({ ...table, notes: [] }));
  });
  const notes = [...new Set(all.flatMap(({ table }) => table.notes ?? []))];
  const prices = notes.map((note) => `<p>${escapeHtml(note)}</p>`).join("");
  return folds.join("") + foldHtml(escapeHtml(view.say(t("report.atWhichPrices"))), prices);
}

/** The effect that the page shows on one measure. */
function brief(view: Lookup, place: string, indicator: string): string {
  const year = yearOf(view);
  const { effect, name: label } = shownOf(view, oneYear(year));
  const { text } = effectCell(view, indicator, effect(place, indicator), "percent");
  const name = inSentence(view.entry(indicator).label);
  return view.say(t("report.measureBrief", { name, text, when: whenText(oneYear(year)), label }));
}
