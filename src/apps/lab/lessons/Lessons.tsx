import { t } from "../../../words/index.js";
import { Button, Note, Texts, useText } from "../parts/widgets.js";
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
      <h1>{say("lab.lessons")}</h1>
      <p class="lead">{say("lab.eachTakesFiveTen")}</p>
      <ol class="cards">
        {LESSONS.map(({ id, title, goal, minutes }) => (
          <li key={id} class="card">
            <h2>{say(title)}</h2>
            <p>{say(goal)}</p>
            <p class="note">
              {say("lab.minutes", { minutes })}
              {done.includes(id) && say("lab.proved")}
            </p>
            {id === own("left") ? (
              <Button
                aria-label={say("lab.goOnWith", { title: t(title) })}
                onClick={() => write({ lesson: id, left: "" })}
                text="lab.go"
              />
            ) : (
              <Button
                aria-label={say("lab.begin", { title: t(title) })}
                onClick={() => write({ lesson: id, left: "", step: "", guess: "", set: "" })}
                text="lab.beginWord"
              />
            )}
          </li>
        ))}
      </ol>
      <Button onClick={() => write({ lesson: TEACHERS })} text="lab.teachersGoalsStepsExpected" />
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
        <Button class="plain" onClick={() => write({ lesson: "" })} text="lab.allLessons" />
      </p>
      <h1>{say("lab.teachers")}</h1>
      {LESSONS.map((lesson) => (
        <section key={lesson.id}>
          <h2>{say(lesson.title)}</h2>
          <p>
            {say(lesson.goal)} {say("lab.minutesSentence", { minutes: lesson.minutes })}
          </p>
          <h3>{say("lab.steps")}</h3>
          <ol>
            <Texts all={lesson.steps.map(stepLine)} as="li" />
          </ol>
          <h3>{say("lab.expectedResults")}</h3>
          <ul>
            <Texts all={lesson.expected.map(withNumbers)} as="li" />
          </ul>
          <h3>{say("lab.commonMisreadings")}</h3>
          <ul>
            <Texts all={lesson.misreadings} as="li" />
          </ul>
          <Note text={lesson.basis} />
        </section>
      ))}
    </article>
  );
}

export const LESSONS: readonly Lesson[] = ALL;

export function lessonNamed(id: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}
