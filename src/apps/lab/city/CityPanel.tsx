import { useEffect, useRef, useState } from "preact/hooks";
import { plain, signed } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import { shownUnit, t, textOf, unitText } from "../../../words/index.js";
import type { CityBooks, CityPlace, OpenedWorld, RunAsk } from "../engine/calls.js";
import { exploreEngine } from "../engine/client.js";
import { isSameRun, percentChange, type RunData } from "../engine/useRun.js";
import { useLanguage, useText } from "../parts/language.js";
import { indicatorNamed } from "../parts/pickers.js";
import { TableView } from "../parts/TableView.js";
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
  const columns = [t("lab.indicator"), t("experiments.baseline"), t("lab.policy"), t("lab.change")].map(say);
  return <TableView table={tableOf(say(t("lab.accounts")), columns, rows)} />;
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
    say(t("lab.industry")),
    { text: say(t("lab.workers")), small: say(t("lab.thousand")) },
    say(t("lab.change")),
    say(t("lab.firms")),
    say(t("lab.change")),
    { text: say(t("lab.specialisation")), small: say(t("lab.n1AllCities")) },
  ];
  return <TableView table={tableOf(say(t("lab.industriesUnderPolicyTheir")), columns, rows)} />;
}
