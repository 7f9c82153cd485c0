import { drawn, type FigureOf } from "../../figures/drawing/figure.js";
import { GAME_FIGURES } from "../../figures/game/index.js";
import { EVALUATION_FIGURES } from "../../figures/study/evaluation.js";
import { LEAGUE_FIGURES } from "../../figures/study/league.js";
import { SENSITIVITY_FIGURES } from "../../figures/study/sensitivity.js";
import { SWEEP_FIGURES } from "../../figures/study/sweep.js";
import type {
  EvaluationReport,
  GameReport,
  LeagueReport,
  Manifest,
  SensitivityReport,
  SweepReport,
} from "../../measures/results/index.js";
import {
  gameView,
  leagueSeen,
  type Reader,
  type SensitivityView,
  seen,
  sensitivitySeen,
  sweepSeen,
} from "../../measures/views/index.js";
import { ENGLISH, type Language, type TextKey } from "../../words/index.js";
import { evaluationSentences, leagueSentences, sensitivitySentences, sweepSentences } from "../answer/studies.js";
import { GAME_SECTIONS } from "../sections/gameSections.js";
import {
  NOT_A_FORECAST,
  programSection,
  readingSection,
  type SectionOf,
  studyProvenance,
} from "../sections/provenance.js";
import {
  estimatesTable,
  evaluationTable,
  goalpostsTable,
  leagueTable,
  optionsTable,
  ranksTable,
} from "../tables/studies.js";
import { escapeHtml, findingsHtml, tableHtml } from "../tables/table.js";
import { filled, type Heading, headingHtml, pageHtml } from "./shell.js";

/** A page whose figures and sections all see the same. `title`: in the browser. */
function pageOf<View extends Reader>(
  view: View,
  title: string,
  heading: Heading,
  declared: readonly SectionOf<View, string>[],
  figures: readonly FigureOf<View, string>[],
  plotlySource: string,
): string {
  const { language } = view;
  const shown = drawn(figures, () => view);
  const sections = filled(declared, shown, () => view, language);
  return pageHtml({ title, header: headingHtml(heading), sections, figures: shown, plotlySource, language });
}

/** What a study says in words, and what it does not say. */
function findings(sentences: readonly string[], limits?: TextKey): SectionOf<Reader, string> {
  const box = ({ say }: Reader) =>
    limits ? `<div class="box"><h3>${say(NOT_A_FORECAST)}</h3><p>${say(limits)}</p></div>` : "";
  return {
    id: "findings",
    title: "report.findings",
    above: (view) => findingsHtml(sentences) + box(view),
  };
}

/** The report of a coordination game as one HTML file. */
export function gameHtml(
  report: GameReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = ENGLISH,
): string {
  const view = gameView(report, manifest, language);
  const { say } = view;
  const { region, title, question, agreement, settings, players } = view.report;
  const { replicates, horizon, from } = settings;
  const heading = {
    kind: `${say("report.coalitionAnalysis")} · ${escapeHtml(region)}`,
    title,
    question,
    facts: [
      escapeHtml(agreement),
      say("report.players", { size: players.length }),
      say("report.years", { horizon, from }),
      replicates > 0 ? say("cli.replicatesCount", { count: replicates }) : say("report.withoutChance"),
    ],
  };
  return pageOf(view, title, heading, GAME_SECTIONS, GAME_FIGURES, plotlySource);
}

/** The report of a sweep as one HTML file. */
export function sweepHtml(
  report: SweepReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = ENGLISH,
): string {
  const view = { ...sweepSeen(report, language), manifest };
  const { say } = view;
  const { region, title, question, cases, worlds, population, replicates } = view.report;
  const heading = {
    kind: `${say("report.sweepHead")} · ${escapeHtml(region)}`,
    title,
    question,
    facts: [
      say("report.cases", { cases, worlds: worlds > 1, worlds2: worlds }),
      population === "agents" ? say("report.replicatesAgentsEach", { replicates }) : say("report.cohortsWithoutChance"),
    ],
  };
  const sections: SectionOf<Reader, string>[] = [
    findings(sweepSentences(report, language), "report.everyEffectDifferenceBetween"),
    { id: "effects", title: "report.effectsHead" },
    { id: "regret", title: "report.optionsUncertainWorlds" },
    { id: "front", title: "report.weighedAgainst" },
    { id: "options", title: "report.allOptions", above: () => tableHtml(optionsTable(view, MOST_ROWS)) },
    readingSection("report.optionVariantOneValue"),
    { id: "provenance", title: "report.provenance", above: () => studyProvenance(manifest, view) },
  ];
  return pageOf(view, say("report.sweep", { title }), heading, sections, SWEEP_FIGURES, plotlySource);
}

/** Rows of the table; options.csv has all. */
const MOST_ROWS = 200;

/** The report of a study of sensitivity as one HTML file. */
export function sensitivityHtml(
  report: SensitivityReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = ENGLISH,
): string {
  const view = { ...sensitivitySeen(report, language), manifest };
  const { say } = view;
  const { region, title, question, method, worlds, factors } = view.report;
  const heading = {
    kind: `${say("report.sensitivityHead")} · ${escapeHtml(region)}`,
    title,
    question,
    facts: [
      say(METHODS[method].name),
      say("report.countOfParameters", { factorsCount: factors.length }),
      say("cli.drawsCounted", { count: worlds }),
      say("report.cohortsWithoutChance"),
    ],
  };
  const sections: SectionOf<Reader, string>[] = [
    findings(sensitivitySentences(report, language), "report.saidModelSEffects"),
    { id: "effects", title: "report.effectsDepend" },
    { id: "tables", title: "report.allFigures", above: estimateTables },
    readingSection(METHODS[method].reading),
    { id: "provenance", title: "report.provenance", above: () => studyProvenance(manifest, view) },
  ];
  return pageOf(view, say("report.sensitivity", { title }), heading, sections, SENSITIVITY_FIGURES, plotlySource);
}

const METHODS: Record<SensitivityReport["method"], { name: TextKey; reading: TextKey }> = {
  morris: { name: "report.morrisScreening", reading: "report.elementaryEffectEffectPolicy" },
  sobol: { name: "report.sobolIndices", reading: "report.firstOrderIndexShare" },
  rank: { name: "report.rankCorrelations", reading: "report.spearmanHowFirmlyEffect" },
};

function estimateTables(view: SensitivityView): string {
  const all = view.report.outcomes.map((outcome) => estimatesTable(view, outcome, Infinity));
  return all.map((table) => `<h3>${escapeHtml(table.title)}</h3>${tableHtml(table)}`).join("");
}

/** Regions side by side as one HTML file. */
export function leagueHtml(report: LeagueReport, plotlySource: string, language: Language = ENGLISH): string {
  const view = leagueSeen(report, language);
  const { say } = view;
  const { reform, regions, worlds, years } = view.report;
  const heading = {
    ...reform,
    kind: say("report.leagueAgglomerations"),
    facts: [
      say("report.regions", { regionsCount: regions.length }),
      say("report.yearsCohorts", { years }),
      worlds > 0 ? say("report.worldsEach", { worlds }) : say("report.centralValues"),
    ],
  };
  const sections: SectionOf<Reader, string>[] = [
    findings(leagueSentences(report, language)),
    { id: "levels", title: "report.levels", below: () => tableHtml(leagueTable(view, "level")) },
    { id: "effects", title: "report.sameReformEach", below: () => tableHtml(leagueTable(view, "effect")) },
    readingSection("report.rankBracketsAfterValue", "report.howReadPage"),
    programSection(report.program),
  ];
  const title = say("report.league", { name: reform.title });
  return pageOf(view, title, heading, sections, LEAGUE_FIGURES, plotlySource);
}

/** The observed panel of agglomerations as one HTML file. */
export function evaluationHtml(report: EvaluationReport, plotlySource: string, language: Language = ENGLISH): string {
  const view = seen(report, language);
  const { say } = view;
  const { years, agglomerations, parts, ranks } = view.report;
  const title = say("report.evaluationTitle", { first: years[0], last: years.at(-1) });
  const facts = { count: agglomerations.length, parts: parts.length, draws: ranks[0]?.draws ?? 0 };
  const heading = {
    kind: say("report.evaluationKind"),
    title,
    question: say("report.evaluationQuestion"),
    facts: [say("report.evaluationFacts", facts)],
  };
  const rankTables = () => ranks.map((one) => tableHtml(ranksTable(view, one))).join("");
  const sections: SectionOf<Reader, string>[] = [
    findings(evaluationSentences(report, language)),
    { id: "panel", title: "report.evaluationPanel", below: () => tableHtml(evaluationTable(view)) },
    { id: "ranks", title: "report.evaluationRanks", below: rankTables },
    { id: "goalposts", title: "report.evaluationGoalposts", below: () => tableHtml(goalpostsTable(view)) },
    readingSection("report.evaluationReading", "report.howReadPage"),
    programSection(report.program),
  ];
  return pageOf(view, title, heading, sections, EVALUATION_FIGURES, plotlySource);
}
