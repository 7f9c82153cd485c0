import { halfWidthOfError } from "../../results/index.js";
import type { ArmSpec } from "../engine/armSpec.js";
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
  { id: `base-${seed}`, label: { en: `Luck ${seed}: border stays`, zh: `随机种子${seed}：边界保留` }, ...base(seed) },
  { id: `open-${seed}`, label: { en: `Luck ${seed}: border falls`, zh: `随机种子${seed}：边界取消` }, ...opened(seed) },
]);

const seedOf = (arm: string) => Number(arm.split("-")[1]);

const same: Measure = {
  label: { en: "Effect, same luck", zh: "效应（相同随机数）" },
  unit: "percent",
  decimals: 2,
  of: (r, arm) => r.change(arm, "cluster", GDP, `base-${seedOf(arm)}`),
};

const other: Measure = {
  label: { en: "Effect, other luck", zh: "效应（不同随机数）" },
  unit: "percent",
  decimals: 2,
  of: (r, arm) => r.change(arm, "cluster", GDP, `base-${seedOf(arm) + 1}`),
};

const unlucky: Measure = {
  label: { en: "Effect on GDP of all three", zh: "对三城GDP的效应" },
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
  title: { en: "How sure are we: chance and ignorance", zh: "我们有多大把握：随机波动与未知" },
  minutes: 9,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP] },
  goal: {
    en: "Keep apart the luck of single firms, which more runs average out, and what nobody has measured, which they do not.",
    zh: "区分两件事：单个企业的随机波动（多次模拟可平均掉）与无人测量过的参数（多次模拟无能为力）。",
  },
  arms: [
    BASELINE,
    ...LUCKS,
    { id: "certain-base", label: { en: "Border of today as assumed", zh: "现有边界成本如假定" }, levers: [] },
    { id: "certain-open", label: { en: "No border", zh: "取消边界" }, levers: [open] },
    {
      id: "today-half",
      label: { en: "Border of today half as high", zh: "现有边界成本只有一半" },
      levers: [height(0.5)],
    },
    {
      id: "today-more",
      label: { en: "Border of today half as high again", zh: "现有边界成本高出一半" },
      levers: [height(1.5)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "Two kinds of not knowing", zh: "两种“不知道”" },
      text: [
        {
          en: "In this lesson firms move, open and close one by one, and chance has a part in it. Run the model again with another luck, and other firms move. Besides, the model stands on figures that somebody has assumed, such as how high the border is today.",
          zh: "本课中企业逐个迁移、开业与关闭，其中有随机性。换一组随机数再模拟，迁移的就是另一些企业。此外，模型依赖一些假定的数值，例如现有边界成本有多高。",
        },
        {
          en: "The question is the same throughout: by how much does real GDP of the three cities rise by 2036 if the border falls?",
          zh: "问题始终相同：取消边界，到2036年三城实际GDP提高多少？",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Same luck or other luck", zh: "相同或不同的随机数" },
      question: {
        en: "Compare a run without the border to one with it: once both with the same luck, once each with its own. How much further apart do five effects lie with other luck?",
        zh: "比较取消与保留边界的两次模拟：一次用相同随机数，一次各用各的。用不同随机数时，五个效应的离散程度大多少？",
      },
      options: [
        { id: "same", label: { en: "About as much", zh: "差不多" } },
        { id: "more", label: { en: "More than three times as far", zh: "三倍以上" } },
        { id: "less", label: { en: "Less far", zh: "更小" } },
      ],
      right: (r) => {
        const times = spread(FIVE.map((arm) => other.of(r, arm))) / spread(FIVE.map((arm) => same.of(r, arm)));
        return times > 3 ? "more" : times < 1 ? "less" : "same";
      },
      table: {
        caption: { en: "Effect on real GDP of the three cities, 2036", zh: "对三城2036年实际GDP的效应" },
        arms: FIVE,
        measures: [same, other],
      },
      explain: [
        {
          en: "With the same luck everything that happens by chance happens in both runs, and only the policy differs. With other luck one compares two different histories. The program always pairs runs by luck.",
          zh: "随机数相同时，偶然之事在两次模拟中都发生，差别只来自政策；随机数不同时，比较的是两段不同的历史。本程序总是按随机数配对。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "What nobody has measured", zh: "无人测量之物" },
      question: {
        en: "Suppose the border of today were half as high as assumed, or half as high again. By how much would the answer move, against what chance does to it with the same luck?",
        zh: "假如现有边界成本只有假定值的一半，或高出一半。与（相同随机数下的）随机波动相比，答案会移动多少？",
      },
      options: [
        { id: "less", label: { en: "Less than by chance", zh: "小于随机波动" } },
        { id: "same", label: { en: "About as much", zh: "差不多" } },
        { id: "more", label: { en: "More than twice as much", zh: "两倍以上" } },
      ],
      right: (r) => {
        const chance = spread(FIVE.map((arm) => same.of(r, arm)));
        const times = spread(HEIGHTS.map((arm) => unlucky.of(r, arm))) / chance;
        return times > 2 ? "more" : times < 0.8 ? "less" : "same";
      },
      table: {
        caption: { en: "Effect of removing the border, by how high it is today", zh: "取消边界的效应，按现有边界成本" },
        arms: HEIGHTS,
        measures: [unlucky],
      },
      explain: [
        {
          en: "One figure that nobody has measured moves the answer more than all luck together. It is so in the shipped study of the Yangtze River Delta too: chance alone gives 11.1 to 11.3 %, what is not known 7 to 31 %.",
          zh: "一个无人测量的数值，对答案的影响超过全部随机波动。长三角研究也是如此：仅计随机波动为11.1%至11.3%，计入未知参数则为7%至31%。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: a narrow interval", zh: "证明：得到窄区间" },
      task: {
        en: "Choose how many pairs of runs you pay for and whether the two of a pair share their luck. Bring the half-width of the 95 % interval below 0.25 points.",
        zh: "选择做多少对模拟、每对是否共用随机数，使95%置信区间的半宽低于0.25个百分点。",
      },
      sliders: [
        {
          id: "pairs",
          label: { en: "Pairs of runs", zh: "模拟对数" },
          unit: { en: "pairs", zh: "对" },
          low: 2,
          high: PAIRS,
          step: 1,
          start: 2,
        },
        {
          id: "luck",
          label: { en: "Same luck within a pair (0 no, 1 yes)", zh: "每对共用随机数（0否，1是）" },
          unit: { en: "", zh: "" },
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
          label: { en: "Half-width below 0.25 points", zh: "半宽低于0.25个百分点" },
          holds: (r, values) => halfWidth(effectsOf(r, values)) < LIMIT,
        },
      ],
      measures: [
        {
          label: { en: "Pairs", zh: "对数" },
          unit: "number",
          decimals: 0,
          of: shownPairs,
        },
        {
          label: { en: "Half-width of the interval, points", zh: "区间半宽（百分点）" },
          unit: "number",
          decimals: 2,
          of: (r) => {
            const pairs = shownPairs(r);
            return halfWidth(effectsOf(r, { pairs, luck: r.has(`pair-base-${pairs + 1}`) ? 0 : 1 }));
          },
        },
      ],
      beside: [],
      hint: { en: "With other luck even eight pairs are too few.", zh: "随机数不同时，八对也不够。" },
      solution: { pairs: 8, luck: 1 },
      shown: [
        {
          en: "The interval is narrow now, and it says nothing of how high the border is. More runs buy precision about chance, never about ignorance. For that there is agglom compare --uncertainty, which draws what is not known.",
          zh: "区间变窄了，却丝毫没有告诉我们边界成本有多高。增加模拟次数只能减少随机误差，不能减少未知。为此有 agglom compare --uncertainty，对未知参数进行抽样。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "Five effects with the same luck lie {0} points apart, with other luck {1}.",
        zh: "五个效应的极差：相同随机数{0}个百分点，不同随机数{1}个百分点。",
      },
      numbers: [
        { is: "0.34", of: (r) => spread(FIVE.map((arm) => same.of(r, arm))) },
        { is: "5", of: (r) => spread(FIVE.map((arm) => other.of(r, arm))) },
      ],
    },
    {
      text: {
        en: "Border of today half, as assumed, half as high again: {0}, {1}, {2} %.",
        zh: "现有边界成本为一半、假定值、高出一半：{0}%、{1}%、{2}%。",
      },
      numbers: [
        { is: "2.1", of: (r) => unlucky.of(r, "today-half") },
        { is: "3.6", of: (r) => unlucky.of(r, "certain-base") },
        { is: "4.6", of: (r) => unlucky.of(r, "today-more") },
      ],
    },
  ],
  misreadings: [
    {
      en: "“The 95 % interval contains the truth with 95 %.” It contains the mean of many runs of this model with these figures. The world is not in it.",
      zh: "“95%区间以95%的概率包含真值。”它包含的是在这些数值下本模型多次模拟的均值，现实并不在其中。",
    },
    {
      en: "“A wide band makes the model useless.” In every case above the border's end raises GDP: the sign is surer than the size.",
      zh: "“区间很宽，模型无用。”上述每种情形下取消边界都提高GDP：符号比幅度更有把握。",
    },
  ],
  basis: {
    en: "docs/experiments.md (uncertainty) and the stored study of scenarios/yangtze-river-delta/barrier-removal.yaml.",
    zh: "见 docs/experiments.md（不确定性）及 scenarios/yangtze-river-delta/barrier-removal.yaml 的存档研究。",
  },
};
