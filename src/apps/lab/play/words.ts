import { type Text, t } from "../../../words/index.js";
import type { Move, Word } from "./rules.js";

export const PROTECTION_WORDS: readonly Text[] = [t("cli.none"), t("lab.today3"), t("lab.double6")];

export const SUBSIDY_WORDS: readonly Text[] = [t("cli.none"), t("lab.n5Cost"), t("lab.n10Cost")];

export const PLATFORM_WORDS: readonly Text[] = [t("lab.contribution"), t("lab.n01Gdp"), t("lab.n02Gdp")];

export const WORD_WORDS: Readonly<Record<Word, Text>> = {
  kept: t("lab.signedKeptWord"),
  broken: t("lab.signedBrokeWord"),
  none: t("lab.didSign"),
  out: t("lab.keptOutCouncil"),
};

/** A move in few words. */
export function moveText({ protection, subsidy, platform }: Move): Text {
  const [a, b, c] = [PROTECTION_WORDS[protection]!, SUBSIDY_WORDS[subsidy]!, PLATFORM_WORDS[platform]!];
  return t("lab.protectionSubsidyPlatform", { a, b, c });
}
