import { type Language, together } from "../language/index.js";
import type { Manifest } from "../results/index.js";
import { readerOf } from "./reader.js";

/** Reasons that are told of an arm; the manifest has all. */
const MOST_REASONS = 2;

/**
 * What is to be said of runs that could not be finished: one sentence or two for every arm that lacks replicates, and why. Reasons are as the run gave them.
 * No markup.
 */
export function failureSentences(
  { replicates, failed, restsOn = {} }: Pick<Manifest, "replicates" | "failed" | "restsOn">,
  nameOf: (variant: string) => string,
  language: Language = "en",
): string[] {
  const { say } = readerOf(language);
  const lacking = Object.entries(restsOn).filter(([, count]) => count < replicates);
  const told = lacking.map(([variant, count]) => {
    const name = nameOf(variant);
    const rest = say({
      en: `${name} rests on ${count > 0 ? count : "none"} of ${replicates} replicate${replicates === 1 ? "" : "s"}.`,
      zh: `${name}仅基于${replicates}次重复中的${count}次。`,
    });
    const own = failed.filter((run) => run.variant === variant);
    return together([rest, ...reasons(own, language)], language);
  });
  const care = say({
    en: "Which replicates fail is no chance: read effects that rest on the others with care.",
    zh: "哪些重复失败并非随机：仅基于其余重复的影响应谨慎解读。",
  });
  return lacking.some(([, count]) => count > 0) ? [...told, care] : told;
}

function reasons(failed: Manifest["failed"], language: Language): string[] {
  const { say } = readerOf(language);
  if (failed.length === 0)
    return [say({ en: "The baseline could not be finished in the others.", zh: "其余重复中基准情形未能完成。" })];
  const shown = failed
    .slice(0, MOST_REASONS)
    .map(({ replicate, reason }) =>
      say({ en: `Replicate ${replicate}: ${reason}`, zh: `第${replicate}次重复：${reason}` }),
    );
  const more = failed.length - shown.length;
  const rest = say({ en: `And ${more} more, listed in manifest.json.`, zh: `另有${more}次，见manifest.json。` });
  return more > 0 ? [...shown, rest] : shown;
}
