import { type Language, type Text, tight } from "../language/index.js";
import type { SensitivityReport, ShownOutcome, ShownSensitivity } from "../results/sensitivity.js";
import { inSentence, plain, signed, withInterval } from "./present.js";
import type { Seen } from "./reader.js";
import { sensitivitySeen } from "./studyViews.js";

type View = Seen<SensitivityReport>;

/** What a study of sensitivity says in words, the answer first. No markup. */
export function sensitivitySentences(report: SensitivityReport, language: Language = "en"): string[] {
  const view = sensitivitySeen(report, language);
  const told = [...view.report.outcomes.map((outcome) => sentence(view, outcome)), ...lost(view)];
  return language === "en" ? told : told.map(tight);
}

/** A figure as people call it. */
export function figureLabel({ factors }: ShownSensitivity, name: string): string {
  return factors.find((one) => one.name === name)?.label ?? name;
}

/** An outcome as people call it: "real GDP", "real GDP of Shanghai". */
export function outcomeName({ label, place, placeLabel }: ShownOutcome, { say }: Pick<View, "say">): string {
  const name = inSentence(label);
  return place === "cluster" ? name : say({ en: `${name} of ${placeLabel}`, zh: `${placeLabel}${label}` });
}

/** How many figures a sentence names. */
const NAMED = 3;

function sentence(view: View, outcome: ShownOutcome): string {
  const { report, say } = view;
  const { variantLabel, year, unit, mean, deviation } = outcome;
  const [of, average, spread] = [outcomeName(outcome, view), signed(mean), plain(deviation)];
  const size = say({
    en: `“${variantLabel}” changes ${of} in ${year} by ${average} ${unit} on average over the worlds (standard deviation ${spread})`,
    zh: `“${variantLabel}”使${year}年${of}在各情形下平均变化${average} ${unit}（标准差${spread}）`,
  });
  const known = outcome.factors.filter(
    ({ estimates }) => estimates[0]!.value !== 0 && !Number.isNaN(estimates[0]!.value),
  );
  if (known.length === 0)
    return `${size}${say({ en: "; it depends on none of the figures.", zh: "；它不取决于任何参数。" })}`;
  const named = known.slice(0, NAMED).map(({ factor, estimates }) => {
    const { value, low, high } = estimates[0]!;
    const [middle, from, to] = withInterval(value, low, high);
    const name = figureLabel(report, factor);
    return say({
      en: `${name} (${middle}, 95 % interval ${from} to ${to})`,
      zh: `${name}（${middle}，95 %置信区间${from}至${to}）`,
    });
  });
  const meaning = say(MEANING[report.method](unit));
  return say({
    en: `${size}. It depends most on: ${named.join("; ")}. ${meaning}`,
    zh: `${size}。最主要取决于：${named.join("；")}。${meaning}`,
  });
}

const MEANING: Record<SensitivityReport["method"], (unit: string) => Text> = {
  morris: (unit) => ({
    en: `In brackets: mean change of the effect, in ${unit}, over the whole range of the figure.`,
    zh: `括号内：参数走完整个取值范围时影响的平均变化（${unit}）。`,
  }),
  sobol: () => ({
    en: "In brackets: share of the variance that is left when all other figures are known.",
    zh: "括号内：其他参数都已知时仍剩余的方差份额。",
  }),
  rank: () => ({ en: "In brackets: Spearman’s rank correlation.", zh: "括号内：斯皮尔曼秩相关系数。" }),
};

function lost({ report: { failed, worlds }, say }: View): string[] {
  const cases = new Set(failed.map((one) => one.case)).size;
  if (cases === 0) return [];
  const { reason } = failed[0]!;
  return [
    say({
      en: `${cases} of ${worlds} worlds could not be run; what needs them is left out. The first: ${reason}`,
      zh: `${worlds}个情形中有${cases}个无法运行，相关部分从略。第一个：${reason}`,
    }),
  ];
}
