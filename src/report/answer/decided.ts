import { type Sentences, textOf } from "../../language/index.js";
import type { Choices, CouncilMeeting, RunCourse } from "../../results/choices.js";
import { contextIn, type ReportContext } from "../../results/context.js";
import { councilSentences } from "../agreements.js";
import { courseSentences } from "../courses.js";

/** What councils and governments decided: who signs, whether choices settle. */
export function decidedSentences(context: ReportContext, { meetings, courses }: Choices): Sentences {
  const label = (id: string) => context.variants.find((variant) => variant.id === id)?.label ?? textOf(id);
  const en = (id: string) => `“${label(id).en}”`;
  const zh = (id: string) => `“${label(id).zh}”`;
  return {
    en: [...councilSentences({ ...contextIn(context, "en"), meetings }, en), ...courseSentences(courses, en)],
    zh: [...councilsInChinese(context, meetings, zh), ...coursesInChinese(courses, zh)],
  };
}

/** For every arm with a council: at how many meetings all sign, and who refuses at the others. */
function councilsInChinese(
  context: ReportContext,
  meetings: readonly CouncilMeeting[],
  nameOf: (variant: string) => string,
): string[] {
  const names = new Map([...context.provinces, ...context.cities].map(({ id, label }) => [id, label.zh]));
  return distinct(meetings.map(({ variant }) => variant)).map((variant) => {
    const own = meetings.filter((meeting) => meeting.variant === variant);
    const signed = own.filter(({ members }) => members.length === context.players.length).length;
    const refusing = distinct(
      own.flatMap(({ votes }) =>
        context.players.filter((id) => !votes.some(({ player, stays }) => player === id && stays)),
      ),
    ).map((id) => names.get(id) ?? id);
    const who = refusing.length > 0 ? `；曾拒绝签署的有${refusing.join("、")}` : "";
    return `${nameOf(variant)}之下，联席会议开会${own.length}次，其中${signed}次全体签署${who}。`;
  });
}

const STATES: Record<RunCourse["state"], string> = {
  settled: "趋于稳定",
  cycle: "循环往复",
  moving: "期末仍在变动，相关结果须谨慎解读",
};

function coursesInChinese(courses: readonly RunCourse[], nameOf: (variant: string) => string): string[] {
  const told = courses.map(({ variant, state }) => `${nameOf(variant)}之下，各地政府的选择${STATES[state]}。`);
  return distinct(told);
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}
