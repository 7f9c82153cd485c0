import type { Text } from "../../language/index.js";
import type { Move, Word } from "./rules.js";

export const PROTECTION_WORDS: readonly Text[] = [
  { en: "none", zh: "不保护" },
  { en: "as today: 3 %", zh: "维持现状：3%" },
  { en: "double: 6 %", zh: "加倍：6%" },
];

export const SUBSIDY_WORDS: readonly Text[] = [
  { en: "none", zh: "不补贴" },
  { en: "5 % of cost", zh: "成本的5%" },
  { en: "10 % of cost", zh: "成本的10%" },
];

export const PLATFORM_WORDS: readonly Text[] = [
  { en: "nothing", zh: "不出资" },
  { en: "0.1 % of GDP", zh: "GDP的0.1%" },
  { en: "0.2 % of GDP", zh: "GDP的0.2%" },
];

export const WORD_WORDS: Readonly<Record<Word, Text>> = {
  kept: { en: "signed, kept its word", zh: "签署并守约" },
  broken: { en: "signed, broke its word", zh: "签署但违约" },
  none: { en: "did not sign", zh: "未签署" },
  out: { en: "kept out by the council", zh: "被联席会议排除" },
};

/** A move in few words. */
export function moveText({ protection, subsidy, platform }: Move): Text {
  const [a, b, c] = [PROTECTION_WORDS[protection]!, SUBSIDY_WORDS[subsidy]!, PLATFORM_WORDS[platform]!];
  return {
    en: `protection ${a.en}; subsidy ${b.en}; platform ${c.en}`,
    zh: `保护：${a.zh}；补贴：${b.zh}；平台：${c.zh}`,
  };
}
