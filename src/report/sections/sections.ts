import type { SectionId } from "../../figures/comparison/reportFigure.js";
import { SECTION_IDS } from "../../figures/comparison/reportFigure.js";
import { headlinesOf } from "../../measures/indicators/index.js";
import type { Lookup } from "../../measures/views/data.js";
import { variantLabel } from "../../measures/views/decisions.js";
import type { Reading } from "../../measures/views/reading.js";
import { LANGUAGES, nameOfLanguage, type Text, t } from "../../words/index.js";
import { failureSentences } from "../answer/failures.js";
import { FINDINGS_READ, FINDINGS_READ_COURSES, findings } from "../answer/findings.js";
import {
  CITIES_READ,
  citiesTable,
  clusterTable,
  dictionaryTable,
  placesTable,
  winnersTable,
} from "../tables/effects.js";
import { escapeHtml } from "../tables/html.js";
import { tableHtml } from "../tables/table.js";
import { changesHtml } from "./changes.js";
import { collaborationHtml } from "./collaboration.js";
import { deedsHtml } from "./deeds.js";
import { decisionsHtml, reasonsHtml } from "./governments.js";
import { NOT_A_FORECAST, READING } from "./prose.js";
import { provenance } from "./provenance.js";
import type { SectionOf } from "./sectionOf.js";
import { UNCERTAINTY_READ, uncertaintyHtml } from "./uncertaintySection.js";

type ReportSection = SectionOf<Lookup, SectionId> & Partial<Reading>;

/** Sections of the report by their ids. Figures say themselves where they stand. */
const DECLARED: Readonly<Record<SectionId, Omit<ReportSection, "id">>> = {
  findings: {
    title: t("report.findings"),
    reads: FINDINGS_READ,
    readsCourses: FINDINGS_READ_COURSES,
    above: findingsHtml,
  },
  changes: { title: t("report.wasChanged"), above: (view) => changesHtml(view) + deedsHtml(view) },
  uncertainty: { title: t("report.howSure"), reads: UNCERTAINTY_READ, above: uncertaintyHtml },
  effects: {
    title: t("report.effectsCluster"),
    reads: headlinesOf("page").flatMap(({ rows }) => rows.map(({ indicator }) => indicator)),
    above: effects,
  },
  collaboration: { title: t("report.collaboration"), above: collaborationHtml },
  governments: { title: t("report.governmentsDecided"), above: decisionsHtml, below: reasonsHtml },
  cities: { title: t("report.winnersLosers"), reads: CITIES_READ, above: cities },
  convergence: { title: t("indicators.convergence") },
  flows: { title: t("report.flowsFirmsWorkers") },
  structure: { title: t("report.industrialStructure") },
  finance: { title: t("indicators.publicFinance") },
  reading: { title: t("report.howReadReport"), above: ({ say }) => say(READING) },
  provenance: { title: t("report.checksProvenance"), above: provenance },
  dictionary: { title: t("report.dictionary"), above: dictionary },
};

/** Sections of the report in reading order. */
export const SECTIONS: readonly ReportSection[] = SECTION_IDS.map((id) => ({ id, ...DECLARED[id] }));

/** The answer first; in other languages behind a fold, since a page is handed on to people who read those. */
function findingsHtml(view: Lookup): string {
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
  const compared = variants.length > 0 ? `<h3>${say(t("report.compared"))}</h3><dl>${variants.join("")}</dl>` : "";
  const limits = [...LIMITS.map(say), ...view.data.context.limits].map((limit) => `<li>${escapeHtml(limit)}</li>`);
  return `${failures(view)}${withoutEffect(view)}${items(answer[language])}${folded.join("")}${compared}<div class="box" id="limits"><h3>${say(NOT_A_FORECAST)}</h3><ul>${limits.join("")}</ul></div>`;
}

/** Nobody must take an effect for what it is not: this comes first. */
function failures(view: Lookup): string {
  const { manifest } = view.data;
  const sentences = failureSentences(manifest, (variant) => `“${variantLabel(view, variant)}”`, view.language);
  const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  const title = view.say(t("report.runsCouldFinished2"));
  return items && `<div class="box" id="failures"><h3>${title}</h3><ul>${items}</ul></div>`;
}

/** What the user wrote and what changes no number. */
function withoutEffect({ data: { context }, say }: Lookup): string {
  const items = context.withoutEffect.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  const title = say(t("report.withoutEffect"));
  return items && `<div class="box" id="without-effect"><h3>${title}</h3><ul>${items}</ul></div>`;
}

const LIMITS: readonly Text[] = [
  t("report.effectsDifferencesBetweenTwo"),
  t("report.intervalsChanceShowChance"),
  t("report.nobodyModelAnticipatesReform"),
];

function effects(view: Lookup): string {
  const { say, lastYear } = view;
  const better = `<span class="better">${say(t("report.better3"))}</span>`;
  const worse = `<span class="worse">${say(t("report.worse"))}</span>`;
  const how =
    view.data.manifest.replicates > 1
      ? say(t("report.meanDifferenceBaseline95", { lastYear, better, worse }))
      : say(t("report.differenceBaselineOneRun", { lastYear, better, worse }));
  const around = say(t("report.gdpMadePlaceNational"));
  return `<h3>${say(t("report.effectsVariant"))}</h3><p>${how}</p>${tableHtml(clusterTable(view, view.variants, "page"))}<h3>${say(t("report.clusterCountryLiesAround"))}</h3><p>${around}</p>${tableHtml(placesTable(view, view.focus))}`;
}

function cities(view: Lookup): string {
  const { say, lastYear } = view;
  const counted =
    view.data.manifest.replicates > 1 ? say(t("report.cityCountsGainingLosing")) : say(t("report.oneRunSoAny"));
  const by = say(t("report.realConsumptionPerResident", { lastYear, counted }));
  const all = say(t("report.allCitiesUnder", { label: view.focus.label }));
  return `<h3>${say(t("report.winnersLosersVariant"))}</h3><p>${by}</p>${tableHtml(winnersTable(view))}<details><summary>${escapeHtml(all)}</summary>${tableHtml(citiesTable(view, view.focus))}</details>`;
}

function dictionary(view: Lookup): string {
  const { length } = view.data.dictionary;
  const title = view.say(t("report.indicatorsUnitFormulaSource", { length }));
  return `<details><summary>${title}</summary>${tableHtml(dictionaryTable(view))}</details>`;
}
