import { type Lesson, type Measure, OWN } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

/** A thousandth of each city's GDP, 100 million a year. */
const UNIT: Readonly<Record<City, number>> = { harbour: 6, mill: 3, spring: 1 };

/** A world in which three times as much is learnt from the same platform. */
const RICH = { knowledge: { platformGain: 0.3 } } as const;

const platform = (parts: Partial<Record<City, number>>) =>
  CITIES.map((city) =>
    lever("platform-contribution", { cities: [city], contribution: UNIT[city] * (parts[city] ?? 0) }),
  );

const ALL = { harbour: 1, mill: 1, spring: 1 } as const;

const knowledge = (city: City, from: string): Measure => ({
  label: { en: `${CITY[city].en}: knowledge`, zh: `${CITY[city].zh}：知识存量` },
  unit: "percent",
  decimals: 1,
  of: (results, arm) => results.change(arm, city, "knowledge", from),
});

const consumption = (from: string) => CITIES.map((city) => changeIn(city, "consumption", from));

export const PLATFORM: Lesson = {
  id: "platform",
  title: { en: "The shared platform as a public good", zh: "作为公共品的共享平台" },
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION, "knowledge"] },
  goal: {
    en: "See why nobody pays alone for what serves all, and that a platform must first be worth its cost.",
    zh: "看清为何无人愿为公共受益之物独自出资，以及平台首先必须物有所值。",
  },
  arms: [
    BASELINE,
    {
      id: "mill",
      label: { en: "Mill alone pays 0.1 % of GDP", zh: "仅工城出资GDP的0.1%" },
      levers: platform({ mill: 1 }),
    },
    { id: "all", label: { en: "All three pay 0.1 %", zh: "三城各出资0.1%" }, levers: platform(ALL) },
    {
      id: "rich",
      label: { en: "Three times as much is learnt, nobody pays", zh: "学习收益为三倍，无人出资" },
      levers: [],
      parameters: RICH,
    },
    {
      id: "rich-mill",
      label: { en: "The same, Mill alone pays", zh: "同上，仅工城出资" },
      levers: platform({ mill: 1 }),
      parameters: RICH,
    },
    {
      id: "rich-free",
      label: { en: "The same, all but Mill pay", zh: "同上，除工城外均出资" },
      levers: platform({ harbour: 1, spring: 1 }),
      parameters: RICH,
    },
    {
      id: "rich-all",
      label: { en: "The same, all pay", zh: "同上，三城均出资" },
      levers: platform(ALL),
      parameters: RICH,
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "A laboratory for three", zh: "三城共用的实验室" },
      text: [
        {
          en: "Three cities may pay into a research platform. Everybody learns from its stock of knowledge as far as it can absorb it, whether it has paid or not. What is paid is missing from public services at once; knowledge comes over years.",
          zh: "三城可为研究平台出资。各市按吸收能力从平台知识存量中受益，无论是否出资。出资当即减少公共服务，知识则逐年积累。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Mill pays alone", zh: "工城独自出资" },
      question: {
        en: "Mill alone pays 0.1 % of its GDP every year. Whose stock of knowledge grows most by 2036, in per cent?",
        zh: "仅工城每年出资GDP的0.1%。到2036年，谁的知识存量增幅最大？",
      },
      options: [
        { id: "mill", label: { en: "Mill's: it pays", zh: "工城：由它出资" } },
        { id: "harbour", label: { en: "Harbour's: it is the largest", zh: "港城：规模最大" } },
        { id: "spring", label: { en: "Spring's: it had least", zh: "泉城：原有最少" } },
      ],
      right: (r) =>
        CITIES.reduce((best, city) =>
          r.change("mill", city, "knowledge") > r.change("mill", best, "knowledge") ? city : best,
        ),
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["mill", "all"],
        measures: [
          knowledge("harbour", BASELINE.id),
          knowledge("mill", BASELINE.id),
          knowledge("spring", BASELINE.id),
          ...consumption(BASELINE.id),
        ],
      },
      explain: [
        {
          en: "Spring, which paid nothing, gains most: a little knowledge is much for who has little. Mill's residents are the only ones who consume less. That is a public good.",
          zh: "分文未出的泉城受益最大：对存量少者，一点知识就是很多。只有工城居民消费减少。这就是公共品。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "All pay", zh: "三城均出资" },
      question: {
        en: "All three pay 0.1 % of GDP, with what the model takes to be learnt from a platform. Do all three consume more in 2036?",
        zh: "三城各出资GDP的0.1%，平台学习收益取模型的设定值。2036年三城消费都增加吗？",
      },
      options: [
        { id: "all", label: { en: "Yes, all", zh: "是，都增加" } },
        { id: "some", label: { en: "Some do, some do not", zh: "有的增加，有的减少" } },
        { id: "none", label: { en: "None does", zh: "都不增加" } },
      ],
      right: (r) => {
        const gainers = CITIES.filter((city) => r.change("all", city, CONSUMPTION) > 0).length;
        return gainers === 3 ? "all" : gainers > 0 ? "some" : "none";
      },
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["all"],
        measures: [
          changeIn("harbour", "gdp"),
          changeIn("mill", "gdp"),
          changeIn("spring", "gdp"),
          ...consumption(BASELINE.id),
        ],
      },
      explain: [
        {
          en: "GDP rises in all three, consumption does not: after thirteen years the platform has not paid for itself. Before one asks who should pay, one has to ask whether it is worth its cost. The model's figure is assumed; nobody has measured it well.",
          zh: "三城GDP均上升，消费却未必：十三年后平台仍未收回成本。在问“谁该出资”之前，应先问“值不值”。模型的取值是假定的，尚无可靠测量。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Were it worth three times as much", zh: "假如收益为三倍" },
      question: {
        en: "Suppose that three times as much is learnt. The other two pay. What does Mill do best for its own consumption in 2036?",
        zh: "假定学习收益为三倍，另外两城出资。就2036年的消费而言，工城怎样做最好？",
      },
      options: [
        { id: "pay", label: { en: "Pay too", zh: "也出资" } },
        { id: "free", label: { en: "Ride free", zh: "搭便车" } },
      ],
      right: (r) =>
        r.change("rich-all", "mill", CONSUMPTION, "rich") > r.change("rich-free", "mill", CONSUMPTION, "rich")
          ? "pay"
          : "free",
      table: {
        caption: { en: "Change in 2036 against the same world without a platform", zh: "2036年相对无平台时的变化" },
        arms: ["rich-mill", "rich-free", "rich-all"],
        measures: consumption("rich"),
      },
      explain: [
        {
          en: "Now all gain when all pay, whoever pays alone loses, and whoever leaves it to the others gains most. That is the dilemma of a public good, complete.",
          zh: "此时三城均出资则都受益，独自出资者受损，让他人出资者受益最多。这才是完整的公共品困境。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: a contract", zh: "证明：订立出资协议" },
      task: {
        en: "In the world in which three times as much is learnt, write a contract: who pays how much. Each city must consume 0.1 % more in 2036 than without the platform.",
        zh: "在学习收益为三倍的情形下订立协议：各出资多少。要求2036年每座城市消费都比没有平台时高0.1%以上。",
      },
      sliders: CITIES.map((city) => ({
        id: city,
        label: { en: `${CITY[city].en} pays, thousandths of GDP`, zh: `${CITY[city].zh}出资（GDP的千分之几）` },
        unit: { en: "‰", zh: "‰" },
        low: 0,
        high: 3,
        step: 0.5,
        start: 0,
      })),
      arms: (values) => ({ [OWN]: { levers: platform(values), parameters: RICH } }),
      goals: [
        {
          label: { en: "Each city consumes 0.1 % more", zh: "每座城市消费增加0.1%以上" },
          holds: (r) => CITIES.every((city) => r.change(OWN, city, CONSUMPTION, "rich") >= 0.1),
        },
      ],
      measures: consumption("rich"),
      beside: ["rich-all"],
      hint: {
        en: "If all pay twice as much, each gains about twice as much.",
        zh: "若三城出资加倍，各自收益也大约加倍。",
      },
      solution: { harbour: 2, mill: 2, spring: 2 },
      shown: [
        {
          en: "A contract in which each pays only if the others do makes worthwhile what nobody would do alone. It needs somebody who sees that they pay.",
          zh: "“他人出资我才出资”的协议使无人愿独自做的事变得值得。但这需要有人监督各方出资。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "Mill alone: knowledge Harbour +{0} %, Mill +{1} %, Spring +{2} %; Mill's consumption {3} %.",
        zh: "仅工城：知识存量港城+{0}%、工城+{1}%、泉城+{2}%；工城消费{3}%。",
      },
      numbers: [
        { is: "0.4", of: (r) => r.change("mill", "harbour", "knowledge") },
        { is: "0.6", of: (r) => r.change("mill", "mill", "knowledge") },
        { is: "1.3", of: (r) => r.change("mill", "spring", "knowledge") },
        { is: "-0.08", of: (r) => r.change("mill", "mill", CONSUMPTION) },
      ],
    },
    {
      text: {
        en: "All pay: consumption Harbour {0} %, Mill {1} %, Spring +{2} %.",
        zh: "三城出资：消费港城{0}%、工城{1}%、泉城+{2}%。",
      },
      numbers: [
        { is: "-0.05", of: (r) => r.change("all", "harbour", CONSUMPTION) },
        { is: "-0.03", of: (r) => r.change("all", "mill", CONSUMPTION) },
        { is: "0.03", of: (r) => r.change("all", "spring", CONSUMPTION) },
      ],
    },
    {
      text: {
        en: "Three times as much learnt: Mill alone {0} %, all pay +{1} %.",
        zh: "学习收益三倍：仅工城出资时其消费{0}%，三城出资+{1}%。",
      },
      numbers: [
        { is: "-0.03", of: (r) => r.change("rich-mill", "mill", CONSUMPTION, "rich") },
        { is: "0.11", of: (r) => r.change("rich-all", "mill", CONSUMPTION, "rich") },
      ],
    },
  ],
  misreadings: [
    {
      en: "“Cities do not pay because they are selfish.” With the model's own figure a benevolent planner would not pay for this platform either, by consumption in 2036.",
      zh: "“城市不出资是因为自私。”按模型的设定值，仅看2036年的消费，善意的规划者也不会为这个平台出资。",
    },
    {
      en: "“A dilemma whenever something is shared.” It takes two things: all gain if all pay, and each gains by not paying.",
      zh: "“共享就有困境。”困境需要两个条件：都出资则都受益；各自不出资更有利。",
    },
  ],
  basis: {
    en: "docs/findings.md: nine cities of the Yangtze River Delta do not pay for a platform either, at any weight of revenue.",
    zh: "docs/findings.md：长三角九市在任何财政权重下同样不出资。",
  },
};
