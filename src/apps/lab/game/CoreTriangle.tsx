import { CATEGORIES, INK, MUTED } from "../../../figures/drawing/palette.js";
import { corePolygon, placeOf, type Shares } from "../../../maths/bargaining/triangle.js";
import { t } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { useText } from "../parts/language.js";
import type { Deal } from "./deal.js";

const SIDE = 300;
const ROOM = 40;

/** All divisions of three players' gain, the core, and where the deal stands. */
export function CoreTriangle({ game, deal }: { game: AnalysedGame; deal: Deal }) {
  const say = useText();
  const { report, players } = game;
  const ids = players.map(({ id }) => id);
  const total = report.coalitions.find(({ members }) => members.length === 3)!.value;
  if (!(total > 0)) return null;
  const core = corePolygon(report.coalitions, ids, total);
  const height = (SIDE * Math.sqrt(3)) / 2;
  const at = (shares: Shares) => {
    const [x, y] = placeOf(shares);
    return { x: ROOM + x * SIDE, y: ROOM + height - y * height * (2 / Math.sqrt(3)) };
  };
  const path = (all: readonly Shares[]) =>
    `${all.map((shares, k) => `${k === 0 ? "M" : "L"}${at(shares).x.toFixed(1)} ${at(shares).y.toFixed(1)}`).join("")}Z`;
  const corners: Shares[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const own = at(deal.stakes.map(({ paid }) => paid / total) as Shares);
  const told = say(
    core.length === 0 ? t("lab.coreEmpty") : deal.holds ? t("lab.dealLiesCore") : t("lab.dealLiesOutsideCore"),
  );
  return (
    <figure class="core">
      <svg
        viewBox={`0 0 ${SIDE + 2 * ROOM} ${height + 2 * ROOM}`}
        role="img"
        aria-label={`${say(t("lab.divisionsGainAmongThree"))} ${told}`}
      >
        <path d={path(corners)} fill="none" stroke={MUTED} stroke-width={1.5} />
        {core.length > 0 && (
          <path d={path(core)} fill={CATEGORIES[1]} fill-opacity={0.22} stroke={CATEGORIES[1]} stroke-width={1} />
        )}
        {corners.map((corner, p) => (
          <text
            key={ids[p]}
            x={at(corner).x}
            y={at(corner).y + (p === 2 ? -10 : 20)}
            text-anchor={p === 2 ? "middle" : p === 0 ? "start" : "end"}
          >
            {say(players[p]!.label)}
          </text>
        ))}
        <circle cx={clamp(own.x, SIDE)} cy={clamp(own.y, height)} r={7} fill={CATEGORIES[2]} stroke={INK} />
      </svg>
      <figcaption class="note">
        {say(t("lab.cornerGivesAllGain"))} {told}
      </figcaption>
    </figure>
  );
}

/** Kept inside the drawing. */
function clamp(value: number, size: number): number {
  return Math.min(size + 2 * ROOM - 10, Math.max(10, value));
}
