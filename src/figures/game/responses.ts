import { allBut, type GameView, inMoneyUnit, moneyUnit, nameOf, signed } from "../../measures/views/index.js";
import { together } from "../../words/index.js";
import { line } from "../drawing/chart.js";
import { type Annotation, baseLayout, type Drawing, label, PAGE, widestOf } from "../drawing/figure.js";
import { categoryColour, INK, RULE } from "../drawing/palette.js";
import {
  arrow,
  type Box,
  boxesOf,
  frame,
  type GameFigure,
  type Line,
  labelsOn,
  linesBetween,
  type Size,
  text,
} from "./lattice.js";
import { isAtRest, movesOf } from "./moves.js";

/** Players whose 32 coalitions still can be drawn, and those whose arrows still have room for numbers. */
const MOST_PLAYERS = 5;
const MOST_WITH_NUMBERS = 4;

/** Pixels. */
const DIGIT = 7.5;
const LINE = 16;
const SIDE = 12;
const TOP = 44;
/** From the edge of the plot to the middle of the outermost box. */
const EDGE = 32;

/**
 * Best responses in the game in which everybody joins or stays out: coalitions by size, an arrow for every move that
 * pays, equilibria framed.
 */
export const responseMap: GameFigure = { id: "responses", section: "coalitions", draw };

function draw(view: GameView): Drawing | undefined {
  const { report, say } = view;
  const { players, coalitions } = report;
  if (players.length > MOST_PLAYERS || coalitions.length !== 2 ** players.length) return undefined;
  const numbered = players.length <= MOST_WITH_NUMBERS;
  const texts = coalitions.map(({ members }) => linesOf(members, view));
  const boxes = boxesOf(report, texts.map(sizeOf), PAGE.width - 2 * SIDE, {
    first: EDGE,
    pitch: numbered ? 104 : 72,
  });
  const height = TOP + SIDE + EDGE + Math.max(...boxes.map(({ y }) => y));
  const { moves, ties } = movesOf(report);
  const pairs = [...moves.map(({ from, to }) => [from, to] as const), ...ties];
  const lines = linesBetween(boxes, pairs);
  const colours = new Map(players.map(({ id }, p) => [id, categoryColour(p + 1)]));
  const arrows = moves.map(({ player }, m) => arrow(lines[m]!, colours.get(player)!));
  const numbers = moves.map(({ gain }) => signed(inMoneyUnit(gain, view)));
  const { replicates } = report.settings;
  const unit = moneyUnit(view);
  const caption = [
    say("report.coalitionsSizeNobodyLeft"),
    say("report.arrowPlayerGainsJoining", { numbered, unit }),
    say("report.greyLineGainsNeither"),
    replicates > 1 ? say("report.meansOverReplicates", { replicates }) : "",
  ];
  return {
    title: say("lab.wouldJoinWouldLeave"),
    caption: together(caption, view.language),
    // Lines that draw nothing but their names.
    data: players.map(({ id, label: name }) =>
      line([null], [null], { name: label(name), line: { color: colours.get(id)!, width: 2 } }),
    ),
    layout: baseLayout(height, {
      margin: { l: SIDE, r: SIDE, t: TOP, b: SIDE },
      showlegend: true,
      legend: {
        orientation: "h",
        x: 0,
        y: 1,
        xanchor: "left",
        yanchor: "bottom",
        title: { text: say("report.moves"), font: { size: 13 } },
      },
      xaxis: { visible: false, range: [0, PAGE.width - 2 * SIDE], fixedrange: true },
      yaxis: { visible: false, range: [height - TOP - SIDE, 0], fixedrange: true },
      shapes: [...lines.slice(moves.length).map(tie), ...boxes.map((box, at) => frame(box, isAtRest(coalitions[at]!)))],
      annotations: [
        ...arrows,
        ...boxes.map(({ x, y }, at) => text(x, y, texts[at]!.map(label).join("<br>"))),
        ...(numbered ? numbersOn(lines.slice(0, moves.length), boxes, numbers) : []),
      ],
    }),
    height,
  };
}

/** What stands in the box of a coalition. */
function linesOf(members: readonly string[], view: GameView): string[] {
  const { say } = view;
  if (members.length === 0) return [say("lab.nobody")];
  if (members.length === view.report.players.length) return [say("cli.all")];
  const out = allBut(members, view);
  return out ? [say("report.allBut"), ...out] : members.map((id) => nameOf(view, id));
}

function sizeOf(lines: readonly string[]): Size {
  return { width: 16 + DIGIT * widestOf(lines), height: 12 + LINE * lines.length };
}

function numbersOn(lines: readonly Line[], boxes: readonly Box[], numbers: readonly string[]): Annotation[] {
  const sizes = numbers.map((number) => ({ width: 4 + DIGIT * number.length, height: LINE }));
  return labelsOn(lines, boxes, sizes).flatMap((place, at) =>
    place
      ? [{ ...text(place.x, place.y, numbers[at]!), font: { size: 12, color: INK }, bgcolor: "#ffffff", borderpad: 1 }]
      : [],
  );
}

function tie({ from, to }: Line): object {
  return { type: "line", layer: "below", x0: from.x, y0: from.y, x1: to.x, y1: to.y, line: { color: RULE, width: 1 } };
}
