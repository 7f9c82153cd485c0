import { halfWidthOfError } from "../../../measures/results/index.js";
import { t, textOf } from "../../../words/index.js";
import type { ArmSpec } from "../engine/calls.js";
import { type Lesson, type Measure, type NamedArm, OWN, type Results } from "./lesson.js";
import { BASELINE, CITIES, GDP, lever } from "./shared.js";

const open = lever("administrative-border", { between: "cities", scale: 0 });
const height = (scale: number) => lever("administrative-border", { between: "cities", scale });

const PAIRS = 8;
const SEEDS = Array.from({ length: PAIRS + 1 }, (_, at) => at + 1);

const base = (seed: number): ArmSpec => ({ levers: [], seed });
const opened = (seed: number): ArmSpec => ({ levers: [open], seed });

/** Arms of five lucks, the sixth for comparisons across luck. */
const LUCKS: NamedArm[] = SEEDS.slice(0, 6).flatMap((seed) => [
  { id: `base-${seed}`, label: t("lab.luckBorderStays", { seed }), ...base(seed) },
  { id: `open-${seed}`, label: t("lab.luckBorderFalls", { seed }), ...opened(seed) },
]);

const seedOf = (arm: string) => Number(arm.split("-")[1]);

const same: Measure = {
  label: t("lab.effectSameLuck"),
  unit: "percent",
  decimals: 2,
  of: (r, arm) => r.change(arm, "cluster", GDP, `base-${seedOf(arm)}`),
};

const other: Measure = {
  label: t("lab.effectOtherLuck"),
  unit: "percent",
  decimals: 2,
  of: (r, arm) => r.change(arm, "cluster", GDP, `base-${seedOf(arm) + 1}`),
};

const unlucky: Measure = {
  label: t("lab.effectGdpAllThree"),
  unit: "percent",
  decimals: 2,
  of: (r, arm) => r.change("certain-open", "cluster", GDP, arm),
};

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

const FIVE = [1, 2, 3, 4, 5].map((seed) => `open-${seed}`);

const HEIGHTS = ["today-half", "certain-base", "today-more"] as const;

/** Effects of the learner's pairs. */
function effectsOf(r: Results, { pairs = 2, luck = 0 }: Readonly<Record<string, number>>): number[] {
  return SEEDS.slice(0, pairs).map((seed) =>
    r.change(`pair-open-${seed}`, "cluster", GDP, `pair-base-${luck === 1 ? seed : seed + 1}`),
  );
}

/** Half of Student's 95 % interval of a mean. */
function halfWidth(values: readonly number[]): number {
  const { length } = values;
  const mean = values.reduce((sum, value) => sum + value / length, 0);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return halfWidthOfError(Math.sqrt(squares / (length - 1) / length), length);
}

const shownPairs = (r: Results): number => SEEDS.filter((seed) => r.has(`pair-open-${seed}`)).length;

const LIMIT = 0.25;

export const SURENESS: Lesson = {
  id: "sureness",
  title: t("lab.howSureWeChance"),
  minutes: 9,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP] },
  goal: t("lab.keepApartLuckSingle"),
  arms: [
    BASELINE,
    ...LUCKS,
    { id: "certain-base", label: t("lab.borderTodayAssumed"), levers: [] },
    { id: "certain-open", label: t("lab.border"), levers: [open] },
    {
      id: "today-half",
      label: t("lab.borderTodayHalfHigh"),
      levers: [height(0.5)],
    },
    {
      id: "today-more",
      label: t("lab.borderTodayHalfHighAgain"),
      levers: [height(1.5)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.twoKindsKnowing"),
      text: [t("lab.lessonFirmsMoveOpen"), t("lab.questionSameThroughoutHow")],
    },
    {
      kind: "predict",
      title: t("lab.sameLuckOtherLuck"),
      question: t("lab.compareRunWithoutBorder"),
      options: [
        { id: "same", label: t("lab.aboutMuch") },
        { id: "more", label: t("lab.moreThanThreeTimes") },
        { id: "less", label: t("lab.lessFar") },
      ],
      right: (r) => {
        const times = spread(FIVE.map((arm) => other.of(r, arm))) / spread(FIVE.map((arm) => same.of(r, arm)));
        return times > 3 ? "more" : times < 1 ? "less" : "same";
      },
      table: {
        caption: t("lab.effectRealGdpThree"),
        arms: FIVE,
        measures: [same, other],
      },
      explain: [t("lab.sameLuckEverythingHappens")],
    },
    {
      kind: "predict",
      title: t("lab.nobodyHasMeasured"),
      question: t("lab.supposeBorderTodayWere"),
      options: [
        { id: "less", label: t("lab.lessThanChance") },
        { id: "same", label: t("lab.aboutMuch") },
        { id: "more", label: t("lab.moreThanTwiceMuch") },
      ],
      right: (r) => {
        const chance = spread(FIVE.map((arm) => same.of(r, arm)));
        const times = spread(HEIGHTS.map((arm) => unlucky.of(r, arm))) / chance;
        return times > 2 ? "more" : times < 0.8 ? "less" : "same";
      },
      table: {
        caption: t("lab.effectRemovingBorderHow"),
        arms: HEIGHTS,
        measures: [unlucky],
      },
      explain: [t("lab.oneFigureNobodyHas")],
    },
    {
      kind: "prove",
      title: t("lab.proveNarrowInterval"),
      task: t("lab.chooseHowManyPairs"),
      sliders: [
        {
          id: "pairs",
          label: t("lab.pairsRuns"),
          unit: t("lab.pairs"),
          low: 2,
          high: PAIRS,
          step: 1,
          start: 2,
        },
        {
          id: "luck",
          label: t("lab.sameLuckWithinPair"),
          unit: textOf(""),
          low: 0,
          high: 1,
          step: 1,
          start: 0,
        },
      ],
      arms: ({ pairs = 2, luck = 0 }) => ({
        [OWN]: { levers: [open] },
        ...Object.fromEntries(SEEDS.slice(0, pairs).map((seed) => [`pair-open-${seed}`, opened(seed)])),
        ...Object.fromEntries(
          SEEDS.slice(0, pairs).map((seed) => {
            const partner = luck === 1 ? seed : seed + 1;
            return [`pair-base-${partner}`, base(partner)];
          }),
        ),
      }),
      goals: [
        {
          label: t("lab.halfWidthBelow0"),
          holds: (r, values) => halfWidth(effectsOf(r, values)) < LIMIT,
        },
      ],
      measures: [
        {
          label: t("lab.pairs2"),
          unit: "number",
          decimals: 0,
          of: shownPairs,
        },
        {
          label: t("lab.halfWidthIntervalPoints"),
          unit: "number",
          decimals: 2,
          of: (r) => {
            const pairs = shownPairs(r);
            return halfWidth(effectsOf(r, { pairs, luck: r.has(`pair-base-${pairs + 1}`) ? 0 : 1 }));
          },
        },
      ],
      beside: [],
      hint: t("lab.otherLuckEvenEight"),
      solution: { pairs: 8, luck: 1 },
      shown: [t("lab.intervalNarrowNowSays")],
    },
  ],
  expected: [
    {
      text: t("lab.fiveEffectsSameLuck"),
      numbers: [
        { is: "0.34", of: (r) => spread(FIVE.map((arm) => same.of(r, arm))) },
        { is: "5", of: (r) => spread(FIVE.map((arm) => other.of(r, arm))) },
      ],
    },
    {
      text: t("lab.borderTodayHalfAssumed"),
      numbers: [
        { is: "2.1", of: (r) => unlucky.of(r, "today-half") },
        { is: "3.6", of: (r) => unlucky.of(r, "certain-base") },
        { is: "4.6", of: (r) => unlucky.of(r, "today-more") },
      ],
    },
  ],
  misreadings: [t("lab.n95IntervalContainsTruth"), t("lab.wideBandMakesModel")],
  basis: t("lab.docsExperimentsMdUncertainty"),
};
