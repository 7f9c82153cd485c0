import { t } from "../../../words/index.js";
import { useText } from "../page/language.js";
import { useOwn } from "../page/useOwn.js";
import { LESSONS } from "./index.js";
import { withNumbers } from "./lesson.js";
import { stepLine } from "./words.js";

/** What teachers need of each lesson. */
export function TeacherPage() {
  const say = useText();
  const [, write] = useOwn();
  return (
    <article class="lesson">
      <p class="bar">
        <button type="button" class="plain" onClick={() => write({ lesson: "" })}>
          {say(t("lab.allLessons"))}
        </button>
      </p>
      <h1>{say(t("lab.teachers"))}</h1>
      {LESSONS.map((lesson) => (
        <section key={lesson.id}>
          <h2>{say(lesson.title)}</h2>
          <p>
            {say(lesson.goal)} {say(t("lab.minutes2", { minutes: lesson.minutes }))}
          </p>
          <h3>{say(t("lab.steps"))}</h3>
          <ol>
            {lesson.steps.map((step) => (
              <li key={step.title.en}>{say(stepLine(step))}</li>
            ))}
          </ol>
          <h3>{say(t("lab.expectedResults"))}</h3>
          <ul>
            {lesson.expected.map((one) => (
              <li key={one.text.en}>{say(withNumbers(one))}</li>
            ))}
          </ul>
          <h3>{say(t("lab.commonMisreadings"))}</h3>
          <ul>
            {lesson.misreadings.map((text) => (
              <li key={text.en}>{say(text)}</li>
            ))}
          </ul>
          <p class="note">{say(lesson.basis)}</p>
        </section>
      ))}
    </article>
  );
}
