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
          {say({ en: "All lessons", zh: "全部课程" })}
        </button>
      </p>
      <h1>{say({ en: "For teachers", zh: "教师用" })}</h1>
      {LESSONS.map((lesson) => (
        <section key={lesson.id}>
          <h2>{say(lesson.title)}</h2>
          <p>
            {say(lesson.goal)} {say({ en: `${lesson.minutes} minutes.`, zh: `${lesson.minutes}分钟。` })}
          </p>
          <h3>{say({ en: "Steps", zh: "步骤" })}</h3>
          <ol>
            {lesson.steps.map((step) => (
              <li key={step.title.en}>{say(stepLine(step))}</li>
            ))}
          </ol>
          <h3>{say({ en: "Expected results", zh: "预期结果" })}</h3>
          <ul>
            {lesson.expected.map((one) => (
              <li key={one.text.en}>{say(withNumbers(one))}</li>
            ))}
          </ul>
          <h3>{say({ en: "Common misreadings", zh: "常见误读" })}</h3>
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
