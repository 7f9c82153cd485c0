import { useMemo } from "preact/hooks";
import type { Decision, PolicyEvent } from "../../../measures/results/index.js";
import { logPoints, plain } from "../../../measures/views/present.js";
import { weighing } from "../../../measures/views/weighing.js";
import { t, textOf } from "../../../words/index.js";
import type { CityPlace, OpenedWorld } from "../engine/worlds.js";
import { useText } from "../page/language.js";
import { choiceName, choicesIn, lastDecisions } from "./choices.js";
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
  if (decisions.length === 0) return <p class="note">{say(NOBODY)}</p>;
  return (
    <>
      <h3>{say(t("lab.whyDidChoose"))}</h3>
      <p class="note">{say(READING)}</p>
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
  return (
    <div class="decision">
      <p>
        <b>{say(label)}</b> ({say(unit)}).{" "}
        {say(
          t("lab.choseAfterChangeGains", {
            year,
            value: number(value),
            before: number(before),
            logPoints: logPoints(payoffAfter - payoffBefore),
            flat,
          }),
        )}
      </p>
      <PayoffChart decision={decision} label={say(label)} />
      <details>
        <summary>{say(t("lab.allTried"))}</summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{say(t("lab.value"))}</th>
                <th scope="col">{say(t("lab.overChosenOneLog"))}</th>
              </tr>
            </thead>
            <tbody>
              {[...decision.trials]
                .sort((a, b) => a.value - b.value)
                .map((trial) => (
                  <tr key={trial.value}>
                    <th scope="row">{number(trial.value)}</th>
                    <td>{logPoints(trial.payoff - payoffAfter)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}

const NOBODY = t("lab.governmentDecidesNothingItself");

const READING = t("lab.anotherValueWouldHave");
