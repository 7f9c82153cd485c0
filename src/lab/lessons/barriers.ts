import { type Lesson, type Measure, OWN } from "./lesson.js";
import { BASELINE, CITY_OPTIONS, CONSUMPTION, changeIn, GDP, leastChange, lever } from "./shared.js";

const GAP = "core-periphery-gap";
const HEAD = "real-gdp-per-head";

const border = (pairs: unknown, scale: number) => lever("administrative-border", { between: pairs, scale });
const HARBOUR_MILL = [["harbour", "mill"]];

const gap: Measure = {
  label: { en: "Gap between core and periphery (ln)", zh: "核心—外围差距（对数）" },
  unit: "number",
  decimals: 3,
  of: (results, arm) => results.value(arm, "cluster", GAP),
};

const ratio: Measure = {
  label: { en: "GDP per head, Harbour over Spring", zh: "人均GDP：港城/泉城" },
  unit: "number",
  decimals: 3,
  of: (results, arm) => results.value(arm, "harbour", HEAD) / results.value(arm, "spring", HEAD),
};

export const BARRIERS: Lesson = {
  id: "barriers",
  title: { en: "Barriers and agglomeration", zh: "壁垒与集聚" },
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: ["harbour", "mill", "spring", "cluster"], indicators: [GDP, HEAD, CONSUMPTION, GAP] },
  goal: {
    en: "See whom a border between provinces holds back, test the claim that integration first widens gaps, and see which integration does widen them.",
    zh: "看清省际边界抑制了谁，检验“一体化先扩大后缩小差距”的论断，并找出哪种一体化确实扩大差距。",
  },
  arms: [
    BASELINE,
    { id: "triple", label: { en: "Border three times as high", zh: "边界成本为三倍" }, levers: [border("cities", 3)] },
    { id: "double", label: { en: "Border twice as high", zh: "边界成本为两倍" }, levers: [border("cities", 2)] },
    { id: "half", label: { en: "Border half as high", zh: "边界成本减半" }, levers: [border("cities", 0.5)] },
    { id: "open", label: { en: "No border", zh: "取消边界" }, levers: [border("cities", 0)] },
    {
      id: "partial",
      label: { en: "No border between Harbour and Mill alone", zh: "仅港城与工城之间取消边界" },
      levers: [border(HARBOUR_MILL, 0)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "Three cities and a border", zh: "三座城市，一条边界" },
      text: [
        {
          en: "Harbour is a large service city on the coast. Mill, an industrial city, and Spring, a small town, lie in the province inland. Goods that cross the border between the provinces cost a quarter more, for nothing that anybody uses.",
          zh: "港城是沿海的大型服务业城市；工城是工业城市，泉城是小城市，两者同属内陆省。跨越省界的商品要贵四分之一，而这笔成本无人受益。",
        },
        {
          en: "Krugman and Venables (1995) reason that lower barriers first draw industry into the core and widen gaps, and narrow them later. Policy documents say that integration brings cities together. Which of the two says the model?",
          zh: "Krugman与Venables（1995）认为，壁垒降低先使产业向核心集中、扩大差距，随后才缩小差距；政策文件则说一体化使城市共同发展。模型支持哪一种？",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Who gains most?", zh: "谁受益最多？" },
      question: {
        en: "The border falls to nothing in 2024. Whose real GDP is raised most by 2036, in per cent?",
        zh: "2024年边界完全取消。到2036年，哪座城市的实际GDP增幅最大？",
      },
      options: CITY_OPTIONS,
      right: (r) =>
        ["harbour", "mill", "spring"].reduce((best, city) =>
          r.change("open", city, GDP) > r.change("open", best, GDP) ? city : best,
        ),
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["open"],
        measures: [changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp")],
      },
      explain: [
        {
          en: "The smaller market gains more: for Mill the border closed off most of its customers, for Harbour a small part. All three gain, so nobody has a reason to keep this border.",
          zh: "市场较小的一方受益更多：边界隔断了工城的大部分客户，却只隔断港城的一小部分。三城都受益，因此没有谁有理由保留这条边界。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "First wider, then narrower?", zh: "先扩大、后缩小？" },
      question: {
        en: "Let the border fall from three times today's height to nothing. What does the gap in GDP per head between core and periphery do?",
        zh: "让边界成本从今天的三倍逐步降至零。核心与外围的人均GDP差距会如何变化？",
      },
      options: [
        { id: "inverted", label: { en: "It widens first and narrows later", zh: "先扩大、后缩小" } },
        { id: "narrows", label: { en: "It narrows all the way", zh: "一直缩小" } },
        { id: "widens", label: { en: "It widens all the way", zh: "一直扩大" } },
      ],
      right: (r) => {
        const gaps = ["triple", "double", BASELINE.id, "half", "open"].map((arm) => gap.of(r, arm));
        const falls = gaps.slice(1).map((value, at) => value < gaps[at]!);
        if (falls.every(Boolean)) return "narrows";
        return falls.some(Boolean) ? "inverted" : "widens";
      },
      table: {
        caption: { en: "The gap in 2036 at five heights of the border", zh: "五种边界成本下2036年的差距" },
        arms: ["triple", "double", BASELINE.id, "half", "open"],
        measures: [gap, ratio],
      },
      explain: [
        {
          en: "The textbook's inverted U is not what this model says, nor what it says of Beijing, Tianjin and Hebei. With one sector, no housing and labour that stays in its place the same market does have it (theory group t06).",
          zh: "教科书中的倒U形在本模型中没有出现，在京津冀的模拟中也没有。若只有一个行业、没有住房、劳动力不能流动，同一市场模型则会出现倒U形（理论组t06）。",
        },
        {
          en: "What differs here: housing grows dear where people crowd, capital belongs to its sector and city, few people move, and a small market gains most when a large one opens to it.",
          zh: "差别在于：人口聚集处住房变贵，资本属于特定行业和城市，迁移者少，而大市场开放时小市场受益最多。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Two agree, one stays outside", zh: "两城协议，一城在外" },
      question: {
        en: "Harbour and Mill alone remove the border between them. What happens to Spring's GDP?",
        zh: "只有港城与工城取消彼此间的边界。泉城的GDP会怎样？",
      },
      options: [
        { id: "rises", label: { en: "It rises: its neighbours grow richer", zh: "上升：邻市变富" } },
        { id: "falls", label: { en: "It falls: trade passes it by", zh: "下降：贸易绕开了它" } },
      ],
      right: (r) => (r.change("partial", "spring", GDP) > 0 ? "rises" : "falls"),
      table: {
        caption: { en: "Change in 2036 against the baseline, and the ratio", zh: "2036年相对基准情景的变化及比值" },
        arms: ["partial", "open"],
        measures: [changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp"), ratio],
      },
      explain: [
        {
          en: "Spring's goods become the dear ones in Harbour: trade diversion. This integration does widen a gap, between those inside and those outside, and for a reason other than agglomeration.",
          zh: "泉城的商品在港城变得相对昂贵，这就是贸易转移。这种一体化确实扩大了协议内外城市的差距，但原因不是集聚。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: narrower, and nobody loses", zh: "证明：差距缩小且无人受损" },
      task: {
        en: "Set the heights of both borders. Bring the gap below 0.415 without a loss of GDP for any city.",
        zh: "设定两条边界的高度，使核心—外围差距低于0.415，且没有城市的GDP受损。",
      },
      sliders: [
        {
          id: "mill",
          label: { en: "Border between Harbour and Mill, of today's", zh: "港城—工城边界（占现状）" },
          unit: { en: "%", zh: "%" },
          low: 0,
          high: 200,
          step: 10,
          start: 100,
        },
        {
          id: "spring",
          label: { en: "Border between Harbour and Spring, of today's", zh: "港城—泉城边界（占现状）" },
          unit: { en: "%", zh: "%" },
          low: 0,
          high: 200,
          step: 10,
          start: 100,
        },
      ],
      arms: ({ mill = 100, spring = 100 }) => ({
        [OWN]: { levers: [border(HARBOUR_MILL, mill / 100), border([["harbour", "spring"]], spring / 100)] },
      }),
      goals: [
        { label: { en: "The gap is below 0.415", zh: "差距低于0.415" }, holds: (r) => gap.of(r, OWN) < 0.415 },
        {
          label: { en: "No city's GDP falls", zh: "没有城市的GDP下降" },
          holds: (r) => leastChange(r, GDP) > -0.001,
        },
      ],
      measures: [changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp"), gap],
      beside: [BASELINE.id],
      hint: { en: "What did Spring lose from, when two agreed?", zh: "两城协议时，泉城因何受损？" },
      solution: { mill: 20, spring: 20 },
      shown: [
        {
          en: "Integration of all narrows the gap without a loser. Integration of some narrows the mean gap too, and hurts whoever is left outside.",
          zh: "全体一体化能在无人受损的情况下缩小差距；部分一体化也能缩小平均差距，但会损害被排除在外者。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "No border: Harbour +{0} %, Mill +{1} %, Spring +{2} % of real GDP in 2036.",
        zh: "取消边界：2036年实际GDP港城+{0}%、工城+{1}%、泉城+{2}%。",
      },
      numbers: [
        { is: "2.7", of: (r) => r.change("open", "harbour", GDP) },
        { is: "5.2", of: (r) => r.change("open", "mill", GDP) },
        { is: "3.8", of: (r) => r.change("open", "spring", GDP) },
      ],
    },
    {
      text: {
        en: "The gap at three times, once and no border: {0}, {1}, {2}: it falls at every height.",
        zh: "边界成本为三倍、现状与零时的差距：{0}、{1}、{2}，在各高度上均下降。",
      },
      numbers: [
        { is: "0.441", of: (r) => gap.of(r, "triple") },
        { is: "0.425", of: (r) => gap.of(r, BASELINE.id) },
        { is: "0.405", of: (r) => gap.of(r, "open") },
      ],
    },
    {
      text: {
        en: "Harbour and Mill alone: Spring {0} %, though Mill +{1} %.",
        zh: "仅港城与工城：泉城{0}%，而工城+{1}%。",
      },
      numbers: [
        { is: "-0.38", of: (r) => r.change("partial", "spring", GDP) },
        { is: "5.4", of: (r) => r.change("partial", "mill", GDP) },
      ],
    },
  ],
  misreadings: [
    {
      en: "“The model refutes Krugman and Venables.” It does not: under their assumptions the same market shows their result. It says that the result hangs on assumptions which these cities do not meet.",
      zh: "“模型推翻了Krugman与Venables。”并非如此：在他们的假设下，同一市场模型得出他们的结果；模型说明的是该结果取决于这些城市并不满足的假设。",
    },
    {
      en: "“Harbour loses, since it gains least.” It gains less in per cent, and of a larger GDP.",
      zh: "“港城增幅最小，所以受损。”它只是增幅较小，而基数更大。",
    },
  ],
  basis: {
    en: "Invented country; docs/findings.md and docs/facts.md (d01) have the same for Beijing-Tianjin-Hebei.",
    zh: "虚构国家；京津冀的同类结果见 docs/findings.md 与 docs/facts.md（d01）。",
  },
};
