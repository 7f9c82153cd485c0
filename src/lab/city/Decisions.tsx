import { useMemo } from "preact/hooks";
import { logPoints, plain } from "../../report/present.js";
import { weighing } from "../../report/weighing.js";
import type { Decision, PolicyEvent } from "../../results/index.js";
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
      <h3>{say({ en: "Why did it choose this?", zh: "为何如此选择？" })}</h3>
      <p class="note">{say(READING)}</p>
      {decisions.map((decision) => (
        <OneDecision key={decision.lever} world={world} decision={decision} />
      ))}
    </>
  );
}

function OneDecision({ world, decision }: { world: OpenedWorld; decision: Decision }) {
  const say = useText();
  const nameOf = (id: string) =>
    [...world.sectors, ...world.cities].find((one) => one.id === id)?.label ?? { en: id, zh: id };
  const { label, unit } = choiceName(decision.lever, nameOf, world.currency);
  const { value, before, payoffBefore, payoffAfter, year } = decision;
  const { flat } = weighing(decision);
  const number = (one: number) => plain(one, 3);
  return (
    <div class="decision">
      <p>
        <b>{say(label)}</b> ({say(unit)}).{" "}
        {say({
          en: `In ${year} it chose ${number(value)} after ${number(before)}: this change gains it ${logPoints(payoffAfter - payoffBefore)} log points. ${flat ? "The choice is flat: it would hardly notice another value." : "The choice is steep: another value costs it something."}`,
          zh: `${year}年由${number(before)}改为${number(value)}，所得为${logPoints(payoffAfter - payoffBefore)}个对数点。${flat ? "选择较平缓：改用其他取值几乎无差别。" : "选择较陡峭：改用其他取值会有损失。"}`,
        })}
      </p>
      <PayoffChart decision={decision} label={say(label)} />
      <details>
        <summary>{say({ en: "All that it tried", zh: "全部备选" })}</summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{say({ en: "Value", zh: "取值" })}</th>
                <th scope="col">{say({ en: "Over the chosen one, log points", zh: "相对所选值，对数点" })}</th>
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

const NOBODY = {
  en: "Its government decides nothing itself here: it carries out the policy of the scenario. Packages in which governments choose are under “Tax competition” (Beijing-Tianjin-Hebei) and “Who pays for a shared platform” (Yangtze River Delta).",
  zh: "该市政府在此不作自主选择，只执行情景设定的政策。政府自主选择的政策包见“税收竞争与税收分享”（京津冀）与“共享平台由谁出资”（长三角）。",
};

const READING = {
  en: "What another value would have brought it over the chosen one, in log points of its objective: 1 is about 1 % more of all that it wants, in one of the years it looks ahead.",
  zh: "改用其他取值相对所选值的得失，以目标函数的对数点计：1 约等于在其前瞻期的某一年里，所追求的一切增加 1%。",
};
