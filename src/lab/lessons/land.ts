import { type Lesson, type Measure, OWN } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const MOVES = "government-led-moves";
const SERVICES = "public-services-per-head";

const release = lever("firm-release", { cities: ["harbour"], sectors: ["manufacturing"], releaseRate: 0.05 });
const room = (firms: number) => lever("reception-platform", { cities: ["mill", "spring"], capacity: firms });
const land = (km2: number) => lever("land-quota", { cities: ["spring"], industrialLandRelease: km2, together: true });
const shared = (percent: number) =>
  lever("relocation-tax-sharing", {
    origins: ["harbour"],
    destinations: ["mill", "spring"],
    share: percent / 100,
    years: 10,
    capYears: 10,
    minimumTax: 0,
  });

const moves: Measure = {
  label: { en: "Firms released a year", zh: "每年疏解企业数" },
  unit: "number",
  decimals: 0,
  of: (results, arm) => results.value(arm, "harbour", MOVES),
};

const services = (city: City): Measure => ({
  label: { en: `${CITY[city].en}: public services`, zh: `${CITY[city].zh}：公共服务` },
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, city, SERVICES),
});

const together: Measure = {
  label: { en: "All three: real GDP", zh: "三城：实际GDP" },
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, "cluster", GDP),
};

export const LAND: Lesson = {
  id: "land",
  title: { en: "Land shortage and firm transfer", zh: "土地短缺与企业转移" },
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION, MOVES, SERVICES] },
  goal: {
    en: "See what stops firms that are to move, what a transfer does to both ends, and what land and shared taxes add.",
    zh: "看清是什么阻碍企业转移、转移对两端的影响，以及土地与税收分享各起什么作用。",
  },
  arms: [
    BASELINE,
    {
      id: "room-20",
      label: { en: "Released, room for 20 firms in each city", zh: "疏解，每市可承接20家" },
      levers: [release, room(20)],
    },
    { id: "room-50", label: { en: "Released, room for 50", zh: "疏解，每市可承接50家" }, levers: [release, room(50)] },
    {
      id: "room-100",
      label: { en: "Released, room for 100", zh: "疏解，每市可承接100家" },
      levers: [release, room(100)],
    },
    {
      id: "land",
      label: { en: "Room for 50, and 1 km² of land a year in Spring", zh: "承接50家，泉城每年新增1平方公里工业用地" },
      levers: [release, room(50), land(1)],
    },
    {
      id: "shared",
      label: { en: "Room for 50, all taxes of released firms shared", zh: "承接50家，疏解企业税收全部分享" },
      levers: [release, room(50), shared(100)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: { en: "Factories that should go", zh: "应当转移的工厂" },
      text: [
        {
          en: "Harbour wants to release a twentieth of its manufacturers every year. Mill and Spring build parks for them. A park has room for so many firms a year; behind the room stands land that a quota allows.",
          zh: "港城希望每年疏解二十分之一的制造业企业。工城与泉城建设园区承接。园区每年只能承接一定数量的企业，而承接能力背后是指标允许的土地。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "More room", zh: "扩大承接能力" },
      question: {
        en: "The room in each receiving city rises from 20 to 100 firms a year. How does the number of released firms answer?",
        zh: "每个承接城市的能力从每年20家增至100家。疏解企业数如何变化？",
      },
      options: [
        { id: "same", label: { en: "It stays: Harbour decides how many go", zh: "不变：由港城决定走多少" } },
        { id: "less", label: { en: "It rises, less than in proportion", zh: "增加，但不成比例" } },
        { id: "proportion", label: { en: "It rises in proportion", zh: "成比例增加" } },
      ],
      right: (r) => {
        const growth = moves.of(r, "room-100") / moves.of(r, "room-20");
        return growth < 1.1 ? "same" : growth < 4.5 ? "less" : "proportion";
      },
      table: {
        caption: { en: "2036, changes against the baseline", zh: "2036年，相对基准情景的变化" },
        arms: ["room-20", "room-50", "room-100"],
        measures: [moves, changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp")],
      },
      explain: [
        {
          en: "Room is what binds: Harbour would let go many more. Who wants a transfer has to look at the land of those who receive.",
          zh: "真正的约束是承接能力：港城愿意放走的远多于此。要推动转移，须先看承接地的土地。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "What is there to gain?", zh: "合计有多少收益？" },
      question: {
        en: "With room for 50 firms, what does the transfer do to the real GDP of all three cities together?",
        zh: "承接能力为50家时，转移对三城合计实际GDP有何影响？",
      },
      options: [
        { id: "much", label: { en: "It raises it by more than 0.5 %", zh: "提高超过0.5%" } },
        { id: "little", label: { en: "It changes it by less than 0.1 %", zh: "变化不到0.1%" } },
        { id: "loss", label: { en: "It lowers it by more than 0.1 %", zh: "降低超过0.1%" } },
      ],
      right: (r) => {
        const change = together.of(r, "room-50");
        return change > 0.5 ? "much" : Math.abs(change) < 0.1 ? "little" : "loss";
      },
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["room-50", "land"],
        measures: [together, changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp")],
      },
      explain: [
        {
          en: "The transfer by itself moves output from Harbour to Mill and Spring and adds next to nothing. New land adds: it lets Spring's firms grow, whether they came from Harbour or not.",
          zh: "转移本身只是把产出从港城移到工城与泉城，几乎不增加总量。新增土地才带来增量：它使泉城企业得以扩张，无论是否来自港城。",
        },
      ],
    },
    {
      kind: "predict",
      title: { en: "Shared taxes", zh: "税收分享" },
      question: {
        en: "Harbour gets all taxes of released firms for ten years, up to what they paid before. How much of the fall of its public services does that make good?",
        zh: "港城在十年内获得疏解企业的全部税收（以迁出前税额为上限）。这能弥补其公共服务降幅的多少？",
      },
      options: [
        { id: "little", label: { en: "Less than a third", zh: "不到三分之一" } },
        { id: "most", label: { en: "More than three quarters", zh: "超过四分之三" } },
        { id: "half", label: { en: "Between the two", zh: "介于两者之间" } },
      ],
      right: (r) => {
        const part = 1 - r.change("shared", "harbour", SERVICES) / r.change("room-50", "harbour", SERVICES);
        return part < 1 / 3 ? "little" : part > 3 / 4 ? "most" : "half";
      },
      table: {
        caption: { en: "Change in 2036 against the baseline", zh: "2036年相对基准情景的变化" },
        arms: ["room-50", "shared"],
        measures: [services("harbour"), changeIn("harbour", "consumption"), changeIn("harbour", "gdp")],
      },
      explain: [
        {
          en: "The treasury is nearly made good, the city is not: wages and GDP have gone with the firms. That is why sharing taxes persuades a government that wants revenue, and not one that wants growth.",
          zh: "财政几乎得到弥补，城市却没有：工资与GDP随企业离开。所以税收分享能说服看重财政的政府，而说服不了看重增长的政府。",
        },
      ],
    },
    {
      kind: "prove",
      title: { en: "Prove it: a transfer that both can live with", zh: "证明：双方都能接受的转移" },
      task: {
        en: "Set room, land and shared taxes so that Spring's GDP rises by 4 % or more, Harbour's public services fall by less than 0.2 %, and all three together gain 0.1 % or more of GDP.",
        zh: "设定承接能力、土地与税收分享，使泉城GDP上升4%以上，港城公共服务下降小于0.2%，三城合计GDP上升0.1%以上。",
      },
      sliders: [
        {
          id: "room",
          label: { en: "Room in each receiving city, firms a year", zh: "每市承接能力（家/年）" },
          unit: { en: "firms", zh: "家" },
          low: 10,
          high: 100,
          step: 10,
          start: 20,
        },
        {
          id: "land",
          label: { en: "New industrial land in Spring, km² a year", zh: "泉城新增工业用地（平方公里/年）" },
          unit: { en: "km²", zh: "平方公里" },
          low: 0,
          high: 2,
          step: 0.5,
          start: 0,
        },
        {
          id: "share",
          label: { en: "Harbour's share of the taxes of released firms", zh: "港城分享疏解企业税收的比例" },
          unit: { en: "%", zh: "%" },
          low: 0,
          high: 100,
          step: 25,
          start: 0,
        },
      ],
      arms: ({ room: firms = 20, land: km2 = 0, share = 0 }) => ({
        [OWN]: {
          levers: [release, room(firms), ...(km2 > 0 ? [land(km2)] : []), ...(share > 0 ? [shared(share)] : [])],
        },
      }),
      goals: [
        {
          label: { en: "Spring's GDP: 4 % or more", zh: "泉城GDP上升4%以上" },
          holds: (r) => r.change(OWN, "spring", GDP) >= 4,
        },
        {
          label: { en: "Harbour's public services: -0.2 % or better", zh: "港城公共服务下降小于0.2%" },
          holds: (r) => r.change(OWN, "harbour", SERVICES) > -0.2,
        },
        {
          label: { en: "All three: 0.1 % of GDP or more", zh: "三城合计GDP上升0.1%以上" },
          holds: (r) => together.of(r, OWN) >= 0.1,
        },
      ],
      measures: [moves, changeIn("spring", "gdp"), services("harbour"), together],
      beside: ["room-50"],
      hint: {
        en: "Land adds, room moves, shared taxes pay back.",
        zh: "土地带来增量，承接能力决定转移，税收分享作出偿还。",
      },
      solution: { room: 50, land: 1, share: 100 },
      shown: [
        {
          en: "Three instruments, three jobs: room lets firms come, land makes the whole larger, shared taxes keep the origin's treasury whole. None does the work of another.",
          zh: "三种工具各司其职：承接能力让企业进来，土地使总量增大，税收分享保全迁出地财政，彼此不能替代。",
        },
      ],
    },
  ],
  expected: [
    {
      text: {
        en: "Firms a year with room for 20, 50 and 100: {0}, {1}, {2}.",
        zh: "承接20、50、100家时每年疏解：{0}、{1}、{2}家。",
      },
      numbers: [
        { is: "12", of: (r) => moves.of(r, "room-20") },
        { is: "31", of: (r) => moves.of(r, "room-50") },
        { is: "61", of: (r) => moves.of(r, "room-100") },
      ],
    },
    {
      text: {
        en: "Room for 50: Harbour {0} %, Mill +{1} %, Spring +{2} % of GDP, together +{3} %; with land Spring +{4} %.",
        zh: "承接50家：GDP港城{0}%、工城+{1}%、泉城+{2}%，合计+{3}%；新增土地后泉城+{4}%。",
      },
      numbers: [
        { is: "-1.0", of: (r) => r.change("room-50", "harbour", GDP) },
        { is: "1.2", of: (r) => r.change("room-50", "mill", GDP) },
        { is: "3.0", of: (r) => r.change("room-50", "spring", GDP) },
        { is: "0.05", of: (r) => together.of(r, "room-50") },
        { is: "4.3", of: (r) => r.change("land", "spring", GDP) },
      ],
    },
    {
      text: {
        en: "Harbour's public services {0} %, with shared taxes {1} %.",
        zh: "港城公共服务{0}%，税收分享后{1}%。",
      },
      numbers: [
        { is: "-0.58", of: (r) => r.change("room-50", "harbour", SERVICES) },
        { is: "-0.07", of: (r) => r.change("shared", "harbour", SERVICES) },
      ],
    },
  ],
  misreadings: [
    {
      en: "“Transfer makes the region richer.” In this model it moves output. What is gained by land would be gained without released firms too.",
      zh: "“产业转移使区域更富。”在本模型中，转移只是移动产出；土地带来的收益没有疏解也会有。",
    },
    {
      en: "“More firms arrive than the room allows.” Part of a park's room goes to firms that come by themselves, so that fewer are released than places exist.",
      zh: "“疏解数应等于承接能力。”园区部分能力被自行迁入的企业占用，因此疏解数少于名额。",
    },
  ],
  basis: {
    en: "docs/facts.md, d06, has the same for Beijing and Hebei in every world that was drawn: room binds, sellers of land quota gain.",
    zh: "docs/facts.md（d06）在京冀的每一组参数下结论相同：承接能力是约束，出让用地指标者受益。",
  },
};
