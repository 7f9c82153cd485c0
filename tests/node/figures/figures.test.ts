import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../../../src/language/index.js";
import { openBrowser } from "../../../src/node/figures/browser.js";
import { type Draughtsman, draughtsman } from "../../../src/node/figures/drawing.js";
import { LOAD_FONTS, pageWithFonts } from "../../../src/node/figures/fonts.js";
import type { PrintWidth } from "../../../src/report/print/format.js";
import { printFigures } from "../../../src/report/print/index.js";
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

  it.each(all)("$name: an editor finds nothing to send back", async ({ figure }) => {
    const { paper, caption } = figure;
    expect([89, 183]).toContain(paper.width);
    expect(paper.height).toBeLessThanOrEqual(170);
    expect(caption).not.toBe("");
    const svg = await draws.svg(figure);
    expect(/<image|<foreignObject|rgba\(/.exec(svg)?.[0]).toBeUndefined();
    expect(await textFaults(page, svg)).toEqual([]);
  });

  it("draws the same bytes twice, whatever was drawn between", async () => {
    const some = all.filter((_, at) => at % 5 === 0);
    const first = await drawnAll(some);
    expect((await drawnAll(some.reverse())).reverse().map((svg, at) => svg === first[at])).toEqual(
      first.map(() => true),
    );
  });

  async function drawnAll(list: typeof all): Promise<string[]> {
    const svgs: string[] = [];
    for (const { figure } of list) svgs.push(await draws.svg(figure));
    return svgs;
  }

  it("embeds letters as TrueType, on a page of the exact size, the same bytes each time", async () => {
    const chosen = all.filter(({ name }) => /^1 (beta|map|lorenz)/.test(name));
    for (const { figure } of chosen) {
      const [svg, again] = [await draws.svg(figure), await draws.svg(figure)];
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

  it("says in a PNG how large it is on paper", async () => {
    const { figure } = all[0]!;
    const png = Buffer.from((await draws.png(await draws.svg(figure), figure)) as Uint8Array);
    expect(png.readUInt32BE(16)).toBe(Math.round((figure.paper.width / 25.4) * 600));
    expect(png.subarray(37, 41).toString()).toBe("pHYs");
    expect(png.readUInt32BE(41)).toBe(23622);
  });
});

function poppler(program: string, file: string): string {
  return spawnSync(program, [file], { encoding: "utf8" }).stdout;
}

function millimetres(points: string | undefined): number {
  return (Number(points) * 25.4) / 72;
}
