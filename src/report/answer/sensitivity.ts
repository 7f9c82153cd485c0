import type { SensitivityReport, ShownOutcome } from "../../measures/results/sensitivity.js";
import { plain, signed, withInterval } from "../../measures/views/present.js";
import type { Seen } from "../../measures/views/reader.js";
import { figureLabel, outcomeName } from "../../measures/views/studyNames.js";
import { sensitivitySeen } from "../../measures/views/studyViews.js";
import { ENGLISH, joined, type Language, percentSigns, type Text, t } from "../../words/index.js";

type View = Seen<SensitivityReport>;

/** What a study of sensitivity says in words, the answer first. No markup. */
export function sensitivitySentences(report: SensitivityReport, language: Language = ENGLISH): string[] {
  const view = sensitivitySeen(report, language);
  const prior = view.say(t("report.overPriorRanges"));
  const told = [...view.report.outcomes.map((outcome) => sentence(view, outcome)), prior, ...lost(view)];
  return told.map((one) => percentSigns(one, language));
}

/** How many figures a sentence names. */
const NAMED = 3;

function sentence(view: View, outcome: ShownOutcome): string {
  const { report, say } = view;
  const { variantLabel, year, unit, mean, deviation } = outcome;
  const [of, average, spread] = [outcomeName(outcome, view), signed(mean), plain(deviation)];
  const size = say(t("report.changesAverageOverWorlds", { variantLabel, of, year, average, unit, spread }));
  const known = outcome.factors.filter(
    ({ estimates }) => estimates[0]!.value !== 0 && !Number.isNaN(estimates[0]!.value),
  );
  if (known.length === 0) return `${size}${say(t("report.dependsNoneFigures"))}`;
  const named = known.slice(0, NAMED).map(({ factor, estimates }) => {
    const { value, low, high } = estimates[0]!;
    const [middle, from, to] = withInterval(value, low, high);
    const name = figureLabel(report, factor);
    return say(t("report.n95Interval", { name, middle, from, to }));
  });
  const meaning = say(MEANING[report.method](unit));
  return say(t("report.dependsMost", { size, named: joined(named, "semicolon"), meaning }));
}

const MEANING: Record<SensitivityReport["method"], (unit: string) => Text> = {
  morris: (unit) => t("report.bracketsMeanChangeEffect", { unit }),
  sobol: () => t("report.bracketsShareVarianceLeft"),
  rank: () => t("report.bracketsSpearmanSRank"),
};

function lost({ report: { failed, worlds }, say }: View): string[] {
  const cases = new Set(failed.map((one) => one.case)).size;
  if (cases === 0) return [];
  const { text: reason } = failed[0]!;
  return [say(t("report.worldsCouldRunNeeds", { cases, worlds, reason }))];
}
