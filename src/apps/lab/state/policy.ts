import type { LeverEntry } from "../../../input/index.js";
import type { CityPlace } from "../engine/calls.js";
import { type Control, controlNamed, namedCities, type Setting } from "./controls.js";

/** The policy that somebody has made: a variant that ships with the scenario, or none, and levers that were moved. */
export interface Policy {
  /** "" : none. */
  package: string;
  settings: readonly Setting[];
}

type City = Pick<CityPlace, "id" | "province">;

export const NO_POLICY: Policy = { package: "", settings: [] };

/**
 * Levers of a policy: those of the variant, and those that were moved by hand. One of the variant that was moved keeps
 * whatever else it says, its years too. `from`: the first year of others. `cities`: of the region, in its order.
 */
export function leversOf(
  policy: Policy,
  shipped: readonly LeverEntry[],
  from: number,
  cities: readonly City[] = [],
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
      .flatMap(({ control, setting }) =>
        boundBy(control, setting, shipped, from, cities).map((lever) => withValue(control, setting.value, lever)),
      ),
  ];
}

function withValue(control: Control, value: number, lever: LeverEntry): LeverEntry {
  const { parameter, ofMembers, choices, instead } = control;
  const moved = { [parameter]: choices ? choices[value - 1]?.[0] : value };
  if (!ofMembers) return { ...without(lever, instead), ...moved };
  const members = lever["members"] as readonly object[];
  return { ...lever, members: members.map((member) => ({ ...member, ...moved })) };
}

/** Levers that bind whom a setting says: the package's of its type, or one. */
function boundBy(
  control: Control,
  { where }: Setting,
  shipped: readonly LeverEntry[],
  from: number,
  cities: readonly City[],
): readonly LeverEntry[] {
  const ofType = shipped.filter(({ type }) => type === control.type);
  const asPackage = where === AS_PACKAGE;
  if (ofType.length > 0 && (asPackage || where === whereOf(control, shipped, idsOf(cities)))) return ofType;
  const made = { type: control.type, from, ...control.fixed };
  // For other places than in the package.
  const lever = ofType.length === 1 ? without(ofType[0]!, ["oneWay"]) : made;
  return [{ ...lever, ...placesOf(control, asPackage ? undefined : where, cities, lever) }];
}

function without(lever: LeverEntry, names: readonly string[]): LeverEntry {
  const { type, from, ...rest } = lever;
  return { type, from, ...Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name))) };
}

const idsOf = (cities: readonly City[]) => cities.map(({ id }) => id);

function placesOf(
  control: Control,
  where: string | undefined,
  cities: readonly City[],
  lever: LeverEntry,
): Record<string, unknown> {
  switch (control.reach) {
    case "cities":
      return { cities: sendersIn(where, cities, onlyDestination(lever, cities)) ?? where ?? "all" };
    case "members":
      return { members: [{ city: where ?? "all" }] };
    case "pairs":
      return { between: where?.includes("~") ? [where.split("~")] : (where ?? "cities") };
    case "named": {
      const names = namedCities(control, where, idsOf(cities));
      return Object.fromEntries(control.named.map((parameter, k) => [parameter, names[k]]));
    }
    default:
      return {};
  }
}

/** The city to which alone a lever sends firms, if there is one: it has nowhere to send its own. */
export function onlyDestination(lever: LeverEntry | undefined, cities: readonly City[]): string | undefined {
  const [name, ...others] = [lever?.["destinations"] ?? []].flat();
  const [city, ...more] = cities.filter(({ id, province }) => name === id || name === province);
  return others.length + more.length === 0 ? city?.id : undefined;
}

/** Cities among those meant that are not the only destination; undefined where that is none of them, or all. */
function sendersIn(where: string | undefined, cities: readonly City[], only: string | undefined) {
  const meant = cities.filter(({ id, province }) => where === undefined || where === id || where === province);
  const senders = idsOf(meant).filter((id) => id !== only);
  return senders.length > 0 && senders.length < meant.length ? senders : undefined;
}

/** The `where` of a setting that binds whom the package's levers of its type bind: no other says that of several. */
export const AS_PACKAGE = "package";

/** Whom the levers of a control's type bind in a package, as its settings say it; undefined: everybody. */
export function whereOf(control: Control, shipped: readonly LeverEntry[], cities: readonly string[]) {
  const [lever, ...others] = shipped.filter(({ type }) => type === control.type);
  if (!lever || control.reach === "none") return undefined;
  const [one, ...more] = placesNamed(control, lever);
  if (others.length > 0 || more.length > 0 || lever["oneWay"] === true) return AS_PACKAGE;
  if (typeof one === "string") return ["all", "cities"].includes(one) ? undefined : one;
  const ends = one as readonly string[];
  return ends.every((end) => cities.includes(end)) ? ends.join("~") : AS_PACKAGE;
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
