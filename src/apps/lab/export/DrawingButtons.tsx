import type { RefObject } from "preact";
import { FONT } from "../../../figures/drawing/figure.js";
import { INK } from "../../../figures/drawing/palette.js";
import type { TextKey } from "../../../words/index.js";
import { useText } from "../parts/widgets.js";

interface Props {
  /** What holds the drawing. */
  holder: RefObject<HTMLElement | null>;
  title: string;
  /** Of the file, without its ending. */
  name: string;
}

/** A drawing as a file. */
export function DrawingButtons({ holder, title, name }: Props) {
  const say = useText();
  const button = (format: string, words: TextKey, write: (svg: Blob, name: string) => unknown) => (
    <button
      type="button"
      class="plain"
      aria-label={say(words, { title })}
      onClick={() => {
        const drawing = holder.current?.querySelector("svg");
        if (drawing) write(drawingFile(drawing, title), name);
      }}
    >
      {format}
    </button>
  );
  return (
    <span class="drawing">
      {button("SVG", "lab.saveSvg", saveSvg)}
      {button("PNG", "lab.savePng", savePng)}
    </span>
  );
}

const NAMESPACE = "http://www.w3.org/2000/svg";

/** A drawing of the page as a file of its own: white, with its font and title. */
function drawingFile(drawing: SVGSVGElement, title: string): Blob {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = withAttributes(drawing.cloneNode(true) as SVGSVGElement, {
    xmlns: NAMESPACE,
    viewBox: `0 -24 ${width} ${height + 24}`,
    width,
    height: height + 24,
    "font-family": FONT,
    "font-size": 12,
    fill: INK,
  });
  // The white edge of names on a map is of the page's style sheet, which the file has not.
  const shown = drawing.querySelectorAll("text");
  for (const [k, text] of copy.querySelectorAll("text").entries()) {
    const { paintOrder, stroke, strokeWidth } = getComputedStyle(shown[k]!);
    withAttributes(text, { "paint-order": paintOrder, stroke, "stroke-width": strokeWidth });
  }
  const ground = element("rect", { x: 0, y: -24, width, height: height + 24, fill: "#fff" });
  const name = element("text", { x: 8, y: -8, "font-size": 14, "font-weight": 600 });
  name.textContent = title;
  copy.prepend(ground, name);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

type Attributes = Readonly<Record<string, string | number>>;

const element = (tag: string, attributes: Attributes) =>
  withAttributes(document.createElementNS(NAMESPACE, tag), attributes);

function withAttributes<Of extends Element>(made: Of, attributes: Attributes): Of {
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function saveSvg(svg: Blob, name: string): void {
  save(svg, `${name}.svg`);
}

/** Pixels of a picture for each of the page. */
const SHARPNESS = 2;

/** The same as a picture. Rejects where the browser cannot draw it. */
async function savePng(svg: Blob, name: string): Promise<void> {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SHARPNESS * image.width;
  canvas.height = SHARPNESS * image.height;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (picture) save(picture, `${name}.png`);
}

/** Hands a file to the user's browser, which asks where to put it. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
