import type { CouncilMeeting } from "../../measures/results/index.js";
import { difference, type Pair, spanOf, whenText } from "../../measures/views/difference.js";
import { joined, type Text, t } from "../../words/index.js";
import { changeText, isNone, measureText, subjectText } from "./amounts.js";
import { measureOf, placeOf } from "./headline.js";
import type { AnswerView } from "./view.js";

/**
 * From when on a part of the agreement that is asked for is signed under every council, and what that arm then brings
 * against the baseline.
 */
export function signedSentences(view: AnswerView): Text[] {
  const { signed } = view.plan;
  if (!signed) return [];
  const about = (view.meetings ?? []).filter(({ item = "" }) => item.split(" + ").includes(signed.type));
  const told = view.variants.flatMap(({ id }) => {
    const meetings = about.filter(({ variant }) => variant === id);
    return meetings.length === 0 ? [] : [courseOf(view, { run: id, against: view.baseline }, meetings)];
  });
  return told.length === 0 ? [] : [t("report.signedFirst", { item: signed.label, told: joined(told, "semicolon") })];
}

function courseOf(view: AnswerView, pair: Pair, meetings: readonly CouncilMeeting[]): Text {
  const kept = meetings.filter(({ members, votes }) => members.length > 0 && !votes.some(({ breaks }) => breaks));
  const year = Math.min(...kept.map((meeting) => meeting.year));
  const row = difference(view, pair, placeOf(view).id, measureOf(view), spanOf(view));
  const worth =
    row &&
    t("report.signedWorth", {
      measure: measureText(view, measureOf(view)),
      none: isNone(view, measureOf(view), row),
      change: changeText(view, measureOf(view), row),
      when: whenText(spanOf(view)),
    });
  const values = { name: subjectText(view, pair), year, worth: worth ?? "" };
  if (kept.length === 0) return t("report.signedNever", { name: values.name });
  if (meetings.every((meeting) => kept.includes(meeting) || meeting.year < year)) return t("report.signedFrom", values);
  return t("report.signedSome", { ...values, share: Math.round((100 * kept.length) / meetings.length) });
}
