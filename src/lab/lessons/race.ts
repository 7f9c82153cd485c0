import { type Lesson, OWN } from "./lesson.js";
import { BASELINE, CITIES, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const subsidy = (city: string, percent: number) =>
  lever("sector-subsidy", { cities: [city], sectors: ["manufacturing"], sectorSubsidy: percent / 100 });

const EXCESS = "excess-capacity";
const CAPITAL = "capital";

export const RACE: Lesson = {
  id: "race",
  title: { en: "The subsidy race and overcapacity", zh: "补贴竞赛与产能过剩" },
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: {
    places: [...CITIES, "cluster", "country"],
    indicators: [GDP, CONSUMPTION, CAPITAL, EXCESS],
  },
  goal: {
    en: "See why each city subsidises, who pays for it, and what overcapacity is and is not.",
    zh: "看清各市为何补贴、由谁承担，以及什么是、什么不是产能过剩。",
  },
  arms: [
    BASELINE,
    {
      id: "harbour",
      label: { en: "Harbour alone subsidises 10 %", zh: "仅港城补贴10%" },
      levers: [subsidy("harbour", 10)],
    },
    { id: "mill", label: { en: "Mill alone subsidises 10 %", zh: "仅工城补贴10%" }, levers: [subsidy("mill", 10)] },
    {
      id: "all",
      label: { en: "All three subsidise 10 %", zh: "三城均补贴10%" },
      levers: CITIES.map((city) => subsidy(city, 10)),
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "A hot industry", zh: "热门产业" },
      text: [
        {
          en: "Each of three cities may pay a part of what labour, capital and land cost its manufacturers. The money comes out of its own budget, which pays for public services.",
          zh: "三座城市都可以为本市制造业企业承担一部分劳动、资本与土地成本，资金出自本市财政，而财政本来用于公共服务。",
        },
        {
          en: "A city government that is judged by GDP asks: what does a subsidy do to my GDP? Its residents ask: what can we consume, privately and publicly?",
          zh: "以GDP为考核的城市政府会问：补贴使本市GDP如何变化？居民则会问：我们能消费多少（含公共服务）？",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "One city alone", zh: "一市独行" },
      question: {
        en: "Harbour alone pays its manufacturers 10 %. What becomes of its GDP and of its residents' consumption by 2036?",
        zh: "仅港城补贴制造业10%。到2036年，其GDP与居民消费会怎样？",
      },
      options: [
        { id: "both", label: { en: "Both rise", zh: "都上升" } },
        { id: "gdp", label: { en: "GDP rises, consumption falls", zh: "GDP上升，消费下降" } },
        { id: "none", label: { en: "Both fall", zh: "都下降" } },
      ],
      right: (r) => {
        const [gdp, consumption] = [r.change("harbour", "harbour", GDP), r.change("harbour", "harbour", CONSUMPTION)];
        if (gdp > 0 && consumption > 0) return "both";
        return gdp > 0 ? "gdp" : "none";
      },
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["harbour"],
        measures: [
          changeIn("harbour", "gdp"),
          changeIn("harbour", "consumption"),
          changeIn("mill", "gdp"),
          changeIn("spring", "gdp"),
        ],
      },
      explain: [
        {
          en: "The subsidy wins Harbour capital and firms, and takes GDP from the others. Harbour's residents pay for it with public services, and buyers everywhere get a part of the gain as cheaper goods.",
          zh: "补贴为港城赢得资本与企业，也从其他城市夺走GDP。港城居民以公共服务为代价，而各地买者以较低价格分得一部分好处。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "All three", zh: "三城竞相补贴" },
      question: {
        en: "Now all three pay 10 %. Who consumes more than in the baseline?",
        zh: "现在三城都补贴10%。谁的消费高于基准情景？",
      },
      options: [
        { id: "all", label: { en: "All three", zh: "三城都是" } },
        { id: "some", label: { en: "One or two of them", zh: "其中一两座" } },
        { id: "none", label: { en: "None of them", zh: "一个也没有" } },
      ],
      right: (r) => {
        const gainers = CITIES.filter((city) => r.change("all", city, CONSUMPTION) > 0).length;
        return gainers === 3 ? "all" : gainers > 0 ? "some" : "none";
      },
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["mill", "all"],
        measures: [
          changeIn("harbour", "gdp"),
          changeIn("mill", "gdp"),
          changeIn("harbour", "consumption"),
          changeIn("mill", "consumption"),
          changeIn("spring", "consumption"),
        ],
      },
      explain: [
        {
          en: "Each still wins GDP, Mill less than half of what it won alone. No city's residents win. Judged by GDP it looks like success in all three; judged by consumption it is a loss in all three.",
          zh: "各市GDP仍上升，但工城的增幅不到独自补贴时的一半。没有一座城市的居民受益。以GDP衡量，三城皆成功；以消费衡量，三城皆受损。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Does capacity lie idle?", zh: "产能会闲置吗？" },
      question: {
        en: "In the race manufacturers build more capital. How much of it stands idle in the model, in the sense that it earns less than half of the usual return?",
        zh: "竞赛中制造业资本增加。模型中有多少资本处于闲置（回报不到通常水平的一半）？",
      },
      options: [
        { id: "none", label: { en: "None", zh: "没有" } },
        { id: "some", label: { en: "Up to a tenth", zh: "至多十分之一" } },
        { id: "much", label: { en: "More than a tenth", zh: "超过十分之一" } },
      ],
      right: (r) => {
        const idle = r.value("all", "cluster", EXCESS);
        return idle === 0 ? "none" : idle < 0.1 ? "some" : "much";
      },
      table: {
        caption: { en: "Capital, and the share of it that is idle, 2036", zh: "2036年资本及闲置比例" },
        arms: ["harbour", "all"],
        measures: [
          {
            label: { en: "Capital of the three cities", zh: "三城资本" },
            unit: "percent",
            decimals: 1,
            of: (r, arm) => r.change(arm, "cluster", CAPITAL),
          },
          {
            label: { en: "Share that is idle", zh: "闲置比例" },
            unit: "number",
            decimals: 3,
            of: (r, arm) => r.value(arm, "cluster", EXCESS),
          },
        ],
      },
      explain: [
        {
          en: "There is more capital, and none of it is idle: it goes on earning because the subsidy goes on. Idle plants need a fall of demand, which no subsidy brings in this model. The cost of the race is in budgets, not in silent factories.",
          zh: "资本增多了，却没有闲置：只要补贴持续，资本就有回报。工厂闲置需要需求下降，而本模型中补贴不会带来需求下降。竞赛的代价在财政里，而不在停产的工厂里。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: answer Harbour", zh: "证明：应对港城" },
      task: {
        en: "Harbour pays 10 %. You govern Mill and are judged by GDP. Find the subsidy that brings Mill's GDP back to where it was, no more than half a per cent above, and read what its residents pay.",
        zh: "港城补贴10%。你是以GDP考核的工城政府。找出使工城GDP恢复原有水平（至多高出0.5%）的补贴率，并看看居民付出多少。",
      },
      sliders: [
        {
          id: "rate",
          label: { en: "Mill's subsidy", zh: "工城补贴率" },
          unit: { en: "%", zh: "%" },
          low: 0,
          high: 10,
          step: 1,
          start: 0,
        },
      ],
      arms: ({ rate = 0 }) => ({
        [OWN]: { levers: [subsidy("harbour", 10), ...(rate > 0 ? [subsidy("mill", rate)] : [])] },
      }),
      goals: [
        {
          label: { en: "Mill's GDP is 0 to 0.5 % above the baseline", zh: "工城GDP比基准情景高0至0.5%" },
          holds: (r) => r.change(OWN, "mill", GDP) >= 0 && r.change(OWN, "mill", GDP) <= 0.5,
        },
      ],
      measures: [
        changeIn("mill", "gdp"),
        changeIn("mill", "consumption"),
        changeIn("harbour", "gdp"),
        changeIn("harbour", "consumption"),
      ],
      beside: ["harbour"],
      hint: {
        en: "Alone 10 % brings Mill 0.8 % of GDP; Harbour took 0.4.",
        zh: "独自补贴10%使工城GDP上升0.8%；港城夺走了0.4%。",
      },
      solution: { rate: 7 },
      shown: [
        {
          en: "Mill's government is where it began, and Mill's residents are poorer. That is the race: each answer is sensible for a government judged by GDP, and residents everywhere pay. A pact that caps all subsidies gives each city back what it spends.",
          zh: "工城政府回到起点，居民却更穷了。这就是竞赛：对以GDP考核的政府，每一步应对都合理，代价却由各地居民承担。约定补贴上限的协议可使各市省下这笔支出。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "Harbour alone: its GDP +{0} %, consumption {1} %; Mill's GDP {2} %, Spring's {3} %.",
        zh: "仅港城补贴：本市GDP+{0}%、消费{1}%；工城GDP{2}%，泉城{3}%。",
      },
      numbers: [
        { is: "0.97", of: (r) => r.change("harbour", "harbour", GDP) },
        { is: "-0.46", of: (r) => r.change("harbour", "harbour", CONSUMPTION) },
        { is: "-0.42", of: (r) => r.change("harbour", "mill", GDP) },
        { is: "-0.26", of: (r) => r.change("harbour", "spring", GDP) },
      ],
    },
    {
      text: {
        en: "All three: consumption in Harbour {0} %, Mill {1} %, Spring {2} %; Mill's GDP +{3} %, alone +{4} %.",
        zh: "三城都补贴：消费港城{0}%、工城{1}%、泉城{2}%；工城GDP+{3}%，独自补贴时+{4}%。",
      },
      numbers: [
        { is: "-0.29", of: (r) => r.change("all", "harbour", CONSUMPTION) },
        { is: "-1.65", of: (r) => r.change("all", "mill", CONSUMPTION) },
        { is: "-0.75", of: (r) => r.change("all", "spring", CONSUMPTION) },
        { is: "0.39", of: (r) => r.change("all", "mill", GDP) },
        { is: "0.84", of: (r) => r.change("mill", "mill", GDP) },
      ],
    },
    {
      text: { en: "Capital +{0} %, idle {1}.", zh: "资本+{0}%，闲置{1}。" },
      numbers: [
        { is: "4.0", of: (r) => r.change("all", "cluster", CAPITAL) },
        { is: "0", of: (r) => r.value("all", "cluster", EXCESS) },
      ],
    },
  ],
  misreadings: [
    {
      en: "“It is a prisoner's dilemma in GDP.” Not quite: all three still gain GDP when all subsidise. The dilemma is between what governments are judged by and what residents have.",
      zh: "“这是GDP上的囚徒困境。”不完全是：三城都补贴时GDP仍上升。困境在于政府考核指标与居民所得之间的背离。",
    },
    {
      en: "“Overcapacity means idle plants.” Here it means capital that is only worth building because others pay for it.",
      zh: "“产能过剩就是工厂闲置。”这里指的是只有靠他人出资才值得建设的资本。",
    },
  ],
  basis: {
    en: "docs/findings.md: in the Yangtze River Delta buyers and owners of capital elsewhere win the race in vehicles too.",
    zh: "见 docs/findings.md：长三角的汽车补贴竞赛同样主要惠及外地买者与资本所有者。",
  },
};
