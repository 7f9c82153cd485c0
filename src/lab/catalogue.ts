import type { Text } from "../language/index.js";

/** A scenario that the lab offers. */
export interface Offered {
  /** As the program knows it: "teaching/two-cities"; "regions/..." is a region by itself. */
  name: string;
  /** Folder of its region. */
  region: string;
  title: Text;
  question: Text;
}

export interface OfferedGroup {
  label: Text;
  scenarios: readonly Offered[];
}

const free = (region: string, en: string, zh: string, question?: Text): Offered => ({
  name: `regions/${region}`,
  region,
  title: { en, zh },
  question: question ?? { en: "What does a policy of your own change?", zh: "你自己的政策会带来什么变化？" },
});

/** In the order of the list on the page: the first is the one that opens. */
export const CATALOGUE: readonly OfferedGroup[] = [
  {
    label: { en: "For lessons: invented cities", zh: "教学：虚构城市" },
    scenarios: [
      {
        name: "teaching/three-cities",
        region: "teaching-three-cities",
        title: { en: "Three cities and an outsider", zh: "三座城市与局外者" },
        question: {
          en: "What does it cost a city to stay outside when its two neighbours agree?",
          zh: "两个邻市达成协议时，留在协议之外的城市付出什么代价？",
        },
      },
      {
        name: "teaching/two-cities",
        region: "teaching-two-cities",
        title: { en: "Two cities and a border", zh: "两座城市与一条边界" },
        question: {
          en: "Which of two unequal cities gains when goods, firms or people may cross their border freely?",
          zh: "商品、企业或人员可以自由跨界时，大小两座城市谁受益？",
        },
      },
      {
        name: "teaching/agreement",
        region: "teaching-three-cities",
        title: { en: "Three cities make an agreement", zh: "三城协议" },
        question: {
          en: "Three cities would gain together from an agreement that costs one of them. Which payments keep all three in?",
          zh: "一项协议使三城合计获益，却使其中一城受损。怎样的支付能让三城都留下？",
        },
      },
      {
        name: "teaching/five-cities",
        region: "teaching-five-cities",
        title: { en: "Five cities make an agreement", zh: "五城协议" },
        question: {
          en: "Five cities lower their borders and pool a tenth of their taxes. Which of the 32 coalitions holds?",
          zh: "五城降低边界并将十分之一税收入池。32种联盟中哪一种能维持？",
        },
      },
    ],
  },
  {
    label: { en: "Yangtze River Delta", zh: "长三角" },
    scenarios: [
      free("yangtze-river-delta", "Yangtze River Delta, 27 cities", "长三角，27 座城市"),
      {
        name: "yangtze-river-delta/barrier-removal",
        region: "yangtze-river-delta",
        title: { en: "Removal of barriers", zh: "消除壁垒" },
        question: {
          en: "Which internal barrier to trade costs the delta most, and which cities gain when it falls?",
          zh: "哪一种内部贸易壁垒让长三角损失最大，消除后哪些城市受益？",
        },
      },
      {
        name: "yangtze-river-delta/shared-platform",
        region: "yangtze-river-delta",
        title: { en: "Who pays for a shared platform", zh: "共享平台由谁出资" },
        question: {
          en: "What do nine cities put into a shared innovation platform by themselves, and what do equal contributions bring?",
          zh: "九市各自会为共享创新平台出多少资，均等出资又带来什么？",
        },
      },
      {
        name: "yangtze-river-delta/local-protection",
        region: "yangtze-river-delta",
        title: { en: "Local protection with and without a council", zh: "地方保护与联席会议" },
        question: {
          en: "Do cities drop protection of their own producers by themselves, or does it take a council?",
          zh: "各市会自行放弃对本地企业的保护，还是需要联席会议？",
        },
      },
    ],
  },
  {
    label: { en: "Beijing-Tianjin-Hebei", zh: "京津冀" },
    scenarios: [
      free("beijing-tianjin-hebei", "Beijing-Tianjin-Hebei, 13 cities", "京津冀，13 座城市"),
      {
        name: "beijing-tianjin-hebei/decongestion",
        region: "beijing-tianjin-hebei",
        title: { en: "Decongestion of Beijing", zh: "疏解北京非首都功能" },
        question: {
          en: "Who gains when Beijing closes its door to manufacturing and platforms in Tianjin and Hebei receive it?",
          zh: "北京限制制造业、津冀平台承接时，谁受益？",
        },
      },
      {
        name: "beijing-tianjin-hebei/tax-competition",
        region: "beijing-tianjin-hebei",
        title: { en: "Tax competition with and without sharing", zh: "税收竞争与税收分享" },
        question: {
          en: "Do pooled revenue and shared taxes of moved firms lower or raise the tax rates that cities choose?",
          zh: "收入统筹与迁移企业税收分享会压低还是抬高各市选择的税率？",
        },
      },
      {
        name: "beijing-tianjin-hebei/compensation",
        region: "beijing-tianjin-hebei",
        title: { en: "Compensation for decongestion", zh: "疏解补偿" },
        question: {
          en: "Who loses when Beijing's factories move to Tianjin and Hebei, and what does it cost to keep the loser in the agreement?",
          zh: "北京的工厂迁往天津与河北，谁受损？要使受损方留在协议之内，需补偿多少？",
        },
      },
    ],
  },
  {
    label: { en: "Greater Bay Area", zh: "粤港澳大湾区" },
    scenarios: [
      free("greater-bay-area", "Greater Bay Area, 11 cities", "粤港澳大湾区，11 座城市"),
      {
        name: "greater-bay-area/rule-alignment",
        region: "greater-bay-area",
        title: { en: "Alignment of rules", zh: "规则衔接" },
        question: {
          en: "What does it bring to align rules between Guangdong, Hong Kong and Macao?",
          zh: "粤港澳规则衔接带来什么？",
        },
      },
      {
        name: "greater-bay-area/benefit-sharing",
        region: "greater-bay-area",
        title: { en: "Sharing the benefits of one bay area", zh: "共享一个湾区的收益" },
        question: {
          en: "Who wins by how much when Guangdong, Hong Kong and Macao align rules, recognise qualifications and ease capital, and which division of the gain would nobody leave?",
          zh: "粤港澳衔接规则、互认资格、便利资本流动，各方得益多少？怎样分配收益，才无人愿意退出？",
        },
      },
    ],
  },
  {
    label: { en: "Other regions", zh: "其他区域" },
    scenarios: [
      free("chengdu-chongqing", "Chengdu-Chongqing, 16 cities", "成渝，16 座城市"),
      free("middle-yangtze", "Middle Yangtze, 28 cities", "长江中游，28 座城市"),
      {
        name: "middle-yangtze/sharing-the-gain",
        region: "middle-yangtze",
        title: { en: "Sharing the gain of an open middle Yangtze", zh: "长江中游开放收益的分配" },
        question: {
          en: "Which division of the gain from opening their borders would Hubei, Hunan and Jiangxi all accept?",
          zh: "湖北、湖南与江西都能接受的开放收益分配是怎样的？",
        },
      },
      free("us-northeast", "Northeast of the United States, 26 areas", "美国东北部，26 个都市区"),
    ],
  },
];

const ALL = CATALOGUE.flatMap(({ scenarios }) => scenarios);

export function offered(name: string): Offered | undefined {
  return ALL.find((one) => one.name === name);
}

/** Name of the pack that holds a scenario. */
export function packOf(name: string): string | undefined {
  return offered(name)?.region;
}

export const FIRST = ALL[0]!;
