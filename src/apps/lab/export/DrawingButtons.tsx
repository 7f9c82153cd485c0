import type { RefObject } from "preact";
import { t } from "../../../words/index.js";
import { useText } from "../parts/widgets.js";
import { savePng, saveSvg } from "./drawing.js";

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
        aria-label={say(t("lab.saveSvg", { title }))}
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
        aria-label={say(t("lab.savePng", { title }))}
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
