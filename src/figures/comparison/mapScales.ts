import type { Layout } from "plotly.js-dist-min";
import { plain, signed } from "../../measures/views/present.js";
import type { Reader } from "../../measures/views/reader.js";
import { t } from "../../words/index.js";
import { DIVERGING, INK, MUTED, scaleColour } from "../drawing/palette.js";
import { type Frame, HALF, type Mapped, type Sheet, type Spot, titleOfScale } from "./mapSheet.js";

/** Colours by effect, as far as effects go that chance does not explain; beside the map the scale of all of them. */
export function coloursOf(spots: readonly Spot[], { limit, scale }: Mapped, { narrow }: Sheet): object {
  const effects = spots.map(({ effect }) => effect);
  if (narrow) return { color: effects.map((effect) => scaleColour(DIVERGING, (effect / limit + 1) / 2)) };
  return { color: effects, colorscale: DIVERGING, cmin: -limit, cmax: limit, colorbar: scaleBeside(scale) };
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

/** Pixels of a colour of the scale below a map. */
const COLOUR = { width: 22, height: 12 };

/** The scale of colours below a map, its title above its colours and its ticks below them. */
export function addScaleBelow(
  layout: Partial<Layout>,
  { limit, scale }: Mapped,
  { width, height, margin }: Sheet,
): void {
  const title = titleOfScale(scale, width);
  const top = 8 + 16 * title.split("<br>").length;
  const x = (colours: number) => (HALF + COLOUR.width * colours) / width;
  const y = (pixels: number) => -pixels / (height - margin.b);
  const paper = { xref: "paper", yref: "paper" } as const;
  const said = { ...paper, showarrow: false, align: "left", font: { size: 12 } } as const;
  for (const [k, [, fillcolor]] of DIVERGING.entries()) {
    const ends = { x0: x(k), x1: x(k + 1), y0: y(top), y1: y(top + COLOUR.height) };
    layout.shapes!.push({ type: "rect", ...paper, ...ends, fillcolor, line: { width: 0 } });
  }
  layout.annotations!.push({ ...said, text: title, x: 0, y: y(top), xanchor: "left", yanchor: "bottom" });
  const decimals = limit < 0.2 ? 3 : limit < 2 ? 2 : 1;
  for (const share of [-1, -0.5, 0, 0.5, 1]) {
    const place = { x: x(((share + 1) / 2) * DIVERGING.length), y: y(top + COLOUR.height) };
    const text = signed(share * limit, decimals);
    layout.annotations!.push({ ...said, text, ...place, xanchor: "center", yanchor: "top" });
  }
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
