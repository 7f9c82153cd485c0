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
      .flatMap(({ control, setting }) =>
        boundBy(control, setting, shipped, cities).map((places) => entryOf(control, setting.value, from, places)),
      ),
  ];
}

/** The fields of a lever that say whom it binds. */
type Places = Readonly<Record<string, unknown>>;

function entryOf(control: Control, value: number, from: number, places: Places): LeverEntry {
  const { type, parameter, ofMembers, fixed, choices } = control;
  const moved = { [parameter]: choices ? choices[value - 1]?.[0] : value };
  if (!ofMembers) return { type, from, ...fixed, ...places, ...moved };
  const members = places["members"] as readonly object[];
  return { type, from, ...fixed, members: members.map((member) => ({ ...member, ...moved })) };
}

/** Whom a setting binds, by lever: one, or one for each of the places that a package's levers of its type name. */
function boundBy(
  control: Control,
  { where }: Setting,
  shipped: readonly LeverEntry[],
  cities: readonly string[],
): readonly Places[] {
  if (where !== AS_PACKAGE) return [placesOf(control, where, cities)];
  const fields = fieldsOf(control);
  const named = shipped
    .filter(({ type }) => type === control.type)
    .map((lever) => Object.fromEntries(fields.flatMap((field) => (field in lever ? [[field, lever[field]]] : []))));
  // Levers of one place that follow one another in time are one from now on.
  const once = new Map(named.map((places) => [JSON.stringify(places), places]));
  return once.size > 0 ? [...once.values()] : [placesOf(control, undefined, cities)];
}

function fieldsOf({ reach, named }: Control): readonly string[] {
  if (reach === "named") return named;
  return reach === "pairs" ? ["between", "oneWay"] : [reach];
}

function placesOf(control: Control, where: string | undefined, cities: readonly string[]): Places {
  switch (control.reach) {
    case "cities":
      return { cities: where ?? "all" };
    case "members":
      return { members: [{ city: where ?? "all" }] };
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

/** The `where` of a setting that binds whom the package's levers of its type bind: no other says that of several. */
export const AS_PACKAGE = "package";

/** Whom the levers of a control's type bind in a package, as its settings say it; undefined: everybody. */
export function whereOf(control: Control, shipped: readonly LeverEntry[], cities: readonly { id: string }[]) {
  const [lever, ...others] = shipped.filter(({ type }) => type === control.type);
  if (!lever || control.reach === "none") return undefined;
  const [one, ...more] = placesNamed(control, lever);
  if (others.length > 0 || more.length > 0 || lever["oneWay"] === true) return AS_PACKAGE;
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
