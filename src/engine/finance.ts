import type { Economy, Owner } from "./economy.js";
import { accumulateColumnsOfThree } from "./kernels.js";
import type { MarketFlows, MarketInputs } from "./marketInputs.js";

/**
 * Public finance and the distribution of income, evaluated inside the market's map: from the value of factor services and profit
 * to taxes, splits, sharing rules, budgets and the spending of every node. The arrays are the year's flows; the ledger (ledger.ts) books
 * every account from them and from nothing else. All nominal, layouts as in economy.ts.
 */
export class PublicFinance {
  private readonly economy: Economy;

  // households
  readonly wageIncome: Float64Array; // before tax, headquarters' labour included [t*n + i]
  readonly wageTax: Float64Array; // [n]
  readonly wageSubsidy: Float64Array; // paid by the city [n]
  readonly profitIncome: Float64Array; // after tax, by recipient [n]
  readonly capitalIncome: Float64Array; // by recipient [n]
  readonly landIncome: Float64Array; // residents' part, by recipient [n]
  readonly householdIncome: Float64Array; // [n]

  // firms
  readonly productionTax: Float64Array; // net, may be negative [s*n + i]
  readonly sectorSubsidy: Float64Array; // [n]
  readonly profit: Float64Array; // before tax [s*n + i]
  readonly profitTax: Float64Array; // [s*n + i]
  readonly profitRebate: Float64Array; // [n]
  readonly headquartersPayments: Float64Array; // by headquarters city [n]
  readonly headquartersCost: Float64Array; // by plant city [n]
  readonly profitByHeadquarters: Float64Array; // after tax [n]

  // governments
  readonly localCellTax: Float64Array; // local production and profit tax by plant cell [s*n + i]
  readonly localProductionTax: Float64Array; // [n]
  readonly localProfitTax: Float64Array; // after apportionment [n]
  readonly localWageTax: Float64Array; // [n]
  readonly landRent: Float64Array; // industrial and residential [n]
  readonly landRevenue: Float64Array; // the city's part [n]
  readonly centralTaxes: Float64Array; // collected in the node for the centre [n]
  readonly centralRevenue: Float64Array; // by regime
  readonly centralTransfer: Float64Array; // received [n]
  readonly sharingPaid: Float64Array; // net receipts under sharing rules [n]
  readonly cityRevenue: Float64Array; // own revenue before transfers [n]
  readonly citySpending: Float64Array; // untargeted [n]
  readonly targetedSpending: Float64Array; // [n]
  /** Spending of each node on composites and housing: the market's unknown. */
  readonly nodeSpending: Float64Array;

  // by plant cell: services bought from headquarters, profit after tax, part of local profit tax that goes with the headquarters [s*n + i]
  private readonly headquartersServices: Float64Array;
  private readonly profitAfterTax: Float64Array;
  private readonly headquartersTax: Float64Array;
  private readonly spreadWeights: [Float64Array, Float64Array, Float64Array];
  private readonly spreadSums: [Float64Array, Float64Array, Float64Array];
  private readonly byNode: Float64Array;
  private readonly wagesAfterTax: Float64Array;
  private readonly poolWeight: Float64Array;
  private readonly residentsByRegime: Float64Array;

  constructor(economy: Economy) {
    this.economy = economy;
    const { nodes: n, sectors, labourTypes } = economy;
    const vector = (length: number) => new Float64Array(length);
    this.wageIncome = vector(labourTypes * n);
    this.wageTax = vector(n);
    this.wageSubsidy = vector(n);
    this.profitIncome = vector(n);
    this.capitalIncome = vector(n);
    this.landIncome = vector(n);
    this.householdIncome = vector(n);
    this.productionTax = vector(sectors * n);
    this.sectorSubsidy = vector(n);
    this.profit = vector(sectors * n);
    this.profitTax = vector(sectors * n);
    this.profitRebate = vector(n);
    this.headquartersPayments = vector(n);
    this.headquartersCost = vector(n);
    this.profitByHeadquarters = vector(n);
    this.localCellTax = vector(sectors * n);
    this.localProductionTax = vector(n);
    this.localProfitTax = vector(n);
    this.localWageTax = vector(n);
    this.landRent = vector(n);
    this.landRevenue = vector(n);
    this.centralTaxes = vector(n);
    this.centralRevenue = vector(economy.regimeIds.length);
    this.centralTransfer = vector(n);
    this.sharingPaid = vector(n);
    this.cityRevenue = vector(n);
    this.citySpending = vector(n);
    this.targetedSpending = vector(n);
    this.nodeSpending = vector(n);
    this.headquartersServices = vector(sectors * n);
    this.profitAfterTax = vector(sectors * n);
    this.headquartersTax = vector(sectors * n);
    this.spreadWeights = [vector(sectors * n), vector(sectors * n), vector(sectors * n)];
    this.spreadSums = [vector(n), vector(n), vector(n)];
    this.byNode = vector(n);
    this.wagesAfterTax = vector(n);
    this.poolWeight = vector(economy.regimeIds.length);
    this.residentsByRegime = vector(economy.regimeIds.length);
  }

  /** From the market's present values to `nodeSpending`. Reads like the order of payment. */
  settle(market: MarketFlows, inputs: MarketInputs): void {
    this.taxProduction(market, inputs);
    this.taxProfit(market, inputs);
    this.payHeadquarters(market);
    this.payHouseholds(market, inputs);
    this.collectLocalRevenue(market, inputs);
    this.shareRevenue(inputs);
    this.balanceCentre(inputs);
    this.spend(inputs);
  }

  private taxProduction(market: MarketFlows, inputs: MarketInputs): void {
    const { nodes: n, sectors } = this.economy;
    const { policy } = inputs;
    const primary = market.primaryShare;
    this.localProductionTax.fill(0);
    this.centralTaxes.fill(0);
    this.sectorSubsidy.fill(0);
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < n; i++) {
        const k = s * n + i;
        const rate = policy.productionTax[k];
        const subsidyRate = policy.sectorSubsidy[k];
        const base = (market.cost[k] * primary[s]) / (1 + rate - subsidyRate);
        const tax = rate * base;
        const local = tax > 0 ? policy.localShareProduction[i] * tax : 0;
        this.productionTax[k] = tax;
        this.sectorSubsidy[i] += subsidyRate * base;
        this.localCellTax[k] = local;
        this.localProductionTax[i] += local;
        this.centralTaxes[i] += tax - local;
      }
    }
  }

  /** Profit tax by plant cell; the local part goes to the plant's city, the headquarters' city (payHeadquarters) and a pool by head. */
  private taxProfit(market: MarketFlows, inputs: MarketInputs): void {
    const { nodes: n, sectors, fixedCostPaidIn, regime } = this.economy;
    const { policy } = inputs;
    const { plant, headquarters } = policy.apportionment;
    this.localProfitTax.fill(0);
    this.profitRebate.fill(0);
    this.poolWeight.fill(0);
    for (let s = 0; s < sectors; s++) {
      const taxable = fixedCostPaidIn[s]!.kind === "none";
      for (let i = 0; i < n; i++) {
        const k = s * n + i;
        const profit = taxable ? market.operatingProfit[k] : 0;
        const tax = policy.profitTaxRate[i] * profit;
        const local = policy.localShareProfit[i] * tax;
        const plantPart = plant * local;
        const rebate = policy.profitTaxRebate[i] * plantPart;
        this.profit[k] = profit;
        this.profitTax[k] = tax;
        this.localCellTax[k] += plantPart;
        this.localProfitTax[i] += plantPart;
        this.profitRebate[i] += rebate;
        this.centralTaxes[i] += tax - local;
        this.profitAfterTax[k] = profit - tax + rebate;
        this.headquartersTax[k] = headquarters * local;
        this.poolWeight[regime[i]] += (1 - plant - headquarters) * local;
      }
    }
    if (plant + headquarters >= 1) return;
    this.countResidents(inputs);
    for (let i = 0; i < n; i++) {
      this.localProfitTax[i] += (this.poolWeight[regime[i]] * inputs.residents[i]) / this.residentsByRegime[regime[i]];
    }
  }

  /** Services, after-tax profit and a part of local profit tax go from every plant cell to the headquarters that run it, by their shares of its revenue. */
  private payHeadquarters(market: MarketFlows): void {
    const economy = this.economy;
    const { nodes: n, sectors, headquartersCostShare } = economy;
    const { headquartersPayments, profitByHeadquarters, localProfitTax } = this;
    headquartersPayments.fill(0);
    profitByHeadquarters.fill(0);
    this.headquartersCost.fill(0);
    for (let s = 0; s < sectors; s++) {
      const share = headquartersCostShare[s];
      const cell = s * n;
      for (let i = 0; i < n; i++) {
        this.headquartersServices[cell + i] = share * market.cost[cell + i];
        this.headquartersCost[i] += this.headquartersServices[cell + i];
      }
      if (economy.freeEntry[s]) {
        for (let i = 0; i < n; i++) {
          headquartersPayments[i] += this.headquartersServices[cell + i];
          profitByHeadquarters[i] += this.profitAfterTax[cell + i];
          localProfitTax[i] += this.headquartersTax[cell + i];
        }
      } else this.spreadOverHeadquarters(s, market);
    }
  }

  private spreadOverHeadquarters(sector: number, market: MarketFlows): void {
    const { nodes: n } = this.economy;
    const { spreadWeights, spreadSums } = this;
    const cell = sector * n;
    const [services, profit, tax] = spreadWeights;
    for (let k = cell; k < cell + n; k++) {
      const scale = market.openness[k] > 0 ? 1 / market.openness[k] : 0;
      services[k] = this.headquartersServices[k] * scale;
      profit[k] = this.profitAfterTax[k] * scale;
      tax[k] = this.headquartersTax[k] * scale;
    }
    for (const sums of spreadSums) sums.fill(0);
    accumulateColumnsOfThree(market.linkMass, cell * n, cell, n, spreadWeights, spreadSums);
    for (let h = 0; h < n; h++) {
      const power = market.headquartersPower[cell + h];
      this.headquartersPayments[h] += spreadSums[0][h] * power;
      this.profitByHeadquarters[h] += spreadSums[1][h] * power;
      this.localProfitTax[h] += spreadSums[2][h] * power;
    }
  }

  private payHouseholds(market: MarketFlows, inputs: MarketInputs): void {
    const economy = this.economy;
    const { nodes: n, sectors, labourTypes, housingShare, headquartersLabour } = economy;
    const { policy } = inputs;
    this.bookHomogeneousSector(market, inputs);
    for (let h = 0; h < n; h++) market.labourValue[headquartersLabour * n + h] += this.headquartersPayments[h];
    this.addHeadquartersElasticity(market);
    this.wageTax.fill(0);
    this.wageSubsidy.fill(0);
    this.localWageTax.fill(0);
    for (let i = 0; i < n; i++) {
      this.wagesAfterTax[i] = 0;
      for (let t = 0; t < labourTypes; t++) {
        const k = t * n + i;
        const income = market.labourValue[k];
        const tax = policy.wageTaxRate[k] * income;
        const subsidy = policy.wageSubsidy[k] * income;
        this.wageIncome[k] = income;
        this.wageTax[i] += tax;
        this.wageSubsidy[i] += subsidy;
        this.wagesAfterTax[i] += income - tax + subsidy;
      }
      this.localWageTax[i] = policy.localShareWage[i] * this.wageTax[i];
      this.centralTaxes[i] += this.wageTax[i] - this.localWageTax[i];
      this.landRent[i] = market.landValue[i] + housingShare * market.spending[i];
      this.landRevenue[i] = economy.landRentToCity[i] * this.landRent[i];
      this.byNode[i] = this.landRent[i] - this.landRevenue[i];
    }
    this.distribute(economy.landOwner, this.byNode, this.landIncome, inputs);
    this.distribute(economy.capitalOwner, market.capitalValue, this.capitalIncome, inputs);
    if (economy.profitOwner.kind === "headquarters") this.profitIncome.set(this.profitByHeadquarters);
    else {
      this.byNode.fill(0);
      for (let s = 0; s < sectors; s++) for (let i = 0; i < n; i++) this.byNode[i] += this.profitAfterTax[s * n + i];
      this.distribute(economy.profitOwner, this.byNode, this.profitIncome, inputs);
    }
    for (let i = 0; i < n; i++) {
      this.householdIncome[i] =
        this.wagesAfterTax[i] +
        this.profitIncome[i] +
        this.capitalIncome[i] +
        this.landIncome[i] +
        inputs.lumpSums.toHouseholds[i];
    }
  }

  /** The homogeneous sector employs whoever of its labour type the others leave, at the wage it pins. */
  private bookHomogeneousSector(market: MarketFlows, inputs: MarketInputs): void {
    const economy = this.economy;
    const s = economy.homogeneousSector;
    if (s < 0) return;
    const { nodes: n, sectors, labourTypes } = economy;
    for (let t = 0; t < labourTypes; t++) {
      if (!(economy.labourCostShare[t * sectors + s] > 0)) continue;
      for (let i = 0; i < n; i++) {
        const k = t * n + i;
        const output = market.wage[k] * inputs.workers[k] - market.labourValue[k];
        market.revenue[s * n + i] = output;
        market.cost[s * n + i] = output;
        market.labourValue[k] += output;
      }
    }
  }

  /** Headquarters' labour demand falls with the wage as plants with dearer headquarters lose sales. */
  private addHeadquartersElasticity(market: MarketFlows): void {
    const { nodes: n, sectors, substitution, headquartersCostShare, headquartersLabour } = this.economy;
    let steepness = 0;
    for (let s = 0; s < sectors; s++) steepness = Math.max(steepness, headquartersCostShare[s] * (substitution[s] - 1));
    for (let h = 0; h < n; h++) {
      market.addLabourElasticity(headquartersLabour * n + h, this.headquartersPayments[h] * steepness);
    }
  }

  /** Hands an income that arises in nodes to its owners. */
  private distribute(owner: Owner, source: Float64Array, out: Float64Array, inputs: MarketInputs): void {
    const { nodes: n, regime } = this.economy;
    if (owner.kind === "local" || owner.kind === "headquarters") {
      for (let i = 0; i < n; i++) out[i] = source[i];
      return;
    }
    if (owner.kind === "shares") {
      let total = 0;
      for (let i = 0; i < n; i++) total += source[i];
      for (let i = 0; i < n; i++) out[i] = owner.shares[i] * total;
      return;
    }
    const weight = owner.by === "wages" ? this.wagesAfterTax : inputs.residents;
    const { poolWeight, residentsByRegime } = this;
    poolWeight.fill(0);
    residentsByRegime.fill(0);
    for (let i = 0; i < n; i++) {
      poolWeight[regime[i]] += source[i];
      residentsByRegime[regime[i]] += weight[i];
    }
    for (let i = 0; i < n; i++) out[i] = (poolWeight[regime[i]] * weight[i]) / residentsByRegime[regime[i]];
  }

  private collectLocalRevenue(market: MarketFlows, inputs: MarketInputs): void {
    const { nodes: n, regime, regimeIds } = this.economy;
    this.centralRevenue.fill(0);
    for (let i = 0; i < n; i++) {
      this.cityRevenue[i] =
        this.localProductionTax[i] +
        this.localProfitTax[i] +
        this.localWageTax[i] +
        this.landRevenue[i] +
        market.tollByNode[i];
      this.centralRevenue[regime[i]] += this.centralTaxes[i];
    }
    for (let r = 0; r < regimeIds.length; r++) this.centralRevenue[r] += inputs.lumpSums.toCentre[r];
  }

  /** Relocation claims, increment sharing, pools and enclaves: transfers between cities that sum to zero. */
  private shareRevenue(inputs: MarketInputs): void {
    const { policy, claims } = inputs;
    const { sharingPaid, localCellTax } = this;
    sharingPaid.fill(0);
    const { count, origin, destination, cell, share, cellShare, remaining } = claims;
    for (let c = 0; c < count; c++) {
      const payment = Math.min(remaining[c], share[c] * (cellShare[c] * localCellTax[cell[c]]));
      sharingPaid[origin[c]] += payment;
      sharingPaid[destination[c]] -= payment;
    }
    for (const pool of policy.revenuePools) {
      this.divide(pool.members, pool.weights, (member) => pool.share * this.localTaxes(member));
    }
    for (const rule of policy.incrementSharing) {
      if (inputs.year < rule.startYear || inputs.year >= rule.startYear + rule.years) continue;
      const base = inputs.localTaxBase;
      this.divide(
        rule.members,
        rule.weights,
        (member) => rule.share * Math.max(0, this.localTaxes(member) - base[member]),
      );
    }
    for (const enclave of policy.enclaves) this.splitEnclave(enclave);
  }

  private localTaxes(i: number): number {
    return this.localProductionTax[i] + this.localProfitTax[i] + this.localWageTax[i];
  }

  private divide(members: number[], weights: Float64Array, contribution: (member: number) => number): void {
    let pot = 0;
    for (const member of members) {
      const paid = contribution(member);
      pot += paid;
      this.sharingPaid[member] -= paid;
    }
    for (let m = 0; m < members.length; m++) this.sharingPaid[members[m]!] += weights[m] * pot;
  }

  private splitEnclave(enclave: MarketInputs["policy"]["enclaves"][number]): void {
    const { nodes: n, sectors } = this.economy;
    let taxes = 0;
    for (let s = 0; s < sectors; s++) if (enclave.sectors[s]) taxes += this.localCellTax[s * n + enclave.host];
    const toSponsor = enclave.sponsorTax * enclave.parkShare * taxes;
    this.sharingPaid[enclave.host] -= toSponsor;
    this.sharingPaid[enclave.sponsor] += toSponsor;
  }

  private balanceCentre(inputs: MarketInputs): void {
    const { nodes: n, regime } = this.economy;
    this.countResidents(inputs);
    for (let i = 0; i < n; i++) {
      const r = regime[i];
      this.centralTransfer[i] = (this.centralRevenue[r] * inputs.residents[i]) / this.residentsByRegime[r];
    }
  }

  private countResidents(inputs: MarketInputs): void {
    const { nodes: n, regime } = this.economy;
    this.residentsByRegime.fill(0);
    for (let i = 0; i < n; i++) this.residentsByRegime[regime[i]] += inputs.residents[i];
  }

  private spend(inputs: MarketInputs): void {
    const { nodes: n, sectors, taxUse } = this.economy;
    const { targeted, toCities } = inputs.lumpSums;
    let publicTotal = 0;
    let privateTotal = 0;
    for (let i = 0; i < n; i++) {
      let orders = 0;
      for (let s = 0; s < sectors; s++) orders += targeted[s * n + i];
      this.targetedSpending[i] = orders;
      const costs = this.profitRebate[i] + this.sectorSubsidy[i] + this.wageSubsidy[i] + orders;
      this.citySpending[i] = this.cityRevenue[i] + this.centralTransfer[i] + this.sharingPaid[i] + toCities[i] - costs;
      publicTotal += this.citySpending[i];
      privateTotal += this.householdIncome[i];
    }
    for (let i = 0; i < n; i++) {
      if (taxUse === "private-income") this.citySpending[i] = (publicTotal * this.householdIncome[i]) / privateTotal;
      const untargeted = taxUse === "city-basket" || taxUse === "private-income" ? this.citySpending[i] : 0;
      this.nodeSpending[i] = this.householdIncome[i] + untargeted;
    }
  }
}
