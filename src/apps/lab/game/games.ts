import { type Offered, offered } from "../catalogue.js";

/** Scenarios of the lab whose agreement up to five players may join; the first is the one that opens. */
const NAMES = [
  "teaching/agreement",
  "teaching/five-cities",
  "beijing-tianjin-hebei/compensation",
  "middle-yangtze/sharing-the-gain",
  "greater-bay-area/benefit-sharing",
  "yangtze-river-delta/local-protection",
] as const;

export const GAMES: readonly Offered[] = NAMES.map((name) => offered(name)!);
