import { bestResponse, type Choice } from "../../maths/bargaining/nash.js";
import { type Course, courseOf } from "../../maths/bargaining/replicator.js";
import type { Trial } from "../../maths/numerics/roots.js";
import { SimulationError } from "../engine/errors.js";
import { copyPolicy } from "../engine/instruments.js";
import type { Policy } from "../engine/policy.js";
import type { PolicyMaker, Present, YearGlance } from "../engine/policyMaker.js";
import { ExperienceOfLevers, imitationStep, type LearningSettings, meet } from "./learning.js";
import { IMPOSSIBLE, type ObjectiveWeights, objective } from "./objective.js";

/** One number that one city government may set, between bounds or from a list. `apply` writes it on a policy. */
export interface ChoosableLever {
  /** The same for all cities that may set the same thing: "tax-rates.profitTaxRate". */
  name: string;
  city: number;
  low: number;
  high: number;
  /** Width of the last interval of the search. */
  accuracy: number;
  /** Values to choose from; null = any between the bounds. */
  choices: readonly number[] | null;
  initial: number;
  apply(value: number, policy: Policy): void;
  /** The most that agreements in force on a policy allow; absent: nothing limits it. */
  limit?(policy: Policy): number;
}

export interface GovernmentSettings {
  /** First year of a decision, and years between decisions. */
  from: number;
  every: number;
  /** Years looked ahead, on cohorts, with everything else as it is today. */
  horizon: number;
  discount: number;
  /**
   * All at once on what the others last did; one city after the other, in the order of nodes; or all at once by a part
   * of the way.
   */
  updating: "simultaneous" | "sequential" | "damped";
  /** Part of the way to the best response under damped updating, 0..1. */
  damping: number;
  /** By city node. */
  weights: ReadonlyMap<number, ObjectiveWeights>;
  /** All cities of the region. */
  cluster: readonly number[];
  levers: readonly ChoosableLever[];
  /** How governments learn; absent: they answer best. */
  learning?: LearningSettings | undefined;
}

/** What one city decided on one lever, with the alternatives it weighed: the answer to "why did it choose this?". */
export interface Decision {
  year: number;
  city: number;
  lever: string;
  before: number;
  after: number;
  payoffBefore: number;
  payoffAfter: number;
  trials: Trial[];
}

/**
 * A city goes through its levers again until none moves, but no more often than this: one lever's best value depends on
 * the others'.
 */
const MOST_PASSES = 4;

/** Values that a learner tells apart where the lever has no list of its own. */
const LEARNT_VALUES = 5;

/** A decision's year as its cities see it. */
interface Outlook {
  year: number;
  /** The coming years on cohorts, everybody's levers as given; null where they cannot be simulated. */
  see(values: Float64Array): YearGlance[] | null;
}

/**
 * City governments that choose: each looks ahead on cohorts, rivals as last seen, and sets its levers one by one, again
 * and again until none moves, to what serves its objective best (bounded maximisation, or enumeration of a list), or
 * learns (governmentLearning.ts). Choices hold until the next decision; an agreement that forbids a choice only
 * suspends it.
 */
export class Governments implements PolicyMaker {
  /** In force since the last decision. */
  readonly values: Float64Array;
  readonly decisions: Decision[] = [];
  /** What was chosen last where no agreement stood in the way. */
  private readonly wanted: Float64Array;
  private readonly profiles: Float64Array[] = [];
  private readonly experience = new ExperienceOfLevers();
  /** By city, what it expected at its first decision: imitators compare how far they have come since. */
  private readonly firstExpected = new Map<number, number>();

  constructor(private readonly settings: GovernmentSettings) {
    this.values = Float64Array.from(settings.levers, ({ initial }) => initial);
    this.wanted = this.values.slice();
  }

  /**
   * The policy of the year: the scenario's, with what the governments have chosen written on it; revises the choices
   * first where they are due.
   */
  govern(present: Present, scenario: Policy): Policy {
    const { from, every } = this.settings;
    const { year } = present;
    this.values.set(this.asAllowed(scenario));
    if (year >= from && (year - from) % every === 0) this.revise(present, scenario);
    return this.write(scenario, this.values);
  }

  /** A policy with the choices as they stand, as far as it allows them: what agreements are looked at with. */
  standing(policy: Policy): Policy {
    return this.write(policy, this.asAllowed(policy));
  }

  /** Whether the choices have come to rest, within the accuracy of every lever. */
  course(): Course {
    return courseOf(
      this.profiles,
      this.settings.levers.map(({ accuracy }) => accuracy),
    );
  }

  /** What cities want, no further than a policy lets them go. [lever] */
  private asAllowed(policy: Policy): Float64Array {
    return this.wanted.map((value, l) => Math.min(value, within(this.settings.levers[l], policy).high));
  }

  /** All cities decide anew, in order of their indices. */
  private revise(present: Present, scenario: Policy): void {
    const outlook: Outlook = {
      year: present.year,
      see: (values) => this.lookAhead(present, this.write(scenario, values)),
    };
    const levers = this.settings.levers.map((lever) => within(lever, scenario));
    const start = this.values.slice();
    const seenByAll = outlook.see(start);
    for (const city of [...new Set(levers.map((lever) => lever.city))].sort((a, b) => a - b)) {
      // In turn, a city sees what those before it have done; at once, only what it does itself.
      const inTurn = this.settings.updating === "sequential";
      const view = inTurn ? this.values.slice() : start.slice();
      this.reviseCity(city, levers, outlook, view, inTurn ? outlook.see(view) : seenByAll);
    }
    this.profiles.push(this.values.slice());
  }

  /** Sets the levers of one city, rivals as in `view`, which follows what the city does. */
  private reviseCity(
    city: number,
    levers: readonly ChoosableLever[],
    outlook: Outlook,
    view: Float64Array,
    seen: YearGlance[] | null,
  ): void {
    const { learning, updating } = this.settings;
    const own = levers.flatMap((lever, l) => (lever.city === city ? [l] : []));
    const passes = own.length === 1 || learning || updating === "damped" ? 1 : MOST_PASSES;
    let present = seen;
    for (let pass = 0, moved = true; moved && pass < passes; pass++) {
      moved = false;
      for (const l of own) {
        const lever = levers[l];
        const decision = this.decide(outlook, view, present, lever, l);
        if (pass === 0 || decision.after !== decision.before) this.decisions.push(decision);
        this.hold(l, decision.after, lever);
        if (decision.after === view[l]) continue;
        moved ||= Math.abs(decision.after - view[l]) > lever.accuracy;
        view[l] = decision.after;
        present = outlook.see(view);
      }
    }
  }

  /** A choice that stops where an agreement begins leaves open what the city would have without it. */
  private hold(l: number, value: number, { high }: ChoosableLever): void {
    const stopped = high < this.settings.levers[l].high && value >= high;
    this.values[l] = value;
    this.wanted[l] = stopped ? Math.max(this.wanted[l], value) : value;
  }

  /**
   * What a city does with lever l where all levers stand as in `view` [lever]. `present`: the years ahead if nothing
   * changes; null where they cannot be simulated.
   */
  private decide(
    outlook: Outlook,
    view: Float64Array,
    present: readonly YearGlance[] | null,
    lever: ChoosableLever,
    l: number,
  ): Decision {
    const { learning } = this.settings;
    const { year } = outlook;
    const before = view[l];
    if (learning?.by === "imitation") return this.imitate(year, view, present, lever, l, learning);
    const payoffBefore = this.payoff(present, lever.city);
    const payoff = (value: number) => {
      if (value === before) return payoffBefore;
      const profile = view.slice();
      profile[l] = value;
      return this.payoff(outlook.see(profile), lever.city);
    };
    const common = { year, city: lever.city, lever: lever.name, before, payoffBefore };
    if (learning) {
      // What is learnt of a value stays when an agreement forbids it for a while.
      const values = this.settings.levers[l].choices ?? grid(this.settings.levers[l], LEARNT_VALUES);
      const trials = values.map((value) => ({ value, payoff: payoff(Math.min(value, lever.high)) }));
      const { value, payoff: payoffAfter } =
        trials[this.experience.play(l, year, trials, nearest(values, before), learning)];
      return { ...common, after: Math.min(value, lever.high), payoffAfter, trials };
    }
    return { ...common, ...this.best(lever, before, payoff) };
  }

  /** The value with the highest payoff, or a part of the way to it (`damped`), and all that was tried. */
  private best(
    lever: ChoosableLever,
    before: number,
    payoff: (value: number) => number,
  ): Pick<Decision, "after" | "payoffAfter" | "trials"> {
    const { updating, damping } = this.settings;
    const { low, high, accuracy, choices } = lever;
    const choice: Choice = choices ? { kind: "list", values: choices } : { kind: "interval", low, high, accuracy };
    const best = bestResponse(payoff, choice, before);
    if (updating !== "damped" || choices !== null || best.value === before) {
      return { after: best.value, payoffAfter: best.payoff, trials: best.trials };
    }
    const after = before + damping * (best.value - before);
    const payoffAfter = payoff(after);
    return { after, payoffAfter, trials: [...best.trials, { value: after, payoff: payoffAfter }] };
  }

  /** Looks at one other city that has the same lever; payoffs are what each has gained since its first decision. */
  private imitate(
    year: number,
    view: Float64Array,
    present: readonly YearGlance[] | null,
    lever: ChoosableLever,
    l: number,
    learning: Extract<LearningSettings, { by: "imitation" }>,
  ): Decision {
    const { levers } = this.settings;
    const { city, name } = lever;
    const peers = levers.flatMap((other) => (other.name === name && other.city !== city ? [other.city] : []));
    // At the first decision nobody has come anywhere yet.
    const other = this.profiles.length > 0 ? meet(city, year, peers, learning.random) : -1;
    const [own, theirs] = [this.gained(present, city), other < 0 ? 0 : this.gained(present, other)];
    const before = view[l];
    const seen = other < 0 ? before : view[levers.findIndex((peer) => peer.city === other && peer.name === name)];
    const step = imitationStep(l, city, year, own, theirs, learning);
    const tried = step.act === "try" ? valueAt(lever, step.at) : before;
    const after = step.act === "copy" ? nearestOf(lever, seen) : Math.min(tried, lever.high);
    return {
      year,
      city,
      lever: name,
      before,
      after,
      payoffBefore: own,
      payoffAfter: step.act === "copy" ? theirs : own,
      trials: [
        { value: before, payoff: own },
        { value: seen, payoff: theirs },
      ],
    };
  }

  /** What a city expects now over what it expected at its first decision, in units of its objective. */
  private gained(present: readonly YearGlance[] | null, city: number): number {
    const expected = this.payoff(present, city);
    const first = this.firstExpected.get(city) ?? expected;
    this.firstExpected.set(city, first);
    return expected - first;
  }

  /** A city's objective over years that it looks ahead at; null: years that cannot be simulated. */
  private payoff(glances: readonly YearGlance[] | null, city: number): number {
    if (glances === null) return IMPOSSIBLE;
    const { weights, cluster, discount } = this.settings;
    return objective(glances, city, weights.get(city)!, { own: [city], cluster }, discount);
  }

  /** The years up to the horizon under a policy that stays as it is; null where they cannot be simulated. */
  private lookAhead(present: Present, policy: Policy): YearGlance[] | null {
    try {
      return present.lookAhead(() => policy, this.settings.horizon);
    } catch (error) {
      if (error instanceof SimulationError) return null;
      throw error;
    }
  }

  /** The scenario's policy with the values of chosen levers on it. values [lever] */
  private write(scenario: Policy, values: Float64Array): Policy {
    const policy = copyPolicy(scenario);
    this.settings.levers.forEach((lever, l) => {
      lever.apply(values[l], policy);
    });
    return policy;
  }
}

/** The lever as far as agreements in force let its city go. */
function within(lever: ChoosableLever, agreed: Policy): ChoosableLever {
  const limit = lever.limit?.(agreed) ?? Number.POSITIVE_INFINITY;
  if (limit >= lever.high) return lever;
  const high = Math.max(lever.low, limit);
  const allowed = lever.choices?.filter((value) => value <= high) ?? [];
  return allowed.length > 0
    ? { ...lever, high: Math.max(...allowed), choices: allowed }
    : { ...lever, high, choices: lever.choices && [high] };
}

/** So many values of a lever's range, evenly from its lowest to its highest. */
function grid({ low, high }: ChoosableLever, count: number): number[] {
  return Array.from({ length: count }, (_, k) => low + (k / (count - 1)) * (high - low));
}

/** Position of the value that is nearest. */
function nearest(values: readonly number[], value: number): number {
  const distances = values.map((other) => Math.abs(other - value));
  return distances.indexOf(Math.min(...distances));
}

/** What a lever can be that is nearest to a value of another city's, which may have other bounds. */
function nearestOf({ low, high, choices }: ChoosableLever, value: number): number {
  return choices ? choices[nearest(choices, value)] : Math.max(low, Math.min(value, high));
}

/** The value at a part 0..1 of a lever's range, or of its list. */
function valueAt({ low, high, choices }: ChoosableLever, part: number): number {
  return choices ? choices[Math.floor(part * choices.length)] : low + part * (high - low);
}
