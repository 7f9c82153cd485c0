import { type Lesson, OWN, type Results } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const opens = (cities: "all" | readonly string[]) => lever("local-protection", { cities, against: "all", scale: 0 });
const rents = (share: number) => ({ protectionRentShare: share });

const CONSUMES = (from: string) => CITIES.map((city) => changeIn(city, "consumption", from));

/** Arms of a world in which cities keep this share: nothing changes, each opens alone, all open. */
function armsAt(share: number, prefix: string) {
  return {
    [`${prefix}base`]: { levers: [], parameters: rents(share) },
    ...Object.fromEntries(
      CITIES.map((city) => [`${prefix}${city}`, { levers: [opens([city])], parameters: rents(share) }]),
    ),
    [OWN]: { levers: [opens("all")], parameters: rents(share) },
  };
}

/** What opening alone does to a city's own residents. */
const alone = (r: Results, city: City, prefix: string) =>
  r.change(`${prefix}${city}`, city, CONSUMPTION, `${prefix}base`);

export const PROTECTION: Lesson = {
  id: "protection",
  title: { en: "Protection as a dilemma: the rent decides", zh: "作为困境的地方保护：租金决定一切" },
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION] },
  goal: {
    en: "See that protection is a prisoners' dilemma only where a city keeps enough of what it costs buyers, and what it is otherwise.",
    zh: "看清只有当城市留住买者多付部分中的足够比例时，地方保护才是囚徒困境，否则是什么。",
  },
  arms: [
    BASELINE,
    ...(["harbour", "mill", "spring"] as const).map((city) => ({
      id: `waste-${city}`,
      label: { en: `All waste: ${CITY[city].en} alone opens`, zh: `全为损耗：仅${CITY[city].zh}开放` },
      levers: [opens([city])],
    })),
    { id: "waste-all", label: { en: "All waste: all three open", zh: "全为损耗：三城开放" }, levers: [opens("all")] },
    {
      id: "rent",
      label: { en: "Four fifths are rents: nothing changes", zh: "五分之四为租金：维持现状" },
      levers: [],
      parameters: rents(0.8),
    },
    ...(["harbour", "mill", "spring"] as const).map((city) => ({
      id: `rent-${city}`,
      label: {
        en: `Four fifths are rents: ${CITY[city].en} alone opens`,
        zh: `五分之四为租金：仅${CITY[city].zh}开放`,
      },
      levers: [opens([city])],
      parameters: rents(0.8),
    })),
    {
      id: "rent-all",
      label: { en: "Four fifths are rents: all three open", zh: "五分之四为租金：三城开放" },
      levers: [opens("all")],
      parameters: rents(0.8),
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "Licences for strangers", zh: "给外来商品的许可证" },
      text: [
        {
          en: "Each city makes goods from the other two 3 % dearer: licences, checks, procurement. What buyers pay more is partly lost in paper, and partly a rent of the city's government, which spends it on public services.",
          zh: "每座城市都使另外两城的商品贵3%：许可、检查、采购限制。买者多付的部分，一部分耗费在手续里，一部分成为本市政府的租金，用于公共服务。",
        },
        {
          en: "Everybody calls it a prisoners' dilemma: each protects, all lose. Is it one?",
          zh: "人们常说这是囚徒困境：各自保护，共同受损。果真如此吗？",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Where all is waste", zh: "若全为损耗" },
      question: {
        en: "Suppose nothing of what buyers pay stays in the city. Mill alone ends its protection, the others go on. Do Mill's residents gain?",
        zh: "假定买者多付的部分全部损耗。工城单方面取消保护，其他城市继续。工城居民受益吗？",
      },
      options: [
        { id: "gain", label: { en: "Yes: what they buy is cheaper", zh: "是：买的东西更便宜" } },
        { id: "lose", label: { en: "No: it gives a weapon away", zh: "否：白白放弃了武器" } },
      ],
      right: (r) => (r.change("waste-mill", "mill", CONSUMPTION) > 0 ? "gain" : "lose"),
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["waste-harbour", "waste-mill", "waste-spring", "waste-all"],
        measures: CONSUMES(BASELINE.id),
      },
      explain: [
        {
          en: "Each city gains by opening alone. There is no dilemma: such protection needs no council, only somebody who reads this table. It stays in the world for other reasons.",
          zh: "每座城市单方面开放都受益，不存在困境：取消这种保护无需协商，只需有人读懂这张表。它之所以存在，另有原因。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Where four fifths are rents", zh: "若五分之四为租金" },
      question: {
        en: "Now the city keeps four fifths. Mill alone opens. Do Mill's residents gain?",
        zh: "现在城市留住五分之四。工城单方面开放，其居民受益吗？",
      },
      options: [
        { id: "gain", label: { en: "Yes, a little less than before", zh: "是，只是比前面少一些" } },
        {
          id: "lose",
          label: { en: "No: the rent is missed more than cheap goods help", zh: "否：租金损失大于商品便宜的好处" },
        },
      ],
      right: (r) => (r.change("rent-mill", "mill", CONSUMPTION, "rent") > 0 ? "gain" : "lose"),
      table: {
        caption: { en: "Change in 2036 against the same world with protection", zh: "2036年相对保留保护时的变化" },
        arms: ["rent-harbour", "rent-mill", "rent-spring"],
        measures: CONSUMES("rent"),
      },
      explain: [
        {
          en: "Whoever opens alone loses, and both others gain by it. In Barwick, Cao and Li (2021) about 0.6 of the cost of protecting cars were rents; who keeps how much elsewhere nobody has measured.",
          zh: "单方面开放者受损，另外两城受益。Barwick、Cao与Li（2021）测得汽车保护成本中约0.6为租金；其他商品尚无测量。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "All together", zh: "三城一起" },
      question: {
        en: "In the same world all three open at once. Who gains?",
        zh: "同样情形下三城同时开放。谁受益？",
      },
      options: [
        { id: "all", label: { en: "All three", zh: "三城都受益" } },
        { id: "some", label: { en: "Some", zh: "部分城市" } },
        { id: "none", label: { en: "Nobody", zh: "没有谁" } },
      ],
      right: (r) => {
        const gainers = CITIES.filter((city) => r.change("rent-all", city, CONSUMPTION, "rent") > 0).length;
        return gainers === 3 ? "all" : gainers > 0 ? "some" : "none";
      },
      table: {
        caption: { en: "Change in 2036 against the same world with protection", zh: "2036年相对保留保护时的变化" },
        arms: ["rent-harbour", "rent-mill", "rent-spring", "rent-all"],
        measures: CONSUMES("rent"),
      },
      explain: [
        {
          en: "Alone each loses, together each gains: this is the prisoners' dilemma. What makes it one is the rent, and the rent is a number that can be argued about.",
          zh: "单独开放则受损，共同开放都受益：这才是囚徒困境。使之成为困境的是租金，而租金是一个可以讨论的数字。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: the least rent that makes a dilemma of all", zh: "证明：使三城都陷入困境的最低租金" },
      task: {
        en: "Set the share of the cost that cities keep. Find a share at which every city loses by opening alone and gains when all open, but at which ten points less would no longer do so.",
        zh: "设定城市留住的租金比例。找到一个比例，使每座城市单独开放都受损、共同开放都受益，而再低10个百分点就不再如此。",
      },
      sliders: [
        {
          id: "rent",
          label: { en: "Share that cities keep", zh: "城市留住的比例" },
          unit: { en: "%", zh: "%" },
          low: 0,
          high: 100,
          step: 10,
          start: 0,
        },
      ],
      arms: ({ rent = 0 }) => ({
        ...armsAt(rent / 100, "at-"),
        ...(rent > 0
          ? Object.fromEntries(
              Object.entries(armsAt(Math.round(rent - 10) / 100, "below-")).filter(([id]) => id !== OWN),
            )
          : {}),
      }),
      goals: [
        {
          label: { en: "Each loses by opening alone", zh: "各城单独开放均受损" },
          holds: (r) => CITIES.every((city) => alone(r, city, "at-") < 0),
        },
        {
          label: { en: "Each gains when all open", zh: "共同开放时各城均受益" },
          holds: (r) => CITIES.every((city) => r.change(OWN, city, CONSUMPTION, "at-base") > 0),
        },
        {
          label: { en: "Ten points less: not each loses alone", zh: "再低10个百分点：并非各城单独开放都受损" },
          holds: (r) => r.has("below-base") && CITIES.some((city) => alone(r, city, "below-") >= 0),
        },
      ],
      measures: [
        ...CITIES.map((city) => ({
          label: { en: `${CITY[city].en} opens alone: own consumption`, zh: `${CITY[city].zh}单独开放：本市消费` },
          unit: "percent" as const,
          decimals: 3,
          of: (r: Results) => alone(r, city, "at-"),
        })),
        ...CITIES.map((city) => ({
          label: { en: `All open: ${CITY[city].en}`, zh: `共同开放：${CITY[city].zh}` },
          unit: "percent" as const,
          decimals: 3,
          of: (r: Results) => r.change(OWN, city, CONSUMPTION, "at-base"),
        })),
      ],
      beside: [],
      hint: { en: "At 0 each gains alone, at 80 each loses.", zh: "比例为0时各城单独开放均受益，为80%时均受损。" },
      solution: { rent: 70 },
      shown: [
        {
          en: "Below, at least one city would open by itself; above, all need the others' word. A council that wants to end protection should know on which side of this line it stands.",
          zh: "低于此值，至少有一城愿自行开放；高于此值，各城都需要他人承诺。想终结地方保护的联席会议，应先知道自己在界线的哪一边。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "All waste: opening alone brings Harbour +{0} %, Mill +{1} %, Spring +{2} % of own consumption.",
        zh: "全为损耗：单独开放使本市消费港城+{0}%、工城+{1}%、泉城+{2}%。",
      },
      numbers: [
        { is: "0.10", of: (r) => r.change("waste-harbour", "harbour", CONSUMPTION) },
        { is: "0.33", of: (r) => r.change("waste-mill", "mill", CONSUMPTION) },
        { is: "0.56", of: (r) => r.change("waste-spring", "spring", CONSUMPTION) },
      ],
    },
    {
      text: {
        en: "Four fifths rents: alone {0}, {1}, {2} %; all open +{3}, +{4}, +{5} %.",
        zh: "五分之四为租金：单独开放{0}%、{1}%、{2}%；共同开放+{3}%、+{4}%、+{5}%。",
      },
      numbers: [
        { is: "-0.02", of: (r) => r.change("rent-harbour", "harbour", CONSUMPTION, "rent") },
        { is: "-0.13", of: (r) => r.change("rent-mill", "mill", CONSUMPTION, "rent") },
        { is: "-0.18", of: (r) => r.change("rent-spring", "spring", CONSUMPTION, "rent") },
        { is: "0.11", of: (r) => r.change("rent-all", "harbour", CONSUMPTION, "rent") },
        { is: "0.13", of: (r) => r.change("rent-all", "mill", CONSUMPTION, "rent") },
        { is: "0.19", of: (r) => r.change("rent-all", "spring", CONSUMPTION, "rent") },
      ],
    },
  ],
  misreadings: [
    {
      en: "“So protection can be good.” For whoever does it alone, at the others' cost. For all together it never is, at any share here.",
      zh: "“可见保护也有好处。”只对单独实施者有好处，代价由他人承担。对三城整体，在任何比例下都没有好处。",
    },
    {
      en: "“Then governments would agree to end it.” Not those that weigh revenue: it falls by 3 to 5 % in Mill and Spring when all open and four fifths were rents.",
      zh: "“那么政府会同意终结它。”看重财政收入的政府不会：五分之四为租金而共同开放时，工城与泉城财政收入下降3%至5%。",
    },
  ],
  basis: {
    en: "docs/findings.md has the same turning of signs for the Yangtze River Delta at shares of 0.67 to 0.85.",
    zh: "docs/findings.md：长三角在租金比例0.67至0.85处出现同样的符号转变。",
  },
};
