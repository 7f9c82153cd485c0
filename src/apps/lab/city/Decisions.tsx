import { useMemo } from "preact/hooks";
import { parameterText } from "../../../levers/document.js";
import { findLever } from "../../../levers/index.js";
import { type Choices, choicesOf, type Decision, type PolicyEvent } from "../../../measures/results/index.js";
import { logPoints, plain } from "../../../measures/views/present.js";
import { weighing } from "../../../measures/views/weighing.js";
import { untitled } from "../../../report/tables/table.js";
import { joined, type Text, textOf, unitText } from "../../../words/index.js";
import type { CityPlace, OpenedWorld } from "../engine/calls.js";
import { useText } from "../parts/language.js";
import { TableView } from "../parts/TableView.js";
import { PayoffChart } from "./PayoffChart.js";

interface Props {
  world: OpenedWorld;
  city: CityPlace;
  events: readonly PolicyEvent[];
}

/** Why did it choose this? The last decision of a city's government, with all that it weighed. */
export function Decisions({ world, city, events }: Props) {
  const say = useText();
  const decisions = useMemo(() => lastDecisions(choicesIn(events), city.id), [events, city.id]);
  if (decisions.length === 0) return <p class="note">{say("lab.governmentDecidesNothingItself")}</p>;
  return (
    <>
      <h3>{say("lab.whyDidChoose")}</h3>
      <p class="note">{say("lab.anotherValueWouldHave")}</p>
      {decisions.map((decision) => (
        <OneDecision key={decision.lever} world={world} decision={decision} />
      ))}
    </>
  );
}

function OneDecision({ world, decision }: { world: OpenedWorld; decision: Decision }) {
  const say = useText();
  const nameOf = (id: string) => [...world.sectors, ...world.cities].find((one) => one.id === id)?.label ?? textOf(id);
  const { label, unit } = choiceName(decision.lever, nameOf, world.currency);
  const { value, before, payoffBefore, payoffAfter, year } = decision;
  const { flat } = weighing(decision);
  const number = (one: number) => plain(one, 3);
  const rows = decision.trials
    .toSorted((a, b) => a.value - b.value)
    .map((trial) => [number(trial.value), logPoints(trial.payoff - payoffAfter)]);
  return (
    <div class="decision">
      <p>
        <b>{say(label)}</b> ({say(unit)}).{" "}
        {say("lab.choseAfterChangeGains", {
          year,
          value: number(value),
          before: number(before),
          logPoints: logPoints(payoffAfter - payoffBefore),
          flat,
        })}
      </p>
      <PayoffChart decision={decision} label={say(label)} />
      <details>
        <summary>{say("lab.allTried")}</summary>
        <TableView table={untitled([say("lab.value"), say("lab.overChosenOneLog")], rows)} />
      </details>
    </div>
  );
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
