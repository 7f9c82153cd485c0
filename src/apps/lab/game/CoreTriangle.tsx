import { dealTriangle } from "../../../figures/game/triangle.js";
import { corePolygon } from "../../../maths/bargaining/triangle.js";
import { t } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { Drawing } from "../figures/Drawing.js";
import { useText } from "../parts/language.js";
import type { Deal } from "./deal.js";

/** All divisions of three players' gain, the core, and where the deal stands. */
export function CoreTriangle({ game, deal }: { game: AnalysedGame; deal: Deal }) {
  const say = useText();
  const { coalitions } = game.report;
  const players = game.players.map(({ id, label }) => ({ id, label: say(label) }));
  const total = coalitions.find(({ members }) => members.length === 3)!.value;
  if (!(total > 0)) return null;
  const core = corePolygon(
    coalitions,
    players.map(({ id }) => id),
    total,
  );
  const told = say(
    core.length === 0 ? t("lab.coreEmpty") : deal.holds ? t("lab.dealLiesCore") : t("lab.dealLiesOutsideCore"),
  );
  const title = say(t("lab.divisionsGainAmongThree"));
  const paid = deal.stakes.map((stake) => stake.paid);
  const caption = `${say(t("lab.cornerGivesAllGain"))} ${told}`;
  return (
    <Drawing
      draw={(space) => dealTriangle({ title, caption, players, coalitions, total, paid }, space)}
      label={`${title} ${told}`}
      class="core"
      titled
    />
  );
}
