import type { Browser, Page } from "playwright-core";
import type { PrintFigure } from "../../../figures/print/printed.js";
import type { Content } from "../disk/carefulFile.js";
import { plotlySource } from "../results/reportPages.js";
import { LOAD_FONTS, pageWithFonts } from "./fonts.js";
import { finishedPdf } from "./pdf.js";
import { withResolution } from "./png.js";
import { finishedSvg, sizedSvg } from "./svg.js";

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
