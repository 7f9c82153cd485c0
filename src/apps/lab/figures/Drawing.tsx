import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { columnOf, type Drawing as Drawn, PAGE, type Space } from "../../../figures/drawing/figure.js";
import { CATEGORIES, MUTED } from "../../../figures/drawing/palette.js";
import { coursesOver } from "../../../figures/lab/courses.js";
import { sketchOf } from "../../../figures/svg/draw.js";
import { type Mark, spansOf, strokeOf } from "../../../figures/svg/marks.js";
import { DrawingButtons } from "../export/DrawingButtons.js";
import { onPress, useText } from "../parts/widgets.js";

/** Lines of a baseline, of a policy, and of another one beside it. */
export const BASELINE_LINE = { color: MUTED, width: 2, dash: "dot" } as const;
export const POLICY_LINE = { color: CATEGORIES[1], width: 2.5 } as const;
export const OTHER_LINE = { color: CATEGORIES[2], width: 2.5, dash: "dash" } as const;

interface Props {
  draw(space: Space): Drawn;
  /** The figure in a sentence or two, for those who do not see it. */
  label: string;
  class?: string;
  /** Buttons to save it under this name. */
  file?: string;
  /** The title stands beside the figure already. */
  titled?: boolean | undefined;
  /** A click on the figure, at a value of its horizontal axis. */
  onPick?(value: number): void;
  /** What of it is pressed, and presses of what its figure names. */
  pressed?: string | undefined;
  onPressed?: ((id: string) => void) | undefined;
}

/** A figure as wide as its place. */
export function Drawing({ draw, label, class: kind = "chart", file, titled, onPick, pressed, onPressed }: Props) {
  const { ref, width: place } = useWidth<HTMLDivElement>(560);
  // Wider ones are made for pages, with legends at a margin that only Plotly draws.
  const room = Math.min(place, PAGE.width - 1);
  const figure = draw(columnOf(room));
  const { width, height, marks, valueAt } = sketchOf(figure, room);
  const pick = onPick && ((event: MouseEvent) => onPick(valueAt(event.clientX - leftOf(event.currentTarget))));
  return (
    <figure class={kind}>
      {(file || !titled) && (
        <figcaption>
          {!titled && <strong>{figure.title}</strong>}
          {file && <DrawingButtons holder={ref} title={figure.title} name={file} />}
        </figcaption>
      )}
      <div ref={ref}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the year's slider does the same from the keyboard. */}
        <svg
          width={width}
          height={height}
          role={onPressed ? "group" : "img"}
          aria-label={label}
          class={onPick ? "plot" : undefined}
          onClick={pick}
        >
          {marks.map((mark, k) => (
            <Element key={mark.id ?? k} mark={mark} pressed={pressed} onPressed={onPressed} />
          ))}
        </svg>
      </div>
      <Legend figure={figure} />
      {figure.caption && <p class="note">{figure.caption}</p>}
    </figure>
  );
}

function leftOf(drawing: EventTarget | null): number {
  return (drawing as SVGElement).getBoundingClientRect().left;
}

type ElementProps = Pick<Props, "pressed" | "onPressed"> & { mark: Mark };

/** An element, with its name for whoever points at it; what has an id is a button where the figure can be pressed. */
function Element({ mark: { tag: Tag, attributes, inside, id, label }, ...rest }: ElementProps) {
  const { pressed, onPressed } = rest;
  const parts = inside?.map((part, k) =>
    typeof part === "string" ? part : <Element key={part.id ?? k} mark={part} {...rest} />,
  );
  const inner = [label && <title key="title">{label}</title>, parts];
  if (id === undefined || !onPressed) return <Tag {...attributes}>{inner}</Tag>;
  const press = () => onPressed(id);
  return (
    <g
      role="button"
      tabindex={0}
      aria-pressed={id === pressed}
      aria-label={label}
      onClick={press}
      onKeyDown={onPress(press)}
    >
      {inner}
    </g>
  );
}

/** Names of traces beside their look, where the figure shows a legend. */
function Legend({ figure: { data, layout } }: { figure: Drawn }) {
  if (!layout.showlegend) return null;
  const named = data as readonly { name?: string; showlegend?: boolean; line?: object; marker?: { color: string } }[];
  return (
    <ul class="legend">
      {named
        .filter(({ name, showlegend = true }) => name && showlegend)
        .map(({ name, line, marker }) => (
          <li key={name}>
            <svg width="26" height="8" aria-hidden="true">
              <line x1="0" x2="26" y1="4" y2="4" {...strokeOf({ ...marker, width: 8, ...line })} />
            </svg>{" "}
            {spansOf(name!).map((part) => (typeof part === "string" ? part : <b key="b">{part.inside}</b>))}
          </li>
        ))}
    </ul>
  );
}

/** Width of an element in pixels, as it changes. */
function useWidth<Element extends HTMLElement>(first: number) {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const room = Math.round(entry!.contentRect.width);
      // What is not laid out at the moment has none, and no figure fits into that.
      if (room > 0) setWidth(room);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

interface CoursesProps {
  chart: Parameters<typeof coursesOver>[0];
  /** What the chart says in a sentence, after its title. */
  words: string;
  titled?: boolean;
  /** A click on a year, by its position. */
  onYear(at: number): void;
}

/** Courses over the years, of which a click shows the nearest. */
export function Courses({ chart, words, titled, onYear }: CoursesProps) {
  const say = useText();
  const { title, years } = chart;
  const nearest = (year: number) => Math.min(years.length - 1, Math.max(0, Math.round(year - years[0]!)));
  return (
    <Drawing
      draw={(space) => coursesOver(chart, space)}
      label={say("lab.titleAndWords", { title, words })}
      file="chart"
      titled={titled}
      onPick={(year) => onYear(nearest(year))}
    />
  );
}
