import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import { Button, Note, Radios, Texts, useFocus, useText, Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { type Lesson, type PredictStep, type Results, useArms } from "./lesson.js";
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
  const heading = useFocus<HTMLHeadingElement>(at);
  const { results, ...work } = useArms(lesson, {}, "lesson");
  const setGuess = (id: string) => {
    const all = steps.map((_, place) => (place === at ? id : (guesses[place] ?? "")));
    write({ guess: all.join(".").replace(/\.+$/, "") });
  };
  const next = (open: boolean) => <Steps lesson={lesson} at={at} open={open} />;
  return (
    <article class="lesson">
      <p class="bar">
        <Button class="plain" onClick={() => write({ lesson: "", left: lesson.id })} text="lab.allLessons" />
        <strong>{say(lesson.title)}</strong>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {say(step.title)}
      </h1>
      <Work {...work} busy={step.kind !== "say" && work.busy} />
      {step.kind === "say" && (
        <>
          <Texts all={step.text} kind="lead" />
          {next(true)}
        </>
      )}
      {step.kind === "predict" && (
        <PredictView
          key={at}
          lesson={lesson}
          step={step}
          guess={guess}
          onGuess={setGuess}
          results={results}
          next={next}
        />
      )}
      {step.kind === "prove" && <ProveView key={at} lesson={lesson} step={step} next={next} />}
    </article>
  );
}

/** To the step before and to the next one, if that is open. */
function Steps({ lesson: { id, steps }, at, open }: { lesson: Lesson; at: number; open: boolean }) {
  const [own, write] = useOwn();
  const last = at === steps.length - 1;
  const go = (to: number) => write({ step: to === 0 ? "" : String(to) });
  const finish = () => {
    const done = new Set(own("done").split(".").filter(Boolean)).add(id);
    write({ lesson: "", step: "", guess: "", set: "", done: [...done].join(".") });
  };
  return (
    <p class="bar steps">
      <Button onClick={() => go(at - 1)} disabled={at === 0} text="lab.back" />
      <Button
        class="next"
        onClick={() => (last ? finish() : go(at + 1))}
        disabled={!open}
        text={last ? "lab.finish" : "lab.next"}
      />
      <Note as="span" text={t("lab.stepOfSteps", { at: at + 1, stepsCount: steps.length })} />
    </p>
  );
}

interface Props {
  lesson: Lesson;
  step: PredictStep;
  guess: string;
  onGuess(id: string): void;
  results: Results | undefined;
  next(open: boolean): ComponentChildren;
}

/** A guess, and what the model says of it. */
export function PredictView({ lesson, step, guess, onGuess, results, next }: Props) {
  const say = useText();
  const { question, options } = step;
  const [chosen, setChosen] = useState(guess);
  const [given, setGiven] = useState(false);
  const verdict = useFocus<HTMLDivElement>(given);
  const made = options.some(({ id }) => id === guess);
  return (
    <>
      <Radios
        kind="options"
        name="guess"
        legend={<legend class="lead">{say(question)}</legend>}
        options={options}
        value={made ? guess : chosen}
        disabled={made}
        onChoose={(at) => setChosen(options[at]!.id)}
      />
      {!made && (
        <p class="bar">
          <Button
            class="run"
            disabled={!options.some(({ id }) => id === chosen) || !results}
            onClick={() => {
              onGuess(chosen);
              setGiven(true);
            }}
            text="lab.myGuessRunModel"
          />
        </p>
      )}
      <div ref={verdict} tabIndex={-1}>
        {made && results && <Verdict lesson={lesson} step={step} guess={guess} results={results} />}
      </div>
      {next(made && results !== undefined)}
    </>
  );
}

type VerdictProps = Pick<Props, "lesson" | "step" | "guess"> & { results: Results };

function Verdict({ lesson, step: { table, explain, options, right }, guess, results }: VerdictProps) {
  const say = useText();
  const answer = right(results);
  const label = options.find(({ id }) => id === answer)!.label;
  const rows = table.arms.map((id) => lesson.arms.find((arm) => arm.id === id)!);
  return (
    <div role="status">
      <p class={answer === guess ? "verdict right" : "verdict wrong"}>
        {say(answer === guess ? "lab.yesModelSays" : "lab.modelSays", { label })}
      </p>
      <ResultTable {...table} rows={rows} results={results} />
      <Texts all={explain} />
    </div>
  );
}
