import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { categoryColour } from "../../../figures/drawing/palette.js";
import { type Course, coursesOver } from "../../../figures/lab/courses.js";
import { signed } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { Drawing } from "../figures/Drawing.js";
import { indicatorLabel } from "../parts/pickers.js";
import { Button, Slide, Texts, useText, Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { LAST_YEAR, type Lesson, type MovingChart, OWN, type ProveStep, type Slider, useArms } from "./lesson.js";
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
      {step.chart && <Moving lesson={lesson} step={step} chart={step.chart} values={values} />}
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

interface MovingProps {
  lesson: Lesson;
  step: ProveStep;
  chart: MovingChart;
  values: Values;
}

/** What becomes of places over the years under what is set, while it is being set. */
function Moving({ lesson, step, chart: { indicator, from, places }, values }: MovingProps) {
  const say = useText();
  const { results: answered } = useArms(lesson, step.arms(values), "moving");
  // What was drawn stays until there is more.
  const drawn = useRef(answered);
  const results = answered ?? drawn.current;
  drawn.current = results;
  if (!results) return null;
  const base = places.map(({ id }) => results.series(from, id, indicator));
  const courses = places.map(
    ({ id, label }, p): Course => ({
      name: say(label),
      line: { color: categoryColour(p + 1), width: 2.5 },
      values: results.series(OWN, id, indicator).map((value, year) => 100 * (value / base[p]![year]! - 1)),
    }),
  );
  const years = base[0]!.map((_, year) => LAST_YEAR + 1 - base[0]!.length + year);
  const title = say(indicatorLabel(indicator));
  const unit = say("lab.percentAgainst", { arm: lesson.arms.find(({ id }) => id === from)!.label });
  const last = courses.map((course) => `${course.name} ${signed(course.values.at(-1)!, 2)} %`);
  return (
    <Drawing
      draw={(space) => coursesOver({ title, unit, years, courses, at: years.length - 1, narrowest: 1 }, space)}
      label={`${title}, ${LAST_YEAR}, ${unit}: ${last.join("; ")}`}
    />
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
