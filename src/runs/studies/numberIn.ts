import { type Distribution, type ResolvedScenario, scenarioRule, spanOf } from "../../input/index.js";
import { findLever } from "../../levers/index.js";
import { both, type Language, parameterText, type Text, t, textOf, unitText } from "../../words/index.js";
import { currencyOf } from "../experiments/index.js";
import { type Change, changesBetween, valueAtPath } from "./change.js";

/** A number at a path of a scenario, as --set takes it, and what makes a scenario one in which it has another value. */
export interface NumberIn {
  /** Where it stands, if other values change nothing else. */
  place: Change["path"] | undefined;
  /** Whether any value that was tried changes anything. */
  matters: boolean;
  changes(value: number): Change[];
}

/** Shares of a range at which the scenario is read and checked: its ends, and one inside that is no round number. */
const PROBES = [0, 0.382, 1];

/**
 * Reads and checks the scenario anew at every entry of a list, at both ends and once inside a range, which takes
 * seconds for a large region. Where all of these change the same place alone, values between are set there directly.
 * `load`: the scenario with the number replaced; throws UserError where it may not.
 */
export function numberIn(
  scenario: ResolvedScenario,
  path: string,
  distribution: Distribution,
  load: (path: string, value: number) => ResolvedScenario,
): NumberIn {
  const read = new Map(
    probesOf(distribution).map((value) => [value, changesBetween(scenario, load(path, value))] as const),
  );
  const place = placeOf(read);
  return {
    place,
    matters: [...read.values()].some((changes) => changes.length > 0),
    changes(value) {
      const known = read.get(value);
      if (known) return known;
      return place ? [{ path: place, value }] : changesBetween(scenario, load(path, value));
    },
  };
}

function probesOf(distribution: Distribution): number[] {
  if (distribution.kind === "list") return distribution.values;
  const [low, high] = spanOf(distribution);
  return PROBES.map((share) => low + share * (high - low));
}

/**
 * The one place that every tried value sets, and sets to itself; undefined where one changes something else or more.
 * `read`: what each tried value changes.
 */
function placeOf(read: ReadonlyMap<number, Change[]>): Change["path"] | undefined {
  const all = [...read].filter(([, changes]) => changes.length > 0);
  const first = all[0]?.[1][0]?.path;
  const alone = all.every(
    ([value, changes]) =>
      changes.length === 1 && changes[0].value === value && String(changes[0].path) === String(first),
  );
  return alone ? first : undefined;
}

/** Label and unit of a number as the schema has them, with the lever that it belongs to; the path where it has none. */
export function wordsOf(
  scenario: ResolvedScenario,
  path: string,
  place: Change["path"] | undefined,
): { label: Text; unit: Text } {
  const rule = place && scenarioRule([...place], scenario);
  const unit = unitText(rule?.unit ?? "", currencyOf(scenario));
  const label = labelOf(rule?.label);
  const at = place?.indexOf("levers") ?? -1;
  if (!place || at < 0) return { label: label ?? textOf(path), unit };
  const entry = valueAtPath(scenario, place.slice(0, at + 2));
  const type = (entry as { type?: string } | undefined)?.type ?? "lever";
  const lever = findLever(type)?.label ?? textOf(type);
  const own = label ?? textOf(String(place.at(-1)));
  const name = t("study.numberOfLever", { name: own, small: both((language) => own[language].toLowerCase()) });
  const whole = t("study.leverNumber", { lever, name });
  const isLevers = (language: Language) => lever[language].toLowerCase().endsWith(name[language].toLowerCase());
  return { label: both((language) => (isLevers(language) ? lever : whole)[language]), unit };
}

/** Schemas have labels in one language or in two. */
function labelOf(label: unknown): Text | undefined {
  return typeof label === "string" ? parameterText(label) : (label as Text | undefined);
}
