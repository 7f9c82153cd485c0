import type { Manifest } from "../../measures/results/index.js";
import { readerOf } from "../../measures/views/reader.js";
import { ENGLISH, type Language, t, together } from "../../words/index.js";

/** Reasons that are told of an arm; the manifest has all. */
const MOST_REASONS = 2;

/**
 * What is to be said of runs that could not be finished: one sentence or two for every arm that lacks replicates, and
 * why. No markup.
 */
export function failureSentences(
  { replicates, failed, restsOn = {} }: Pick<Manifest, "replicates" | "failed" | "restsOn">,
  nameOf: (variant: string) => string,
  language: Language = ENGLISH,
): string[] {
  const { say } = readerOf(language);
  const lacking = Object.entries(restsOn).filter(([, count]) => count < replicates);
  const told = lacking.map(([variant, count]) => {
    const name = nameOf(variant);
    const rest = say(t("report.restsReplicate", { name, count, replicates }));
    const own = failed.filter((run) => run.variant === variant);
    return together([rest, ...reasons(own, language)], language);
  });
  const care = say(t("report.replicatesFailChanceRead"));
  return lacking.some(([, count]) => count > 0) ? [...told, care] : told;
}

function reasons(failed: Manifest["failed"], language: Language): string[] {
  const { say } = readerOf(language);
  if (failed.length === 0) return [say(t("report.baselineCouldFinishedOthers"))];
  const shown = failed
    .slice(0, MOST_REASONS)
    .map(({ replicate, text }) => say(t("report.replicate", { replicate, reason: text })));
  const more = failed.length - shown.length;
  const rest = say(t("report.moreListedManifestJson", { more }));
  return more > 0 ? [...shown, rest] : shown;
}
