import { createContext } from "preact";
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { placesIn } from "../../../measures/views/data.js";
import { ANSWER_READS } from "../../../report/answer/view.js";
import { t } from "../../../words/index.js";
import type { OpenedWorld, PolicySpec, RunAsk, ShippedVariant, WorldSpec } from "../engine/calls.js";
import { leversOf, NO_POLICY, type Policy } from "./policy.js";
import { preferredLanguage } from "./preferred.js";
import { hashOf, type LabState, type ReadHash, readHash } from "./state.js";

/** The state of the page and what changes it. */
export interface Store {
  state: LabState;
  /** Changes anything but policies and their year. */
  set(change: Partial<Omit<LabState, keyof Sides>>): void;
  /**
   * Other policies, which can be undone. `held`: by a slider that is still held, so that its way counts as one step.
   */
  setPolicies(change: Partial<Sides>, held?: string): void;
  /** Another scenario, and with it whatever belongs to one. */
  open(scenario: string): void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  /** What of the address could not be understood, which version wrote it, and an address at which one may go on. */
  address: Pick<ReadHash, "wrong" | "version" | "gone"> & { left?: string | undefined };
  forgetAddress(): void;
}

export const StoreContext = createContext<Store | undefined>(undefined);

export function useStore(): Store {
  return useContext(StoreContext)!;
}

/** Milliseconds after the last change when the address follows: browsers allow few changes of it a second. */
const ADDRESS_DELAY = 250;

/** The only store of a page, read from its address and written to it. */
export function useNewStore(): Store {
  const first = useMemo(() => ({ ...readHash(location.hash, preferredLanguage()), left: leftAt(location.hash) }), []);
  const [state, setState] = useState(first.state);
  const [history, setHistory] = useState<History>(NO_HISTORY);
  const [address, setAddress] = useState<Store["address"]>(first);
  const holder = useRef<string | undefined>(undefined);

  useAddress(state, (read) => {
    setState(read.state);
    setAddress(read);
    setHistory(NO_HISTORY);
  });

  const set: Store["set"] = useCallback((change) => {
    holder.current = undefined;
    setState((old) => ({ ...old, ...change }));
  }, []);

  const { policy, other, from } = state;
  const setPolicies: Store["setPolicies"] = (change, held) => {
    setHistory(remembered(history, { policy, other, from }, held !== undefined && held === holder.current));
    holder.current = held;
    setState({ ...state, ...change });
  };

  const open = (scenario: string) => {
    holder.current = undefined;
    setHistory(NO_HISTORY);
    setState((old) => ({ ...old, ...FRESH, scenario }));
  };

  const walk = (way: "undo" | "redo") => {
    const step = stepped(history, { policy, other, from }, way);
    if (!step) return undefined;
    return () => {
      holder.current = undefined;
      setHistory(step.history);
      setState({ ...state, ...step.sides });
    };
  };

  const forgetAddress = () => setAddress({ wrong: [] });
  return { state, set, setPolicies, open, undo: walk("undo"), redo: walk("redo"), address, forgetAddress };
}

/** What belongs to a scenario and does not go with one to another. */
const FRESH = {
  policy: NO_POLICY,
  other: NO_POLICY,
  place: "cluster",
  year: undefined,
  city: undefined,
  from: undefined,
  seed: undefined,
  population: undefined,
} as const;

/** Where somebody is: "back" and "forward" of the browser go from one such place to another. */
function whereIs({ tab, scenario, own }: LabState): string {
  return [tab, scenario, own["game"], own["lesson"], own["step"], own["play"]].join();
}

/**
 * Keeps the address of the page and the state together: another place is another entry of the browser's history, all
 * else changes the present one.
 */
function useAddress(state: LabState, read: (found: ReadHash) => void): void {
  const written = useRef(location.hash);
  const opened = useRef(state);
  const last = useRef(state);
  // Before anything else of the browser: a second step back would meet the address of the first.
  useLayoutEffect(() => {
    const write = (one: LabState, how: "pushState" | "replaceState") => {
      const hash = `#${hashOf(one, PROGRAM_VERSION)}`;
      if (one !== opened.current) leftAt("", hash);
      if (hash === location.hash) return;
      written.current = hash;
      window.history[how](null, "", hash);
    };
    const before = last.current;
    last.current = state;
    if (whereIs(before) !== whereIs(state)) {
      write(before, "replaceState");
      write(state, "pushState");
      return;
    }
    const timer = setTimeout(() => write(state, "replaceState"), ADDRESS_DELAY);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => {
    const follow = () => {
      if (location.hash === written.current) return;
      written.current = location.hash;
      const found = readHash(location.hash, state.language);
      last.current = found.state;
      read(found);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  });
}

/**
 * The address at which this browser was left, where the page is opened without one and it still holds. `now`: the
 * address that is to be kept. Some browsers keep nothing.
 */
function leftAt(hash: string, now?: string): string | undefined {
  const name = "agglom-lab";
  try {
    if (now !== undefined) window.localStorage.setItem(name, now);
    const left = window.localStorage.getItem(name);
    if (hash !== "" || !left) return undefined;
    const { wrong, gone } = readHash(left);
    return wrong.length === 0 && !gone ? left : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The two policies of the page, the one that is explored and the other side of a comparison, and the first year of
 * levers that are moved by hand.
 */
export interface Sides {
  policy: Policy;
  other: Policy;
  from?: LabState["from"];
}

export type Side = "policy" | "other";

/** Policies before and after the present ones. */
export interface History {
  past: readonly Sides[];
  future: readonly Sides[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** Steps that can be undone. */
const MOST = 100;

/**
 * What `present` becomes part of when something else takes its place. `same`: a slider that is still held, whose steps
 * count as one.
 */
export function remembered(history: History, present: Sides, same: boolean): History {
  if (same && history.past.length > 0) return { past: history.past, future: [] };
  return { past: [...history.past, present].slice(-MOST), future: [] };
}

/** One step back (or forth): the policies there, and the history seen from them. */
export function stepped(
  { past, future }: History,
  present: Sides,
  way: "undo" | "redo",
): { sides: Sides; history: History } | undefined {
  const sides = way === "undo" ? past.at(-1) : future[0];
  if (!sides) return undefined;
  return way === "undo"
    ? { sides, history: { past: past.slice(0, -1), future: [present, ...future] } }
    : { sides, history: { past: [...past, present], future: future.slice(1) } };
}

/** What a tab keeps of its own in the address: short texts, "" where there is none. */
export function useOwn(): [(key: string) => string, (change: Readonly<Record<string, string>>) => void] {
  const { state, set } = useStore();
  const read = useCallback((key: string) => state.own[key] ?? "", [state.own]);
  const write = (change: Readonly<Record<string, string>>) => {
    const kept = Object.entries({ ...state.own, ...change }).filter(([, text]) => text !== "");
    set({ own: Object.fromEntries(kept) });
  };
  return [read, write];
}

/** Years between the start of a run and levers that are moved by hand, as in the shipped scenarios. */
const LEAD = 2;

/** What the state means in a world: its own values where it has any that fit, the scenario's elsewhere. */
export interface Setting {
  world: WorldSpec;
  /** First year of levers that are moved by hand. */
  from: number;
  /** Position of the year that is shown. */
  at: number;
  place: string;
}

export function settingOf(state: LabState, world: OpenedWorld): Setting {
  const { startYear, years } = world;
  const last = startYear + years - 1;
  const within = (year: number) => Math.min(last, Math.max(startYear, year));
  return {
    world: {
      scenario: world.scenario,
      seed: state.seed ?? world.seed,
      population: state.population ?? world.population,
    },
    from: within(state.from ?? startYear + LEAD),
    at: within(state.year ?? last) - startYear,
    place: placesOf(world).some(({ id }) => id === state.place) ? state.place : "cluster",
  };
}

/** Places whose indicators can be shown: the cluster first. */
export function placesOf(world: OpenedWorld) {
  const isCity = (id: string) => world.cities.some((city) => city.id === id);
  const all = placesIn(world, { cluster: world.region, country: t("cli.wholeCountry") });
  return all.filter(({ id, kind }) => kind !== "province" || !isCity(id));
}

/** The variant that a policy starts from, if the scenario has it. */
export function packageOf({ variants }: OpenedWorld, policy: Policy): ShippedVariant | undefined {
  return variants.find(({ id }) => id === policy.package);
}

export function policySpec(world: OpenedWorld, policy: Policy, from: number): PolicySpec {
  const shipped = packageOf(world, policy);
  return { levers: leversOf(policy, shipped?.levers ?? [], from, world.cities), like: shipped?.id };
}

export function cityIds({ cities }: OpenedWorld): string[] {
  return cities.map(({ id }) => id);
}

/** Kinds of flow that a name of the map stands for. */
export function flowKindsOf({ flows, labour }: OpenedWorld, flow: string): string[] {
  if (flow === "people") return [...labour];
  return flows.filter((kind) => kind === flow);
}

/** What the explore page asks of the engine. */
export function askOf(state: LabState, world: OpenedWorld, setting: Setting): RunAsk {
  return {
    world: setting.world,
    policy: policySpec(world, state.policy, setting.from),
    indicators: [...new Set([...ANSWER_READS, ...world.asked, "residents", state.colour, ...state.charts])].sort(),
    flows: flowKindsOf(world, state.flow),
  };
}
