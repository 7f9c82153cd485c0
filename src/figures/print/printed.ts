import type { Data, Layout } from "plotly.js-dist-min";
import { baseLayout, type Figure } from "../drawing/figure.js";
import { withVectorCells } from "./cells.js";
import { onPaper, PRINT_FORMATS, type PrintFormat, type PrintWidth } from "./format.js";

/**
 * Names that editors know: Arial and what stands in for it elsewhere, then Chinese. The program lays out with
 * Liberation Sans, whose letters have the widths of Arial's, and with Noto Sans SC.
 */
export const PRINT_FONT =
  'Arial, "Liberation Sans", Helvetica, "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

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

interface ColourScale {
  title?: object;
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
    if (key === "colorbar")
      return [
        key,
        withTextSizes({
          ...SCALE,
          ...(value as ColourScale),
          title: { ...SCALE.title, ...(value as ColourScale).title },
        }),
      ];
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
