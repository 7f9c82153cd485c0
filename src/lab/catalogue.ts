import { completed, type Text, t } from "../language/index.js";
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
    label: t("lab.lessonsInventedCities"),
  },
  {
    regions: ["teaching-five-cities"],
    label: t("lab.questionsDayFiveInvented"),
    free: t("lab.fiveInventedCities"),
  },
  {
    regions: ["yangtze-river-delta"],
    label: t("lab.yangtzeRiverDelta"),
    free: t("lab.yangtzeRiverDelta27"),
  },
  {
    regions: ["beijing-tianjin-hebei"],
    label: t("lab.beijingTianjinHebei"),
    free: t("lab.beijingTianjinHebei13"),
  },
  {
    regions: ["greater-bay-area"],
    label: t("lab.greaterBayArea"),
    free: t("lab.greaterBayArea11"),
  },
  {
    regions: ["chengdu-chongqing"],
    label: t("lab.chengduChongqing"),
    free: t("lab.chengduChongqing16Cities"),
  },
  {
    regions: ["middle-yangtze"],
    label: t("lab.middleYangtze"),
    free: t("lab.middleYangtze28Cities"),
  },
  {
    regions: ["us-northeast"],
    label: t("lab.northeastUnitedStates"),
    free: t("lab.northeastUnitedStates26"),
  },
  {
    regions: ["five-agglomerations"],
    label: t("lab.fiveAgglomerations95Cities"),
  },
];

function shippedOf(region: string): Offered[] {
  return SHIPPED.filter((one) => one.region === region).map((one) => ({
    ...one,
    title: completed(one.title),
    question: completed(one.question),
  }));
}

const OWN_QUESTION: Text = t("lab.doesPolicyYourOwn");

/** In the order of the list on the page. */
export const CATALOGUE: readonly OfferedGroup[] = REGIONS.map(({ regions, label, free }) => ({
  label,
  scenarios: [
    ...(free ? [{ name: `regions/${regions[0]}`, region: regions[0]!, title: free, question: OWN_QUESTION }] : []),
    ...regions.flatMap(shippedOf),
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
