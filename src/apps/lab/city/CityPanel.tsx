import { useMemo, useRef } from "preact/hooks";
import { payoffsOf } from "../../../figures/lab/levers.js";
import { parameterText } from "../../../levers/document.js";
import { findLever } from "../../../levers/index.js";
import { type Choices, choicesOf, type Decision, type PolicyEvent } from "../../../measures/results/index.js";
import { weighing } from "../../../measures/views/decisions.js";
import { logPoints, plain, signed, threeDigits } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import { joined, shownUnit, type Text, t, textOf, unitText } from "../../../words/index.js";
import type { CityBooks, CityPlace, OpenedWorld, RunAsk, RunEnd } from "../engine/calls.js";
import { exploreEngine } from "../engine/client.js";
import { isSameRun, percentChange, type RunData, type Shown, useAnswer } from "../engine/useRun.js";
import { Drawing } from "../figures/Drawing.js";
import { indicatorNamed } from "../parts/pickers.js";
import { TableView } from "../parts/TableView.js";
import { Button, Note, useFocus, useLanguage, usePercent, useText } from "../parts/widgets.js";

interface Props extends Shown {
  city: CityPlace;
  data: RunData;
  onClose(): void;
}

/** A city from inside: its books, its industries, and what its government decided and why. */
export function CityPanel({ world, city, data, current, at, onClose }: Props) {
  const say = useText();
  const read = useBooks(data, city.id, at);
  // Of an earlier policy nothing is told.
  const books = current ? read : undefined;
  const end = current ? data.end : undefined;
  const year = data.shape.years[at];
  // Whoever chose a city on the map is led to what is said of it.
  const heading = useFocus<HTMLHeadingElement>(city.id);
  return (
    <section class="city-panel" aria-label={say(city.label)}>
      <div class="bar">
        <h2 ref={heading} tabIndex={-1}>
          {say(joined([city.label, String(year)], "comma"))}
        </h2>
        <Button onClick={onClose} text="lab.close" />
      </div>
      {end && <Decisions city={city} world={world} {...end} />}
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
  const change = useChange();
  const rows = books.accounts.flatMap(({ indicator, values }) => {
    const definition = indicatorNamed(indicator)!;
    const { unit, factor } = shownUnit(unitText(definition.unit, world.currency), language);
    const [before, after] = values.map((value) => factor * value) as [number, number];
    if (Number.isNaN(before - after)) return [];
    return [[{ text: say(definition.label), small: unit }, digits(before), digits(after), change(before, after)]];
  });
  const heads = ["lab.indicator", "experiments.baseline", "lab.policy", "lab.change"] as const;
  return <TableView table={tableOf(say, "lab.accounts", heads, rows)} />;
}

/** Three or four significant digits, none after the point of large numbers. */
export function digits(value: number): string {
  const size = Math.abs(value);
  return plain(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : threeDigits(value));
}

/** Says a change in per cent; the difference itself where there was nothing. */
export function useChange(): (before: number, after: number) => string {
  const inPercent = usePercent();
  return (before, after) => {
    if (before === after) return "0";
    const percent = percentChange([before, after]);
    const told = Number.isFinite(percent) && Math.abs(percent) < 1000;
    return told ? inPercent(signed(percent, 2)) : signed(after - before);
  };
}

/**
 * Industries of the city, the largest employer first: what they employ and make, and in which the city is specialised.
 */
export function IndustriesTable({ world, books }: { world: OpenedWorld; books: CityBooks }) {
  const say = useText();
  const change = useChange();
  const labelOf = (id: string) => say(world.sectors.find((sector) => sector.id === id)?.label ?? textOf(id));
  const rows = [...books.industries]
    .sort((a, b) => b.employment[1] - a.employment[1])
    .map(({ sector, employment, firms, quotient }) => [
      labelOf(sector),
      digits(employment[1]),
      change(...employment),
      digits(firms[1]),
      change(...firms),
      digits(quotient[1]),
    ]);
  const heads = [
    "lab.industry",
    { text: say("lab.workers"), small: say("lab.thousand") },
    "lab.change",
    "lab.firms",
    "lab.change",
    { text: say("lab.specialisation"), small: say("lab.n1AllCities") },
  ] as const;
  return <TableView table={tableOf(say, "lab.industriesUnderPolicyTheir", heads, rows)} />;
}

interface DecisionsProps extends Pick<RunEnd, "events"> {
  world: OpenedWorld;
  city: CityPlace;
}

/** Why did it choose this? The last decision of a city's government, with all that it weighed. */
export function Decisions({ world, city, events, imitates }: DecisionsProps & Pick<RunEnd, "imitates">) {
  const say = useText();
  const decisions = useMemo(() => lastDecisions(choicesIn(events), city.id), [events, city.id]);
  if (decisions.length === 0) return <Note text="lab.governmentDecidesNothingItself" />;
  return (
    <>
      <h3>{say("lab.whyDidChoose")}</h3>
      {!imitates && decisions.some((one) => weighing(one).best) && <Note text="lab.anotherValueWouldHave" />}
      {decisions.map((decision) => (
        <OneDecision key={decision.lever} world={world} decision={decision} imitates={imitates} />
      ))}
    </>
  );
}

interface DecisionProps extends Pick<RunEnd, "imitates"> {
  world: OpenedWorld;
  decision: Decision;
}

function OneDecision({ world, decision, imitates }: DecisionProps) {
  const say = useText();
  const nameOf = (id: string) => [...world.sectors, ...world.cities].find((one) => one.id === id)?.label ?? textOf(id);
  const { label, unit } = choiceName(decision.lever, nameOf, world.currency);
  const { value, before, payoffBefore, payoffAfter, trials, year } = decision;
  const { best, flat } = weighing(decision);
  const weighs = best && !imitates;
  const number = (one: number) => plain(one, 3);
  const rows = trials
    .toSorted((a, b) => a.value - b.value)
    .map((trial) => [number(trial.value), logPoints(trial.payoff - payoffAfter)]);
  return (
    <div class="decision">
      <p>
        <b>{say(label)}</b>
        {say("join.bracket", { text: unit })}
        {say("join.fullStop")}
        {say("join.sentence")}
        {imitates ? (
          <Imitated {...decision} />
        ) : (
          say("lab.choseAfterChangeGains", {
            year,
            value: number(value),
            before: number(before),
            logPoints: logPoints(payoffAfter - payoffBefore),
            weighed: weighs ? String(flat) : "none",
          })
        )}
      </p>
      {weighs && <PayoffChart decision={decision} label={say(label)} />}
      {weighs && (
        <details>
          <summary>{say("lab.allTried")}</summary>
          <TableView
            table={tableOf(say, "", ["lab.value", "lab.overChosenOneLog"], rows)}
            name={say(joined([t("lab.allTried"), label], "colon"))}
          />
        </details>
      )}
    </div>
  );
}

/** Whether a government that imitates took over what it saw of another city, kept its value or tried one by chance. */
function Imitated({ year, value, before, payoffBefore, payoffAfter, trials }: Decision) {
  const say = useText();
  // Its own, and that of the city that it looked at, with what each had gained: not what it would have gained itself.
  const other = trials[1];
  const met = other !== undefined && other.value !== before;
  const copied = met && payoffAfter === other.payoff && (payoffAfter !== payoffBefore || value === other.value);
  const did = value === before ? (met ? "kept" : "alone") : copied ? "copied" : "tried";
  return say("lab.imitatorDid", {
    did,
    year,
    value: plain(value, 3),
    before: plain(before, 3),
    seen: met && plain(other.value, 3),
    logPoints: met && logPoints(other.payoff - payoffBefore),
  });
}

/** How the player that a city belongs to voted at the last meeting of a council; nothing where there is none. */
export function Votes({ world, city, events }: DecisionsProps) {
  const say = useText();
  const last = useMemo(() => choicesIn(events).meetings.at(-1), [events]);
  const vote = last?.votes.find(({ player }) => player === city.id || player === city.province);
  if (!last || !vote) return null;
  const player = [...world.cities, ...world.provinces].find(({ id }) => id === vote.player)?.label ?? city.label;
  const gain = logPoints(vote.inside - vote.outside);
  return (
    <div class="decision">
      <h3>{say("lab.council")}</h3>
      <p>{say("lab.meetingInsideAgreementGets", { year: last.year, player, stays: vote.stays, gain })}</p>
    </div>
  );
}

/** What councils and governments decided in a run. */
export function choicesIn(events: readonly PolicyEvent[]): Choices {
  return choicesOf(events.map((event) => ({ ...event, variant: "lab", replicate: 0 })));
}

/** The last decision of a city on each lever that it chooses. */
export function lastDecisions({ decisions }: Choices, city: string): Decision[] {
  const own = decisions.filter((decision) => decision.city === city);
  return [...new Map(own.map((decision) => [decision.lever, decision])).values()];
}

/** What "tax-rates.profitTaxRate electronics" is called, and counted in. */
export function choiceName(lever: string, nameOf: (id: string) => Text, currency: Text): { label: Text; unit: Text } {
  const [path = "", ...names] = lever.split(" ");
  const [type = "", parameter = ""] = path.split(".");
  const definition = findLever(type);
  if (!definition) return { label: textOf(lever), unit: textOf("") };
  const { label, unit } = parameterText(definition, parameter);
  const told = names.flatMap((name) => name.split("+")).map(nameOf);
  return { label: joined([label, ...told], "comma"), unit: unitText(unit, currency) };
}

/** What every value that a government tried would have brought it over the chosen one, in log points. */
export function PayoffChart({ decision, label }: { decision: Decision; label: string }) {
  const say = useText();
  const tried = decision.trials
    .map(({ value, payoff }) => ({ value, gain: 100 * (payoff - decision.payoffAfter) }))
    .sort((a, b) => a.value - b.value);
  const best = tried.reduce((top, one) => (one.gain > top.gain ? one : top), tried[0]!);
  const told = { label, value: plain(best.value, 3), value2: plain(decision.value, 3) };
  return (
    <Drawing
      draw={() => payoffsOf(label, tried, decision.value)}
      label={say("lab.payoffBestThoseTried", told)}
      titled
    />
  );
}
