import type { Figure } from "../../src/figures/drawing/figure.js";

/** Significant digits of numbers: more than a figure shows, fewer than computers differ in. */
const DIGITS = 4;

/** A figure line by line, each part at its path: a change of a word or of a number moves one line. */
export function linesOfFigure(figure: Pick<Figure, "title" | "caption" | "data" | "layout">): Map<string, string> {
  const { title, caption, data, layout } = figure;
  return new Map(leaves({ title, caption, data, layout: withoutFonts(layout) }, ""));
}

/** What stands otherwise in the second; "-" before what it lacks. */
export function changed(first: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>): string[] {
  const otherwise = [...second].filter(([path, text]) => first.get(path) !== text);
  const lost = [...first.keys()].filter((path) => !second.has(path));
  return [...otherwise.map(line), ...lost.map((path) => `- ${path}`)];
}

export function line([path, text]: readonly [string, string]): string {
  return `${path}: ${text}`;
}

/** The same list of fonts in every figure. */
function withoutFonts(layout: Figure["layout"]): object {
  const { font: _, hoverlabel: __, ...rest } = layout;
  return rest;
}

function* leaves(value: unknown, path: string): Generator<[string, string]> {
  if (isPlain(value)) yield [path, JSON.stringify(rounded(value))];
  else if (Array.isArray(value)) for (const [at, part] of value.entries()) yield* leaves(part, `${path}[${at}]`);
  else
    for (const [name, part] of Object.entries(value as object))
      if (part !== undefined) yield* leaves(part, path === "" ? name : `${path}.${name}`);
}

/** A word or a number, or a list of them. */
function isPlain(value: unknown): boolean {
  if (ArrayBuffer.isView(value) || typeof value !== "object" || value === null) return true;
  return Array.isArray(value) && value.every((part) => typeof part !== "object" || part === null);
}

function rounded(value: unknown): unknown {
  if (typeof value === "number") return short(value);
  // Paths of chords are texts of numbers.
  if (typeof value === "string")
    return value.replace(/-?\d+\.\d{4,}/g, (number) => String(Number(Number(number).toFixed(3))));
  if (ArrayBuffer.isView(value) || Array.isArray(value)) return Array.from(value as unknown as unknown[], rounded);
  return value;
}

/** Sums that are zero but for the last digits differ between computers. */
function short(value: number): number | string {
  if (!Number.isFinite(value)) return String(value);
  return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(DIGITS));
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** What a page says, in the order of reading: a heading, a paragraph, an item or a row of a table on each line. */
export function linesOfPage(html: string): string[] {
  const title = /<title>(.*?)<\/title>/s.exec(html)![1]!;
  const body = /<body>(.*)<\/body>/s.exec(html)![1]!.replace(/<(script|style).*?<\/\1>/gs, "");
  const text = body
    .replace(/<h([1-3])\b[^>]*>/g, (_, level: string) => `\n${"#".repeat(Number(level))} `)
    .replace(/<t[hd]\b[^>]*>/g, " | ")
    .replace(BLOCKS, "\n")
    .replace(/<small>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]!);
  const lines = [title, ...text.split("\n")].map((one) =>
    one
      .replace(/[ \t]+/g, " ")
      .trim()
      .replace(/^\| /, ""),
  );
  return lines.filter((one) => one !== "").flatMap((one) => (one.startsWith("#") ? ["", one] : [one]));
}

/** What stands on lines of its own. */
const BLOCKS =
  /<(\/?(p|li|ul|ol|h1|h2|h3|tr|thead|tbody|table|figcaption|summary|details|header|nav|section|figure|dt|dd|dl|div)|br)\b[^>]*>/g;

/** Without numbers, or that there is none: they are of the model. Only the words stay, and the order of columns. */
export function withoutNumbers(text: string): string {
  return text
    .replace(/[-+−]?\d+([.,]\d+)*(e[-+]?\d+)?/g, "#")
    .replace(/-{2,}/g, "--")
    .replace(/ +/g, " ")
    .replace(/ (#|-)( %)?(?= |$)/gm, " #");
}

/** Three Latin words and more after each other. */
const SENTENCE = /[A-Za-z][A-Za-z’'-]*( +[A-Za-z][A-Za-z’'-]*){2,}/;

/** Lines that have a sentence in English. `known`: what stands in the data so. */
export function englishIn(text: string, known = /(?!)/g): string[] {
  const lines = text.split("\n").map((line) => line.replaceAll(known, "…"));
  return lines.filter((line) => SENTENCE.test(line));
}
