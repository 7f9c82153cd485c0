import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import type { ArmSpec } from "../engine/calls.js";
import { useAnswer } from "../engine/useAnswer.js";
import { useText } from "../parts/language.js";
import { Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { type Lesson, type PredictStep, Results, type SayStep, type Step } from "./lesson.js";
import { ProveView } from "./ProveView.js";
import { ResultTable } from "./ResultTable.js";

/** A lesson, one step at a time; the next is open once a guess is made or a proof is reached. */
export function LessonView({ lesson }: { lesson: Lesson }) {
  const say = useText();
  const [own, write] = useOwn();
  const { steps } = lesson;
  const at = Math.min(steps.length - 1, Math.max(0, Number.parseInt(own("step"), 10) || 0));
  const step = steps[at]!;
  const guesses = own("guess").split(".");
  const guess = guesses[at] ?? "";
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [at]);
  const work = useLessonRuns(lesson);
  const go = (to: number) => write({ step: to === 0 ? "" : String(to) });
  const setGuess = (id: string) => {
    const all = steps.map((_, place) => (place === at ? id : (guesses[place] ?? "")));
    write({ guess: all.join(".").replace(/\.+$/, "") });
  };
  const finish = () => {
    const done = new Set(own("done").split(".").filter(Boolean)).add(lesson.id);
    write({ lesson: "", step: "", guess: "", set: "", done: [...done].join(".") });
  };
  const last = at === steps.length - 1;
  const next = (open: boolean) => (
    <p class="bar steps">
      <button type="button" onClick={() => go(at - 1)} disabled={at === 0}>
        {say(t("lab.back"))}
      </button>
      <button type="button" class="next" onClick={() => (last ? finish() : go(at + 1))} disabled={!open}>
        {last ? say(t("lab.finish")) : say(t("lab.next"))}
      </button>
      <span class="note">{say(t("lab.step2", { at: at + 1, stepsCount: steps.length }))}</span>
    </p>
  );
  return (
    <article class="lesson">
      <p class="bar">
        <button type="button" class="plain" onClick={() => write({ lesson: "", step: "", guess: "", set: "" })}>
          {say(t("lab.allLessons"))}
        </button>
        <strong>{say(lesson.title)}</strong>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {say(step.title)}
      </h1>
      <Work busy={step.kind !== "say" && work.busy} progress={work.progress} failure={work.failure} />
      <StepView
        key={at}
        lesson={lesson}
        step={step}
        guess={guess}
        onGuess={setGuess}
        results={work.results}
        next={next}
      />
    </article>
  );
}

interface StepProps {
  lesson: Lesson;
  step: Step;
  guess: string;
  onGuess(id: string): void;
  results: Results | undefined;
  next(open: boolean): preact.ComponentChildren;
}

function StepView({ lesson, step, guess, onGuess, results, next }: StepProps) {
  switch (step.kind) {
    case "say":
      return <SayView step={step} next={next(true)} />;
    case "predict":
      return <PredictView lesson={lesson} step={step} guess={guess} onGuess={onGuess} results={results} next={next} />;
    case "prove":
      return <ProveView lesson={lesson} step={step} next={next} />;
  }
}

/** Runs of the lesson's own arms. */
function useLessonRuns({ scenario, arms, reading }: Lesson) {
  const specs = arms.map(({ id: _id, label: _label, ...spec }): ArmSpec => spec);
  const work = useAnswer("arms", { scenario, arms: specs, ...reading }, "lesson");
  const results =
    work.answer && new Results(reading, Object.fromEntries(arms.map(({ id }, place) => [id, work.answer![place]!])));
  return { ...work, results };
}

/** Something to read. */
export function SayView({ step, next }: { step: SayStep; next: preact.ComponentChildren }) {
  const say = useText();
  return (
    <>
      {step.text.map((text) => (
        <p key={text.en} class="lead">
          {say(text)}
        </p>
      ))}
      {next}
    </>
  );
}

interface Props {
  lesson: Lesson;
  step: PredictStep;
  guess: string;
  onGuess(id: string): void;
  results: Results | undefined;
  next(open: boolean): preact.ComponentChildren;
}

/** A guess, and what the model says of it. */
export function PredictView({ lesson, step, guess, onGuess, results, next }: Props) {
  const say = useText();
  const [chosen, setChosen] = useState(guess);
  const made = step.options.some(({ id }) => id === guess);
  return (
    <>
      <fieldset class="options" disabled={made}>
        <legend class="lead">{say(step.question)}</legend>
        {step.options.map(({ id, label }) => (
          <label key={id}>
            <input
              type="radio"
              name="guess"
              value={id}
              checked={(made ? guess : chosen) === id}
              onChange={() => setChosen(id)}
            />{" "}
            {say(label)}
          </label>
        ))}
      </fieldset>
      {!made && (
        <p class="bar">
          <button
            type="button"
            class="run"
            disabled={!step.options.some(({ id }) => id === chosen) || !results}
            onClick={() => onGuess(chosen)}
          >
            {say(t("lab.myGuessRunModel"))}
          </button>
        </p>
      )}
      {made && results && <Verdict lesson={lesson} step={step} guess={guess} results={results} />}
      {next(made && results !== undefined)}
    </>
  );
}

function Verdict({ lesson, step, guess, results }: Omit<Props, "onGuess" | "next" | "results"> & { results: Results }) {
  const say = useText();
  const right = step.right(results);
  const label = say(step.options.find(({ id }) => id === right)!.label);
  const rows = step.table.arms.map((id) => lesson.arms.find((arm) => arm.id === id)!);
  return (
    <div role="status">
      <p class={right === guess ? "verdict right" : "verdict wrong"}>
        {right === guess ? say(t("lab.yesModelSays", { label })) : say(t("lab.modelSays", { label }))}
      </p>
      <ResultTable caption={step.table.caption} rows={rows} measures={step.table.measures} results={results} />
      {step.explain.map((text) => (
        <p key={text.en}>{say(text)}</p>
      ))}
    </div>
  );
}
