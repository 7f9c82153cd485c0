import type { Text } from "../language/index.js";
import SHIPPED from "./scenarios.json" with { type: "json" };

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

/** Regions in the order of the list on the page: those that are small first. `free`: title of the region by itself. */
const REGIONS: readonly { regions: readonly string[]; label: Text; free?: Text }[] = [
  {
    regions: ["teaching-three-cities", "teaching-two-cities", "teaching-harbour-bay"],
    label: { en: "For lessons: invented cities", zh: "教学：虚构城市" },
  },
  {
    regions: ["teaching-five-cities"],
    label: { en: "Questions of the day: five invented cities", zh: "现实问题：五座虚构城市" },
    free: { en: "Five invented cities", zh: "五座虚构城市" },
  },
  {
    regions: ["yangtze-river-delta"],
    label: { en: "Yangtze River Delta", zh: "长三角" },
    free: { en: "Yangtze River Delta, 27 cities", zh: "长三角，27座城市" },
  },
  {
    regions: ["beijing-tianjin-hebei"],
    label: { en: "Beijing-Tianjin-Hebei", zh: "京津冀" },
    free: { en: "Beijing-Tianjin-Hebei, 13 cities", zh: "京津冀，13座城市" },
  },
  {
    regions: ["greater-bay-area"],
    label: { en: "Greater Bay Area", zh: "粤港澳大湾区" },
    free: { en: "Greater Bay Area, 11 cities", zh: "粤港澳大湾区，11座城市" },
  },
  {
    regions: ["chengdu-chongqing"],
    label: { en: "Chengdu-Chongqing", zh: "成渝" },
    free: { en: "Chengdu-Chongqing, 16 cities", zh: "成渝，16座城市" },
  },
  {
    regions: ["middle-yangtze"],
    label: { en: "Middle Yangtze", zh: "长江中游" },
    free: { en: "Middle Yangtze, 28 cities", zh: "长江中游，28座城市" },
  },
  {
    regions: ["us-northeast"],
    label: { en: "Northeast of the United States", zh: "美国东北部" },
    free: { en: "Northeast of the United States, 26 areas", zh: "美国东北部，26个都市区" },
  },
  {
    regions: ["five-agglomerations"],
    label: { en: "Five agglomerations, 95 cities (slow)", zh: "五大城市群，95座城市（较慢）" },
  },
];

const OWN_QUESTION: Text = { en: "What does a policy of your own change?", zh: "你自己的政策会带来什么变化？" };

/** In the order of the list on the page. */
export const CATALOGUE: readonly OfferedGroup[] = REGIONS.map(({ regions, label, free }) => ({
  label,
  scenarios: [
    ...(free ? [{ name: `regions/${regions[0]}`, region: regions[0]!, title: free, question: OWN_QUESTION }] : []),
    ...regions.flatMap((region) => SHIPPED.filter((one) => one.region === region)),
  ],
}));

const ALL = CATALOGUE.flatMap(({ scenarios }) => scenarios);

export function offered(name: string): Offered | undefined {
  return ALL.find((one) => one.name === name);
}

/** Name of the pack that holds a scenario. */
export function packOf(name: string): string | undefined {
  return offered(name)?.region;
}

/** The one that opens. */
export const FIRST = "teaching/three-cities";
