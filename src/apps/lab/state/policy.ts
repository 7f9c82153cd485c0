import type { LeverEntry } from "../../../input/index.js";
import { type Control, controlNamed, namedCities, type Setting } from "./controls.js";

/** The policy that somebody has made: a variant that ships with the scenario, or none, and levers that were moved. */
export interface Policy {
  /** "" : none. */
  package: string;
  settings: readonly Setting[];
}

export const NO_POLICY: Policy = { package: "", settings: [] };

/**
 * Levers of a policy: those of the variant, but of types that were moved by hand, and these. `from`: the first year of
 * the latter. `cities`: of the region, in its order.
 */
export function leversOf(
  policy: Policy,
  shipped: readonly LeverEntry[],
  from: number,
  cities: readonly string[] = [],
): LeverEntry[] {
  const moved = policy.settings.flatMap((setting) => {
    const control = controlNamed(setting.control);
    return control ? [{ control, setting }] : [];
  });
  const replaced = new Set(moved.map(({ control }) => control.type));
  return [
    ...shipped.filter(({ type }) => !replaced.has(type)),
    ...moved
      .filter(({ control, setting }) => setting.value !== control.mark)
      .map(({ control, setting }) => entryOf(control, setting, from, cities)),
  ];
}

function entryOf(control: Control, setting: Setting, from: number, cities: readonly string[]): LeverEntry {
  const { type, parameter, ofMembers, fixed, choices } = control;
  const value = choices ? choices[setting.value - 1]?.[0] : setting.value;
  const moved = { [parameter]: value };
  const places = placesOf(control, setting.where, cities);
  if (control.reach !== "members") return { type, from, ...fixed, ...places, ...moved };
  const members = [{ city: setting.where ?? "all", ...(ofMembers && moved) }];
  return { type, from, ...fixed, members, ...(!ofMembers && moved) };
}

function placesOf(control: Control, where: string | undefined, cities: readonly string[]): Record<string, unknown> {
  switch (control.reach) {
    case "cities":
      return { cities: where ?? "all" };
    case "pairs":
      return { between: where?.includes("~") ? [where.split("~")] : (where ?? "cities") };
    case "named": {
      const names = namedCities(control, where, cities);
      return Object.fromEntries(control.named.map((parameter, k) => [parameter, names[k]]));
    }
    default:
      return {};
  }
}

/** Whom a package's levers bind, where a control cannot say it. */
export const AS_PACKAGE = "package";

/** Whom the levers of a control's type bind in a package, as its settings say it; undefined: everybody. */
export function whereOf(control: Control, shipped: readonly LeverEntry[], cities: readonly { id: string }[]) {
  const [lever, ...others] = shipped.filter(({ type }) => type === control.type);
  if (!lever || control.reach === "none") return undefined;
  const [one, ...more] = placesNamed(control, lever);
  if (others.length > 0 || more.length > 0) return AS_PACKAGE;
  if (typeof one === "string") return ["all", "cities"].includes(one) ? undefined : one;
  const ends = one as readonly string[];
  return ends.every((end) => cities.some(({ id }) => id === end)) ? ends.join("~") : AS_PACKAGE;
}

/** Places that a lever names: single ones, or lists of those that belong together. */
function placesNamed({ reach, named }: Control, lever: LeverEntry): readonly unknown[] {
  const listed = (places: unknown) => (Array.isArray(places) ? places : [places ?? "all"]);
  if (reach === "named") return [named.map((parameter) => lever[parameter])];
  if (reach === "members") return listed(lever["members"]).map(({ city }) => city);
  return listed(lever[reach === "pairs" ? "between" : "cities"]);
}

/**
 * A policy with one control set anew; one that is back at its mark is kept where it stands for a lever of the variant.
 */
export function withSetting(policy: Policy, setting: Setting, shipped: readonly LeverEntry[]): Policy {
  const control = controlNamed(setting.control);
  if (!control) return policy;
  const idle = setting.value === control.mark && !shipped.some(({ type }) => type === control.type);
  const others = policy.settings.filter(({ control: id }) => id !== setting.control);
  return { ...policy, settings: idle && setting.where === undefined ? others : [...others, setting] };
}
