import { type Lesson, OWN } from "./lesson.js";
import { BASELINE, CITIES, CITY, CITY_OPTIONS, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const border = (between: unknown) => lever("administrative-border", { between, scale: 0.5 });
const pool = (cities: readonly string[]) =>
  lever("revenue-pool", { members: cities.map((city) => ({ city, weight: 1 })), share: 0.4 });
const pay = (payer: string, amount: number) =>
  amount > 0 ? [lever("central-transfer", { id: `to-harbour-${payer}`, payer, payee: "harbour", amount })] : [];

const AGREEMENT = [border("cities"), pool(CITIES)];

const CONSUMES = CITIES.map((city) => changeIn(city, "consumption"));

export const COMPENSATION: Lesson = {
  id: "compensation",
  title: { en: "Compensation that keeps everyone in", zh: "让各方留下的补偿" },
  minutes: 7,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION] },
  goal: {
    en: "Tell a gain for all together from a gain for each, find the window of payments between the two, and see when it is empty.",
    zh: "区分“合计受益”与“各自受益”，找到两者之间的补偿区间，并理解何时区间为空。",
  },
  arms: [
    BASELINE,
    { id: "all", label: { en: "All three agree", zh: "三城协议" }, levers: AGREEMENT },
    {
      id: "without-harbour",
      label: { en: "Mill and Spring go on without Harbour", zh: "港城退出，工城与泉城继续" },
      levers: [pool(["mill", "spring"])],
    },
    {
      id: "without-spring",
      label: { en: "Harbour and Mill go on without Spring", zh: "泉城退出，港城与工城继续" },
      levers: [border([["harbour", "mill"]]), pool(["harbour", "mill"])],
    },
    {
      id: "pool",
      label: { en: "The pool without the lower border", zh: "只入池，不降边界" },
      levers: [pool(CITIES)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "A package", zh: "一揽子协议" },
      text: [
        {
          en: "An agreement halves the cost of the border between the provinces and pools 40 % of the members' local taxes in equal parts. A city signs if its residents consume more with it than if it stays out, privately and publicly.",
          zh: "一项协议使省际边界成本减半，并将成员40%的地方税收入池均分。若居民消费（含公共服务）高于置身协议之外，城市就会签署。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Who refuses?", zh: "谁会拒绝？" },
      question: {
        en: "All three together gain. Who of them consumes less with the agreement than without?",
        zh: "三城合计受益。哪座城市在协议下消费反而减少？",
      },
      options: [...CITY_OPTIONS, { id: "none", label: { en: "None", zh: "没有" } }],
      right: (r) => CITIES.find((city) => r.change("all", city, CONSUMPTION) < 0) ?? "none",
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["all"],
        measures: [
          ...CONSUMES,
          {
            label: { en: "All three: consumption", zh: "三城：消费" },
            unit: "percent",
            decimals: 2,
            of: (r, arm) => r.change(arm, "cluster", CONSUMPTION),
          },
        ],
      },
      explain: [
        {
          en: "Harbour has the largest treasury and gets a third of the pool. What the border gives it, the pool takes and more. A gain of all is not a gain of each.",
          zh: "港城财政最大，却只分得池的三分之一。边界降低所得被入池抵消还有余。合计受益不等于各自受益。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Go on without it?", zh: "不带它继续？" },
      question: {
        en: "Harbour refuses. Would Mill rather go on with Spring alone, or have no agreement?",
        zh: "港城拒绝。工城宁愿只与泉城继续，还是没有协议？",
      },
      options: [
        { id: "on", label: { en: "Go on with Spring", zh: "与泉城继续" } },
        { id: "none", label: { en: "No agreement", zh: "没有协议" } },
      ],
      right: (r) => (r.change("without-harbour", "mill", CONSUMPTION) > 0 ? "on" : "none"),
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["all", "without-harbour", "without-spring"],
        measures: CONSUMES,
      },
      explain: [
        {
          en: "Mill and Spring lie in one province: without Harbour no border falls, and Mill is the richer one in the pool. So Harbour's refusal ends the agreement, and both others have a reason to pay Harbour.",
          zh: "工城与泉城同省：没有港城就没有边界降低，而工城又是池中较富的一方。因此港城的拒绝会终结协议，另外两城都有理由补偿港城。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "When is the window empty?", zh: "何时没有补偿区间？" },
      question: {
        en: "Suppose the agreement were the pool alone, without the lower border. Could payments between the three make each consume more?",
        zh: "假如协议只有共享池而不降低边界。三城之间的支付能否使各自消费都增加？",
      },
      options: [
        { id: "yes", label: { en: "Yes, there is enough to share out", zh: "能，有足够的收益可分" } },
        { id: "no", label: { en: "No, together they gain nothing", zh: "不能，合计没有收益" } },
      ],
      right: (r) => (r.change("pool", "cluster", CONSUMPTION) > 0 ? "yes" : "no"),
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["pool", "all"],
        measures: [
          ...CONSUMES,
          {
            label: { en: "All three: consumption", zh: "三城：消费" },
            unit: "percent",
            decimals: 2,
            of: (r, arm) => r.change(arm, "cluster", CONSUMPTION),
          },
        ],
      },
      explain: [
        {
          en: "Compensation divides a gain; it makes none. A pool by itself only moves money, so what one needs another lacks: the window is empty.",
          zh: "补偿只能分配收益，不能创造收益。单独的共享池只是转移资金，一方所需正是另一方所缺：补偿区间为空。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: keep all three in", zh: "证明：让三城都留下" },
      task: {
        en: "Set what Mill and Spring pay Harbour every year, in 100 million yuan, so that each of the three consumes at least 0.05 % more than without the agreement.",
        zh: "设定工城与泉城每年向港城支付的金额（亿元），使三城消费都比没有协议时至少高0.05%。",
      },
      sliders: [
        {
          id: "mill",
          label: { en: "Mill pays Harbour", zh: "工城支付港城" },
          unit: { en: "× 100 million yuan", zh: "亿元" },
          low: 0,
          high: 60,
          step: 5,
          start: 0,
        },
        {
          id: "spring",
          label: { en: "Spring pays Harbour", zh: "泉城支付港城" },
          unit: { en: "× 100 million yuan", zh: "亿元" },
          low: 0,
          high: 60,
          step: 5,
          start: 0,
        },
      ],
      arms: ({ mill = 0, spring = 0 }) => ({
        [OWN]: { levers: [...AGREEMENT, ...pay("mill", mill), ...pay("spring", spring)] },
      }),
      goals: CITIES.map((city) => ({
        label: { en: `${CITY[city].en}: at least +0.05 %`, zh: `${CITY[city].zh}：至少+0.05%` },
        holds: (r) => r.change(OWN, city, CONSUMPTION) >= 0.05,
      })),
      measures: CONSUMES,
      beside: ["all"],
      hint: { en: "Spring gains most of all; what can it spare?", zh: "泉城受益最多；它能拿出多少？" },
      solution: { mill: 15, spring: 15 },
      shown: [
        {
          en: "Many payments do it: that is the window. Which of them is fair is another question, and it has more than one answer: equal gains, the Shapley value, the nucleolus. The game table shows them.",
          zh: "许多支付方案都可行，这就是补偿区间。哪一种公平则是另一个问题，且答案不止一个：均分收益、夏普利值、核仁。博弈桌会展示这些。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "Agreement of all: consumption Harbour {0} %, Mill +{1} %, Spring +{2} %, together +{3} %.",
        zh: "三城协议：消费港城{0}%、工城+{1}%、泉城+{2}%，合计+{3}%。",
      },
      numbers: [
        { is: "-0.45", of: (r) => r.change("all", "harbour", CONSUMPTION) },
        { is: "1.7", of: (r) => r.change("all", "mill", CONSUMPTION) },
        { is: "7.5", of: (r) => r.change("all", "spring", CONSUMPTION) },
        { is: "1.0", of: (r) => r.change("all", "cluster", CONSUMPTION) },
      ],
    },
    {
      text: { en: "Without Harbour: Mill {0} %.", zh: "没有港城：工城{0}%。" },
      numbers: [{ is: "-1.0", of: (r) => r.change("without-harbour", "mill", CONSUMPTION) }],
    },
    {
      text: { en: "The pool alone: together {0} %.", zh: "只入池：合计{0}%。" },
      numbers: [{ is: "-0.02", of: (r) => r.change("pool", "cluster", CONSUMPTION) }],
    },
  ],
  misreadings: [
    {
      en: "“Compensation is a subsidy for the rich city.” It is the price of a signature without which the others get nothing.",
      zh: "“补偿是对富裕城市的补贴。”它是签署的价格；没有这一签署，其他城市一无所得。",
    },
    {
      en: "“The larger the payment the safer the deal.” Too large a payment makes the payers leave.",
      zh: "“支付越多协议越稳。”支付过多会使出资方退出。",
    },
  ],
  basis: {
    en: "docs/game.md; docs/facts.md, d09, has windows that close for Beijing, Tianjin and Hebei in part of the worlds.",
    zh: "见 docs/game.md；docs/facts.md（d09）显示京津冀在部分参数组合下补偿区间为空。",
  },
};
