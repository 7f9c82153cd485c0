import { type Distribution, type ResolvedScenario, spanOf, UserError } from "../scenario/index.js";
import { type Change, changesBetween } from "./change.js";
import type { Factor } from "./factor.js";

/** What `--vary` asks for: a number of the scenario, over a range or a list. */
export interface Varied {
  path: string;
  distribution: Distribution;
}

/** More levels of one number show nothing more. */
const MOST_LEVELS = 1000;

/** Reads `path=0:1` (a range), `path=0:1:5` (five levels, both ends among them) or `path=0,0.25,1` (a list). */
export function parseVaried(text: string): Varied {
  const at = text.indexOf("=");
  const path = text.slice(0, at).trim();
  const values = text.slice(at + 1).trim();
  if (at <= 0 || values === "") throw refusal(text, "has no path and values");
  const numbers = values.split(values.includes(":") ? ":" : ",").map(Number);
  if (values.split(/[:,]/).some((one) => one.trim() === "") || !numbers.every(Number.isFinite))
    throw refusal(text, "has values that are not numbers");
  if (!values.includes(":")) return { path, distribution: { kind: "list", values: numbers } };
  const [low, high, levels, ...more] = numbers as [number, number, number | undefined, ...number[]];
  if (more.length > 0) throw refusal(text, "has more than a lowest and a highest value and a number of levels");
  if (!(low < high)) throw refusal(text, "has a lowest value that is not below the highest");
  if (levels === undefined) return { path, distribution: { kind: "uniform", low, high } };
  if (!Number.isInteger(levels) || levels < 2 || levels > MOST_LEVELS)
    throw refusal(text, `has a number of levels that is no whole number from 2 to ${MOST_LEVELS}`);
  const list = Array.from({ length: levels }, (_, l) => low + ((high - low) * l) / (levels - 1));
  return { path, distribution: { kind: "list", values: list } };
}

function refusal(text: string, what: string): UserError {
  return new UserError({
    file: "--vary",
    value: text,
    what,
    allowed: "PATH=LOW:HIGH (a range), PATH=LOW:HIGH:LEVELS, or PATH=VALUE,VALUE,... (a list)",
    hint: "For example --vary variants.together.levers.toll.scale=0:1:5",
  });
}

/** Shares of a range at which the scenario is read and checked: its ends, and one inside that is no round number. */
const PROBES = [0, 0.382, 1];

/**
 * The number as a factor. The scenario is read and checked anew at every entry of a list, at both ends and once inside a range: what these change is the same
 * place, whose value is set directly for all values between. `load`: the scenario with the number replaced; throws UserError where it is not allowed there.
 */
export function variedFactor(
  scenario: ResolvedScenario,
  { path, distribution }: Varied,
  load: (path: string, value: number) => ResolvedScenario,
): Factor {
  const probes = distribution.kind === "list" ? distribution.values : probesOf(distribution);
  const read = new Map(probes.map((value) => [value, changesBetween(scenario, load(path, value))]));
  if ([...read.values()].every((changes) => changes.length === 0))
    throw new UserError({
      file: "--vary",
      value: path,
      what: "changes nothing in this scenario",
      allowed: "a number on which some variant that is run depends",
      hint: "Check the path and the variants",
    });
  const place = distribution.kind === "list" ? undefined : placeOf(read);
  return {
    name: path,
    ...words(path),
    distribution,
    source: "command line",
    changes(value) {
      const known = read.get(value);
      if (known) return known;
      return place ? [{ path: place, value }] : changesBetween(scenario, load(path, value));
    },
  };
}

function probesOf(distribution: Distribution): number[] {
  const [low, high] = spanOf(distribution);
  return PROBES.map((share) => low + share * (high - low));
}

/** Where the numbers themselves stand, if that is all they change. */
function placeOf(read: ReadonlyMap<number, Change[]>): Change["path"] | undefined {
  const places = [...read].filter(([, changes]) => changes.length > 0);
  const first = places[0]![1][0]!.path;
  const alone = places.every(
    ([value, changes]) =>
      changes.length === 1 && changes[0]!.value === value && String(changes[0]!.path) === String(first),
  );
  return alone ? first : undefined;
}

/** A path without what stands in every path. */
function words(path: string): { label: string; unit: string } {
  return { label: path.replace(/^variants\./, "").replaceAll(".levers.", ", "), unit: "" };
}
