import { LESSONS } from "../../../../src/apps/lab/lessons/Lessons.js";
import { type Lesson, stepLine, withNumbers } from "../../../../src/apps/lab/lessons/lesson.js";
import { type Language, saying, type Text } from "../../../../src/words/index.js";

const HEAD: Text = {
  en: [
    "# Lessons",
    "",
    "Pages for teachers of the lessons in `agglom lab`: goal, steps, expected results, common misreadings. Written from the lessons themselves",
    "(`npx vitest run tests/apps/lab/lessons -u`); a test plays each lesson through the model and compares every number below.",
    "",
    "A class needs one machine that runs `agglom lab`, or the folder `dist/lab` on any web server. Let the class guess aloud before the model is run. The",
    "country is invented; the model is the one of all scenarios.",
  ].join("\n"),
  zh: [
    "# 课程",
    "",
    "`agglom lab` 各课的教师页：目标、步骤、预期结果与常见误读。本文由课程本身生成（`npx vitest run tests/apps/lab/lessons -u`）；测试逐课运行模型，并核对下列每个数字。",
    "",
    "上课只需一台运行 `agglom lab` 的电脑，或把文件夹 `dist/lab` 放到任意网站上。运行模型之前，先让学生说出猜测。国家是虚构的，模型与其他情景相同。",
  ].join("\n"),
};

/** docs/lessons.md, docs/lessons.zh.md */
export function lessonsDocument(language: Language): string {
  return [HEAD[language], ...LESSONS.map((lesson) => section(lesson, language)), ""].join("\n\n").trimEnd() + "\n";
}

function section(lesson: Lesson, language: Language): string {
  const { title, goal, minutes, scenario, steps, expected, misreadings, basis } = lesson;
  const say = saying(language);
  const words = (en: string, zh: string) => say({ en, zh });
  return [
    `## ${say(title)}`,
    words(`${say(goal)} ${minutes} minutes, \`${scenario}\`.`, `${say(goal)}${minutes}分钟，\`${scenario}\`。`),
    words("**Steps**", "**步骤**"),
    steps.map((step, at) => `${at + 1}. ${say(stepLine(step))}`).join("\n"),
    words("**Expected results**", "**预期结果**"),
    expected.map((one) => `- ${say(withNumbers(one))}`).join("\n"),
    words("**Common misreadings**", "**常见误读**"),
    misreadings.map((text) => `- ${say(text)}`).join("\n"),
    say(basis),
  ].join("\n\n");
}
