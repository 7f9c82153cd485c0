import { estimateOf } from "../../../measures/results/index.js";
import { joined, t, textOf } from "../../../words/index.js";
import type { ArmSpec } from "../engine/calls.js";
import { type Lesson, OWN, type Results, type Values } from "./lesson.js";
import { arm, GDP, goal, lesson, lever, number, percent, predict, prove, say, slider, told } from "./shared.js";

const height = (scale: number) => lever("administrative-border", { between: "cities", scale });
const open = height(0);

const PAIRS = 8;
const SEEDS = Array.from({ length: PAIRS + 1 }, (_, at) => at + 1);

const base = (seed: number): ArmSpec => ({ levers: [], seed });
const opened = (seed: number): ArmSpec => ({ levers: [open], seed });

/** Arms of five lucks, the sixth for comparisons across luck. */
const LUCKS = Object.fromEntries(
  SEEDS.slice(0, 6).flatMap((seed) => [
    [`base-${seed}`, arm(t("lab.luckBorderStays", { seed }), [], { seed })],
    [`open-${seed}`, arm(t("lab.luckBorderFalls", { seed }), [open], { seed })],
  ]),
);

const seedOf = (id: string) => Number(id.split("-")[1]);

const same = percent("lab.effectSameLuck", (r, id) => r.change(id, "cluster", GDP, `base-${seedOf(id)}`));
const other = percent("lab.effectOtherLuck", (r, id) => r.change(id, "cluster", GDP, `base-${seedOf(id) + 1}`));
const unlucky = percent("lab.effectGdpAllThree", (r, id) => r.change("certain-open", "cluster", GDP, id));

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

const FIVE = [1, 2, 3, 4, 5].map((seed) => `open-${seed}`);

const HEIGHTS = ["today-half", "certain-base", "today-more"] as const;

/** Effects of the learner's pairs. */
function effectsOf(r: Results, { pairs = 2, luck = 0 }: Values): number[] {
  return SEEDS.slice(0, pairs).map((seed) =>
    r.change(`pair-open-${seed}`, "cluster", GDP, `pair-base-${partnerOf(seed, luck)}`),
  );
}

/** Whose run without the lever a run is held against: its own luck's, or the next one's. */
const partnerOf = (seed: number, luck: number) => (luck === 1 ? seed : seed + 1);

/** Half of Student's 95 % interval of a mean. */
function halfWidth(values: readonly number[]): number {
  const { mean, high } = estimateOf(values);
  return high - mean;
}

const shownPairs = (r: Results): number => SEEDS.filter((seed) => r.has(`pair-open-${seed}`)).length;

const LIMIT = 0.16;

export const SURENESS: Lesson = lesson({
  id: "sureness",
  title: "lab.howSureWeChance",
  minutes: 9,
  indicators: [GDP],
  goal: "lab.keepApartLuckSingle",
  arms: {
    ...LUCKS,
    "certain-base": arm("lab.borderTodayAssumed", []),
    "certain-open": arm("lab.border", [open]),
    "today-half": arm("lab.borderTodayHalfHigh", [height(0.5)]),
    "today-more": arm("lab.borderTodayHalfHighAgain", [height(1.5)]),
  },
  steps: [
    say("lab.twoKindsKnowing", "lab.lessonFirmsMoveOpen", "lab.questionSameThroughoutHow"),
    predict({
      title: "lab.sameLuckOtherLuck",
      question: "lab.compareRunWithoutBorder",
      options: { same: "lab.aboutMuch", more: "lab.moreThanThreeTimes", less: "lab.lessFar" },
      right: (r) => {
        const times = spread(FIVE.map((id) => other.of(r, id))) / spread(FIVE.map((id) => same.of(r, id)));
        return times > 3 ? "more" : times < 1 ? "less" : "same";
      },
      table: ["lab.effectRealGdpThree", FIVE, [same, other]],
      explain: ["lab.sameLuckEverythingHappens"],
    }),
    predict({
      title: "lab.nobodyHasMeasured",
      question: "lab.supposeBorderTodayWere",
      options: { less: "lab.lessThanChance", same: "lab.aboutMuch", more: "lab.moreThanTwiceMuch" },
      right: (r) => {
        const chance = spread(FIVE.map((id) => same.of(r, id)));
        const times = spread(HEIGHTS.map((id) => unlucky.of(r, id))) / chance;
        return times > 2 ? "more" : times < 0.8 ? "less" : "same";
      },
      table: ["lab.effectRemovingBorderHow", HEIGHTS, [unlucky]],
      explain: ["lab.oneFigureNobodyHas"],
    }),
    prove({
      title: "lab.proveNarrowInterval",
      task: "lab.chooseHowManyPairs",
      sliders: [
        slider("pairs", "lab.pairsRuns", "lab.pairs", [2, PAIRS, 1]),
        slider("luck", "lab.sameLuckWithinPair", textOf(""), [0, 1, 1]),
      ],
      arms: ({ pairs = 2, luck = 0 }) => {
        const seeds = SEEDS.slice(0, pairs);
        return Object.fromEntries([
          [OWN, { levers: [open] }],
          ...seeds.map((seed) => [`pair-open-${seed}`, opened(seed)]),
          ...seeds.map((seed) => partnerOf(seed, luck)).map((seed) => [`pair-base-${seed}`, base(seed)]),
        ]);
      },
      goals: [goal("lab.halfWidthBelow", (r, values) => halfWidth(effectsOf(r, values)) < LIMIT)],
      measures: [
        number("lab.pairsHead", 0, shownPairs),
        // A digit more than the limit has: what is just below it is not told as if it were the limit itself.
        number("lab.halfWidthIntervalPoints", 3, (r) => {
          const pairs = shownPairs(r);
          return halfWidth(effectsOf(r, { pairs, luck: r.has(`pair-base-${pairs + 1}`) ? 0 : 1 }));
        }),
      ],
      chart: {
        title: joined([t("lab.effectGdpAllThree"), t("unit.percent")], "comma"),
        pairs: (r, values) => {
          const effects = effectsOf(r, values);
          return { effects, half: halfWidth(effects) };
        },
      },
      beside: [],
      hint: "lab.otherLuckEvenEight",
      solution: { pairs: 8, luck: 1 },
      shown: "lab.intervalNarrowNowSays",
    }),
  ],
  expected: [
    told(
      "lab.fiveEffectsSameLuck",
      ["0.34", (r) => spread(FIVE.map((id) => same.of(r, id)))],
      ["5", (r) => spread(FIVE.map((id) => other.of(r, id)))],
    ),
    told(
      "lab.borderTodayHalfAssumed",
      ["2.1", (r) => unlucky.of(r, "today-half")],
      ["3.6", (r) => unlucky.of(r, "certain-base")],
      ["4.6", (r) => unlucky.of(r, "today-more")],
    ),
  ],
  misreadings: ["lab.n95IntervalContainsTruth", "lab.wideBandMakesModel"],
  basis: "lab.docsExperimentsMdUncertainty",
});
