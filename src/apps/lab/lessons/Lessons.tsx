import { t } from "../../../words/index.js";
import { useText } from "../parts/language.js";
import { useOwn } from "../state/store.js";
import { ALL } from "./all.js";
import { LessonView } from "./LessonView.js";
import { type Lesson, stepLine, withNumbers } from "./lesson.js";

/** Guided lessons: the list, one of them, or the pages for teachers. */
export function Lessons() {
  const [own] = useOwn();
  if (own("lesson") === TEACHERS) return <TeacherPage />;
  const lesson = lessonNamed(own("lesson"));
  return lesson ? <LessonView key={lesson.id} lesson={lesson} /> : <LessonList />;
}

/** In place of a lesson's name. */
const TEACHERS = "teachers";

function LessonList() {
  const say = useText();
  const [own, write] = useOwn();
  const done = own("done").split(".");
  return (
    <div class="lessons">
      <h1>{say(t("lab.lessons"))}</h1>
      <p class="lead">{say(t("lab.eachTakesFiveTen"))}</p>
      <ol class="cards">
        {LESSONS.map(({ id, title, goal, minutes }) => (
          <li key={id} class="card">
            <h2>{say(title)}</h2>
            <p>{say(goal)}</p>
            <p class="note">
              {say(t("lab.minutes", { minutes }))}
              {done.includes(id) && say(t("lab.proved"))}
            </p>
            <button
              type="button"
              aria-label={say(t("lab.begin", { title }))}
              onClick={() => write({ lesson: id, step: "", guess: "", set: "" })}
            >
              {say(t("lab.begin2"))}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => write({ lesson: TEACHERS })}>
        {say(t("lab.teachersGoalsStepsExpected"))}
      </button>
    </div>
  );
}

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

export const LESSONS: readonly Lesson[] = ALL;

export function lessonNamed(id: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}
