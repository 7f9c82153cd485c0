import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Space } from "../../../figures/drawing/figure.js";
import { categoryColour } from "../../../figures/drawing/palette.js";
import { type Course, coursesOver } from "../../../figures/lab/courses.js";
import { effectsOverLever, type LeverPoint } from "../../../figures/lab/levers.js";
import { meanOf } from "../../../maths/numerics/sums.js";
import { plain, signed } from "../../../measures/views/present.js";
import { joined, type Say, t } from "../../../words/index.js";
import { Drawing } from "../figures/Drawing.js";
import { CALCULATING } from "../parts/pickers.js";
import { Button, Note, Slide, usePercent, useText, Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import {
  LAST_YEAR,
  type Lesson,
  type MovingChart,
  OWN,
  type ProveStep,
  type Results,
  type Slider,
  settingText,
  useArms,
  type Values,
} from "./lesson.js";
import { ResultTable } from "./ResultTable.js";

interface Props {
  lesson: Lesson;
  step: ProveStep;
  next(open: boolean): ComponentChildren;
}

/** After as many tries without a proof the hint stands there by itself. */
const MOST_TRIES = 3;

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
  return (
    <>
      <p class="lead">{say(step.task)}</p>
      <div class="sliders">
        {sliders.map((slider) => {
          const { id, unit: _unit, ...rest } = slider;
          const told = (value: number) => say(settingText(slider, value));
          return (
            <Slide
              key={id}
              {...rest}
              id={`prove-${id}`}
              value={values[id]!}
              told={told(values[id]!)}
              ends={[told(slider.low), told(slider.high)]}
              onValue={(value) => setValues({ ...values, [id]: value })}
            />
          );
        })}
      </div>
      <Moving lesson={lesson} step={step} values={values} />
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
        {hinted && <Note as="span" text={step.hint} />}
      </p>
      <Work {...work} />
      {held && current && <CameOut lesson={lesson} step={step} held={held} results={results!} />}
      {next(proved)}
    </>
  );
}

type CameOutProps = Pick<Props, "lesson" | "step"> & { held: readonly boolean[]; results: Results };

/** Which goals what was run reaches, its numbers, and what is shown by it where all are reached. */
function CameOut({ lesson, step: { goals, beside, measures, shown }, held, results }: CameOutProps) {
  const say = useText();
  const rows = [...beside.map((id) => lesson.arms.find((arm) => arm.id === id)!), OWN_ROW];
  return (
    <div role="status">
      <ul class="goals">
        {goals.map(({ label }, at) => (
          <li key={at} class={held[at] ? "right" : "wrong"}>
            {say(held[at] ? "lab.reached" : "lab.yet")}
            {say(label)}
          </li>
        ))}
      </ul>
      <ResultTable caption="lab.cameOut2036" rows={rows} measures={measures} results={results} />
      {held.every(Boolean) && (
        <div class="proved">
          <p class="verdict right">{say("lab.provedSentence")}</p>
          <p>{say(shown)}</p>
        </div>
      )}
    </div>
  );
}

type MovingProps = Pick<Props, "lesson" | "step"> & { values: Values };

/** What becomes of what is set, while it is being set. */
function Moving({ lesson, step, values }: MovingProps) {
  const say = useText();
  const inPercent = usePercent();
  const { results } = useArms(lesson, step.arms(values), "moving");
  const answered = results && pictureOf(step.chart, results, values, { say, inPercent });
  // What was drawn stays until there is more.
  const drawn = useRef(answered);
  drawn.current = answered ?? drawn.current;
  if (!drawn.current) return null;
  const { draw, told } = drawn.current;
  return (
    <div class={answered ? undefined : "earlier"}>
      <Drawing draw={draw} label={answered ? told : say(CALCULATING)} />
    </div>
  );
}

/** The figure, and what it says in a sentence. */
function pictureOf(
  chart: MovingChart,
  results: Results,
  values: Values,
  { say, inPercent }: { say: Say; inPercent: ReturnType<typeof usePercent> },
) {
  const title = say(chart.title);
  if ("pairs" in chart) {
    const { effects, half } = chart.pairs(results, values);
    const mean = meanOf(effects);
    const points = effects.map((effect, at): LeverPoint => {
      return { label: String(at + 1), mean: effect, low: mean - half, high: mean + half };
    });
    const note = say("lab.pairsInterval", { mean: signed(mean, 3), half: plain(half, 3) });
    return {
      draw: (space: Space) => effectsOverLever(title, note, points, space, say("lab.pairsRuns")),
      told: say(joined([title, note], "colon")),
    };
  }
  const unit = say(chart.unit);
  const courses = chart.lines.map(({ label, colour, dashed, of }): Course => {
    const line = { color: categoryColour(colour), width: 2.5, ...(dashed && { dash: "dash" as const }) };
    return { name: say(label), line, values: of(results) };
  });
  const number = chart.levels ? plain : signed;
  const last = courses.map(({ name, values: course }) =>
    t("join.nameAndAmount", { name, amount: inPercent(number(course.at(-1)!, 2)) }),
  );
  const at = courses[0]!.values.length - 1;
  const years = courses[0]!.values.map((_, year) => LAST_YEAR - at + year);
  const { narrowest } = chart;
  return {
    draw: (space: Space) => coursesOver({ title, unit, years, courses, at, narrowest }, space),
    told: say(joined([joined([title, String(LAST_YEAR), unit], "comma"), joined(last, "semicolon")], "colon")),
  };
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
