import type { Data, Layout } from "plotly.js-dist-min";
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
  lookup,
  type ReportData,
  seen,
  sensitivitySeen,
  sweepSeen,
  viewOf,
} from "../../measures/views/index.js";
import { type Language, type Text, t } from "../../words/index.js";
import { FIGURES } from "../comparison/index.js";
import { ALL as PRINT_FIGURES } from "../comparison/print/all.js";
import { baseLayout, drawn, type Figure, type FigureOf, type Space } from "../drawing/figure.js";
import { TABLE_FIGURES, type TableResults, tableView } from "../evidence/index.js";
import { GAME_FIGURES } from "../game/index.js";
import { EVALUATION_FIGURES } from "../study/evaluation.js";
import { LEAGUE_FIGURES } from "../study/league.js";
import { SENSITIVITY_FIGURES } from "../study/sensitivity.js";
import { SWEEP_FIGURES } from "../study/sweep.js";
import { withVectorCells } from "./cells.js";

/** Widths of a column and of a page of most journals. */
export const PRINT_WIDTHS = ["single", "double"] as const;
export type PrintWidth = (typeof PRINT_WIDTHS)[number];

/** A size on paper, and the pixels that figures are laid out in there. */
export interface PrintFormat extends Space {
  /** Width on paper, mm. */
  millimetres: number;
  /** A layout that is this many times as large still has no letters below the limit. */
  smallest: number;
}

/** Nature's limits of height, mm, and of text, points (research-figure-guide.nature.com). */
const HIGHEST = 170;
const SMALLEST_TEXT = 5;

/** Smallest text of layouts, pixels. */
const SMALL = 12;
const POINTS_PER_MM = 72 / 25.4;

/**
 * Figures are laid out with text of 12 and 13 pixels and scaled as a whole, so that this is 5 to 7 points on paper: 13
 * pixels are 7 points across the page, 12 pixels 5.2 points in a column, which so has more room for what stands beside
 * the text.
 */
export const PRINT_FORMATS: Readonly<Record<PrintWidth, PrintFormat>> = {
  single: format(89, 12 / 5.2),
  double: format(183, 13 / 7),
};

function format(millimetres: number, pixelsPerPoint: number): PrintFormat {
  const pixels = (mm: number) => Math.round(mm * POINTS_PER_MM * pixelsPerPoint);
  const smallest = SMALL / pixelsPerPoint / SMALLEST_TEXT;
  return { millimetres, width: pixels(millimetres), height: pixels(HIGHEST), smallest, printed: true };
}

/** Pixels of a layout as mm on paper. */
export function onPaper(pixels: number, { millimetres, width }: PrintFormat): number {
  return (pixels * millimetres) / width;
}

/** Results that figures are made of, by what made them. */
export type PrintedResults =
  | { kind: "comparison"; data: ReportData }
  | { kind: "game"; report: GameReport; manifest: Manifest }
  | { kind: "sweep"; report: SweepReport; manifest: Manifest }
  | { kind: "sensitivity"; report: SensitivityReport; manifest: Manifest }
  | { kind: "league"; report: LeagueReport }
  | { kind: "evaluation"; report: EvaluationReport }
  /** Of agglom attribute, backtest or events. */
  | { kind: "tables"; results: TableResults; manifest: Manifest | undefined };

/** A figure, and the width that it was drawn for. */
interface Drawn {
  figure: Figure;
  width: PrintWidth;
}

/** Every figure that the results allow, drawn for one column where it fits and this is asked for, else across both. */
export function figuresOf(results: PrintedResults, width: PrintWidth, language: Language): Drawn[] {
  switch (results.kind) {
    case "comparison": {
      const view = lookup(results.data, language);
      return drawnFor(width, [...FIGURES, ...PRINT_FIGURES], (figure) => viewOf(view, figure));
    }
    case "game":
      return drawnFor(width, GAME_FIGURES, () => gameView(results.report, results.manifest, language));
    case "sweep":
      return drawnFor(width, SWEEP_FIGURES, () => sweepSeen(results.report, language));
    case "sensitivity":
      return drawnFor(width, SENSITIVITY_FIGURES, () => sensitivitySeen(results.report, language));
    case "league":
      return drawnFor(width, LEAGUE_FIGURES, () => leagueSeen(results.report, language));
    case "evaluation":
      return drawnFor(width, EVALUATION_FIGURES, () => seen(results.report, language));
    case "tables": {
      const view = tableView(results.results, language);
      return drawnFor(width, TABLE_FIGURES, () => view);
    }
  }
}

function drawnFor<View, Declared extends FigureOf<View, string>>(
  wanted: PrintWidth,
  figures: readonly Declared[],
  view: (figure: Declared) => View,
): Drawn[] {
  return figures.flatMap((declared) => {
    const width = declared.narrow ? wanted : "double";
    return drawn<View, Declared>([declared], view, PRINT_FORMATS[width]).map((figure) => ({ figure, width }));
  });
}

/** captions.md: of each figure what a reader needs beside it, and where its numbers come from. */
export function captionsText(
  results: PrintedResults,
  figures: readonly PrintFigure[],
  { formats, language }: { formats: readonly string[]; language: Language },
): string {
  const source = sourceOf(results)[language];
  const parts = figures.map(({ id, title, caption, paper }) => {
    const files = formats.map((format) => `${id}.${format}`).join(", ");
    const stop = /[?？]$/.test(title) ? "" : t("join.fullStop")[language];
    return `## ${id}\n\n**${title}${stop}** ${caption}\n\n${source}\n\n${paper.width} × ${paper.height} mm: ${files}\n`;
  });
  return `# ${titleOf(results)[language]}\n\n${parts.join("\n")}`;
}

function titleOf(results: PrintedResults): Text {
  if (results.kind === "comparison") return results.data.context.title;
  if (results.kind === "tables") return t("report.figures");
  if (results.kind === "evaluation") return t("report.evaluationKind");
  return results.kind === "league" ? results.report.reform.title : results.report.title;
}

function sourceOf(results: PrintedResults): Text {
  if (results.kind === "evaluation" || (results.kind === "tables" && !results.manifest))
    return t("report.sourcePanelsRegionFiles");
  const manifest = manifestOf(results);
  const origin = manifest ? originOf(manifest) : titleOf(results);
  return t("report.sourceSimulationScenarioAnalysis", { origin });
}

function manifestOf(results: PrintedResults): Manifest | undefined {
  if (results.kind === "league" || results.kind === "evaluation") return undefined;
  return results.kind === "comparison" ? results.data.manifest : results.manifest;
}

function originOf({ program, scenario, seed, replicates }: Manifest): Text {
  const commit = program.commit ? ` (${program.commit.slice(0, 7)})` : "";
  const sum = scenario.sha256.slice(0, 12);
  const file = `${program.name} ${program.version}${commit}, ${scenario.file} (SHA-256 ${sum})`;
  return t("report.seed", { file, seed, replicates: replicates > 1, replicates2: replicates });
}

/**
 * Names that editors know: Arial and what stands in for it elsewhere, then Chinese. The program lays out with
 * Liberation Sans, whose letters have the widths of Arial's, and with Noto Sans SC.
 */
const PRINT_FONT = 'Arial, "Liberation Sans", Helvetica, "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

/** Largest and smallest text of figures, pixels of their layout. */
const LARGEST = 13;
const SMALLEST = 12;

/** A figure as it is exported: for Plotly, with its size on paper. */
export interface PrintFigure {
  id: string;
  title: string;
  caption: string;
  data: Data[];
  layout: Partial<Layout>;
  /** Of the layout, pixels. */
  pixels: { width: number; height: number };
  /** On paper, mm. */
  paper: { width: number; height: number };
}

/**
 * A figure that was drawn for a format, ready for export: text within the limits, no bitmaps, nothing that only a
 * pointer shows. One that is too high is set smaller; undefined where its letters would then fall below the limit.
 */
export function printed(
  { id, title, caption, data, layout, height }: Figure,
  width: PrintWidth,
): PrintFigure | undefined {
  const format = PRINT_FORMATS[width];
  const smaller = Math.max(1, height / format.height);
  if (smaller > format.smallest) return undefined;
  const pixels = { width: Math.round(smaller * format.width), height };
  const cells = withVectorCells(data, layout);
  const traces = cells.data.map((trace, at) => ({ ...withTextSizes(trace), uid: `${id}-${at}` }) as Data);
  return {
    id,
    title,
    caption,
    data: traces,
    layout: withTextSizes({
      ...baseLayout(height, {}),
      ...cells.layout,
      ...pixels,
      font: { family: PRINT_FONT, size: LARGEST },
    }),
    pixels,
    paper: { width: format.millimetres, height: millimetres(pixels.height / smaller, format) },
  };
}

/** A tenth of a mm is what printers know. */
function millimetres(pixels: number, format: PrintFormat): number {
  return Math.floor(10 * onPaper(pixels, format)) / 10;
}

/** Plotly sets the title of a scale of colours larger than all other text. */
const SCALE = { outlinewidth: 0, tickfont: { size: SMALLEST }, title: { font: { size: LARGEST } } };

/** The same with every size of text within the limits. */
function withTextSizes<Part>(part: Part, isFont = false): Part {
  if (Array.isArray(part)) return (part.some(isObject) ? part.map((one) => withTextSizes(one)) : part) as Part;
  if (!isObject(part)) return part;
  const entries = Object.entries(part).map(([key, value]) => {
    if (isFont && key === "size" && typeof value === "number")
      return [key, Math.min(LARGEST, Math.max(SMALLEST, value))];
    if (isFont && key === "family") return [key, PRINT_FONT];
    if (key === "marker") return [key, { opacity: 1, ...(withTextSizes(value) as object) }];
    if (key === "colorbar") {
      const { title, ...bar } = value as { title?: object };
      return [key, withTextSizes({ ...SCALE, ...bar, title: { ...SCALE.title, ...title } })];
    }
    return [key, withTextSizes(value as unknown, /font$/.test(key))];
  });
  return Object.fromEntries(entries) as Part;
}

function isObject(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  );
}
