import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Comparison, PreparedScenario } from "../experiments/index.js";
import { parameterText } from "../levers/document.js";
import { findLever } from "../levers/index.js";
import { gameHtml, readReport, reportData, reportHtml } from "../report/index.js";
import type { DictionaryRow, Manifest, ReportContext, Summary } from "../results/index.js";
import {
  type ChosenLever,
  chosenLeverName,
  chosenLeverQualifier,
  firstYearOf,
  governmentsOf,
  UserError,
} from "../scenario/index.js";

/** Content of report.json: what the report needs beside the tables. */
export function reportContext(
  { scenario, variants, provinces }: PreparedScenario,
  comparison: Comparison,
): ReportContext {
  const { region } = scenario;
  const named = variants.map(({ name }) => ({ id: name, label: scenario.variants[name]?.label.en ?? "Baseline" }));
  const starts = variants.slice(1).flatMap((variant) => startsOf(variant, scenario));
  return {
    schemaVersion: 1,
    title: scenario.title,
    question: scenario.question.trim(),
    region: region.label.en,
    currency: currencyOf(scenario),
    variants: named,
    focus: focusOf(comparison),
    reformYear: starts.length > 0 ? Math.min(...starts) : scenario.startYear,
    provinces: [...new Set(provinces.slice(0, region.tables.cities.length))].map((id) => ({
      id,
      label: titleCase(id),
    })),
    cities: region.tables.cities.map(({ id, name, province, longitude, latitude }) => ({
      id,
      label: name,
      province,
      longitude,
      latitude,
    })),
    hinterlands: region.hinterlands.map(({ id, label }) => ({ id, label: label.en })),
    sectors: region.tables.sectors.map(({ id, label }) => ({ id, label })),
    labour: [...variants[0]!.calibration.world.economy.labourIds],
    structure: comparison.structures,
    chosen: distinct(variants.flatMap(({ name }) => governmentsOf(scenario, name).levers.map(chosenLever))),
    imitating: variants.map(({ name }) => name).filter((name) => governmentsOf(scenario, name).behaviour === "imitate"),
    players: Object.keys(scenario.coordination?.players ?? {}),
    limits: limitsOf(variants[0]!),
  };
}

/** The last variant, by convention the widest package, of those in which anything differs from the baseline. */
function focusOf({ summary: { variants } }: Comparison): string {
  const differing = variants.filter(({ rises, falls }) =>
    [rises, falls].some((counts) => counts.some((count) => count > 0)),
  );
  return (differing.at(-1) ?? variants.at(-1)!).variant;
}

/** As people say it. */
export function currencyOf({ region: { currency } }: PreparedScenario["scenario"]): string {
  return currency === "CNY" ? "yuan" : currency;
}

/** Years in which something begins to differ from the baseline: levers, choices of governments, a council. */
function startsOf(
  { name, levers }: PreparedScenario["variants"][number],
  scenario: PreparedScenario["scenario"],
): number[] {
  const { governments, council } = scenario.variants[name] ?? {};
  const choosing = governments && governments.behaviour !== "fixed" ? [governments.from ?? scenario.startYear] : [];
  const meeting = council ? [council.from ?? firstYearOf(scenario.coordination!)] : [];
  return [...levers.map(({ from }) => from), ...choosing, ...meeting];
}

/** A lever that governments choose, as a report names it. */
function chosenLever(lever: ChosenLever): { lever: string; label: string; unit: string } {
  const { label, unit } = parameterText(findLever(lever.type)!, lever.parameter);
  const names = chosenLeverQualifier(lever).split(" ").map(titleCase).join(" ");
  const qualifier = lever.with["ends"] === undefined ? names : `to ${names}`;
  return { lever: chosenLeverName(lever), label: names ? `${label}, ${qualifier}` : label, unit };
}

function distinct<Named extends { lever: string }>(levers: readonly Named[]): Named[] {
  return [...new Map(levers.map((one) => [one.lever, one])).values()];
}

function limitsOf({ calibration }: PreparedScenario["variants"][number]): string[] {
  const limits = ["Observed trade imbalances are not reproduced: every city spends its income."];
  if (calibration.structure.imputed) {
    limits.unshift(
      "City structure below three sectors is imputed (national shares, tilted to the cities’ leading industries); results by sector are illustrations of a mechanism.",
    );
  }
  return limits;
}

function titleCase(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

const FILES = {
  manifest: "manifest.json",
  context: "report.json",
  indicators: "indicators.csv",
  effects: "effects.csv",
  flows: "flows.csv",
  dictionary: "dictionary.csv",
  policy: "policy.jsonl",
} as const;

/** The report of what was just run: the same page as from its directory, without reading tables back that may be larger than a text can be. */
export function newReportPage(
  summary: Summary,
  beside: { manifest: Manifest; context: ReportContext; dictionary: DictionaryRow[] },
): string {
  return reportHtml({ data: reportData(summary, beside), plotlySource: plotlySource() });
}

/** The report of a results directory, from its files alone. Throws UserError where one of them is missing or damaged. */
export function reportPage(directory: string): string {
  if (existsSync(`${directory}/game.json`)) return gamePage(directory);
  const texts = Object.fromEntries(Object.entries(FILES).map(([part, name]) => [part, textOf(directory, name)]));
  return written(directory, () => {
    const data = readReport(texts as Record<keyof typeof FILES, string>);
    return reportHtml({ data, plotlySource: plotlySource() });
  });
}

/** The report of a coalition analysis, from game.json and manifest.json. */
export function gamePage(directory: string): string {
  const texts = { game: textOf(directory, "game.json"), manifest: textOf(directory, FILES.manifest) };
  return written(directory, () => gameHtml(texts, plotlySource()));
}

function plotlySource(): string {
  return readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min"), "utf8");
}

function written(directory: string, page: () => string): string {
  try {
    return page();
  } catch (error) {
    throw new UserError({
      file: directory,
      what: `holds a file that is not what it should be (${(error as Error).message.split("\n")[0]})`,
      allowed: "a results directory as agglom compare or agglom game writes it",
      hint: "Run the command again",
    });
  }
}

function textOf(directory: string, name: string): string {
  const file = `${directory}/${name}`;
  if (existsSync(file)) return readFileSync(file, "utf8");
  throw new UserError({
    file,
    what: "there is no such file",
    allowed: "a results directory that agglom compare has written",
    hint: "Check the path; agglom run writes no effects and has no report",
  });
}
