import { GAIN, INK, LOSS, MUTED } from "../../../figures/drawing/palette.js";
import { linesBetween } from "../../../figures/game/lattice.js";
import { isAtRest, movesOf } from "../../../figures/game/moves.js";
import type { GameCoalition } from "../../../measures/results/index.js";
import { allOf, joined, t } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { useWidth } from "../figures/useWidth.js";
import { useText } from "../parts/language.js";
import { onPress } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { amountText, shortNames } from "./words.js";

/** Pixels of boxes and between them, and on a narrow page. */
const WIDE = { box: { width: 92, height: 34 }, gap: { x: 74, y: 16 } };
const NARROW = { box: { width: 58, height: 34 }, gap: { x: 24, y: 16 } };

/** Coalitions by size, with an arrow for every single move that pays; the box that is chosen is told in words. */
export function Lattice({ game }: { game: AnalysedGame }) {
  const say = useText();
  const [own, write] = useOwn();
  const { report, players } = game;
  const { coalitions } = report;
  const short = shortNames(players);
  const nameOf = (id: string) => short[players.findIndex((player) => player.id === id)]!;
  const label = ({ members }: GameCoalition) =>
    members.length === 0
      ? say(t("lab.nobody"))
      : members.length === players.length
        ? say(t("cli.all"))
        : members.map((id) => say(nameOf(id))).join(" ");
  const room = useWidth<HTMLDivElement>(900);
  const measures = room.width < 620 ? NARROW : WIDE;
  const { boxes, width, height } = placed(coalitions, players.length, measures);
  const { moves } = movesOf(report);
  const lines = linesBetween(
    boxes,
    moves.map(({ from, to }) => [from, to] as const),
  );
  const chosen = Number.parseInt(own("coalition"), 10);
  const at =
    chosen >= 0 && chosen < coalitions.length
      ? chosen
      : coalitions.findIndex((one) => one.members.length === players.length);
  const resting = coalitions.filter(isAtRest);
  return (
    <section aria-labelledby="lattice-title">
      <div ref={room.ref} />
      <h2 id="lattice-title">{say(t("lab.wouldJoinWouldLeave"))}</h2>
      <p>
        {say(t("lab.eachBoxCoalitionApplies"))} {say(t("lab.namesCut"))}
        {players.map(({ label: name }, p) => `${say(short[p]!)} = ${say(name)}`).join(", ")}.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled from the keyboard too. */}
      <section class="scroll" tabIndex={0} aria-labelledby="lattice-title">
        <svg width={width} height={height} class="lattice" role="group" aria-labelledby="lattice-title">
          <Heads />
          {moves.map(({ from, to }, k) => (
            <Arrow
              key={`${from}-${to}`}
              line={lines[k]!}
              joins={coalitions[to]!.members.length > coalitions[from]!.members.length}
              strong={from === at || to === at}
            />
          ))}
          {coalitions.map((coalition, place) => (
            <Box
              key={coalition.members.join("+")}
              box={boxes[place]!}
              coalition={coalition}
              name={label(coalition)}
              pressed={place === at}
              press={() => write({ coalition: String(place) })}
            />
          ))}
        </svg>
      </section>
      <p class="lattice-told" aria-live="polite">
        <strong>{label(coalitions[at]!)}</strong>: {say(sentenceOf(game, coalitions[at]!))}
      </p>
      <p>
        {resting.some(({ members }) => members.length > 1)
          ? say(
              t("lab.withoutPaymentsTheseHold", {
                coalitions: joined(resting.filter(({ members }) => members.length > 1).map(label), "semicolon"),
              }),
            )
          : say(t("lab.withoutPaymentsCoalitionHolds"))}
      </p>
    </section>
  );
}

/** Heads of the two kinds of arrow. */
function Heads() {
  return (
    <defs>
      {[GAIN, LOSS].map((colour, k) => (
        <marker
          key={colour}
          id={`head-${k}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0L8 4L0 8z" fill={colour} />
        </marker>
      ))}
    </defs>
  );
}

type Point = Readonly<{ x: number; y: number }>;

/** A move of one player; dashed where it leaves. */
function Arrow({ line, joins, strong }: { line: { from: Point; to: Point }; joins: boolean; strong: boolean }) {
  return (
    <line
      x1={line.from.x}
      y1={line.from.y}
      x2={line.to.x}
      y2={line.to.y}
      stroke={joins ? GAIN : LOSS}
      stroke-width={strong ? 2.4 : 1.1}
      stroke-dasharray={joins ? undefined : "5 3"}
      marker-end={`url(#head-${joins ? 0 : 1})`}
    />
  );
}

interface BoxProps {
  box: Point & { width: number; height: number };
  coalition: GameCoalition;
  name: string;
  pressed: boolean;
  press(): void;
}

/** A coalition with what it is worth, a button; framed where nobody wants to move. */
function Box({ box: { x, y, width, height }, coalition, name, pressed, press }: BoxProps) {
  const say = useText();
  return (
    <g role="button" tabIndex={0} aria-pressed={pressed} class="coalition" onClick={press} onKeyDown={onPress(press)}>
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={4}
        fill={pressed ? "#dbe9f5" : "#fff"}
        stroke={isAtRest(coalition) ? INK : MUTED}
        stroke-width={isAtRest(coalition) ? 3 : 1}
      />
      <text x={x} y={y - 2} text-anchor="middle" font-weight="600">
        {name}
      </text>
      <text x={x} y={y + 12} text-anchor="middle" class="sub">
        {say(amountText(coalition.value))}
      </text>
    </g>
  );
}

/** Who gains what in a coalition, and who would move. */
function sentenceOf({ players, currency }: AnalysedGame, { members, payoffs, value, leave, join }: GameCoalition) {
  const name = (id: string) => players.find((player) => player.id === id)!.label;
  if (members.length < 2) return t("lab.thereAgreementTakesTwo");
  const each = players.map(({ id, label }) => {
    const amount = amountText(payoffs[id]!);
    return t("lab.text", { label, amount });
  });
  const total = amountText(value);
  const movers = (who: readonly string[] | null) => allOf((who ?? []).map(name));
  const [out, into] = [movers(leave), movers(join)];
  return t("lab.membersGainBnYear", {
    total,
    currency,
    leaveCount: Boolean(leave?.length),
    out,
    joinCount: Boolean(join?.length),
    into,
    each: allOf(each),
  });
}

/** Boxes in columns by size. */
function placed(coalitions: readonly GameCoalition[], players: number, { box, gap }: typeof WIDE) {
  const columns = Array.from({ length: players + 1 }, (_, size) =>
    coalitions.flatMap(({ members }, place) => (members.length === size ? [place] : [])),
  );
  const rows = Math.max(...columns.map(({ length }) => length));
  const height = rows * (box.height + gap.y) + gap.y;
  const boxes = coalitions.map(() => ({ x: 0, y: 0, ...box }));
  for (const [size, column] of columns.entries())
    for (const [row, place] of column.entries()) {
      boxes[place]!.x = 6 + box.width / 2 + size * (box.width + gap.x);
      boxes[place]!.y = height / 2 + (row - (column.length - 1) / 2) * (box.height + gap.y);
    }
  return { boxes, height, width: 12 + (players + 1) * box.width + players * gap.x };
}
