import type { Layout } from "plotly.js-dist-min";
import { plain, signed } from "../../measures/views/present.js";
import type { Reader } from "../../measures/views/reader.js";
import { t } from "../../words/index.js";
import { DIVERGING, INK, MUTED } from "../drawing/palette.js";
import { type Frame, HALF, type Mapped, type Sheet, type Spot, titleOfScale } from "./mapSheet.js";

/** Colours by effect, as far as effects go that chance does not explain. */
export function scaleOf(spots: readonly Spot[], { limit, scale }: Mapped, sheet: Sheet): object {
  return {
    color: spots.map(({ effect }) => effect),
    colorscale: DIVERGING,
    cmin: -limit,
    cmax: limit,
    colorbar: sheet.narrow ? scaleBelow(limit, scale, sheet) : scaleBeside(scale),
  };
}

function scaleBeside(title: string): object {
  return {
    title: { text: title, side: "top", font: { size: 13 } },
    x: 1.03,
    xanchor: "left",
    y: 1,
    yanchor: "top",
    len: 0.55,
    thickness: 14,
    outlinewidth: 0,
    nticks: 5,
    tickfont: { size: 12 },
  };
}

/** Pixels of a scale of colours below a map. */
const SCALE = 240;

function scaleBelow(limit: number, title: string, { width, height, margin }: Sheet): object {
  const decimals = limit < 0.2 ? 3 : limit < 2 ? 2 : 1;
  const ticks = [-1, -0.5, 0, 0.5, 1].map((share) => share * limit);
  return {
    orientation: "h",
    title: { text: titleOfScale(title, width), side: "top", font: { size: 12 } },
    x: HALF / width,
    xanchor: "left",
    xpad: 0,
    y: -4 / (height - margin.b),
    yanchor: "top",
    ypad: 0,
    len: SCALE / width,
    thickness: 10,
    outlinewidth: 0,
    tickvals: ticks,
    ticktext: ticks.map((tick) => signed(tick, decimals)),
    tickfont: { size: 12 },
  };
}

const KM_PER_DEGREE = 111.32;

/** A bar of a round number of kilometres in the lower left corner. */
export function scaleBar(frame: Frame, say: Reader["say"]): Required<Pick<Layout, "shapes" | "annotations">> {
  const { squeeze } = frame;
  const width = (frame.east - frame.west) * squeeze * KM_PER_DEGREE;
  const km = [10, 20, 50, 100, 200, 500, 1000].filter((length) => length < width / 4).at(-1) ?? 5;
  const x0 = frame.west + 0.02 * (frame.east - frame.west);
  const y = frame.south + 0.03 * (frame.north - frame.south);
  const x1 = x0 + km / KM_PER_DEGREE / squeeze;
  const text = {
    text: say(t("report.km", { km })),
    x: (x0 + x1) / 2,
    y,
    yanchor: "bottom",
    showarrow: false,
    font: { size: 12 },
  } as const;
  return {
    shapes: [{ type: "line", x0, x1, y0: y, y1: y, line: { color: INK, width: 2 } }],
    annotations: [text],
  };
}

/** Circles of two round sizes in the right margin. */
export function addSizeLegend(
  layout: Partial<Layout>,
  largest: number,
  radius: (gdp: number) => number,
  title: string,
): void {
  const widest = radius(largest);
  const round = (value: number) => Number(value.toPrecision(1));
  const sizes = [round(largest / 1.5), round(largest / 12)];
  const text = (words: string, x: number, y: number) =>
    ({
      text: words,
      x,
      y,
      xref: "paper",
      yref: "paper",
      xanchor: "left",
      yanchor: "middle",
      showarrow: false,
      align: "left",
    }) as const;
  layout.annotations!.push({
    ...text(title, 1.03, 0.36),
    font: { size: 13 },
  });
  sizes.forEach((gdp, i) => {
    const r = radius(gdp);
    const y = 0.22 - 0.11 * i;
    const box = { x0: widest - r, x1: widest + r, y0: -r, y1: r };
    layout.shapes!.push({
      type: "circle",
      xref: "paper",
      yref: "paper",
      xsizemode: "pixel",
      ysizemode: "pixel",
      xanchor: 1.03,
      yanchor: y,
      ...box,
      line: { color: MUTED, width: 1 },
    });
    layout.annotations!.push({ ...text(plain(gdp, 0), 1.03, y), xshift: 2 * widest + 8, font: { size: 12 } });
  });
}
