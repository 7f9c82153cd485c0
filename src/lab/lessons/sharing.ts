import { type Lesson, type Measure, OWN, type Results } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const pool = (percent: number) =>
  lever("revenue-pool", { members: [{ city: "all", weight: 1 }], share: percent / 100 });

const moved = lever("relocation-tax-sharing", {
  origins: "all",
  destinations: "all",
  share: 1,
  years: 10,
  capYears: 10,
  minimumTax: 0,
  governmentLedOnly: false,
});

/** Cities set their rate of profit tax themselves, in the first year and every six, looking ten years ahead. */
const CHOOSING = {
  behaviour: "best-response",
  from: 2024,
  every: 6,
  horizon: 10,
  levers: [
    { type: "tax-rates", parameter: "profitTaxRate", cities: "all", low: 0, high: 0.6, start: 0.25, accuracy: 0.01 },
  ],
} as const;

const rate = (city: City): Measure => ({
  label: { en: `${CITY[city].en}: rate chosen, %`, zh: `${CITY[city].zh}：所选税率，%` },
  unit: "number",
  decimals: 1,
  of: (results, arm) => 100 * results.chosen(arm, city),
});

const meanRate = (results: Results, arm: string) =>
  CITIES.reduce((sum, city) => sum + results.chosen(arm, city) / CITIES.length, 0);

const clusterConsumption: Measure = {
  label: { en: "All three: consumption", zh: "三城：消费" },
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, "cluster", CONSUMPTION),
};

const clusterGdp: Measure = {
  label: { en: "All three: real GDP", zh: "三城：实际GDP" },
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, "cluster", GDP),
};

export const SHARING: Lesson = {
  id: "sharing",
  title: { en: "Tax sharing that helps, and tax sharing that does not", zh: "有用与无用的税收分享" },
  minutes: 10,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION] },
  goal: {
    en: "Tell three things apart: sharing that moves money, sharing that changes what cities choose, and sharing that does neither.",
    zh: "区分三种分享：转移资金的、改变城市选择的、以及两者皆无的。",
  },
  arms: [
    BASELINE,
    {
      id: "pool",
      label: { en: "Rates as today, 40 % of taxes pooled", zh: "税率不变，40%税收入池" },
      levers: [pool(40)],
    },
    {
      id: "choose",
      label: { en: "Cities choose their rates, nothing shared", zh: "各市自选税率，不分享" },
      levers: [],
      governments: CHOOSING,
    },
    {
      id: "choose-pool",
      label: { en: "They choose, half of all taxes pooled", zh: "自选税率，一半税收入池" },
      levers: [pool(50)],
      governments: CHOOSING,
    },
    {
      id: "choose-moved",
      label: { en: "They choose, all taxes of moved firms go back", zh: "自选税率，迁移企业税收全部归还迁出地" },
      levers: [moved],
      governments: CHOOSING,
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "Three ways to share", zh: "三种分享方式" },
      text: [
        {
          en: "A pool takes a part of all local taxes and divides it in equal parts. A rule for moved firms gives the city that a firm left a part of what the firm pays where it went.",
          zh: "税收共享池提取各市部分税收并均分；迁移企业税收分享则让迁出地分得企业在迁入地所缴的部分税收。",
        },
        {
          en: "First the rates of tax are given. Then each city sets its own, to serve its GDP, its revenue and its residents' consumption over the next ten years.",
          zh: "先假定税率既定；然后各市自行设定税率，以兼顾未来十年的GDP、财政收入与居民消费。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Rates as they are", zh: "税率不变" },
      question: {
        en: "40 % of local taxes are pooled and divided in equal parts; nobody may change a rate. What becomes of the real GDP of all three together?",
        zh: "40%的地方税收入池均分，税率均不变。三城合计实际GDP会怎样？",
      },
      options: [
        { id: "rises", label: { en: "It rises by more than 0.1 %", zh: "上升超过0.1%" } },
        { id: "same", label: { en: "It hardly changes", zh: "几乎不变" } },
        { id: "falls", label: { en: "It falls by more than 0.1 %", zh: "下降超过0.1%" } },
      ],
      right: (r) => {
        const change = clusterGdp.of(r, "pool");
        return Math.abs(change) < 0.1 ? "same" : change > 0 ? "rises" : "falls";
      },
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["pool"],
        measures: [
          clusterGdp,
          changeIn("harbour", "consumption"),
          changeIn("mill", "consumption"),
          changeIn("spring", "consumption"),
        ],
      },
      explain: [
        {
          en: "The pool moves money from Harbour to Spring: public services there, GDP nearly as before. That may be what somebody wants. It is redistribution, not growth.",
          zh: "税收共享池把资金从港城转到泉城，改善了后者的公共服务，GDP则几乎不变。这也许正是某些人所要的，但它是再分配，而不是增长。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Cities choose, with a pool", zh: "自选税率与共享池" },
      question: {
        en: "Now each city chooses its rate of profit tax. Without sharing they go above today's 25 %. What does a pool of half of all taxes do to the rates?",
        zh: "现在各市自选企业所得税率。不分享时，各市税率高于现行的25%。一半税收入池会使税率如何变化？",
      },
      options: [
        { id: "higher", label: { en: "Higher rates", zh: "税率更高" } },
        { id: "lower", label: { en: "Lower rates", zh: "税率更低" } },
        { id: "same", label: { en: "No change", zh: "不变" } },
      ],
      right: (r) => {
        const difference = meanRate(r, "choose-pool") - meanRate(r, "choose");
        return Math.abs(difference) < 0.01 ? "same" : difference > 0 ? "higher" : "lower";
      },
      table: {
        caption: {
          en: "Rates chosen last, and change in 2036 against the baseline",
          zh: "最后所选税率及2036年相对基准情景的变化",
        },
        arms: ["choose", "choose-pool"],
        measures: [rate("harbour"), rate("mill"), rate("spring"), clusterConsumption],
      },
      explain: [
        {
          en: "Of what a higher rate brings a city now keeps a half and a third of the rest; of what it drives away it loses as much as before. So rates fall. Here they were too high for residents, and the pool helps. Where rates are too low already, the same pool would hurt.",
          zh: "提高税率所得，城市只能保留一半及其余的三分之一；所驱走的却照旧损失，因此税率下降。此处原税率对居民而言过高，共享池有益；若税率本已过低，同样的池反而有害。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Cities choose, moved firms shared", zh: "自选税率与迁移企业税收分享" },
      question: {
        en: "In place of the pool, all taxes of a moved firm go back to where it came from for ten years. By theory that takes the sting out of competition, so that rates rise. By how much here, in the mean?",
        zh: "不设共享池，而让迁移企业的税收十年内全部归还迁出地。理论上这会削弱竞争、推高税率。这里平均上升多少？",
      },
      options: [
        { id: "much", label: { en: "By more than 5 points", zh: "超过5个百分点" } },
        { id: "some", label: { en: "By 1 to 5 points", zh: "1至5个百分点" } },
        { id: "nothing", label: { en: "By less than a point", zh: "不到1个百分点" } },
      ],
      right: (r) => {
        const points = 100 * (meanRate(r, "choose-moved") - meanRate(r, "choose"));
        return points > 5 ? "much" : points > 1 ? "some" : "nothing";
      },
      table: {
        caption: {
          en: "Rates chosen last, and change in 2036 against the baseline",
          zh: "最后所选税率及2036年相对基准情景的变化",
        },
        arms: ["choose", "choose-moved"],
        measures: [rate("harbour"), rate("mill"), rate("spring"), clusterConsumption],
      },
      explain: [
        {
          en: "The direction is that of theory, the size is nothing: few firms move. Most of what a tax costs a city are firms that are founded elsewhere and capital that goes elsewhere, and no rule for moved firms shares these.",
          zh: "方向与理论一致，幅度却可忽略：迁移的企业很少。税收使城市损失的主要是在别处新设的企业与流向别处的资本，而迁移企业分享规则覆盖不到这些。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: bring Mill's rate down", zh: "证明：把工城税率降下来" },
      task: {
        en: "Cities choose. Find a pool under which Mill chooses no more than today's 25 % and Harbour's residents lose less than 5 % of their consumption.",
        zh: "各市自选税率。找到一个入池比例，使工城所选税率不超过现行的25%，且港城居民消费损失小于5%。",
      },
      sliders: [
        {
          id: "share",
          label: { en: "Share of taxes that is pooled", zh: "税收入池比例" },
          unit: { en: "%", zh: "%" },
          low: 0,
          high: 60,
          step: 10,
          start: 0,
        },
      ],
      arms: ({ share = 0 }) => ({
        [OWN]: { levers: share > 0 ? [pool(share)] : [], governments: CHOOSING },
      }),
      goals: [
        {
          label: { en: "Mill chooses 25 % or less", zh: "工城所选税率不超过25%" },
          holds: (r) => r.chosen(OWN, "mill") <= 0.25,
        },
        {
          label: { en: "Harbour's consumption falls by less than 5 %", zh: "港城消费下降小于5%" },
          holds: (r) => r.change(OWN, "harbour", CONSUMPTION) > -5,
        },
      ],
      measures: [rate("harbour"), rate("mill"), rate("spring"), changeIn("harbour", "consumption"), clusterConsumption],
      beside: ["choose"],
      hint: {
        en: "The larger the pool, the less a city keeps of what a higher rate brings.",
        zh: "池越大，城市从提高税率中保留得越少。",
      },
      solution: { share: 50 },
      shown: [
        {
          en: "Sharing works where it changes what a city gains at the margin. Look first at which choice a rule touches, and how much of what happens is that choice.",
          zh: "分享制度通过改变城市的边际所得而起作用。先看规则触及哪种选择，再看现实中有多少是这种选择。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "Pool at given rates: GDP of all changes by {0} %; consumption Harbour {1} %, Spring +{2} %.",
        zh: "税率既定时入池：三城GDP变化{0}%；消费港城{1}%、泉城+{2}%。",
      },
      numbers: [
        { is: "0.0", of: (r) => Math.abs(clusterGdp.of(r, "pool")) },
        { is: "-1.2", of: (r) => r.change("pool", "harbour", CONSUMPTION) },
        { is: "6.2", of: (r) => r.change("pool", "spring", CONSUMPTION) },
      ],
    },
    {
      text: {
        en: "Rates chosen last, Harbour and Mill: {0} and {1} % without sharing, {2} and {3} % with the pool.",
        zh: "最后所选税率（港城、工城）：不分享{0}%、{1}%，入池{2}%、{3}%。",
      },
      numbers: [
        { is: "41", of: (r) => 100 * r.chosen("choose", "harbour") },
        { is: "38", of: (r) => 100 * r.chosen("choose", "mill") },
        { is: "30", of: (r) => 100 * r.chosen("choose-pool", "harbour") },
        { is: "22", of: (r) => 100 * r.chosen("choose-pool", "mill") },
      ],
    },
    {
      text: { en: "Moved firms shared: {0} points in the mean.", zh: "迁移企业分享：平均{0}个百分点。" },
      numbers: [{ is: "0.1", of: (r) => 100 * (meanRate(r, "choose-moved") - meanRate(r, "choose")) }],
    },
  ],
  misreadings: [
    {
      en: "“Pools are good.” Here rates are too high, since governments look ten years ahead and like revenue. Looking four years ahead they stay at the ceiling of 60 % with a pool and without; looking fifteen, rates are near today's.",
      zh: "“共享池总是好的。”此处税率过高，是因为政府前瞻十年且看重财政收入。若只前瞻四年，无论有无共享池都停在60%的上限；前瞻十五年，则接近现行税率。",
    },
    {
      en: "“Sharing the taxes of moved firms is useless.” It is for competition in rates. It may decide whether a city lets firms go (lesson on land and transfer).",
      zh: "“迁移企业税收分享没有用。”它对税率竞争确实没用，但可能决定城市是否愿意放走企业（见土地与转移一课）。",
    },
  ],
  basis: {
    en: "The same directions as theory group t07 and docs/findings.md; by docs/facts.md (d03) sizes and partly signs depend on what is not known.",
    zh: "方向与理论组t07及 docs/findings.md 一致；据 docs/facts.md（d03），幅度以及部分符号取决于未知参数。",
  },
};
