import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import type { CityBooks, RunAsk } from "../engine/calls.js";
import { exploreEngine } from "../engine/client.js";
import { isSameRun, type RunData } from "../engine/useRun.js";
import type { CityPlace, OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { AccountsTable } from "./AccountsTable.js";
import { Decisions } from "./Decisions.js";
import { IndustriesTable } from "./IndustriesTable.js";
import { Votes } from "./Votes.js";

interface Props {
  world: OpenedWorld;
  city: CityPlace;
  data: RunData;
  /** The data are of the policy that is set, not of an earlier one, of which nothing is told. */
  current: boolean;
  at: number;
  onClose(): void;
}

/** A city from inside: its books, its industries, and what its government decided and why. */
export function CityPanel({ world, city, data, current, at, onClose }: Props) {
  const say = useText();
  const read = useBooks(data, city.id, at);
  const books = current ? read : undefined;
  const end = current ? data.end : undefined;
  const year = data.shape.years[at];
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever chose a city on the map is led to what is said of it.
  useEffect(() => heading.current?.focus(), [city.id]);
  return (
    <section class="city-panel" aria-label={say(city.label)}>
      <div class="bar">
        <h2 ref={heading} tabIndex={-1}>
          {say(city.label)}, {year}
        </h2>
        <button type="button" onClick={onClose}>
          {say(t("lab.close"))}
        </button>
      </div>
      {end && <Decisions city={city} world={world} events={end.events} />}
      {end && <Votes city={city} world={world} events={end.events} />}
      {!books && <p role="status">{say(t("lab.readingBooks"))}</p>}
      {books && (
        <div class="books">
          <AccountsTable world={world} books={books} />
          <IndustriesTable world={world} books={books} />
        </div>
      )}
    </section>
  );
}

/** Books of a year; those of another year stay until the new ones are there. */
function useBooks({ ask, end }: RunData, city: string, at: number): CityBooks | undefined {
  const [found, setFound] = useState<{ ask: RunAsk; city: string; books: CityBooks }>();
  useEffect(() => {
    if (!end) return;
    let wanted = true;
    exploreEngine()
      .ask("city", { world: ask.world, policy: ask.policy, city, at }, "city")
      .then(
        (books) => wanted && setFound({ ask, city, books }),
        // The run itself tells what is wrong.
        () => {},
      );
    return () => {
      wanted = false;
    };
  }, [ask, end, city, at]);
  return found?.city === city && isSameRun(found.ask, ask) ? found.books : undefined;
}
