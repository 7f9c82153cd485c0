import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import type { ArmSpec } from "../engine/calls.js";
import { useAnswer } from "../engine/useAnswer.js";
import { useText } from "../parts/language.js";
import { Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { type Lesson, OWN, type ProveStep, Results, type Slider } from "./lesson.js";
import { ResultTable } from "./ResultTable.js";

interface Props {
  lesson: Lesson;
  step: ProveStep;
  next(open: boolean): preact.ComponentChildren;
}

type Values = Readonly<Record<string, number>>;

const OWN_ROW = { id: OWN, label: t("lab.youHaveSet") };

/** Levers that the learner sets until what is to be proved holds. */
export function ProveView({ lesson, step, next }: Props) {
  const say = useText();
  const [own, write] = useOwn();
  const run = valuesIn(own("set"), step.sliders);
  const [values, setValues] = useState<Values>(run ?? startOf(step.sliders));
  const [hint, setHint] = useState(false);
  const { results, ...work } = useRuns(lesson, step, run);
  const proved = run !== undefined && results !== undefined && step.goals.every(({ holds }) => holds(results, run));
  const rows = [...step.beside.map((id) => lesson.arms.find((arm) => arm.id === id)!), OWN_ROW];
  return (
    <>
      <p class="lead">{say(step.task)}</p>
      <div class="sliders">
        {step.sliders.map((slider) => (
          <SliderRow
            key={slider.id}
            slider={slider}
            value={values[slider.id]!}
            onValue={(value) => setValues({ ...values, [slider.id]: value })}
          />
        ))}
      </div>
      <p class="bar">
        <button type="button" class="run" onClick={() => write({ set: textOf(values, step.sliders) })}>
          {say(t("lab.runModel"))}
        </button>
        <button type="button" class="plain" aria-expanded={hint} onClick={() => setHint(!hint)}>
          {say(t("lab.hint"))}
        </button>
        {hint && <span class="note">{say(step.hint)}</span>}
      </p>
      <Work {...work} />
      {run && results && (
        <div role="status">
          <ul class="goals">
            {step.goals.map(({ label, holds }) => (
              <li key={label.en} class={holds(results, run) ? "right" : "wrong"}>
                {holds(results, run) ? say(t("lab.reached")) : say(t("lab.yet"))}
                {say(label)}
              </li>
            ))}
          </ul>
          <ResultTable caption={t("lab.cameOut2036")} rows={rows} measures={step.measures} results={results} />
          {proved && <Proved step={step} />}
        </div>
      )}
      {next(proved)}
    </>
  );
}

function Proved({ step }: { step: ProveStep }) {
  const say = useText();
  return (
    <div class="proved">
      <p class="verdict right">{say(t("lab.proved2"))}</p>
      {step.shown.map((text) => (
        <p key={text.en}>{say(text)}</p>
      ))}
    </div>
  );
}

interface SliderProps {
  slider: Slider;
  value: number;
  onValue(value: number): void;
}

function SliderRow({ slider, value, onValue }: SliderProps) {
  const say = useText();
  const { id, label, unit, low, high, step } = slider;
  return (
    <label class="slide" for={`prove-${id}`}>
      <span>{say(label)}</span>
      <input
        id={`prove-${id}`}
        type="range"
        min={low}
        max={high}
        step={step}
        value={value}
        aria-valuetext={`${value} ${say(unit)}`}
        onInput={(event) => onValue(Number(event.currentTarget.value))}
      />
      <output>{`${value} ${say(unit)}`}</output>
    </label>
  );
}

function startOf(sliders: readonly Slider[]): Values {
  return Object.fromEntries(sliders.map(({ id, start }) => [id, start]));
}

function textOf(values: Values, sliders: readonly Slider[]): string {
  return sliders.map(({ id }) => values[id]).join("_");
}

/** Values of an address, where they are within bounds. */
function valuesIn(text: string, sliders: readonly Slider[]): Values | undefined {
  const parts = text.split("_").map(Number);
  if (text === "" || parts.length !== sliders.length) return undefined;
  const fits = sliders.every(({ low, high }, place) => parts[place]! >= low && parts[place]! <= high);
  return fits ? Object.fromEntries(sliders.map(({ id }, place) => [id, parts[place]!])) : undefined;
}

/** Runs of what was set, beside the lesson's own arms. */
function useRuns({ scenario, reading, arms }: Lesson, step: ProveStep, values: Values | undefined) {
  const own = values ? step.arms(values) : {};
  const all: (readonly [string, ArmSpec])[] = [
    ...arms.map(({ id, label: _label, ...spec }) => [id, spec] as const),
    ...Object.entries(own),
  ];
  const ask = values && { scenario, arms: all.map(([, spec]) => spec), ...reading };
  const { answer, ...work } = useAnswer("arms", ask, "prove");
  const results = answer && new Results(reading, Object.fromEntries(all.map(([id], at) => [id, answer[at]!])));
  return { ...work, results };
}
