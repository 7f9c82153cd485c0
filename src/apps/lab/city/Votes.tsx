import { useMemo } from "preact/hooks";
import type { PolicyEvent } from "../../../measures/results/index.js";
import { logPoints } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import type { CityPlace, OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { choicesIn } from "./choices.js";

interface Props {
  world: OpenedWorld;
  city: CityPlace;
  events: readonly PolicyEvent[];
}

/** How the player that a city belongs to voted at the last meeting of a council; nothing where there is none. */
export function Votes({ world, city, events }: Props) {
  const say = useText();
  const last = useMemo(() => choicesIn(events).meetings.at(-1), [events]);
  const vote = last?.votes.find(({ player }) => player === city.id || player === city.province);
  if (!last || !vote) return null;
  const player = [...world.cities, ...world.provinces].find(({ id }) => id === vote.player)?.label ?? city.label;
  const gain = logPoints(vote.inside - vote.outside);
  return (
    <div class="decision">
      <h3>{say(t("lab.council"))}</h3>
      <p>{say(t("lab.meetingInsideAgreementGets", { year: last.year, player, stays: vote.stays, gain }))}</p>
    </div>
  );
}
