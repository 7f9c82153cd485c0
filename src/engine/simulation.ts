import { costOfLiving, employment, housingRent, productionAccounts, realWages, tradeFlows } from "./accounts.js";
import { learn, migrate, reallocateCapital, releaseLand } from "./dynamics.js";
import { SimulationError } from "./errors.js";
import { bookLedger } from "./ledger.js";
import { type ClearingOptions, DEFAULT_CLEARING, type LumpSums, Market, type MarketInputs } from "./market.js";
import type { Accounts, FactorFlows, MarketOutcome, YearOutcome } from "./outcome.js";
import type { Policy } from "./policy.js";
import type { RandomStream } from "./random.js";
import { planRelocation } from "./relocation.js";
import { bondTransfer, centralTopUp, compensationIndex, nextReceipt } from "./sharing.js";
import { compileWedges, sameWedges, type Wedges } from "./wedges.js";
import type { World } from "./world.js";

export interface SimulationOptions {
  clearing?: ClearingOptions;
  /** Noise of compensation bonds; without it they see the index itself. */
  random?: RandomStream;
  /** A solved market of the same economy to start from. */
  start?: Market;
}

/** Money promised by this year's events and paid in the next: to cities and households, from the centre. Nominal. */
interface Pending {
  toCities: Float64Array;
  toHouseholds: Float64Array;
  toCentre: Float64Array;
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
  private wedges: Wedges | undefined;
  private compiledFrom: Policy | undefined;
  private pending: Pending;
  private lastOutput: Float64Array;
  private livingCostBefore: Float64Array;
  private employmentBefore: Float64Array;
  private readonly taxHistory: Float64Array[];

  constructor(world: World, policyOf: (year: number) => Policy, options: SimulationOptions = {}) {
    this.world = world;
    this.policyOf = policyOf;
    this.options = options;
    this.market = new Market(world.economy);
    if (options.start) this.market.startFrom(options.start);
    this.pending = noPayments(world);
    const { base } = world.residuals;
    this.lastOutput = base.output.slice();
    this.livingCostBefore = base.livingCost.slice();
    this.employmentBefore = base.employment.slice();
    this.taxHistory = [base.firmTax, base.firmTax, base.firmTax];
  }

  /** One year: policy, wedges, market, moves, knowledge and land, record and audit. Moves are computed first and committed after. */
  step(): YearOutcome {
    const { world, market } = this;
    const policy = this.policyOf(world.year);
    const inputs = this.marketInputs(policy);
    market.clear(inputs, this.options.clearing ?? DEFAULT_CLEARING);

    const livingCost = costOfLiving(market, world.stocks.housingLand);
    const realWage = realWages(market, inputs, livingCost);
    const jobs = employment(market, inputs);
    const flows = emptyFlows(world);
    const plan = planRelocation(world, market, inputs, livingCost, this.taxHistory);
    const workerChange = migrate(world, policy, realWage, flows);
    const capitalChange = reallocateCapital(world, policy, market.capitalRent, flows);
    const land = releaseLand(world, policy, market.industrialRent);
    const researchers = this.researchers(jobs.byType);
    const growth = learn(world, policy, researchers);
    const outcome = this.record(inputs, livingCost, realWage, jobs, flows, growth);

    this.pending = noPayments(world);
    this.rememberTaxes();
    this.settleClaims();
    world.population.move(plan, flows);
    outcome.accounts.audit.peopleError = commit(world.stocks.workers, workerChange);
    outcome.accounts.audit.capitalError = commit(world.stocks.capital, capitalChange);
    this.releaseStocks(land.industrial, land.housing);
    world.stocks.knowledge.set(growth.next);
    world.stocks.platform = growth.platform;
    this.promisePayments(policy, flows, land.payments);
    this.remember(outcome, livingCost);
    world.year++;
    return outcome;
  }

  /** Moves what this run remembers of last year towards what another remembers, keeping `factor` of the difference (stability analysis). */
  scaleMemory(other: Simulation, factor: number): void {
    const blend = (own: Float64Array, base: Float64Array) =>
      own.map((value, k) => base[k] + factor * (value - base[k]));
    this.livingCostBefore = blend(this.livingCostBefore, other.livingCostBefore);
    this.employmentBefore = blend(this.employmentBefore, other.employmentBefore);
    this.lastOutput.set(blend(this.lastOutput, other.lastOutput));
  }

  /** What the market needs to know of this year. */
  marketInputs(policy: Policy): MarketInputs {
    const { world } = this;
    const { economy, stocks, population } = world;
    if (!this.compiledFrom || !sameWedges(this.compiledFrom, policy))
      this.wedges = compileWedges(economy, policy, this.wedges);
    this.compiledFrom = policy;
    this.refreshClaims();
    const residents = new Float64Array(economy.nodes);
    for (let k = 0; k < stocks.workers.length; k++)
      residents[k % economy.nodes] += stocks.workers[k] * stocks.residentsPerWorker;
    return {
      year: world.year,
      wedges: this.wedges!,
      policy,
      productivity: this.productivity(policy),
      linkMass: population.linkMass,
      workers: stocks.workers,
      residents,
      capital: stocks.capital,
      industrialLand: stocks.industrialLand,
      housingLand: stocks.housingLand,
      claims: population.claims,
      localTaxBase: this.localTaxBase(),
      lumpSums: this.lumpSums(policy),
    };
  }

  /** A = A0 (K/K0)^epsA (employment/base)^gammaLoc (density/base)^gammaUrb x shock; externalities at last year's quantities. */
  private productivity(policy: Policy): Float64Array {
    const { economy, residuals, stocks } = this.world;
    const { nodes: n, sectors, knowledge, externalities } = economy;
    const { base } = residuals;
    const productivity = new Float64Array(sectors * n);
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < n; i++) {
        const k = s * n + i;
        const learned =
          base.knowledge[k] > 0 ? (stocks.knowledge[k] / base.knowledge[k]) ** knowledge.productivityElasticity[s] : 1;
        const local =
          base.employment[k] > 0 ? (this.employmentBefore[k] / base.employment[k]) ** externalities.localisation[s] : 1;
        const urban = (density(this.world, i) / base.density[i]) ** externalities.urbanisation[s];
        productivity[k] = residuals.productivity[k] * learned * local * urban * policy.productivity[k];
      }
    }
    return productivity;
  }

  /** Base-year local taxes at this year's local prices. */
  private localTaxBase(): Float64Array {
    const { base } = this.world.residuals;
    return base.localTaxes.map((tax, i) => (tax * this.livingCostBefore[i]) / base.livingCost[i]);
  }

  /** Price level of the cluster by last year's living costs; turns money at base-year prices into this year's. */
  private priceLevel(): number {
    const { economy, residuals, stocks } = this.world;
    let weight = 0;
    let level = 0;
    for (let i = 0; i < economy.nodes; i++) {
      if (!economy.isCity[i]) continue;
      weight += stocks.workers[i];
      level += (stocks.workers[i] * this.livingCostBefore[i]) / residuals.base.livingCost[i];
    }
    return level / weight;
  }

  private lumpSums(policy: Policy): LumpSums {
    const { economy } = this.world;
    const { nodes: n, sectors, headquartersSector } = economy;
    const sums: LumpSums = { ...copyPayments(this.pending), targeted: new Float64Array(sectors * n) };
    const level = this.priceLevel();
    for (const transfer of policy.transfers) this.pay(sums, transfer.payer, transfer.payee, transfer.amount * level);
    for (const bond of policy.bonds) {
      const amount = bondTransfer(bond.amount * level, this.bondIndex(bond), bond.threshold);
      this.pay(sums, bond.downstream, bond.upstream, amount);
    }
    for (const platform of policy.innovationPlatforms) {
      platform.members.forEach((member, m) => {
        sums.targeted[headquartersSector * n + member] += platform.contributions[m] * level;
      });
    }
    return sums;
  }

  private pay(sums: Pending, payer: number, payee: number, amount: number): void {
    if (payer >= 0) sums.toCities[payer] -= amount;
    else sums.toCentre[this.world.economy.regime[payee]] -= amount;
    sums.toCities[payee] += amount;
  }

  private bondIndex(bond: Policy["bonds"][number]): number {
    const { economy, residuals, year } = this.world;
    const n = economy.nodes;
    let output = 0;
    let base = 0;
    for (let s = 0; s < economy.sectors; s++) {
      if (!bond.sectors[s]) continue;
      output += this.lastOutput[s * n + bond.upstream];
      base += residuals.base.output[s * n + bond.upstream];
    }
    const noise =
      this.options.random && bond.noise > 0 ? bond.noise * this.options.random.normal(bond.upstream, year, 0) : 0;
    return compensationIndex(bond.stability, [output], [base]) + noise;
  }

  private refreshClaims(): void {
    const { economy, population } = this.world;
    const n = economy.nodes;
    for (const claim of population.claims) {
      const k = claim.sector * n + claim.destination;
      let mass = 0;
      for (let h = 0; h < n; h++) mass += population.linkMass[k * n + h];
      claim.cellShare = mass > 0 ? Math.min(1, claim.mass / mass) : 0;
    }
  }

  /** Local taxes of a firm of unit size in each cell, newest first: the record on which sharing rules look back. */
  private rememberTaxes(): void {
    const { economy, population } = this.world;
    const n = economy.nodes;
    const tax = new Float64Array(economy.sectors * n);
    for (let k = 0; k < tax.length; k++) {
      let mass = 0;
      for (let h = 0; h < n; h++) mass += population.linkMass[k * n + h];
      tax[k] = mass > 0 ? this.market.finance.localCellTax[k] / mass : 0;
    }
    this.taxHistory.unshift(tax);
    this.taxHistory.length = 10;
  }

  private settleClaims(): void {
    const { finance } = this.market;
    const { economy, population } = this.world;
    for (const claim of population.claims) {
      const taxes = claim.cellShare * finance.localCellTax[claim.sector * economy.nodes + claim.destination];
      nextReceipt(claim.rule, claim.account, taxes);
      const grant = centralTopUp(claim.rule, claim.account);
      if (grant > 0) {
        this.pending.toCities[claim.origin] += grant;
        this.pending.toCentre[economy.regime[claim.origin]] -= grant;
      }
    }
  }

  /** Set-up subsidies for arrivals and quota payments fall due next year. */
  private promisePayments(policy: Policy, flows: FactorFlows, quotaPayments: Float64Array): void {
    const { economy } = this.world;
    const n = economy.nodes;
    const level = this.priceLevel();
    for (let i = 0; i < n; i++) this.pending.toCities[i] += quotaPayments[i];
    for (const platform of policy.receptionPlatforms) {
      if (platform.subsidyPerFirm === 0) continue;
      let arrivals = 0;
      for (let i = 0; i < n; i++) if (i !== platform.city) arrivals += flows.firms[i * n + platform.city];
      const cost = level * platform.subsidyPerFirm * Math.min(arrivals, platform.capacity);
      if (platform.payer >= 0) this.pending.toCities[platform.payer] -= cost;
      else this.pending.toCentre[economy.regime[platform.city]] -= cost;
      this.pending.toHouseholds[platform.city] += cost;
    }
  }

  private releaseStocks(industrial: Float64Array, housing: Float64Array): void {
    const { economy, stocks, year } = this.world;
    for (let i = 0; i < economy.nodes; i++) {
      stocks.industrialLand[i] += industrial[i];
      stocks.housingLand[i] += housing[i];
      if (!(stocks.industrialLand[i] > 0) || !(stocks.housingLand[i] > 0)) {
        throw new SimulationError(`In year ${year} ${economy.nodeIds[i]} would be left without land.`, {
          year,
          node: economy.nodeIds[i]!,
        });
      }
    }
  }

  private researchers(byType: Float64Array): Float64Array {
    const { nodes: n, sectors, headquartersLabour, headquartersSector } = this.world.economy;
    const from = (headquartersLabour * sectors + headquartersSector) * n;
    return byType.slice(from, from + n);
  }

  private remember(outcome: YearOutcome, livingCost: Float64Array): void {
    const { economy } = this.world;
    const { market } = this;
    this.livingCostBefore = livingCost;
    this.employmentBefore = outcome.market.employment;
    for (let k = 0; k < this.lastOutput.length; k++) {
      this.lastOutput[k] = market.revenue[k] / (economy.markup[Math.floor(k / economy.nodes)] * market.unitCost[k]);
    }
  }

  private record(
    inputs: MarketInputs,
    livingCost: Float64Array,
    realWage: Float64Array,
    jobs: ReturnType<typeof employment>,
    flows: FactorFlows,
    growth: ReturnType<typeof learn>,
  ): YearOutcome {
    const { world, market } = this;
    const { economy, stocks, population } = world;
    const n = economy.nodes;
    const production = productionAccounts(market);
    const firms = new Float64Array(economy.sectors * n);
    const headquarters = new Float64Array(economy.sectors * n);
    for (let k = 0; k < firms.length; k++) {
      const s = Math.floor(k / n);
      for (let h = 0; h < n; h++) {
        firms[k] += population.firms[k * n + h];
        headquarters[s * n + h] += population.firms[k * n + h];
      }
    }
    return {
      year: world.year,
      market: recordMarket(market, inputs, jobs, production.headquartersPayments, stocks.housingLand),
      accounts: this.recordAccounts(inputs, livingCost, realWage, production),
      flows,
      workers: stocks.workers.slice(),
      residents: inputs.residents,
      capital: stocks.capital.slice(),
      industrialLand: stocks.industrialLand.slice(),
      housingLand: stocks.housingLand.slice(),
      knowledge: stocks.knowledge.slice(),
      spilloverReceived: growth.received,
      platformReceived: growth.fromPlatforms,
      firms,
      headquarters,
    };
  }

  private recordAccounts(
    inputs: MarketInputs,
    livingCost: Float64Array,
    realWage: Float64Array,
    production: ReturnType<typeof productionAccounts>,
  ): Accounts {
    const { world, market } = this;
    const { economy, residuals } = world;
    const { finance } = market;
    const n = economy.nodes;
    const priceIndex = livingCost.map((cost, i) => cost / residuals.base.livingCost[i]);
    const ledger = bookLedger(market, inputs);
    const imbalance = ledger.imbalance();
    let gdp = 0;
    for (let i = 0; i < n; i++) gdp += production.gdp[i];
    const leverCost = new Float64Array(n);
    const gdpCredit = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      leverCost[i] =
        finance.profitRebate[i] + finance.sectorSubsidy[i] + finance.wageSubsidy[i] + finance.targetedSpending[i];
    }
    for (const enclave of inputs.policy.enclaves) {
      let park = 0;
      for (let s = 0; s < economy.sectors; s++)
        if (enclave.sectors[s]) park += production.valueAdded[s * n + enclave.host];
      const credit = enclave.sponsorGdpCredit * enclave.parkShare * park;
      gdpCredit[enclave.host] -= credit;
      gdpCredit[enclave.sponsor] += credit;
    }
    return {
      valueAdded: production.valueAdded,
      gdp: production.gdp,
      priceIndex,
      realGdp: production.gdp.map((value, i) => value / priceIndex[i]),
      householdIncome: finance.householdIncome.slice(),
      realConsumptionPerHead: finance.householdIncome.map((income, i) => income / priceIndex[i] / inputs.residents[i]),
      realWage: realWage.map((wage, k) => wage * residuals.base.livingCost[k % n]),
      localRevenue: finance.cityRevenue.slice(),
      localTaxes: finance.cityRevenue.map((revenue, i) => revenue - finance.landRevenue[i] - market.tollByNode[i]),
      landRevenue: finance.landRevenue.slice(),
      centralBalance: finance.centralTransfer.map((transfer, i) => transfer - finance.centralTaxes[i]),
      sharingBalance: finance.sharingPaid.map((paid, i) => paid + inputs.lumpSums.toCities[i]),
      leverCost,
      gdpCredit,
      ledger: ledger.rows,
      audit: {
        accountNames: ledger.accountNames,
        worstRow: imbalance.row / gdp,
        worstRowKind: imbalance.rowKind,
        worstAccount: imbalance.account / gdp,
        worstAccountName: imbalance.accountName,
        peopleError: 0,
        capitalError: 0,
        landError: 0,
        goodsError: market.goodsGap(),
      },
    };
  }
}

/**
 * Workers per km2 of the city's area. The area is that of the base year: land released for building thins out no one, so density moves with
 * workers alone.
 */
export function density(world: World, node: number): number {
  const { economy, stocks, residuals } = world;
  let workers = 0;
  for (let t = 0; t < economy.labourTypes; t++) workers += stocks.workers[t * economy.nodes + node];
  return workers / residuals.base.area[node];
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

function recordMarket(
  market: Market,
  inputs: MarketInputs,
  jobs: ReturnType<typeof employment>,
  headquartersPayments: Float64Array,
  housingLand: Float64Array,
): MarketOutcome {
  const { finance } = market;
  const trade = tradeFlows(market, inputs);
  return {
    iterations: market.iterations,
    residual: market.residual,
    wage: market.wage.slice(),
    capitalRent: market.capitalRent.slice(),
    industrialRent: market.industrialRent.slice(),
    housingRent: market.spending.map((_, i) => housingRent(market, housingLand, i)),
    price: market.price.slice(),
    revenue: market.revenue.slice(),
    cost: market.cost.slice(),
    profit: finance.profit.slice(),
    purchases: market.demand.slice(),
    intermediatePurchases: market.intermediateDemand.slice(),
    spending: market.spending.slice(),
    trade: trade.total,
    tradeBySector: trade.bySector,
    tollRevenue: market.tollByNode.slice(),
    headquartersPayments,
    employment: jobs.total,
    employmentByType: jobs.byType,
  };
}

function emptyFlows(world: World): FactorFlows {
  const { nodes: n, sectors, labourTypes } = world.economy;
  return {
    firms: new Float64Array(n * n),
    firmsGovernmentLed: new Float64Array(n * n),
    headquarters: new Float64Array(n * n),
    workers: new Float64Array(labourTypes * n * n),
    capital: new Float64Array(n * n),
    entrants: new Float64Array(sectors * n),
    exits: new Float64Array(sectors * n),
  };
}

function noPayments(world: World): Pending {
  const { nodes: n, regimeIds } = world.economy;
  return {
    toCities: new Float64Array(n),
    toHouseholds: new Float64Array(n),
    toCentre: new Float64Array(regimeIds.length),
  };
}

function copyPayments(pending: Pending): Pending {
  return {
    toCities: pending.toCities.slice(),
    toHouseholds: pending.toHouseholds.slice(),
    toCentre: pending.toCentre.slice(),
  };
}
