import { t } from "../../../words/index.js";
import { useText } from "../page/language.js";
import { useOwn } from "../page/useOwn.js";
import { LESSONS, lessonNamed } from "./index.js";
import { LessonView } from "./LessonView.js";
import { TeacherPage } from "./TeacherPage.js";

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
