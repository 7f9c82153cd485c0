import { fileURLToPath } from "node:url";
import { screenText as attributionText } from "../../src/apps/cli/attribute.js";
import { backtestText } from "../../src/apps/cli/backtest.js";
import { fitText, notesText, realisedText, runaways } from "../../src/apps/cli/calibrate.js";
import { tellCaseStudy } from "../../src/apps/cli/caseStudy.js";
import { screenText as compareText, leagueTable, type Told } from "../../src/apps/cli/compareText.js";
import { estimatesText } from "../../src/apps/cli/estimate.js";
import { refusals, yamlOf } from "../../src/apps/cli/estimateYaml.js";
import { eventsText } from "../../src/apps/cli/events.js";
import { gameText, tableGame } from "../../src/apps/cli/game.js";
import { screenText as leagueText } from "../../src/apps/cli/league.js";
import { scorecardMarkdown, scorecardText } from "../../src/apps/cli/scorecardText.js";
import { SENSITIVITY } from "../../src/apps/cli/sensitivity.js";
import { statusWords } from "../../src/apps/cli/status.js";
import { SWEEP } from "../../src/apps/cli/sweep.js";
import { validationText } from "../../src/apps/cli/validate.js";
import { factsMarkdown, factsText } from "../../src/evidence/facts/text.js";
import type { AttributionRow } from "../../src/games/index.js";
import { lookup, type ReportData } from "../../src/measures/views/data.js";
import { type Language, type Text, textOf } from "../../src/words/index.js";
import { run, summed } from "../measures/results/runs.js";
import * as evidence from "./evidence.js";
import { invented } from "./invented.js";
import { printedBy, printedIn } from "./printed.js";

const target = "results/invented";
const input = (name: string) => fileURLToPath(new URL(`inputs/${name}`, import.meta.url));

const comparison = await invented("comparison", "comparison");
const game = await invented("game", "game");
const sampled = await invented("game-sampled", "game");
const league = await invented("league", "league");

/** Runs that the screen counts; what came out of them is told by the report's data. */
function told(data: ReportData, language: Language, more: Partial<Told> = {}): Told {
  const { context, manifest } = data;
  const { failed, replicates } = manifest;
  const names = context.variants.map(({ id }) => id);
  const variants = Object.fromEntries([...context.variants, ...context.unfinished].map((one) => [one.id, one]));
  const isFailed = (variant: string, replicate: number) =>
    failed.some((one) => one.variant === variant && one.replicate === replicate);
  const runs = Array.from({ length: replicates }, (_, r) =>
    names.map((name, v) => (isFailed(name, r) ? undefined : run(name, r, 100 + v * (r + 1), 30, 0.5))),
  );
  return {
    ...{
      ...{ file: "invented.yaml", prepared: { scenario: { ...context, variants } } as never },
      comparison: { summary: summed(names, runs), failed, structures: [] } as never,
    },
    ...{ view: lookup(data, language), idle: [], study: {}, target, language, full: false, ...more },
  };
}

const oneRun: ReportData = {
  ...comparison.data,
  manifest: { ...comparison.data.manifest, replicates: 1, failed: [], restsOn: undefined },
};

export function attribution(language: Language, population = "agents"): string {
  const row = (place: string, indicator: string, lever: string, effect: number): AttributionRow => ({
    ...{ variant: "border", year: 2024, place, level: place === "cluster" ? "cluster" : "city", indicator, lever },
    ...{
      baselineMean: 8500,
      effect,
      ciLow: effect - 5,
      ciHigh: effect + 5,
      least: effect - 20,
      most: effect + 10,
      replicates: 4,
    },
  });
  const levers = ["toll", "toll 2", "administrative-border", "total"];
  const rows = [
    ...["real-gdp", "well-being"].flatMap((one) => levers.map((lever, l) => row("cluster", one, lever, 40 * (l - 1)))),
    ...["port", "mine"].flatMap((city, c) => levers.map((lever, l) => row(city, "real-gdp", lever, 20 * (l - 2 * c)))),
  ];
  const cities = ["port", "mine"].map((id) => ({ id, name: id, nameZh: id === "port" ? "港城" : "矿城" }));
  const scenario = {
    title: comparison.data.context.title,
    population,
    variants: { border: { label: textOf("No border", "取消边界") } },
    governments: { behaviour: "fixed" },
    region: {
      currency: "CNY",
      tables: { cities, sectors: [] },
      hinterlands: [],
      agglomerations: [],
      provinceLabels: {},
    },
  } as never;
  return attributionText(scenario, "border", rows, { target, language });
}

const placeNames = {
  machines: textOf("Machines", "机械"),
  port: textOf("Port", "港城"),
  mine: textOf("Mine", "矿城"),
  cluster: textOf("Bay", "湾区"),
};
const placeLabel = (id: string) => placeNames[id as keyof typeof placeNames];

/** Of a command, and what is told. */
export type Screen = (language: Language) => string | Promise<string>;

const table = (name: string) => (lang: Language) => tableGame(input(`${name}.json`), { lang });
const swept = (name: string) => async (lang: Language) => {
  const { report } = await invented(name, "sweep");
  return printedIn(() => tellCaseStudy(SWEEP, report, target, { lang }));
};
const measured = (name: string) => async (lang: Language) => {
  const { report } = await invented(name, "sensitivity");
  return printedIn(() => tellCaseStudy(SENSITIVITY, report, target, { lang }));
};
const printing =
  (...args: string[]) =>
  async (lang: Language) =>
    printedBy(...args, "--lang", lang);

const saidIn = (texts: readonly Text[], language: Language) => texts.map((text) => `${text[language]}\n`).join("");

const { uncertainty } = comparison.data;
/** Every screen, by the command that prints it. */
export const SCREENS: Record<string, Screen> = {
  compare: (language) =>
    compareText(told(comparison.data, language, { idle: evidence.idle, study: { note: "A note." } })),
  "compare with a study": (language) =>
    compareText(told(comparison.data, language, { study: { uncertainty: uncertainty! } })),
  "compare with all tables": (language) => compareText(told(comparison.data, language, { full: true })),
  "compare of one run": (language) => compareText(told(oneRun, language)),
  "compare without effects": (language) => compareText(told(comparison.data, language, { view: undefined })),
  "compare of several files": (language) => {
    const { comparison: done } = told(comparison.data, language);
    return leagueTable(
      [
        { file: "a.yaml", name: "a", comparison: done },
        { file: "b.yaml", name: "b", comparison: done },
      ],
      "gdp",
      language,
    );
  },
  game: (language) => gameText(game.report, target, language),
  "game of sampled orders": (language) => gameText(sampled.report, target, language),
  "game of a table of worths": table("coalitions"),
  "game of a table with an empty core": table("empty-core"),
  "game of a table of costs": table("costs"),
  "game of a table of payoffs": table("strategies"),
  "game of a table without an equilibrium": table("no-equilibrium"),
  attribute: (language) => attribution(language),
  "sweep of one": swept("sweep-one"),
  "sweep of two": swept("sweep-two"),
  "sweep of three": swept("sweep-three"),
  "sensitivity by morris": measured("sensitivity-morris"),
  "sensitivity by sobol": measured("sensitivity-sobol"),
  "sensitivity by rank": measured("sensitivity-rank"),
  league: (language) => leagueText(league.report, language),
  status: (language) => statusWords("results/plan", evidence.status, language),
  "status of what is done": (language) => statusWords("results/plan", evidence.doneStatus, language),
  check: printing("check", "tests/broken/good/scenario.yaml"),
  "check of a region": printing("check", "tests/broken/good/region.yaml"),
  backtest: (language) => backtestText(evidence.windows, evidence.noForecast, language),
  "backtest of naive forecasts": (language) => backtestText(evidence.naiveWindows, [], language),
  events: (language) => eventsText(evidence.events, language),
  estimate: (language) => estimatesText(evidence.flowTable, evidence.estimates, evidence.placebo, language),
  "estimate without a border": (language) =>
    estimatesText({ ...evidence.flowTable, toItself: 0, unobserved: 0 }, evidence.noBorder, null, language),
  "estimate of more across a border": (language) =>
    estimatesText(evidence.flowTable, evidence.higherBorder, null, language),
  "estimate for a region": (language) =>
    yamlOf(evidence.region, evidence.inferred, language) + saidIn(refusals(evidence.refused), language),
  calibrate: (language) =>
    [
      fitText(evidence.fit, { all: false, tolerance: 1e-6, currency: evidence.currency, nameOf: placeLabel }, language),
      fitText(evidence.fit, { all: true, tolerance: 1e-6, currency: evidence.currency, nameOf: placeLabel }, language),
      notesText(evidence.calibration, evidence.fit, language),
      realisedText(evidence.calibration, evidence.realised, language),
      saidIn(runaways(evidence.realised), language),
    ].join("\n"),
  validate: (language) => validationText(evidence.validation, language),
  facts: (language) => factsText(evidence.facts, language),
  "facts as Markdown": (language) => factsMarkdown(evidence.facts, language),
  scorecard: (language) => scorecardText(evidence.scored, language),
  "scorecard as Markdown": (language) => scorecardMarkdown(evidence.scored, language),
  // Zero but for the last digits.
  indicators: async (lang) => (await printing("indicators", input("observed.csv"))(lang)).replace(/\S+e-1\d/g, "~0"),
  theory: printing("theory", input("targets.json")),
  "theory of what is not known": printing("theory", input("targets-unknown.json")),
};
