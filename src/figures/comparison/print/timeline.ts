import type { Lookup, ShownData } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, points, rowAxis } from "../../drawing/chart.js";
import { type Drawing, label, PAGE, roomFor, type Space, strong, yearAxis } from "../../drawing/figure.js";
import { armLine, INK, RULE } from "../../drawing/palette.js";
import type { ReportFigure } from "../reportFigure.js";

type Change = ShownData["context"]["changes"][number]["levers"][number];
type Bar = Pick<Change, "label" | "from" | "to"> & { count: number };

const ROW = 22;
const LEFT = 220;
const RIGHT = 24;

/** A name of an arm that is longer than the margin goes on over its row, which holds nothing else. */
const fits = (name: string) => roomFor([name]) <= LEFT;
const AT_LEFT = { xref: "paper", xanchor: "left", yanchor: "middle", showarrow: false, font: { size: 12, color: INK } };

/** Which lever holds from when to when, arm by arm; an open end goes on beyond the last year. */
export const policyTimeline: ReportFigure = { id: "timeline", section: "effects", narrow: true, draw };

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const groups = groupsOf(view.data.context);
  if (groups.length === 0) return undefined;
  const most = Math.floor((space.height - 60) / ROW);
  // A row for the name of an arm, one for each of its levers.
  const rows = groups.flatMap(({ name, place, bars }) => [
    { name, place, bar: undefined },
    ...bars.map((bar) => ({ name, place, bar })),
  ]);
  const shown = rows.slice(0, most);
  const [first, last] = [view.years[0]! - 0.5, view.lastYear + 0.5];
  const bars = shown.flatMap(({ place, bar }, at) => (bar ? [{ bar, place, at }] : []));
  const heading = (name: string) => `${strong(label(name))}${view.say("join.colonAtEnd")}`;
  return chart(view, {
    title: t("report.holdsWhen"),
    caption: t("report.leversEachVariantCalendar", {
      years: view.years[0],
      lastYear: view.lastYear,
      shownCount: shown.length < rows.length,
      shownCount2: shown.length,
      rowsCount: rows.length,
    }),
    height: 60 + ROW * Math.max(4, shown.length),
    margin: { l: LEFT, r: RIGHT, t: 10, b: 44 },
    x: { ...yearAxis([view.years[0]!, view.lastYear], 8), range: [first, last + 0.7] },
    y: rowAxis(
      shown.map(({ name, bar }) => (bar ? namesOf(bar) : fits(name) ? heading(name) : "")),
      { air: 0 },
    ),
    annotations: shown.flatMap(({ name, bar }, at) =>
      bar || fits(name)
        ? []
        : [{ ...AT_LEFT, x: (4 - LEFT) / (space.width - LEFT - RIGHT), y: at, text: heading(name) }],
    ),
    shapes: [...rulesOf(shown), ...barsOf(bars, [first, last])],
    data: [
      points(
        bars.map(() => last + 0.3),
        bars.map(({ at }) => at),
        {
          marker: {
            symbol: "triangle-right",
            size: bars.map(({ bar }) => (bar.to === null ? 9 : 0)),
            color: INK,
          },
          cliponaxis: false,
        },
      ),
    ],
  });
}

/** A rectangle for each lever, as long as it holds: in the colour of arm `place`, on row `at`. */
function barsOf(bars: readonly { bar: Bar; place: number; at: number }[], [first, last]: [number, number]): object[] {
  return bars.map(({ bar, place, at }) => ({
    type: "rect",
    x0: Math.max(first, bar.from - 0.5),
    x1: bar.to === null ? last : Math.min(last, bar.to + 0.5),
    y0: at - 0.3,
    y1: at + 0.3,
    fillcolor: armLine(place).color,
    line: { color: INK, width: 0.75 },
  }));
}

/** A line above the name of every arm but the first. */
function rulesOf(shown: readonly { bar: Bar | undefined }[]): object[] {
  const heads = shown.flatMap(({ bar }, at) => (bar ? [] : [at]));
  return heads.slice(1).map((at) => ({
    type: "line",
    xref: "paper",
    x0: 0,
    x1: 1,
    y0: at - 0.5,
    y1: at - 0.5,
    line: { color: RULE, width: 0.75 },
  }));
}

function namesOf({ label: name, count }: Bar): string {
  return label(`${name}${count > 1 ? ` × ${count}` : ""}`);
}

/** By variant; equal levers of the same years are one bar. */
function groupsOf({ variants, changes }: ShownData["context"]): { name: string; place: number; bars: Bar[] }[] {
  return variants.flatMap(({ id, label: name }, place) => {
    const bars = new Map<string, Bar>();
    for (const { label, from, to } of changes.find(({ variant }) => variant === id)?.levers ?? []) {
      const key = [label, from, to].join("|");
      bars.set(key, { label, from, to, count: (bars.get(key)?.count ?? 0) + 1 });
    }
    return bars.size > 0 ? [{ name, place, bars: [...bars.values()] }] : [];
  });
}
