import type { ArmNumbers } from "../../../../src/apps/lab/engine/calls.js";
import { type Lesson, OWN, Results } from "../../../../src/apps/lab/lessons/lesson.js";
import { text } from "../worlds.js";

const reading = { places: ["mill"], indicators: ["real-gdp"] };

/** One place, one indicator, two years. */
export const numbers = (...years: number[]): ArmNumbers => ({ values: [[years]], chosen: [] });

/** Baseline 100, "low" 90, "high" 120 in the last year. */
export const ARMS = { baseline: numbers(100, 100), low: numbers(100, 90), high: numbers(100, 120) };

export const results = (own?: ArmNumbers) => new Results(reading, { ...ARMS, ...(own ? { [OWN]: own } : {}) });

const gdp = (arm: string, r: Results) => r.change(arm, "mill", "real-gdp");

const measures = [
  { label: text("GDP", "产值"), unit: "percent", decimals: 2, of: (r: Results, arm: string) => gdp(arm, r) },
  {
    label: text("Level", "水平"),
    unit: "number",
    decimals: 1,
    of: (r: Results, arm: string) => r.value(arm, "mill", "real-gdp"),
  },
] as const;

/** A lesson in three steps: it says, asks and lets prove. */
export const LESSON: Lesson = {
  id: "small",
  title: text("A small lesson", "小课"),
  minutes: 5,
  scenario: "teaching/three-cities",
  reading,
  goal: text("See it.", "看清它。"),
  arms: [
    { id: "baseline", label: text("Baseline", "基准情景"), levers: [] },
    { id: "low", label: text("Low", "低"), levers: [{ type: "toll", from: 2024, between: "cities", scale: 2 }] },
    { id: "high", label: text("High", "高"), levers: [{ type: "toll", from: 2024, between: "cities", scale: 0 }] },
  ],
  steps: [
    { kind: "say", title: text("Read", "阅读"), text: [text("First.", "第一。"), text("Second.", "第二。")] },
    {
      kind: "predict",
      title: text("Guess", "猜测"),
      question: text("Which is best?", "哪个最好？"),
      options: [
        { id: "low", label: text("The low one", "低的") },
        { id: "high", label: text("The high one", "高的") },
      ],
      right: (r) => (gdp("high", r) > gdp("low", r) ? "high" : "low"),
      table: { caption: text("What came out", "结果"), arms: ["low", "high"], measures },
      explain: [text("Because.", "因为。")],
    },
    {
      kind: "prove",
      title: text("Prove", "证明"),
      task: text("Raise it.", "提高它。"),
      sliders: [
        {
          id: "a",
          label: text("First lever", "工具一"),
          unit: text("km", "公里"),
          low: 0,
          high: 10,
          step: 1,
          start: 4,
        },
        { id: "b", label: text("Second lever", "工具二"), unit: text("%", "%"), low: 0, high: 5, step: 1, start: 0 },
      ],
      arms: ({ a = 0, b = 0 }) => ({
        [OWN]: { levers: [{ type: "toll", from: 2024, between: "cities", scale: a * b }] },
      }),
      goals: [
        { label: text("It rises", "上升"), holds: (r) => gdp(OWN, r) > 0 },
        { label: text("By a short way", "路短"), holds: (_, { a }) => a! < 6 },
      ],
      measures,
      chart: {
        title: text("GDP", "产值"),
        unit: text("%", "%"),
        lines: [{ label: text("Mill", "工城"), colour: 1, of: (r) => r.changes(OWN, "mill", "real-gdp") }],
        narrowest: 1,
      },
      beside: ["baseline", "high"],
      hint: text("Shorter.", "更短。"),
      solution: { a: 2, b: 3 },
      shown: text("So it is.", "正是如此。"),
    },
  ],
  expected: [
    {
      text: text("High: +{0} %, low: {1} %; {0} again.", "高：+{0}%，低：{1}%；再次{0}。"),
      numbers: [
        { is: "20", of: (r) => gdp("high", r) },
        { is: "-10", of: (r) => gdp("low", r) },
      ],
    },
  ],
  misreadings: [text("“It is magic.”", "“这是魔法。”")],
  basis: text("Nothing.", "无。"),
};
