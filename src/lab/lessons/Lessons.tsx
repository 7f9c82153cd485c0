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
      <h1>{say({ en: "Lessons", zh: "课程" })}</h1>
      <p class="lead">
        {say({
          en: "Each takes five to ten minutes: guess first, then see what the model says, then prove it by setting levers yourself. The country is invented and small; what it shows, it shows by the same model as everywhere else.",
          zh: "每课五到十分钟：先猜，再看模型怎么说，最后自己设定政策工具加以证明。国家是虚构的、很小，但所用模型与其他各处相同。",
        })}
      </p>
      <ol class="cards">
        {LESSONS.map(({ id, title, goal, minutes }) => (
          <li key={id} class="card">
            <h2>{say(title)}</h2>
            <p>{say(goal)}</p>
            <p class="note">
              {say({ en: `${minutes} minutes`, zh: `${minutes}分钟` })}
              {done.includes(id) && say({ en: " · proved", zh: " · 已证明" })}
            </p>
            <button
              type="button"
              aria-label={say({ en: `Begin: ${title.en}`, zh: `开始：${title.zh}` })}
              onClick={() => write({ lesson: id, step: "", guess: "", set: "" })}
            >
              {say({ en: "Begin", zh: "开始" })}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => write({ lesson: TEACHERS })}>
        {say({
          en: "For teachers: goals, steps, expected results, misreadings",
          zh: "教师用：目标、步骤、预期结果与常见误读",
        })}
      </button>
    </div>
  );
}
