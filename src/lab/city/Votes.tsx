import { useMemo } from "preact/hooks";
import { logPoints } from "../../report/present.js";
import type { PolicyEvent } from "../../results/index.js";
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
      <h3>{say({ en: "The council", zh: "议事机构" })}</h3>
      <p>
        {say({
          en: `At the meeting of ${last.year}, ${player.en} ${vote.stays ? "signed" : "did not sign"}: inside the agreement it gets ${gain} log points over staying outside.`,
          zh: `在${last.year}年的会议上，${player.zh}${vote.stays ? "签署" : "未签署"}：参加协议相对不参加的得失为${gain}个对数点。`,
        })}
      </p>
    </div>
  );
}
