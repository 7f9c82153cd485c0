import { yearsOf } from "../../input/index.js";
import {
  auditOf,
  flowHeads,
  INDICATORS,
  recordFlows,
  recordYear,
  type Scope,
  sectorsOf,
  structureOf,
  type YearView,
  yearView,
} from "../../measures/indicators/index.js";
import { type AuditSummary, type PolicyEvent, type RunRecord, worseAudit } from "../../measures/results/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { YearOutcome } from "../../model/engine/outcome.js";
import type { Simulation } from "../../model/engine/simulation.js";
import type { Bargain } from "../../model/governance/bargain.js";
import type { Council, Resolution } from "../../model/governance/council.js";
import type { Decision, Governments } from "../../model/governance/governments.js";
import { t } from "../../words/index.js";
import { heldByRun, toldIn } from "./answerPlan.js";
import { orNull } from "./collaboration.js";
import { currencyOf } from "./names.js";
import {
  calibrationOf,
  decidesItself,
  type PreparedScenario,
  type PreparedVariant,
  startSimulation,
} from "./prepare.js";
import { finished } from "./workers.js";

/**
 * Structure of the last year beside a run's record: location quotients, city by sector, for the report; what the
 * sectors do, for tables.
 */
export interface RunOutput {
  record: RunRecord;
  structure: number[][];
  /** [measure][city*S + s] */
  sectors: number[][];
  /** Goods by sector between all nodes, buyers' prices. [s*n*n + from*n + to] */
  trade: Float64Array;
  /** What the answer tells (`heldByRun`), in its order. */
  told: Float64Array;
}

/**
 * One replicate of one arm: the only road from a scenario to a record. Draws depend on (seed, replicate) alone, so arms
 * of a replicate share their luck.
 */
export function runScenario(prepared: PreparedScenario, variant: PreparedVariant, replicate: number): RunOutput {
  return finished(runYears(prepared, variant, replicate));
}

/** The same, with a stop after each year. */
export function* runYears(
  prepared: PreparedScenario,
  variant: PreparedVariant,
  replicate: number,
): Generator<void, RunOutput> {
  const { scenario, scopes } = prepared;
  const { economy } = variant.calibration.world;
  const years = yearsOf(scenario);
  const heads = flowHeads(economy, currencyOf(scenario));
  const width = scopes.length * INDICATORS.length;
  const values = new Float64Array(years.length * width);
  const flowSize = heads.kinds.length * economy.nodes * economy.nodes;
  const flows = { ...heads, nodes: economy.nodeIds, values: new Float64Array(years.length * flowSize) };
  let audit: RunRecord["audit"] | undefined;
  let last: YearView | undefined;
  const policyEvents = yield* readYears(prepared, variant, replicate, (view, year, yearAudit) => {
    const y = year - scenario.startYear;
    values.set(recorded(view, scopes), y * width);
    recordFlows(economy, view.outcome, flows.values.subarray(y * flowSize, (y + 1) * flowSize));
    audit = audit ? worseAudit(audit, yearAudit) : yearAudit;
    last = view;
  });
  const record: RunRecord = {
    variant: variant.name,
    replicate,
    years,
    scopes: scopes.map(({ id }) => id),
    scopeLevels: scopes.map(({ kind }) => kind),
    indicators: INDICATORS.map(({ id }) => id),
    values,
    flows,
    policyEvents,
    audit: audit!,
  };
  const trade = last!.outcome.market.tradeBySector;
  const told = toldIn(record, heldByRun(scenario));
  return { record, structure: structureOf(last!), sectors: sectorsOf(last!), trade, told };
}

const RECORDED = new WeakMap<YearView, Float64Array>();

/**
 * Indicators of a year, for which arms that share it ask one after the other: arms of one scenario, whose scopes are
 * the same. [scope][indicator]
 */
function recorded(view: YearView, scopes: Scope[]): Float64Array {
  const known = RECORDED.get(view);
  if (known) return known;
  const values = new Float64Array(scopes.length * INDICATORS.length);
  recordYear(view, scopes, values);
  RECORDED.set(view, values);
  return values;
}

/** Takes what it needs of a year; nothing of it stays the same in the next. */
export type ReadYear = (view: YearView, year: number, audit: AuditSummary) => void;

/**
 * A run of which only that is kept what `read` takes year by year, with a stop after each; at the end what was decided.
 */
export function* readYears(
  prepared: PreparedScenario,
  variant: PreparedVariant,
  replicate: number,
  read: ReadYear,
): Generator<void, PolicyEvent[]> {
  const watched = watchYears(prepared, variant, replicate);
  let step = watched.next();
  for (let year = prepared.scenario.startYear; !step.done; year++, step = watched.next()) {
    const audit = auditOf(step.value.outcome);
    checkAudit(audit, year);
    read(step.value, year, audit);
    yield;
  }
  return step.value;
}

/**
 * The years of a run as indicators see them, one after the other and before anything is recorded; at the end what was
 * decided.
 */
export function* watchYears(
  prepared: PreparedScenario,
  variant: PreparedVariant,
  replicate: number,
): Generator<YearView, PolicyEvent[]> {
  const { scenario, provinces } = prepared;
  const { economy } = variant.calibration.world;
  const shared = new SharedYears(prepared, variant, replicate);
  const taken = shared.taken();
  const { simulation, governments, council } = taken ?? startSimulation(prepared, variant, replicate);
  const end = scenario.startYear + scenario.years;
  let previous = variant.base;
  for (const view of taken?.views ?? []) {
    yield view;
    previous = view.outcome;
  }
  for (let year = simulation.world.year; year < end; year++) {
    shared.before(simulation);
    const outcome = simulation.step();
    checkFinite(outcome, year);
    const view = yearView(economy, provinces, outcome, variant.base, previous);
    shared.after(view);
    yield view;
    previous = outcome;
  }
  return policyEvents(variant, end - 1, governments, council);
}

/**
 * The scenario's own levers as they start and end, the council's resolutions, and what governments chose: each with
 * what was weighed.
 */
function policyEvents(
  variant: PreparedVariant,
  lastYear: number,
  governments: Governments | undefined,
  council: Council | undefined,
): PolicyEvent[] {
  const events = variant.levers.flatMap((lever, index): PolicyEvent[] => {
    const path = ["levers", index];
    const start: PolicyEvent = { year: lever.from, actor: "scenario", patches: [{ op: "add", path, value: lever }] };
    const ends = lever.to !== undefined && lever.to < lastYear;
    return ends ? [start, { year: lever.to! + 1, actor: "scenario", patches: [{ op: "remove", path }] }] : [start];
  });
  const { nodeIds } = variant.calibration.world.economy;
  const choices = governments?.decisions.map((decision) => choice(decision, nodeIds)) ?? [];
  const meetings = council?.resolutions.map((resolution) => resolutionEvent(resolution, council.playerIds)) ?? [];
  return [
    ...events,
    ...(council ? trustEvents(council) : []),
    ...meetings,
    ...choices,
    ...courseEvent(governments, lastYear),
  ].sort((a, b) => a.year - b.year);
}

/** A meeting of the council as an event: who signs what, and what each weighed. */
function resolutionEvent(
  { year, item, members, votes, bargain, trust }: Resolution,
  playerIds: readonly string[],
): PolicyEvent {
  const signed = votes.map(({ player }) => player).filter((_, m) => members.length > 0 && votes[m].stays);
  const weighed = votes.map(({ breach, belief, ...vote }) => ({
    ...{ ...vote, breach: orNull(breach) },
    ...(belief && { promised: belief.promised.inside - Math.max(belief.promised.outside, belief.promised.breach) }),
  }));
  const inMoney = bargain ? bargained(bargain, playerIds, members.length > 0) : {};
  return {
    year,
    actor: "council",
    patches: [
      {
        op: "replace",
        path: ["agreement"],
        value: {
          item,
          members: signed,
          votes: weighed,
          ...inMoney,
          ...(trust && { trust: byPlayer(trust, playerIds) }),
        },
      },
    ],
  };
}

/** How far every player is believed at the beginning of every year. */
function trustEvents({ trusted, playerIds }: Council): PolicyEvent[] {
  return trusted.map(({ year, trust }) => ({
    year,
    actor: "council",
    patches: [{ op: "replace", path: ["trust"], value: byPlayer(trust, playerIds) }],
  }));
}

const byPlayer = (amounts: readonly number[], ids: readonly string[]) =>
  Object.fromEntries(amounts.map((amount, p) => [ids[p], amount]));

/** What members bargained for, by player; receipts only where the agreement came about. */
function bargained({ gains, refusing, receipts, centre }: Bargain, playerIds: readonly string[], agreed: boolean) {
  const paid = agreed ? { receipts: byPlayer(receipts, playerIds), centre } : {};
  return { gains: byPlayer(gains, playerIds), refusing: byPlayer(refusing, playerIds), ...paid };
}

function courseEvent(governments: Governments | undefined, year: number): PolicyEvent[] {
  if (!governments) return [];
  const value = governments.course();
  return [{ year, actor: "governments", patches: [{ op: "add", path: ["governments", "course"], value }] }];
}

function choice({ year, city, lever, after, ...reasons }: Decision, nodeIds: readonly string[]): PolicyEvent {
  const actor = nodeIds[city];
  return {
    year,
    actor,
    patches: [{ op: "replace", path: ["governments", actor, lever], value: { value: after, ...reasons } }],
  };
}

/** An account that is not a number must not reach a manifest. */
function checkAudit(audit: RunRecord["audit"], year: number): void {
  const bad = Object.entries(audit).find(([, value]) => Number.isNaN(value));
  if (bad) throw new SimulationError(t("experiments.auditNoNumber", { year, row: bad[0] }), { year });
}

/** A year whose real GDP is not a number must not reach a table. */
function checkFinite(outcome: YearOutcome, year: number): void {
  const bad = outcome.accounts.realGdp.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new SimulationError(t("experiments.gdpOfNodeNoNumber", { node: bad, year }), { year, node: bad });
}

/** Years at most that arms share: what is in memory of them does not grow with the length of a run. */
const MOST_YEARS = 4;

/** Nodes up to which they do: of a larger economy a year takes tens of megabytes. */
const MOST_NODES = 100;

/** What arms of a replicate have in common: the years before their policies part, and the world after these. */
interface Trunk {
  replicate: number;
  views: readonly YearView[];
  after: Simulation;
}

/** Arms of one world in which the scenario alone decides, and for how many years they have the same policy. */
interface Alike {
  arms: ReadonlySet<PreparedVariant>;
  years: number;
  /** Of the replicate that was run last. */
  trunk?: Trunk;
}

const ALIKE = new WeakMap<PreparedScenario, Alike>();

/**
 * The years that an arm shares with others of its replicate: the first arm that is run leaves them to those that come
 * after it in the same thread, which go on from there with the same firms and the same luck.
 */
class SharedYears {
  private readonly alike: Alike;
  private readonly views: YearView[] = [];

  constructor(
    prepared: PreparedScenario,
    private readonly arm: PreparedVariant,
    private readonly replicate: number,
  ) {
    this.alike = ALIKE.get(prepared) ?? alikeIn(prepared);
    ALIKE.set(prepared, this.alike);
  }

  /**
   * Those that another arm has left, and its world after them, as this arm's: in place of a start of its own, which
   * nobody governs.
   */
  taken() {
    const { trunk } = this.alike;
    if (!this.shares || trunk?.replicate !== this.replicate) return undefined;
    const simulation = trunk.after.branch(this.arm.policyOf);
    return { views: trunk.views, simulation, governments: undefined, council: undefined };
  }

  /** Told of the world before each year of the arm's own. */
  before(simulation: Simulation): void {
    const { replicate, views } = this;
    if (!this.shares || this.alike.trunk?.replicate === replicate || views.length < this.alike.years) return;
    this.alike.trunk = { replicate, views, after: simulation.branch(this.arm.policyOf) };
  }

  /** And of what came of it. */
  after(view: YearView): void {
    if (this.shares && this.views.length < this.alike.years) this.views.push(view);
  }

  private get shares(): boolean {
    return this.alike.arms.has(this.arm);
  }
}

function alikeIn(prepared: PreparedScenario): Alike {
  const { scenario, variants } = prepared;
  const { calibration } = variants[0];
  const arms = variants.filter((arm) => !decidesItself(prepared, arm) && calibrationOf(arm) === calibration);
  if (arms.length < 2 || calibration.world.economy.nodes > MOST_NODES) return { arms: new Set(), years: 0 };
  const same = (year: number) => arms.every(({ policyOf }) => policyOf(year) === arms[0].policyOf(year));
  const most = Math.min(MOST_YEARS, scenario.years - 1);
  let years = 0;
  while (years < most && same(scenario.startYear + years)) years++;
  return { arms: new Set(arms), years };
}
