import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { captionsText, type PrintedResults, type PrintFigure } from "../../../figures/print/results.js";
import type { Language } from "../../../words/index.js";
import type { Content } from "../disk/carefulFile.js";
import { jsonText } from "../disk/files.js";
import { programRoot, programVersion } from "../process/program.js";
import { plotlySource } from "../results/reportPages.js";
import type { ResultsFolder } from "../results/resultsFolder.js";
import { openBrowser } from "./browser.js";

/**
 * Writes every figure in every format, with captions.md, into a folder that appears only complete. `drawn`: called
 * after each figure. Equal results give equal bytes with the same browser.
 */
export async function writeFigures(
  folder: ResultsFolder,
  results: PrintedResults,
  figures: readonly PrintFigure[],
  options: { formats: readonly FigureFormat[]; language: Language; drawn(figure: PrintFigure): void },
): Promise<void> {
  const { formats, drawn } = options;
  const files = figures.flatMap(({ id }) => formats.map((format) => `${id}.${format}`));
  // Says which files of the folder are the program's own, so that a later export may replace them.
  const manifest = { schemaVersion: 1, holds: "figures", program: programVersion(), files: ["captions.md", ...files] };
  folder.write("manifest.json", jsonText(manifest));
  folder.write("captions.md", captionsText(results, figures, options));
  const browser = await openBrowser();
  try {
    const draws = await draughtsman(browser);
    for (const figure of figures) {
      await writeFigure(folder, draws, figure, formats);
      drawn(figure);
    }
  } finally {
    await browser.close();
  }
  folder.complete();
}

async function writeFigure(
  folder: ResultsFolder,
  draws: Draughtsman,
  figure: PrintFigure,
  formats: readonly FigureFormat[],
): Promise<void> {
  const svg = await draws.svg(figure);
  for (const format of formats)
    folder.write(`${figure.id}.${format}`, format === "svg" ? svg : await draws[format](svg, figure));
}

/** Formats of files. */
export const FIGURE_FORMATS = ["svg", "png", "pdf"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** What journals ask for of line art. */
const DOTS_PER_INCH = 600;
const INCH = 25.4;

/** Draws figures one after the other, with one page of Plotly and one of fonts alone. */
export interface Draughtsman {
  svg(figure: PrintFigure): Promise<string>;
  /** From its SVG. */
  png(svg: string, figure: PrintFigure): Promise<Content>;
  pdf(svg: string, figure: PrintFigure): Promise<Content>;
}

/** Draws figures in two pages of a browser: Plotly's, and the paper on which an SVG becomes PNG or PDF. */
export async function draughtsman(browser: Browser): Promise<Draughtsman> {
  const plotting = await pageOf(browser);
  await plotting.addScriptTag({ content: plotlySource() });
  const paper = await pageOf(browser);
  return {
    svg: async (figure) => finishedSvg(await drawn(plotting, figure), figure),
    async png(svg, { paper: { width, height } }) {
      const dots = (millimetres: number) => Math.round((millimetres * DOTS_PER_INCH) / INCH);
      const size = { width: dots(width), height: dots(height) };
      await paper.setViewportSize(size);
      await show(paper, svg, `${size.width}px`, `${size.height}px`);
      return withResolution(await paper.screenshot({ type: "png" }), DOTS_PER_INCH);
    },
    async pdf(svg, { paper: { width, height } }) {
      await show(paper, svg, `${width}mm`, `${height}mm`);
      const inches = (millimetres: number) => `${Math.ceil((100 * millimetres) / INCH + 1) / 100}in`;
      const page = await paper.pdf({
        width: inches(width),
        height: inches(height),
        printBackground: true,
        pageRanges: "1",
      });
      const points = (millimetres: number) => (millimetres * 72) / INCH;
      return finishedPdf(page, { width: points(width), height: points(height) });
    },
  };
}

async function pageOf(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(pageWithFonts());
  await page.evaluate(LOAD_FONTS);
  return page;
}

/** Plotly's SVG. Functions of this program's own would reach the page compiled: it is given text. */
function drawn(page: Page, { data, layout }: Pick<PrintFigure, "data" | "layout">): Promise<string> {
  const { width = 100, height = 100 } = layout;
  const options = JSON.stringify({ format: "svg", imageDataOnly: true, width, height });
  return page.evaluate<string>(`Plotly.toImage(${JSON.stringify({ data, layout })}, ${options})`);
}

async function show(page: Page, svg: string, width: string, height: string): Promise<void> {
  await page.evaluate(`document.body.innerHTML = ${JSON.stringify(sizedSvg(svg, width, height))}`);
  await page.evaluate("document.fonts.ready.then(() => undefined)");
}

/** Fonts that ship with the program (bin/fonts/LICENSE.txt), under the names that figures give. */
const FONTS = [
  { family: "Arial", weight: 400, file: "LiberationSans-Regular.ttf", format: "truetype" },
  { family: "Arial", weight: 700, file: "LiberationSans-Bold.ttf", format: "truetype" },
  { family: "Noto Sans SC", weight: 400, file: "NotoSansSC-Regular.woff2", format: "woff2" },
] as const;

/**
 * A page with those fonts and nothing else: what is drawn and embedded does not depend on the fonts of the machine.
 * Nothing is made bold that has no bold letters, which would be embedded as Type 3.
 */
export function pageWithFonts(): string {
  const faces = FONTS.map(({ family, weight, file, format }) => {
    const data = readFileSync(`${programRoot}bin/fonts/${file}`).toString("base64");
    return (
      `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/${format};base64,${data}) ` +
      `format("${format}")}`
    );
  });
  return (
    `<!doctype html><html><head><meta charset="utf-8"><style>` +
    `${faces.join("")}*{font-synthesis:none}html,body{margin:0;background:#fff}svg{display:block}</style></head>` +
    "<body></body></html>"
  );
}

/** For the page: waits until they can be used, before anything is measured. Throws where one of them is not there. */
const FONT_NAMES = JSON.stringify(FONTS.map(({ family, weight }) => `${weight} 12px "${family}"`));
export const LOAD_FONTS = `Promise.all(${FONT_NAMES}.map(async (font) => {
  const faces = await document.fonts.load(font, "A中");
  if (faces.length === 0 || faces.some(({ status }) => status !== "loaded")) throw new Error("no font " + font);
})).then(() => document.fonts.ready).then(() => undefined)`;

/** Signature and header of every PNG; what says the resolution may stand behind them. */
const HEAD = 8 + 25;
const DOTS_PER_METRE = 1 / 0.0254;

/** A PNG that says how many dots of it make an inch, so that programs place it at its size on paper. */
function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write("pHYs", 4, "latin1");
  const density = Math.round(dotsPerInch * DOTS_PER_METRE);
  chunk.writeUInt32BE(density, 8);
  chunk.writeUInt32BE(density, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, HEAD), chunk, png.subarray(HEAD)]);
}

/**
 * Plotly's SVG as a file for editors: its size on paper, a title for who cannot see it, and the same ids every time.
 * Plotly draws six hexadecimal digits at random and puts them into every id of a drawing.
 */
export function finishedSvg(svg: string, { id, title, paper, pixels }: PrintFigure): string {
  const drawn = /id="defs-([0-9a-f]{6})"/.exec(svg)?.[1];
  const stable = drawn === undefined ? svg : svg.replaceAll(new RegExp(`(?<=[a-z-])${drawn}`, "g"), "");
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${paper.width}mm" ` +
    `height="${paper.height}mm" viewBox="0 0 ${pixels.width} ${pixels.height}" role="img" ` +
    `aria-labelledby="${id}-title"><title id="${id}-title">${xmlText(title)}</title>`;
  return `${stable.replace(/^<svg [^>]*>/, () => head).replace(/<[a-z][^<>]*>/gi, inOrder)}\n`;
}

/** The same drawing, as wide and high as CSS lengths say; attributes stand in any order. */
export function sizedSvg(svg: string, width: string, height: string): string {
  return svg.replace(/^<svg [^>]*>/, (head) =>
    head.replace(/ width="[^"]*"/, ` width="${width}"`).replace(/ height="[^"]*"/, ` height="${height}"`),
  );
}

/** A tag with its attributes in the order of their names: Plotly's own hangs on what it drew before. */
function inOrder(tag: string): string {
  const attributes = tag.match(/ [\w:-]+="[^"]*"/g) ?? [];
  const name = /^<[\w:-]+/.exec(tag)![0];
  return `${name}${attributes.sort().join("")}${tag.endsWith("/>") ? "/>" : ">"}`;
}

function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A change to a file: so many bytes from a place on become others. */
interface Edit {
  at: number;
  length: number;
  text: string;
}

/**
 * Chromium's PDF without the time when it was made, so that equal figures are equal files, and cut to the exact size of
 * the figure (Chromium rounds pages up to hundredths of an inch). Sizes in points.
 */
function finishedPdf(pdf: Uint8Array, size: { width: number; height: number }): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1");
  const dates = found(text, /\/(?:CreationDate|ModDate) \(D:[^)]*\)\n?/g, () => "");
  const boxes = found(text, /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g, ([, , height]) => {
    const bottom = Math.max(0, Number(height) - size.height);
    return `/MediaBox [0 ${short(bottom)} ${short(size.width)} ${height}]`;
  });
  return Buffer.from(edited(text, [...dates, ...boxes]), "latin1");
}

function short(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** `from`: where the text begins in the file. */
function found(text: string, pattern: RegExp, write: (match: RegExpMatchArray) => string, from = 0): Edit[] {
  const edit = (match: RegExpExecArray) => ({ at: from + match.index, length: match[0].length, text: write(match) });
  return Array.from(text.matchAll(pattern), edit);
}

/** The file with its parts changed, and with the table of where its objects lie set right. */
function edited(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.at - b.at);
  const moved = (place: number) =>
    sorted.reduce((sum, { at, length, text: by }) => (at < place ? sum + by.length - length : sum), place);
  const table = text.lastIndexOf("xref", text.lastIndexOf("startxref") - 1);
  const start = text.lastIndexOf("startxref");
  const entry = ([, at, generation]: RegExpMatchArray) =>
    `${String(moved(Number(at))).padStart(10, "0")} ${generation} n`;
  const placed = found(text.slice(table, start), /^(\d{10}) (\d{5}) n/gm, entry, table);
  const last = found(text.slice(start), /startxref\n\d+/g, () => `startxref\n${moved(table)}`, start);
  let result = "";
  let done = 0;
  for (const { at, length, text: by } of [...sorted, ...placed, ...last].sort((a, b) => a.at - b.at)) {
    result += text.slice(done, at) + by;
    done = at + length;
  }
  return result + text.slice(done);
}
