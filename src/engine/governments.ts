import { bestResponse, type Choice } from "../bargaining/bestResponse.js";
import { type Course, courseOf } from "../bargaining/course.js";
import type { Trial } from "../bargaining/maximise.js";
import { ExperienceOfLevers, imitationStep, type LearningSettings, meet } from "./governmentLearning.js";
import type { ClearingOptions } from "./market.js";
import { type ObjectiveWeights, objective } from "./objective.js";
import type { Policy } from "./policy.js";
import { copyPolicy } from "./policyCopy.js";
import type { Simulation, YearGlance } from "./simulation.js";

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
  /** All at once on what the others last did; one city after the other, in the order of nodes; or all at once by a part of the way. */
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

/** Look-ahead needs the sign of differences between policies, not eleven digits. */
const LOOK_AHEAD: ClearingOptions = { tolerance: 1e-8, maxIterations: 400 };

/** Values that a learner tells apart where the lever has no list of its own. */
const LEARNT_VALUES = 5;

/**
 * City governments that choose: each looks ahead on cohorts, rivals as last seen, and sets each of its levers in turn to what serves its objective best
 * (bounded maximisation, or enumeration of a list), or learns (governmentLearning.ts). Choices hold until the next decision.
 */
export class Governments {
  readonly values: Float64Array;
  readonly decisions: Decision[] = [];
  private readonly settings: GovernmentSettings;
  private readonly profiles: Float64Array[] = [];
  private readonly experience = new ExperienceOfLevers();
  /** By city, what it expected at its first decision: imitators compare how far they have come since. */
  private readonly firstExpected = new Map<number, number>();
  private written: { scenario: Policy; values: Float64Array; policy: Policy } | undefined;

  constructor(settings: GovernmentSettings) {
    this.settings = settings;
    this.values = Float64Array.from(settings.levers, ({ initial }) => initial);
  }

  /** The policy of the year: the scenario's, with what the governments have chosen written on it; revises the choices first where they are due. */
  govern(simulation: Simulation, scenario: Policy): Policy {
    const { from, every } = this.settings;
    const { year } = simulation.world;
    if (year >= from && (year - from) % every === 0) this.revise(simulation, scenario);
    return this.write(scenario, this.values);
  }

  /** Whether the choices have come to rest, within the accuracy of every lever. */
  course(): Course {
    return courseOf(
      this.profiles,
      this.settings.levers.map(({ accuracy }) => accuracy),
    );
  }

  private revise(simulation: Simulation, scenario: Policy): void {
    const { updating } = this.settings;
    const levers = this.settings.levers.map((lever) => within(lever, scenario));
    const start = this.values.map((value, l) => Math.min(value, levers[l]!.high));
    this.values.set(start);
    const seenByAll = this.lookAhead(simulation, scenario, start);
    const cities = [...new Set(levers.map(({ city }) => city))].sort((a, b) => a - b);
    for (const city of cities) {
      // In turn, a city sees what those before it have done; at once, only what it does itself.
      const view = updating === "sequential" ? this.values.slice() : start.slice();
      let glances = updating === "sequential" ? this.lookAhead(simulation, scenario, view) : seenByAll;
      levers.forEach((lever, l) => {
        if (lever.city !== city) return;
        const decision = this.decide(simulation, scenario, view, glances, lever, l);
        this.decisions.push(decision);
        this.values[l] = decision.after;
        if (view[l] === decision.after) return;
        view[l] = decision.after;
        glances = this.lookAhead(simulation, scenario, view);
      });
    }
    this.profiles.push(this.values.slice());
  }

  private decide(
    simulation: Simulation,
    scenario: Policy,
    view: Float64Array,
    present: readonly YearGlance[],
    lever: ChoosableLever,
    l: number,
  ): Decision {
    const { learning } = this.settings;
    const { year } = simulation.world;
    const before = view[l];
    if (learning?.by === "imitation") return this.imitate(year, view, present, lever, l, learning);
    const payoffBefore = this.payoff(present, lever.city);
    const payoff = (value: number) => {
      if (value === before) return payoffBefore;
      const profile = view.slice();
      profile[l] = value;
      return this.payoff(this.lookAhead(simulation, scenario, profile), lever.city);
    };
    const common = { year, city: lever.city, lever: lever.name, before, payoffBefore };
    if (learning) {
      // What is learnt of a value stays when an agreement forbids it for a while.
      const values = this.settings.levers[l]!.choices ?? grid(this.settings.levers[l]!, LEARNT_VALUES);
      const trials = values.map((value) => ({ value, payoff: payoff(value) }));
      const { value, payoff: payoffAfter } =
        trials[this.experience.play(l, year, trials, nearest(values, before), learning)];
      return { ...common, after: Math.min(value, lever.high), payoffAfter, trials };
    }
    return { ...common, ...this.best(lever, before, payoff) };
  }

  private best(
    lever: ChoosableLever,
    before: number,
    payoff: (value: number) => number,
  ): Pick<Decision, "after" | "payoffAfter" | "trials"> {
    const { updating, damping } = this.settings;
    const { low, high, accuracy, choices } = lever;
    const choice: Choice = choices ? { kind: "list", values: choices } : { kind: "interval", low, high, accuracy };
    const { value: target, payoff: payoffAfter, trials } = bestResponse(payoff, choice, before);
    const part = updating === "damped" && lever.choices === null ? damping : 1;
    return {
      after: part === 1 ? target : before + part * (target - before),
      payoffAfter,
      trials,
    };
  }

  /** Looks at one other city that has the same lever; payoffs are what each has gained since its first decision. */
  private imitate(
    year: number,
    view: Float64Array,
    present: readonly YearGlance[],
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
    return {
      year,
      city,
      lever: name,
      before,
      after: Math.min(step.act === "copy" ? seen : tried, lever.high),
      payoffBefore: own,
      payoffAfter: step.act === "copy" ? theirs : own,
      trials: [
        { value: before, payoff: own },
        { value: seen, payoff: theirs },
      ],
    };
  }

  private gained(present: readonly YearGlance[], city: number): number {
    const expected = this.payoff(present, city);
    const first = this.firstExpected.get(city) ?? expected;
    this.firstExpected.set(city, first);
    return expected - first;
  }

  private payoff(glances: readonly YearGlance[], city: number): number {
    const { weights, cluster, discount } = this.settings;
    return objective(glances, city, weights.get(city)!, { own: [city], cluster }, discount);
  }

  /** The coming years on cohorts, everybody's levers as given. */
  private lookAhead(simulation: Simulation, scenario: Policy, values: Float64Array): YearGlance[] {
    const policy = this.write(scenario, values);
    const ahead = simulation.fork(() => policy, LOOK_AHEAD);
    return Array.from({ length: this.settings.horizon }, () => ahead.glance());
  }

  private write(scenario: Policy, values: Float64Array): Policy {
    const { written } = this;
    if (written && written.scenario === scenario && written.values.every((value, l) => value === values[l]))
      return written.policy;
    const policy = copyPolicy(scenario);
    this.settings.levers.forEach((lever, l) => {
      lever.apply(values[l], policy);
    });
    if (values === this.values) this.written = { scenario, values: values.slice(), policy };
    return policy;
  }
}

/** The lever as far as agreements in force let its city go. */
function within(lever: ChoosableLever, agreed: Policy): ChoosableLever {
  const limit = lever.limit?.(agreed) ?? Number.POSITIVE_INFINITY;
  if (limit >= lever.high) return lever;
  const high = Math.max(lever.low, limit);
  const allowed = lever.choices?.filter((value) => value <= high) ?? null;
  return { ...lever, high, choices: allowed?.length === 0 ? [high] : allowed };
}

function grid({ low, high }: ChoosableLever, count: number): number[] {
  return Array.from({ length: count }, (_, k) => low + (k / (count - 1)) * (high - low));
}

function nearest(values: readonly number[], value: number): number {
  const distances = values.map((other) => Math.abs(other - value));
  return distances.indexOf(Math.min(...distances));
}

/** The value at a part 0..1 of a lever's range, or of its list. */
function valueAt({ low, high, choices }: ChoosableLever, part: number): number {
  return choices ? choices[Math.floor(part * choices.length)] : low + part * (high - low);
}
