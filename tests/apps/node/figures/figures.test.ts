import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../../../src/apps/node/figures/browser.js";
import {
  type Draughtsman,
  draughtsman,
  LOAD_FONTS,
  pageWithFonts,
} from "../../../../src/apps/node/figures/writeFigures.js";
import { printFigures } from "../../../../src/figures/print/index.js";
import type { PrintFigure, PrintWidth } from "../../../../src/figures/print/results.js";
import type { ReportData } from "../../../../src/measures/views/data.js";
import type { Language } from "../../../../src/words/index.js";
import { inventedReport } from "../../../report/fixture.js";
import { inventedResults } from "./invented.js";
import { textFaults } from "./textFaults.js";

/** Both widths and both languages. */
const WAYS: readonly [PrintWidth, Language][] = [
  ["double", "en"],
  ["single", "zh"],
];

const opened = await openBrowser().catch((error: Error) => error.message);

describe.skipIf(typeof opened === "string")("figures for print", () => {
  const folder = mkdtempSync(join(tmpdir(), "agglom-figures-"));
  const browser = opened as Browser;
  let draws: Draughtsman;
  let page: Page;

  beforeAll(async () => {
    draws = await draughtsman(browser);
    page = await browser.newPage();
    await page.setContent(pageWithFonts());
    await page.evaluate(LOAD_FONTS);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const all = inventedResults().flatMap((results, at) =>
    WAYS.flatMap(([width, language]) =>
      printFigures(results, width, language).figures.map((figure) => ({
        name: `${at + 1} ${figure.id}, ${width}, ${language}`,
        figure,
      })),
    ),
  );

  const drawn = new Map<PrintFigure, Promise<string>>();
  /** As it was drawn first, whichever test needed it. */
  const svgOf = (figure: PrintFigure) => {
    if (!drawn.has(figure)) drawn.set(figure, draws.svg(figure));
    return drawn.get(figure)!;
  };

  it.each(all)("$name: an editor finds nothing to send back", async ({ figure }) => {
    const { paper, caption } = figure;
    expect([89, 183]).toContain(paper.width);
    expect(paper.height).toBeLessThanOrEqual(170);
    expect(caption).not.toBe("");
    const svg = await svgOf(figure);
    expect(/<image|<foreignObject|rgba\(/.exec(svg)?.[0]).toBeUndefined();
    expect(await textFaults(page, svg)).toEqual([]);
  });

  it("draws the same bytes twice, whatever was drawn between", async () => {
    const some = all.filter((_, at) => at % 5 === 0);
    const first: string[] = [];
    for (const { figure } of some) first.push(await svgOf(figure));
    for (const [at, { figure }] of [...some.entries()].reverse())
      expect((await draws.svg(figure)) === first[at], figure.id).toBe(true);
  });

  it("embeds letters as TrueType, on a page of the exact size, the same bytes each time", async () => {
    const chosen = all.filter(({ name }) => /^1 (beta|map|lorenz)/.test(name));
    for (const { figure } of chosen) {
      const [svg, again] = [await svgOf(figure), await draws.svg(figure)];
      const pdf = await draws.pdf(svg, figure);
      expect(await draws.pdf(again, figure)).toEqual(pdf);
      const file = join(folder, "figure.pdf");
      writeFileSync(file, pdf as Uint8Array);
      const fonts = poppler("pdffonts", file);
      expect(fonts).toMatch(/LiberationSans +CID TrueType/);
      expect(fonts).not.toMatch(/Type 3|CFF| no +(?:yes|no) +(?:yes|no) +\d/);
      const [, pages, width, height] = /Pages: +(\d+).*Page size: +([\d.]+) x ([\d.]+)/s.exec(
        poppler("pdfinfo", file),
      )!;
      expect(pages).toBe("1");
      expect(millimetres(width)).toBeCloseTo(figure.paper.width, 2);
      expect(millimetres(height)).toBeCloseTo(figure.paper.height, 2);
    }
  });

  it("are drawn by the processor alone, with pages in processes of their own: a closed one ends no other", async () => {
    const session = await browser.newBrowserCDPSession();
    const { gpu } = await session.send("SystemInfo.getInfo");
    expect(gpu.featureStatus).toMatchObject({ gpu_compositing: "disabled_software" });
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    expect(pages.length).toBeGreaterThan(0);
    for (const { id } of processInfo.filter(({ type }) => type === "browser")) expect(pages).not.toContain(id);
  });

  it("mark whole years alone, each once, in a run of two years", { timeout: 60_000 }, async () => {
    const figures = printFigures({ kind: "comparison", data: ofTwoYears() }, "double", "en").figures;
    const ofYears = ["effect-real-gdp", "convergence", "course", "cumulative", "timeline"];
    for (const id of ofYears) {
      const figure = figures.find((one) => one.id === id);
      expect(figure, id).toBeDefined();
      const marks = marksOf(await draws.svg(figure!));
      const years = [...marks.values()].filter((texts) => texts.some((text) => /^20\d\d$/.test(text)));
      expect(years.length, id).toBeGreaterThan(0);
      for (const texts of years) expect(texts, id).toEqual(["2021", "2022"]);
    }
  });

  it("says in a PNG how large it is on paper", async () => {
    const { figure } = all[0]!;
    const png = Buffer.from((await draws.png(await svgOf(figure), figure)) as Uint8Array);
    expect(png.readUInt32BE(16)).toBe(Math.round((figure.paper.width / 25.4) * 600));
    expect(png.subarray(37, 41).toString()).toBe("pHYs");
    expect(png.readUInt32BE(41)).toBe(23622);
  });
});

/** The invented report as if its runs had ended after the first year of the reform. */
function ofTwoYears(): ReportData {
  const data = inventedReport();
  const [first] = data.manifest.years;
  return {
    ...data,
    manifest: { ...data.manifest, years: [first, first + 1] },
    context: { ...data.context, reformYear: first + 1 },
    series: data.series.map((one) => ({ ...one, values: one.values.slice(0, 2) })),
    uncertainty: {
      ...data.uncertainty!,
      effects: data.uncertainty!.effects.slice(0, 1).flatMap((effect) =>
        ["real-gdp", "real-national-income"].flatMap((indicator) =>
          [first, first + 1].map((year) => ({
            ...effect,
            indicator,
            year,
            variant: data.context.focus,
            place: "cluster",
          })),
        ),
      ),
    },
  };
}

/** Texts at the marks of every horizontal axis of an SVG. */
function marksOf(svg: string): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  for (const [, axis, text] of svg.matchAll(/class="(x\d*)tick"><text[^>]*>([^<]*)/g))
    marks.set(axis!, [...(marks.get(axis!) ?? []), text!]);
  return marks;
}

function poppler(program: string, file: string): string {
  return spawnSync(program, [file], { encoding: "utf8" }).stdout;
}

function millimetres(points: string | undefined): number {
  return (Number(points) * 25.4) / 72;
}
