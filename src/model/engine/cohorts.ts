import { sumOf } from "../../maths/numerics/sums.js";
import { GroupFlows, type MovingGroups } from "./choice.js";
import { copyClaims, type OpenClaim } from "./claims.js";
import type { Economy } from "./economy.js";
import type { FactorFlows } from "./outcome.js";
import type { Population } from "./population.js";
import { type RelocationPlan, releaseWeights, survival } from "./release.js";
import { eligibleTax, isOpen, openClaim, type SharingRule, taxShareAbove, yearsBefore } from "./sharing.js";
import { copyWorld, type World } from "./world.js";

/**
 * Firms as cohorts: every cell moves by its expected flows. z is uncorrelated with all hazards, so mass per firm stays
 * one (E z^(sigma-1) = 1) and one array serves both. The limit of many agents.
 */
export class CohortPopulation implements Population {
  readonly agents = 0;

  constructor(
    private readonly economy: Economy,
    readonly firms: Float64Array,
    readonly claims: OpenClaim[] = [],
  ) {}

  get linkMass(): Float64Array {
    return this.firms;
  }

  copy(): CohortPopulation {
    return new CohortPopulation(this.economy, this.firms.slice(), copyClaims(this.claims));
  }

  /** `standing`: all firms, where others than these cohorts' own age the claims. [s*n*n + i*n + h] */
  move(plan: RelocationPlan, flows: FactorFlows, standing = this.firms): void {
    const { nodes: n, sectors } = this.economy;
    const next = new Float64Array(this.firms.length);
    const choosing = new GroupFlows(n);
    for (let s = 0; s < sectors; s++) {
      this.movePlants(s, plan, choosing, flows, next);
      this.moveHeadquarters(s, plan, choosing, flows, next);
      for (let k = s * n; k < (s + 1) * n; k++) {
        // By the market or by order.
        const closing = 1 - survival(plan, k);
        let [entrants, exits] = [flows.entrants[k], flows.exits[k]];
        for (let link = k * n; link < (k + 1) * n; link++) {
          next[link] += plan.entry[link];
          entrants += plan.entry[link];
          exits += this.firms[link] * closing;
        }
        flows.entrants[k] = entrants;
        flows.exits[k] = exits;
      }
    }
    this.ageClaims(plan, standing);
    this.firms.set(next);
  }

  /** Adds to `next` the firms of a sector that have not closed, where their plants are at the end of the year. */
  private movePlants(
    s: number,
    plan: RelocationPlan,
    choosing: GroupFlows,
    flows: FactorFlows,
    next: Float64Array,
  ): void {
    const { nodes: n, relocation } = this.economy;
    // By headquarters: [h*n + i]
    const { stock, change } = choosing;
    const moved = asksForMoves(plan) ? choosing.gross : null;
    const released = this.release(s, plan, flows);
    change.fill(0);
    moved?.fill(0);
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const stays = survival(plan, k) * (1 - plan.release[k]);
      for (let h = 0; h < n; h++) stock[h * n + i] = this.firms[k * n + h] * stays;
    }
    const refuses = plan.refused.subarray(s * n, s * n + n).some((share) => share !== 0);
    const moving: MovingGroups = {
      stock,
      hazard: relocation.plantHazard[s],
      weight: plan.plantWeight,
      weights: s * n * n,
      closeness: plan.plantCloseness,
      block: s * n * n,
      refused: refuses ? plan.refused : null,
      refusals: s * n,
    };
    choosing.add(moving, moved, change);
    for (let h = 0; h < n; h++) {
      for (let i = 0; i < n; i++) {
        const at = h * n + i;
        const staying = stock[at] + change[at];
        next[(s * n + i) * n + h] += released ? staying + released[at] : staying;
      }
    }
    if (moved) this.bookMoves(s, moved, plan, flows);
  }

  /**
   * Firms of a sector that have neither closed nor been released nor thought about their plant may think about
   * headquarters: adds the changes to `next`.
   */
  private moveHeadquarters(
    s: number,
    plan: RelocationPlan,
    choosing: GroupFlows,
    flows: FactorFlows,
    next: Float64Array,
  ): void {
    const { nodes: n, relocation } = this.economy;
    // By plant: [i*n + h]
    const { stock } = choosing;
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const stays = survival(plan, k) * (1 - plan.release[k]) * (1 - relocation.plantHazard[s]);
      for (let h = 0; h < n; h++) stock[i * n + h] = this.firms[k * n + h] * stays;
    }
    const moving: MovingGroups = {
      stock,
      hazard: relocation.headquartersHazard[s],
      weight: plan.headquartersWeight,
      weights: s * n * n,
      closeness: plan.headquartersCloseness,
      block: 0,
      refused: null,
      refusals: 0,
    };
    choosing.add(moving, plan.recordFlows ? flows.headquarters : null, next.subarray(s * n * n, (s + 1) * n * n));
  }

  private surviving(s: number, i: number, h: number, plan: RelocationPlan): number {
    const k = s * this.economy.nodes + i;
    return this.firms[k * this.economy.nodes + h] * survival(plan, k);
  }

  /** Government-led moves of sector s: arrivals [h*n + j], or null. Opens claims of sharing rules that cover them. */
  private release(s: number, plan: RelocationPlan, flows: FactorFlows): Float64Array | null {
    const { nodes: n } = this.economy;
    if (plan.release.subarray(s * n, s * n + n).every((rate) => rate === 0)) return null;
    const arrivals = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      const weights = releaseWeights(plan, s * n + i);
      const capacity = sumOf(weights);
      if (capacity === 0) continue;
      for (let j = 0; j < n; j++) {
        const share = (plan.release[s * n + i] * weights[j]) / capacity;
        if (share === 0) continue;
        let moved = 0;
        for (let h = 0; h < n; h++) {
          const firms = share * this.surviving(s, i, h, plan);
          arrivals[h * n + j] += firms;
          moved += firms;
        }
        flows.firms[i * n + j] += moved;
        flows.firmsGovernmentLed[i * n + j] += moved;
        flows.arrivals[s * n + j] += moved;
        this.openClaims(s, i, j, moved, plan, true);
      }
    }
    return arrivals;
  }

  /** Moves that the market made in a sector, [from*n + to]. */
  private bookMoves(s: number, moved: Float64Array, plan: RelocationPlan, flows: FactorFlows): void {
    const { nodes: n } = this.economy;
    const areShared = plan.policy.relocationSharing.length > 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const firms = moved[i * n + j];
        if (firms === 0) continue;
        flows.firms[i * n + j] += firms;
        flows.arrivals[s * n + j] += firms;
        if (areShared) this.openClaims(s, i, j, firms, plan, false);
      }
    }
  }

  /** Opens a claim of each sharing rule that covers a move, for those of the firms whose taxes reach its threshold. */
  private openClaims(
    s: number,
    origin: number,
    destination: number,
    moved: number,
    plan: RelocationPlan,
    governmentLed: boolean,
  ): void {
    if (moved === 0) return;
    const { nodes: n, relocation } = this.economy;
    const k = s * n + origin;
    for (const rule of plan.policy.relocationSharing) {
      if (!rule.origins[origin] || !rule.destinations[destination]) continue;
      const taxes = yearsBefore(plan.taxHistory, rule).map((year) => year[k]);
      const eligible = taxShareAbove(rule.minimumTax / eligibleTax(taxes), relocation.sizeDispersion);
      if (!(eligible > 0)) continue;
      // The threshold is applied to the size distribution here, so the cohort's claim itself is opened without it.
      const account = openClaim(
        { ...rule, minimumTax: 0 } satisfies SharingRule,
        taxes.map((tax) => tax * moved * eligible),
        governmentLed,
      );
      if (account === null) continue;
      const mass = moved * eligible;
      this.claims.push({ rule, account, origin, destination, sector: s, movedIn: plan.year, mass });
    }
  }

  /** Firms of a claim close and move on like any other firm of their cell. */
  private ageClaims(plan: RelocationPlan, standing: Float64Array): void {
    const { nodes: n } = this.economy;
    const staying = new Map<number, number>();
    for (const claim of this.claims) {
      if (claim.movedIn === plan.year || !isOpen(claim.rule, claim.account)) continue;
      const k = claim.sector * n + claim.destination;
      const share = staying.get(k) ?? 1 - this.leavingShare(claim.sector, claim.destination, plan, standing);
      staying.set(k, share);
      claim.mass *= survival(plan, k) * share;
    }
  }

  /** Share of a cell's surviving firms that go elsewhere in the year, released or of their own choice. */
  private leavingShare(s: number, i: number, plan: RelocationPlan, standing: Float64Array): number {
    const { nodes: n, relocation } = this.economy;
    const k = s * n + i;
    const released = sumOf(releaseWeights(plan, k)) > 0 ? plan.release[k] : 0;
    let firms = 0;
    let leaving = 0;
    for (let h = 0; h < n; h++) {
      let all = 0;
      let elsewhere = 0;
      for (let j = 0; j < n; j++) {
        const pull = plan.plantWeight[(s * n + h) * n + j] * plan.plantCloseness[k * n + j];
        all += pull;
        if (j !== i) elsewhere += pull * (1 - plan.refused[s * n + j]);
      }
      firms += standing[k * n + h];
      if (all > 0) leaving += (standing[k * n + h] * elsewhere) / all;
    }
    return released + (firms > 0 ? ((1 - plan.release[k]) * relocation.plantHazard[s] * leaving) / firms : 0);
  }
}

/**
 * Whether somebody wants to know which firms the market moved from where to where: the record, or a rule that shares
 * their taxes.
 */
function asksForMoves(plan: RelocationPlan): boolean {
  return plan.recordFlows || plan.policy.relocationSharing.some(({ governmentLedOnly }) => !governmentLedOnly);
}

/** The world with firms as cohorts, sharing nothing with the original that a run changes. */
export function copyOnCohorts(world: World, others: Partial<Pick<World, "residuals" | "year" | "growth">> = {}): World {
  const { economy, population: firms } = world;
  const population = new CohortPopulation(economy, firms.linkMass.slice(), copyClaims(firms.claims));
  return copyWorld(world, { ...others, population });
}
