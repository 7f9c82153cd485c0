import type { FactorFlows } from "../../../src/model/engine/outcome.js";
import type { Entry } from "../arms.js";
import { REFORM } from "../arms.js";
import type { Claim } from "../claims.js";
import { measuresOf } from "../measures.js";

/** One lever against the same world without it. */
export interface LeverCase {
  says: string;
  /** Shipped region; Beijing-Tianjin-Hebei where absent. */
  region?: string;
  lever: Entry;
  /** What else stands in both arms; what stands in place of the lever in the arm without it. */
  common?: Entry[];
  instead?: Entry[];
  years: number;
  /** Flows of the reform year that may differ where the lever leaves that year's market alone; absent = it acts through the market. */
  moves?: (keyof FactorFlows)[];
  claims: Claim[];
}

export const NEXT = REFORM + 1;
export const JJJ = "beijing-tianjin-hebei";
export const GBA = "greater-bay-area";
export const DELTA = "yangtze-river-delta";
export const m = measuresOf(JJJ);
export const g = measuresOf(GBA);
export const [beijing, tianjin] = [m.node("beijing"), m.node("tianjin")];

export const beijingTianjin: Entry["between"] = [["beijing", "tianjin"]];
/** Guangdong against the two special regions. */
export const boundary: Entry["between"] = [
  ["guangdong", "hong-kong"],
  ["guangdong", "macao"],
];
const isSpecial = (i: number) => i === g.node("hong-kong") || i === g.node("macao");
export const acrossBoundary = (i: number, j: number) =>
  g.cities.includes(i) && g.cities.includes(j) && isSpecial(i) !== isSpecial(j);
export const toSpecial = (i: number, j: number) => acrossBoundary(i, j) && isSpecial(j);
export const fromSpecial = (i: number, j: number) => acrossBoundary(i, j) && isSpecial(i);
export const amongCities = (i: number, j: number) => m.cities.includes(i) && m.cities.includes(j);

export const machineryOf = (city: string) => ({ cities: [city], sectors: ["machinery"] });
export const release: Entry = { type: "firm-release", ...machineryOf("beijing"), releaseRate: 0.02 };
export const platform: Entry = { type: "reception-platform", ...machineryOf("tianjin"), capacity: 200 };
export const movedByGovernment = m.pairs((o) => o.flows.firmsGovernmentLed, m.between("beijing", "tianjin"));
