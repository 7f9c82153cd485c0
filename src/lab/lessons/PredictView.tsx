import { useState } from "preact/hooks";
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
            {say({ en: "This is my guess: run the model", zh: "这是我的猜测：运行模型" })}
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
        {right === guess
          ? say({ en: `Yes. The model says: ${label}.`, zh: `对。模型的回答：${label}。` })
          : say({ en: `No. The model says: ${label}.`, zh: `不对。模型的回答：${label}。` })}
      </p>
      <ResultTable caption={step.table.caption} rows={rows} measures={step.table.measures} results={results} />
      {step.explain.map((text) => (
        <p key={text.en}>{say(text)}</p>
      ))}
    </div>
  );
}
