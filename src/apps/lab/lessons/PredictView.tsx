import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import { useText } from "../page/language.js";
import type { Lesson, PredictStep, Results } from "./lesson.js";
import { ResultTable } from "./ResultTable.js";

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
