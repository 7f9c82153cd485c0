import { costOfLiving, employment, enclaveCredits, leverCosts, productionAccounts, realWages } from "./accounts.js";
import { claimTable } from "./claims.js";
import { CohortPopulation } from "./cohorts.js";
import { type LandRelease, learn, migrate, reallocateCapital, releaseLand } from "./dynamics.js";
import { SimulationError } from "./errors.js";
import { sameWedges } from "./instruments.js";
import { type ClearingOptions, DEFAULT_CLEARING, Market, type MarketInputs } from "./market.js";
import { Memory, noPayments } from "./memory.js";
import type { FactorFlows, YearOutcome } from "./outcome.js";
import { lumpSums, promisePayments } from "./payments.js";
import type { Policy } from "./policy.js";
import type { PolicyMaker, Present, YearGlance } from "./policyMaker.js";
import { productivityOf } from "./productivity.js";
import type { RandomStream } from "./random.js";
import { recordYear } from "./record.js";
import { planRelocation } from "./relocation.js";
import { centralTopUp, nextReceipt } from "./sharing.js";
import { compileWedges, type Wedges } from "./wedges.js";
import type { Stocks, World } from "./world.js";

export interface SimulationOptions {
  clearing?: ClearingOptions;
  /** Noise of compensation bonds; without it they see the index itself. */
  random?: RandomStream;
  /** A solved market of the same economy to start from. */
  start?: Market;
  /** Who decides on the policy of a year beside the scenario: councils, governments that choose. */
  policyMaker?: PolicyMaker;
}

/** Payoffs are differences of logs of some thousandths; eight digits of the market leave them five. */
export const LOOK_AHEAD_CLEARING: ClearingOptions = { tolerance: 1e-8, maxIterations: 600 };

/** A year whose market has cleared, before anything moves. */
interface ClearedYear {
  policy: Policy;
  inputs: MarketInputs;
  livingCost: Float64Array;
  realWage: Float64Array;
  jobs: ReturnType<typeof employment>;
}

/**
 * A running world: each `step` is one year of the schedule (docs/model.md). The policy of a year comes from `policyOf`, compiled
 * afresh from the scenario's levers; nothing else of the scenario reaches the engine.
 */
export class Simulation {
  readonly world: World;
  readonly market: Market;
  private readonly policyOf: (year: number) => Policy;
  private readonly options: SimulationOptions;
  private readonly memory: Memory;
  private wedges: Wedges | undefined;
  private compiledFrom: Policy | undefined;
  /** False while the wedges are those of the run that this one was forked from. */
  private ownsWedges = true;

  constructor(
    world: World,
    policyOf: (year: number) => Policy,
    options: SimulationOptions = {},
    memory = Memory.ofBaseYear(world),
  ) {
    this.world = world;
    this.policyOf = policyOf;
    this.options = options;
    this.memory = memory;
    this.market = new Market(world.economy);
    if (options.start) this.market.startFrom(options.start);
  }

  /** One year: policy, wedges, market, moves, knowledge and land, record and audit. */
  step(): YearOutcome {
    const year = this.clearMarket();
    this.checkBudgets(year);
    const flows = emptyFlows(this.world);
    const growth = learn(this.world, year.policy, this.researchers(year));
    const outcome = recordYear(
      this.world,
      this.market,
      year.inputs,
      year.livingCost,
      year.realWage,
      year.jobs,
      flows,
      growth,
    );
    Object.assign(outcome.accounts.audit, this.move(year, flows, growth, true));
    return outcome;
  }

  /** The same year without record and audit, for looking ahead. */
  glance(): YearGlance {
    const year = this.clearMarket();
    const glance = this.seen(year);
    // Set-up subsidies are paid by arrivals, so only they need to know who came from where.
    const origins = year.policy.receptionPlatforms.some(({ subsidyPerFirm }) => subsidyPerFirm > 0);
    this.move(year, emptyFlows(this.world), learn(this.world, year.policy, this.researchers(year)), origins);
    return glance;
  }

  /** A copy on cohorts that may run ahead under another policy; this run is not touched. */
  fork(policyOf: (year: number) => Policy, clearing: ClearingOptions = LOOK_AHEAD_CLEARING): Simulation {
    const { stocks, population, economy } = this.world;
    const claims = population.claims.map((claim) => ({ ...claim, account: { ...claim.account } }));
    const world: World = {
      ...this.world,
      population: new CohortPopulation(economy, population.linkMass.slice(), claims),
      stocks: {
        ...stocks,
        workers: stocks.workers.slice(),
        capital: stocks.capital.slice(),
        industrialLand: stocks.industrialLand.slice(),
        housingLand: stocks.housingLand.slice(),
        knowledge: stocks.knowledge.slice(),
        platform: new Map(stocks.platform),
      },
    };
    const fork = new Simulation(world, policyOf, { clearing, start: this.market }, this.memory.copy());
    fork.wedges = this.wedges;
    fork.compiledFrom = this.compiledFrom;
    fork.ownsWedges = false;
    return fork;
  }

  /** Moves what this run remembers towards what another remembers (stability analysis). */
  approachMemory(other: Simulation, factor: number): void {
    this.memory.approach(other.memory, factor);
  }

  /** The year about to begin, for those who decide on its policy. */
  present(): Present {
    const { year, economy, stocks } = this.world;
    return {
      year,
      economy,
      residents: residentsOf(stocks, economy.nodes),
      lookAhead: (policyOf, years) => {
        const ahead = this.fork(policyOf);
        return Array.from({ length: years }, () => ahead.glance());
      },
    };
  }

  /** Schedule 1 to 5: the scenario's levers, what governments choose, wedges and fiscal rules, and the market clears. */
  private clearMarket(): ClearedYear {
    const { world, market } = this;
    const scenario = this.policyOf(world.year);
    const policy = this.options.policyMaker?.govern(this.present(), scenario) ?? scenario;
    const inputs = this.marketInputs(policy);
    market.clear(inputs, this.options.clearing ?? DEFAULT_CLEARING);
    const livingCost = costOfLiving(market, world.stocks.housingLand);
    return {
      policy,
      inputs,
      livingCost,
      realWage: realWages(market, inputs, livingCost),
      jobs: employment(market, inputs),
    };
  }

  /** Schedule 6 and 7: firms, workers, capital, land and knowledge. All moves are computed from the cleared year, then committed. Returns the errors of the conserved totals. */
  private move(year: ClearedYear, flows: FactorFlows, growth: ReturnType<typeof learn>, recordFlows: boolean) {
    const { world, market, memory } = this;
    const { policy, inputs, livingCost, realWage } = year;
    const plan = planRelocation(world, market, inputs, livingCost, memory.taxHistory, recordFlows);
    const workers = migrate(world, policy, realWage, flows);
    const capital = reallocateCapital(world, policy, market.capitalRent, flows);
    const land = releaseLand(world, policy, market.industrialRent);

    memory.pending = noPayments(world.economy.nodes, world.economy.regimeIds.length);
    this.rememberTaxes();
    this.settleClaims();
    world.population.move(plan, flows);
    const peopleError = commit(world.stocks.workers, workers);
    const capitalError = commit(world.stocks.capital, capital);
    const landError = this.releaseStocks(policy, land);
    world.stocks.knowledge.set(growth.next);
    world.stocks.platform = growth.platform;
    promisePayments(world, memory, policy, flows, land.payments);
    this.remember(year);
    world.year++;
    return { peopleError, capitalError, landError };
  }

  /** What the market needs to know of this year. */
  marketInputs(policy: Policy): MarketInputs {
    const { world, memory } = this;
    const { economy, stocks, population, residuals } = world;
    if (!this.compiledFrom || !sameWedges(this.compiledFrom, policy)) {
      this.wedges = compileWedges(economy, policy, this.ownsWedges ? this.wedges : undefined);
      this.ownsWedges = true;
    }
    this.compiledFrom = policy;
    this.refreshClaims();
    const { localTaxes, livingCost } = residuals.base;
    return {
      year: world.year,
      wedges: this.wedges!,
      policy,
      productivity: productivityOf(world, memory, policy),
      linkMass: population.linkMass,
      workers: stocks.workers,
      residents: residentsOf(stocks, economy.nodes),
      capital: stocks.capital,
      industrialLand: stocks.industrialLand,
      housingLand: stocks.housingLand,
      claims: claimTable(population.claims, economy.nodes),
      localTaxBase: localTaxes.map((tax, i) => (tax * memory.livingCost[i]) / livingCost[i]),
      lumpSums: lumpSums(world, memory, policy, this.options.random),
    };
  }

  /** What cities have left for public services: own revenue after sharing rules, agreements and lever costs. [n] */
  private budgets({ inputs }: ClearedYear): Float64Array {
    const { cityRevenue, sharingPaid } = this.market.finance;
    const costs = leverCosts(this.market);
    return cityRevenue.map((revenue, i) => revenue + sharingPaid[i] + inputs.lumpSums.toCities[i] - costs[i]);
  }

  /** Nobody lends a city what it spends beyond its revenue: such a year is no result. */
  private checkBudgets(year: ClearedYear): void {
    const { economy, year: calendar } = this.world;
    const budgets = this.budgets(year);
    const city = budgets.findIndex((budget, i) => economy.isCity[i] === 1 && budget < 0);
    if (city < 0) return;
    const cost = leverCosts(this.market)[city];
    const node = economy.nodeIds[city]!;
    const [spent, missing] = [cost, -budgets[city]].map((amount) => amount.toPrecision(3));
    throw new SimulationError(
      `In ${calendar} ${node} spends more than it has: its levers cost ${spent} (100 million), and its own revenue after agreements falls short by ${missing}. Lower its subsidies, links, contributions or payments.`,
      { year: calendar, node },
    );
  }

  private seen(year: ClearedYear): YearGlance {
    const { inputs, livingCost } = year;
    const { market, world } = this;
    const { finance } = market;
    const production = productionAccounts(market);
    const credits = enclaveCredits(production, inputs.policy);
    const budgets = this.budgets(year);
    const priceIndex = livingCost.map((cost, i) => cost / world.residuals.base.livingCost[i]);
    return {
      realGdp: production.gdp.map((value, i) => (value + credits[i]) / priceIndex[i]),
      realRevenue: priceIndex.map((price, i) => budgets[i] / price),
      realConsumptionPerHead: priceIndex.map((price, i) => finance.householdIncome[i] / price / inputs.residents[i]),
      knowledge: this.knowledgeByNode(),
    };
  }

  private knowledgeByNode(): Float64Array {
    const { economy, stocks } = this.world;
    const total = new Float64Array(economy.nodes);
    for (let k = 0; k < stocks.knowledge.length; k++) total[k % economy.nodes] += stocks.knowledge[k];
    return total;
  }

  /** Share of its destination cell's taxes that each claim's firms pay. */
  private refreshClaims(): void {
    const { economy, population } = this.world;
    if (population.claims.length === 0) return;
    const masses = Float64Array.from({ length: economy.sectors * economy.nodes }, (_, k) => this.cellMass(k));
    for (const claim of population.claims) {
      const mass = masses[claim.sector * economy.nodes + claim.destination];
      claim.cellShare = mass > 0 ? Math.min(1, claim.mass / mass) : 0;
    }
  }

  /** Local taxes of a firm of unit size in each cell: the record on which sharing rules look back. */
  private rememberTaxes(): void {
    const { localCellTax } = this.market.finance;
    this.memory.rememberTax(
      localCellTax.map((tax, k) => {
        const mass = this.cellMass(k);
        return mass > 0 ? tax / mass : 0;
      }),
    );
  }

  private cellMass(k: number): number {
    const { economy, population } = this.world;
    let mass = 0;
    for (let h = 0; h < economy.nodes; h++) mass += population.linkMass[k * economy.nodes + h];
    return mass;
  }

  private settleClaims(): void {
    const { localCellTax } = this.market.finance;
    const { economy, population } = this.world;
    const { pending } = this.memory;
    for (const { rule, account, cellShare, sector, origin, destination } of population.claims) {
      nextReceipt(rule, account, cellShare * localCellTax[sector * economy.nodes + destination]);
      const grant = centralTopUp(rule, account);
      pending.toCities[origin] += grant;
      pending.toCentre[economy.regime[origin]] -= grant;
    }
  }

  /** Adds released land; returns by how much the total differs from what policy and quota let loose, relative to the stock. */
  private releaseStocks(policy: Policy, { industrial, housing }: LandRelease): number {
    const { economy, stocks, year } = this.world;
    const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
    const before = total(stocks.industrialLand) + total(stocks.housingLand);
    const quota = policy.quotaMarkets.reduce((sum, market) => sum + total(market.quota), 0);
    const released = total(policy.industrialLandRelease) + total(policy.housingLandRelease) + quota;
    for (let i = 0; i < economy.nodes; i++) {
      stocks.industrialLand[i] += industrial[i];
      stocks.housingLand[i] += housing[i];
      if (stocks.industrialLand[i] > 0 && stocks.housingLand[i] > 0) continue;
      const node = economy.nodeIds[i]!;
      throw new SimulationError(`In year ${year} ${node} would be left without land.`, { year, node });
    }
    return Math.abs(total(stocks.industrialLand) + total(stocks.housingLand) - before - released) / before;
  }

  /** Skilled workers of headquarters and research. [n] */
  private researchers({ jobs }: ClearedYear): Float64Array {
    const { nodes: n, sectors, headquartersLabour, headquartersSector } = this.world.economy;
    const from = (headquartersLabour * sectors + headquartersSector) * n;
    return jobs.byType.slice(from, from + n);
  }

  private remember({ livingCost, jobs }: ClearedYear): void {
    const { memory, market, world } = this;
    const { markup, nodes } = world.economy;
    memory.livingCost = livingCost;
    memory.employment = jobs.total;
    memory.output = market.revenue.map((revenue, k) => revenue / (markup[Math.floor(k / nodes)] * market.unitCost[k]));
  }
}

/** Thousands. [n] */
function residentsOf({ workers, residentsPerWorker }: Stocks, nodes: number): Float64Array {
  const residents = new Float64Array(nodes);
  for (let k = 0; k < workers.length; k++) residents[k % nodes] += workers[k] * residentsPerWorker;
  return residents;
}

/** Adds the changes and returns the relative error of the conserved total. */
function commit(stock: Float64Array, change: Float64Array): number {
  let before = 0;
  let after = 0;
  for (let k = 0; k < stock.length; k++) {
    before += stock[k];
    stock[k] += change[k];
    after += stock[k];
  }
  return Math.abs(after / before - 1);
}

function emptyFlows(world: World): FactorFlows {
  const { nodes: n, sectors, labourTypes } = world.economy;
  return {
    firms: new Float64Array(n * n),
    firmsGovernmentLed: new Float64Array(n * n),
    headquarters: new Float64Array(n * n),
    arrivals: new Float64Array(sectors * n),
    workers: new Float64Array(labourTypes * n * n),
    capital: new Float64Array(n * n),
    entrants: new Float64Array(sectors * n),
    exits: new Float64Array(sectors * n),
  };
}
