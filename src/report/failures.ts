import type { Manifest } from "../results/index.js";

/** Reasons that are told of an arm; the manifest has all. */
const MOST_REASONS = 2;

const CARE = "Which replicates fail is no chance: read effects that rest on the others with care.";

/** What is to be said of runs that could not be finished: one sentence or two for every arm that lacks replicates, and why. No markup. */
export function failureSentences(
  { replicates, failed, restsOn = {} }: Pick<Manifest, "replicates" | "failed" | "restsOn">,
  nameOf: (variant: string) => string,
): string[] {
  const lacking = Object.entries(restsOn).filter(([, count]) => count < replicates);
  const told = lacking.map(([variant, count]) => {
    const own = failed.filter((run) => run.variant === variant);
    const rest = count > 0 ? `${count} of ${replicates}` : `none of ${replicates}`;
    return `${nameOf(variant)} rests on ${rest} replicate${replicates === 1 ? "" : "s"}. ${reasons(own)}`;
  });
  return lacking.some(([, count]) => count > 0) ? [...told, CARE] : told;
}

function reasons(failed: Manifest["failed"]): string {
  if (failed.length === 0) return "The baseline could not be finished in the others.";
  const shown = failed.slice(0, MOST_REASONS).map(({ replicate, reason }) => `Replicate ${replicate}: ${reason}`);
  const more = failed.length - shown.length;
  return [...shown, ...(more > 0 ? [`And ${more} more, listed in manifest.json.`] : [])].join(" ");
}
