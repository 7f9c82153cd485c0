import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import { Button, Slide, Texts, useText, Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { type Lesson, OWN, type ProveStep, type Slider, useArms } from "./lesson.js";
import { ResultTable } from "./ResultTable.js";

interface Props {
  lesson: Lesson;
  step: ProveStep;
  next(open: boolean): ComponentChildren;
}

/** After as many tries without a proof the hint stands there by itself. */
const MOST_TRIES = 3;

type Values = Readonly<Record<string, number>>;

const OWN_ROW = { id: OWN, label: t("lab.youHaveSet") };

/** Levers that the learner sets until what is to be proved holds. */
export function ProveView({ lesson, step, next }: Props) {
  const say = useText();
  const [own, write] = useOwn();
  const { sliders, goals } = step;
  const run = valuesIn(own("set"), sliders);
  const [values, setValues] = useState<Values>(run ?? valuesOf(sliders, ({ start }) => start));
  const [hint, setHint] = useState(false);
  const [tries, setTries] = useState(0);
  const { results, ...work } = useArms(lesson, run && step.arms(run), "prove");
  const held = run && results && goals.map(({ holds }) => holds(results, run));
  const proved = held?.every(Boolean) ?? false;
  // What was said of other settings says nothing of these.
  const current = run !== undefined && sliders.every(({ id }) => run[id] === values[id]);
  const hinted = hint || (tries >= MOST_TRIES && !proved);
  const rows = [...step.beside.map((id) => lesson.arms.find((arm) => arm.id === id)!), OWN_ROW];
  return (
    <>
      <p class="lead">{say(step.task)}</p>
      <div class="sliders">
        {sliders.map(({ id, unit, ...slider }) => (
          <Slide
            key={id}
            {...slider}
            id={`prove-${id}`}
            value={values[id]!}
            told={`${values[id]} ${say(unit)}`}
            onValue={(value) => setValues({ ...values, [id]: value })}
          />
        ))}
      </div>
      <p class="bar">
        <Button
          class="run"
          onClick={() => {
            setTries(tries + 1);
            write({ set: sliders.map(({ id }) => values[id]).join("_") });
          }}
          text="lab.runModel"
        />
        <Button class="plain" aria-expanded={hinted} onClick={() => setHint(!hint)} text="lab.hint" />
        {hinted && <span class="note">{say(step.hint)}</span>}
      </p>
      <Work {...work} />
      {held && current && (
        <div role="status">
          <ul class="goals">
            {goals.map(({ label }, at) => (
              <li key={at} class={held[at] ? "right" : "wrong"}>
                {say(held[at] ? "lab.reached" : "lab.yet")}
                {say(label)}
              </li>
            ))}
          </ul>
          <ResultTable caption={t("lab.cameOut2036")} rows={rows} measures={step.measures} results={results!} />
          {proved && (
            <div class="proved">
              <p class="verdict right">{say("lab.proved2")}</p>
              <Texts all={step.shown} />
            </div>
          )}
        </div>
      )}
      {next(proved)}
    </>
  );
}

function valuesOf(sliders: readonly Slider[], of: (slider: Slider, place: number) => number): Values {
  return Object.fromEntries(sliders.map((slider, place) => [slider.id, of(slider, place)]));
}

/** Values of an address, where they are within bounds. */
function valuesIn(text: string, sliders: readonly Slider[]): Values | undefined {
  const parts = text.split("_").map(Number);
  if (text === "" || parts.length !== sliders.length) return undefined;
  const fits = sliders.every(({ low, high }, place) => parts[place]! >= low && parts[place]! <= high);
  return fits ? valuesOf(sliders, (_, place) => parts[place]!) : undefined;
}
