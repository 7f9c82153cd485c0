import { NOTHING } from "../../measures/views/effect.js";
import { type Text, t } from "../../words/index.js";
import type { AnswerView } from "./view.js";
import { signedPercent } from "./words.js";

interface Moment {
  year: number;
  percent: number;
}

/** Share of the peak by which an effect must have faded for that to be told. */
const FADED = 0.1;

/** When the effect on income of the focus variant begins, when it is largest, and what is left of it at the end. */
export function courseSentence(view: AnswerView): Text | undefined {
  const course = view.course(view.focus);
  const begun = course.findIndex(({ percent }) => Math.abs(percent) >= NOTHING);
  if (begun < 0 || course.length - begun < 3) return undefined;
  const [first, last] = [course[begun]!, course.at(-1)!];
  const peak = course.reduce((top, moment) => (Math.abs(moment.percent) > Math.abs(top.percent) ? moment : top));
  const faded = Math.abs(last.percent) < (1 - FADED) * Math.abs(peak.percent);
  const at = ({ year, percent }: Moment): Text => t("report.in", { percent: signedPercent(percent), year });
  if (!faded) return t("report.effectRealIncome", { at: at(first), at2: at(last), growing: growing(course) });
  const half = course.find(({ year, percent }) => year > peak.year && Math.abs(percent) <= Math.abs(peak.percent) / 2);
  return t("report.effectRealIncomeLargest", {
    year: peak.year,
    percent: signedPercent(peak.percent),
    half: half !== undefined,
    year2: half?.year,
    at: at(last),
  });
}

/** More than a hundredth of the effect is added in the last year. */
function growing(course: readonly Moment[]): boolean {
  const [before, last] = [course.at(-2)!, course.at(-1)!];
  return Math.abs(last.percent) - Math.abs(before.percent) > 0.01 * Math.abs(last.percent);
}
