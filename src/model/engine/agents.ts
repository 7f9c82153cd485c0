import { addAt, holding } from "../../maths/numerics/simd.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { addToClaims, copyClaims, type OpenClaim } from "./claims.js";
import { CohortPopulation } from "./cohorts.js";
import type { Economy } from "./economy.js";
import {
  chanceOfBirth,
  drawFirms,
  type Events,
  eventThresholds,
  type FirmColumns,
  fillGaps,
  growColumns,
  representatives,
} from "./firmBirths.js";
import type { FactorFlows } from "./outcome.js";
import type { Population } from "./population.js";
import { choosePlace, pick, type RandomStream, unit } from "./random.js";
import { type RelocationPlan, releaseWeights, stockOf } from "./release.js";
import { openClaim, yearsBefore } from "./sharing.js";

/** Draw numbers of one agent in one year: which event, then what it needs. */
const EVENT = 0;
const DESTINATION = 1;
const REFUSAL = 2;
const PLANT_CHOICE = 1000;
const HEADQUARTERS_CHOICE = 2000;
/** So many firms draw their event together. */
const BATCH = 16384;

/**
 * Firms with a plant in a city as discrete agents; hinterland firms are always a cohort (they are the rest of the
 * country, and nobody asks about one of them). A firm's year is decided by one keyed draw: the bottom of the unit
 * interval closes or releases it, the top lets it reconsider, so that a change of one rate leaves the firms at the
 * other end undisturbed.
 */
export class AgentPopulation implements Population {
  readonly linkMass: Float64Array;
  readonly firms: Float64Array;
  private readonly cities: number;
  private readonly n: number;

  /** `standardWeight`: of a newborn agent by cell [s*n + i]. */
  private constructor(
    private readonly economy: Economy,
    private readonly random: RandomStream,
    private readonly hinterland: CohortPopulation,
    private readonly standardWeight: Float64Array,
    private columns: FirmColumns,
    private count: number,
    private readonly followed: OpenClaim[],
  ) {
    this.cities = sumOf(economy.isCity);
    this.n = economy.nodes;
    this.linkMass = new Float64Array(hinterland.firms.length);
    this.firms = new Float64Array(hinterland.firms.length);
    this.aggregate();
  }

  /** Those on firms out of and into hinterlands, which age as a cohort's, after those that follow their firms. */
  get claims(): OpenClaim[] {
    return this.hinterland.claims.length > 0 ? [...this.followed, ...this.hinterland.claims] : this.followed;
  }

  get agents(): number {
    return this.count;
  }

  /**
   * Draws `agents` firms that represent the given cohorts: as many a cell as its share of mass times `importance`
   * [s*n + i] (at least one), headquarters at random with the cohort's shares, sizes lognormal and scaled once so that
   * the number and the mass of firms of every (plant, sector) cell are the cohort's exactly. Throws SimulationError
   * when there are fewer agents than occupied cells.
   */
  static represent(
    economy: Economy,
    cohorts: Float64Array,
    importance: Float64Array,
    agents: number,
    random: RandomStream,
    year: number,
  ): AgentPopulation {
    const hinterland = new CohortPopulation(economy, cohorts.slice());
    const { columns, count, standardWeight } = representatives(economy, cohorts, importance, agents, random, year);
    const n = economy.nodes;
    for (let k = 0; k < standardWeight.length; k++)
      if (standardWeight[k] > 0) hinterland.firms.fill(0, k * n, k * n + n);
    return new AgentPopulation(economy, random, hinterland, standardWeight, columns, count, []);
  }

  copy(): AgentPopulation {
    const { economy, random, standardWeight, count } = this;
    const columns = growColumns(this.columns, this.columns.key.length);
    const [hinterland, claims] = [this.hinterland.copy(), copyClaims(this.followed)];
    return new AgentPopulation(economy, random, hinterland, standardWeight, columns, count, claims);
  }

  move(plan: RelocationPlan, flows: FactorFlows): void {
    const { nodes: n } = this.economy;
    const arriving = { ...flows, firms: new Float64Array(n * n), arrivals: new Float64Array(flows.arrivals.length) };
    this.hinterland.move(plan, arriving, this.firms);
    const { plantWeight, plantCloseness, headquartersWeight, headquartersCloseness } = plan;
    const chosenBy = [plantWeight, plantCloseness, headquartersWeight, headquartersCloseness];
    const events = eventThresholds(this.economy, plan);
    const gaps = holding(chosenBy, () => this.pass(plan, events, flows));
    this.bookArrivals(arriving, this.bear(plan, flows), flows);
    fillGaps(this.columns, this.count, gaps);
    this.count -= gaps.length;
    this.aggregate();
  }

  /** The year of every firm; returns where those stood who are gone, in order. */
  private pass(plan: RelocationPlan, events: Events, flows: FactorFlows): number[] {
    const { random, count, n } = this;
    const { beginning, link } = this.columns;
    const calm = { beginning, link, year: plan.year, draw: EVENT, n, low: events.release, high: events.headquarters };
    const found = { agent: new Int32Array(BATCH), word: new Int32Array(BATCH) };
    const gaps: number[] = [];
    for (let first = 0; first < count; first += BATCH) {
      const met = random.outside({ ...calm, from: first, end: Math.min(first + BATCH, count) }, found);
      for (let f = 0; f < met; f++)
        if (this.meet(found.agent[f], unit(found.word[f]), plan, events, flows)) gaps.push(found.agent[f]);
    }
    return gaps;
  }

  /** The event of firm a that its draw u means; whether it is gone, closed or to a hinterland. */
  private meet(a: number, u: number, plan: RelocationPlan, events: Events, flows: FactorFlows): boolean {
    const { cell: k } = this.placeOf(a);
    if (u < events.close[k]) {
      this.leaveClaims(a);
      flows.exits[k] += this.columns.weight[a];
      return true;
    }
    if (u < events.release[k]) this.releaseFirm(a, plan, flows);
    else if (u > events.plant[k]) this.reconsiderPlant(a, plan, flows);
    else this.reconsiderHeadquarters(a, plan, flows);
    if (this.placeOf(a).plant < this.cities) return false;
    this.joinHinterland(a);
    return true;
  }

  /**
   * Flows out of the hinterland as they came about: expected firms times the share of them that were born as agents.
   * `born` [s*n + i]
   */
  private bookArrivals(arriving: FactorFlows, born: Float64Array, flows: FactorFlows): void {
    const { nodes: n, sectors } = this.economy;
    for (let i = 0; i < n; i++) {
      let expected = 0;
      let came = 0;
      for (let s = 0; s < sectors; s++) {
        const k = s * n + i;
        expected += arriving.arrivals[k];
        came += arriving.arrivals[k] * born[k];
        flows.arrivals[k] += arriving.arrivals[k] * born[k];
      }
      const share = expected > 0 ? came / expected : 1;
      for (let from = 0; from < n; from++) flows.firms[from * n + i] += arriving.firms[from * n + i] * share;
    }
  }

  private releaseFirm(a: number, plan: RelocationPlan, flows: FactorFlows): void {
    const { columns, n } = this;
    const { cell, plant: from } = this.placeOf(a);
    const weights = releaseWeights(plan, cell);
    const total = sumOf(weights);
    const to = pick(weights, total, this.random.uniform(columns.key[a], plan.year, DESTINATION));
    flows.firmsGovernmentLed[from * n + to] += columns.weight[a];
    this.relocate(a, to, flows);
    this.openClaims(a, from, to, plan, true);
  }

  /** Firm a chooses where its plant is to be, and moves there unless the place refuses it. */
  private reconsiderPlant(a: number, plan: RelocationPlan, flows: FactorFlows): void {
    const { columns, random, n } = this;
    const { sector: s, cell, plant: from, headquarters } = this.placeOf(a);
    const word = random.word(columns.key[a], plan.year);
    const weights = (s * n + headquarters) * n;
    const to = choosePlace(n, from, word, PLANT_CHOICE, plan.plantWeight, weights, plan.plantCloseness, cell * n);
    if (to === from || random.uniform(columns.key[a], plan.year, REFUSAL) < plan.refused[s * n + to]) return;
    this.relocate(a, to, flows);
    this.openClaims(a, from, to, plan, false);
  }

  /** Moves the plant of firm a. */
  private relocate(a: number, to: number, flows: FactorFlows): void {
    const { columns, n } = this;
    const { sector: s, plant: from, headquarters } = this.placeOf(a);
    flows.firms[from * n + to] += columns.weight[a];
    flows.arrivals[s * n + to] += columns.weight[a];
    this.leaveClaims(a);
    columns.link[a] = (s * n + to) * n + headquarters;
  }

  /** Firm a chooses where its headquarters are to be. */
  private reconsiderHeadquarters(a: number, plan: RelocationPlan, flows: FactorFlows): void {
    const { columns, random, n } = this;
    const { cell, headquarters: from } = this.placeOf(a);
    const word = random.word(columns.key[a], plan.year);
    const weights = cell * n;
    const { headquartersWeight: weight, headquartersCloseness: closeness } = plan;
    const to = choosePlace(n, from, word, HEADQUARTERS_CHOICE, weight, weights, closeness, from * n);
    if (to === from) return;
    flows.headquarters[from * n + to] += columns.weight[a];
    columns.link[a] = weights + to;
  }

  /**
   * Entrants and arrivals from the hinterland: the cohorts that the hinterland's move has put into city cells become
   * agents. Returns the share of them that did.
   */
  private bear(plan: RelocationPlan, flows: FactorFlows): Float64Array {
    const { nodes: n, sectors } = this.economy;
    const { firms } = this.hinterland;
    const born = new Float64Array(sectors * n).fill(1);
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < this.cities; i++) {
        const k = s * n + i;
        const expected = stockOf(firms, k, n);
        if (!(expected > 0)) continue;
        const links = firms.subarray(k * n, k * n + n);
        born[k] = this.bearCell(s, i, expected, links, plan, flows);
        links.fill(0);
      }
    }
    return born;
  }

  /**
   * As many births as the standard weight allows, the fraction left to chance. Where there is always at least one, the
   * newborns together have the expected number of real firms and mass: how many firms a cell gets is policy, only which
   * firms is luck. Returns the share of the expected firms that were born.
   */
  private bearCell(
    s: number,
    i: number,
    expected: number,
    links: Float64Array,
    plan: RelocationPlan,
    flows: FactorFlows,
  ): number {
    const { nodes: n } = this.economy;
    const k = s * n + i;
    const standard = this.standardWeight[k] > 0 ? this.standardWeight[k] : expected;
    const cell = { sector: s, plant: i, year: plan.year, links, firms: expected };
    const births = Math.floor(expected / standard + chanceOfBirth(cell, this.random));
    this.reserve(this.count + births);
    const { columns } = this;
    const first = this.count;
    this.count += births;
    const mass = drawFirms(columns, first, births, cell, this.economy, this.random);
    const certain = expected >= standard;
    const weight = certain ? expected / births : standard;
    for (let a = first; a < this.count; a++) {
      columns.weight[a] = weight;
      if (certain) columns.size[a] *= births / mass;
      columns.mass[a] = weight * columns.size[a];
    }
    const born = (births * weight) / expected;
    flows.entrants[k] *= born;
    return born;
  }

  private joinHinterland(a: number): void {
    const { columns } = this;
    this.leaveClaims(a);
    this.hinterland.firms[columns.link[a]] += columns.mass[a];
  }

  /** Opens a claim of each sharing rule that covers a move of firm a and the taxes that it has paid. */
  private openClaims(
    a: number,
    origin: number,
    destination: number,
    plan: RelocationPlan,
    governmentLed: boolean,
  ): void {
    const { columns, followed } = this;
    const { sector } = this.placeOf(a);
    const cell = sector * this.n + origin;
    const mass = columns.mass[a];
    for (const rule of plan.policy.relocationSharing) {
      if (!rule.origins[origin] || !rule.destinations[destination]) continue;
      const taxes = yearsBefore(plan.taxHistory, rule).map((year) => year[cell] * columns.size[a]);
      if (openClaim(rule, taxes, governmentLed) === null) continue;
      const ofAll = taxes.map((tax) => tax * columns.weight[a]);
      const account = openClaim({ ...rule, minimumTax: 0 }, ofAll, governmentLed);
      if (account === null) continue;
      const claim = { rule, account, origin, destination, sector, movedIn: plan.year, mass };
      const beside = columns.claim[a];
      if (destination >= this.cities) addToClaims(this.hinterland.claims, claim);
      else columns.claim[a] = addToClaims(followed, beside < 0 ? claim : { ...claim, beside });
    }
  }

  /** Firm a no longer counts towards the claims that its last move opened. */
  private leaveClaims(a: number): void {
    const { columns } = this;
    for (let at = columns.claim[a]; at >= 0; at = this.followed[at].beside ?? -1) {
      const claim = this.followed[at];
      claim.mass = Math.max(0, claim.mass - columns.mass[a]);
    }
    columns.claim[a] = -1;
  }

  private aggregate(): void {
    const { linkMass, firms, count } = this;
    const { link, weight, mass } = this.columns;
    linkMass.set(this.hinterland.firms);
    firms.set(this.hinterland.firms);
    addAt(link, mass, count, linkMass);
    addAt(link, weight, count, firms);
  }

  /** Where firm a is; `cell`: s*n + i. */
  private placeOf(a: number): Record<"sector" | "cell" | "plant" | "headquarters", number> {
    const { n } = this;
    const link = this.columns.link[a];
    const cell = Math.floor(link / n);
    const sector = Math.floor(cell / n);
    return { sector, cell, plant: cell - sector * n, headquarters: link - cell * n };
  }

  private reserve(size: number): void {
    if (size > this.columns.key.length) this.columns = growColumns(this.columns, Math.ceil(size * 1.3));
  }
}
