import type { RefObject } from "preact";
import { FONT } from "../../../figures/drawing/figure.js";
import { INK } from "../../../figures/drawing/palette.js";
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
  const drawing = () => holder.current?.querySelector("svg");
  return (
    <span class="drawing">
      <button
        type="button"
        class="plain"
        aria-label={say("lab.saveSvg", { title })}
        onClick={() => {
          const found = drawing();
          if (found) saveSvg(found, title, name);
        }}
      >
        SVG
      </button>
      <button
        type="button"
        class="plain"
        aria-label={say("lab.savePng", { title })}
        onClick={() => {
          const found = drawing();
          if (found) void savePng(found, title, name);
        }}
      >
        PNG
      </button>
    </span>
  );
}

const NAMESPACE = "http://www.w3.org/2000/svg";

/** A drawing of the page as a file of its own: white, with its font and title. */
function drawingText(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute("xmlns", NAMESPACE);
  copy.setAttribute("viewBox", `0 -24 ${width} ${height + 24}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height + 24));
  copy.setAttribute("font-family", FONT);
  copy.setAttribute("font-size", "12");
  copy.setAttribute("fill", INK);
  const ground = element("rect", { x: "0", y: "-24", width: String(width), height: String(height + 24), fill: "#fff" });
  const name = element("text", { x: "8", y: "-8", "font-size": "14", "font-weight": "600" });
  name.textContent = title;
  copy.prepend(ground, name);
  return new XMLSerializer().serializeToString(copy);
}

function element(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function saveSvg(drawing: SVGSVGElement, title: string, name: string): void {
  save(new Blob([drawingText(drawing, title)], { type: "image/svg+xml" }), `${name}.svg`);
}

/** Pixels of a picture for each of the page. */
const SHARPNESS = 2;

/** The same as a picture. Rejects where the browser cannot draw it. */
async function savePng(drawing: SVGSVGElement, title: string, name: string): Promise<void> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([drawingText(drawing, title)], { type: "image/svg+xml" }));
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
