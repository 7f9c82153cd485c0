import { useRef } from "preact/hooks";
import { plain, signed } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import { shownUnit, textOf, unitText } from "../../../words/index.js";
import type { CityBooks, CityPlace, OpenedWorld, RunAsk } from "../engine/calls.js";
import { exploreEngine } from "../engine/client.js";
import { useAnswer } from "../engine/useAnswer.js";
import { isSameRun, percentChange, type RunData } from "../engine/useRun.js";
import { useLanguage, useText } from "../parts/language.js";
import { indicatorNamed } from "../parts/pickers.js";
import { TableView } from "../parts/TableView.js";
import { Button, useFocus } from "../parts/widgets.js";
import { Decisions, Votes } from "./Decisions.js";

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
  // Whoever chose a city on the map is led to what is said of it.
  const heading = useFocus<HTMLHeadingElement>(city.id);
  return (
    <section class="city-panel" aria-label={say(city.label)}>
      <div class="bar">
        <h2 ref={heading} tabIndex={-1}>
          {say(city.label)}, {year}
        </h2>
        <Button onClick={onClose} text="lab.close" />
      </div>
      {end && <Decisions city={city} world={world} events={end.events} />}
      {end && <Votes city={city} world={world} events={end.events} />}
      {books ? (
        <div class="books">
          <AccountsTable world={world} books={books} />
          <IndustriesTable world={world} books={books} />
        </div>
      ) : (
        <p role="status">{say("lab.readingBooks")}</p>
      )}
    </section>
  );
}

/** Books of a year; those of another year stay until the new ones are there. */
function useBooks({ ask, end }: RunData, city: string, at: number): CityBooks | undefined {
  const found = useRef<{ ask: RunAsk; city: string; books: CityBooks }>(undefined);
  // The run itself tells what is wrong.
  const { world, policy } = ask;
  const { answer } = useAnswer("city", end && { world, policy, city, at }, { engine: exploreEngine });
  if (answer) found.current = { ask, city, books: answer };
  const { current } = found;
  return current?.city === city && isSameRun(current.ask, ask) ? current.books : undefined;
}

/** Indicators of the city under the baseline and under the policy. */
export function AccountsTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const language = useLanguage();
  const rows = books.accounts.flatMap(({ indicator, values }) => {
    const definition = indicatorNamed(indicator)!;
    const { unit, factor } = shownUnit(unitText(definition.unit, world.currency), language);
    const [before, after] = values.map((value) => factor * value) as [number, number];
    if (Number.isNaN(before - after)) return [];
    return [[{ text: say(definition.label), small: unit }, digits(before), digits(after), changeText(before, after)]];
  });
  const columns = (["lab.indicator", "experiments.baseline", "lab.policy", "lab.change"] as const).map((key) =>
    say(key),
  );
  return <TableView table={tableOf(say("lab.accounts"), columns, rows)} />;
}

/** Four significant digits, none after the point of large numbers. */
export function digits(value: number): string {
  const size = Math.abs(value);
  return plain(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3);
}

/** In per cent; the difference itself where there was nothing. */
export function changeText(before: number, after: number): string {
  if (before === after) return "0";
  const percent = percentChange([before, after]);
  return Number.isFinite(percent) && Math.abs(percent) < 1000 ? `${signed(percent, 2)} %` : signed(after - before);
}

/**
 * Industries of the city, the largest employer first: what they employ and make, and in which the city is specialised.
 */
export function IndustriesTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const labelOf = (id: string) => say(world.sectors.find((sector) => sector.id === id)?.label ?? textOf(id));
  const rows = [...books.industries]
    .sort((a, b) => b.employment[1] - a.employment[1])
    .map(({ sector, employment, firms, quotient }) => [
      labelOf(sector),
      digits(employment[1]),
      changeText(...employment),
      digits(firms[1]),
      changeText(...firms),
      digits(quotient[1]),
    ]);
  const columns = [
    say("lab.industry"),
    { text: say("lab.workers"), small: say("lab.thousand") },
    say("lab.change"),
    say("lab.firms"),
    say("lab.change"),
    { text: say("lab.specialisation"), small: say("lab.n1AllCities") },
  ];
  return <TableView table={tableOf(say("lab.industriesUnderPolicyTheir"), columns, rows)} />;
}
