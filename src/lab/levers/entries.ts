import type { LeverEntry } from "../../scenario/index.js";
import { type Control, controlNamed, type Setting } from "./controls.js";

/** The policy that somebody has made: a variant that ships with the scenario, or none, and levers that were moved. */
export interface Policy {
  /** "" : none. */
  package: string;
  settings: readonly Setting[];
}

/** Levers of a policy: those of the variant, but of types that were moved by hand, and these. `from`: the first year of the latter. */
export function leversOf(policy: Policy, shipped: readonly LeverEntry[], from: number): LeverEntry[] {
  const moved = policy.settings.flatMap((setting) => {
    const control = controlNamed(setting.control);
    return control ? [{ control, setting }] : [];
  });
  const replaced = new Set(moved.map(({ control }) => control.type));
  return [
    ...shipped.filter(({ type }) => !replaced.has(type)),
    ...moved.filter(({ control, setting }) => setting.value !== control.mark).map((one) => entryOf(one, from)),
  ];
}

interface Moved {
  control: Control;
  setting: Setting;
}

function entryOf({ control, setting }: Moved, from: number): LeverEntry {
  const value = control.choices ? control.choices[setting.value - 1] : setting.value;
  const { type, parameter, fixed } = control;
  if (control.reach === "members") {
    const inList = parameter === "quota";
    const members = [{ city: setting.where ?? "all", ...(inList ? { quota: value } : {}) }];
    return { type, from, ...fixed, members, ...(inList ? {} : { [parameter]: value }) };
  }
  return { type, from, ...fixed, ...placesOf(control, setting), [parameter]: value };
}

function placesOf({ reach }: Control, { where }: Setting): Record<string, unknown> {
  if (reach === "cities") return { cities: where ?? "all" };
  if (reach === "pairs") return { between: where?.includes("~") ? [where.split("~")] : (where ?? "cities") };
  return {};
}

/** A policy with one control set anew; one that is back at its mark is kept where it stands for a lever of the variant. */
export function withSetting(policy: Policy, setting: Setting, shipped: readonly LeverEntry[]): Policy {
  const control = controlNamed(setting.control);
  if (!control) return policy;
  const idle = setting.value === control.mark && !shipped.some(({ type }) => type === control.type);
  const others = policy.settings.filter(({ control: id }) => id !== setting.control);
  return { ...policy, settings: idle && setting.where === undefined ? others : [...others, setting] };
}
