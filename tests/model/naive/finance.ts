import type { Owner } from "../../../src/model/engine/economy.js";
import type { Enclave } from "../../../src/model/engine/policyEntries.js";
import type { Entry, Goods, Plants } from "./goods.js";
import { list, type One, type Symbols, sum, sumOver, type Two, table } from "./symbols.js";

/**
 * Public finance and incomes written down from docs/model.md, sections 7.3, 7.9 and 7.11, in the order of payment. Names
 * are those of PublicFinance.
 */
export function financeOf(symbols: Symbols, plants: Plants, entry: Entry, goods: Goods) {
  const taxes = taxesOf(symbols, plants, entry, goods);
  const wages = wagesOf(symbols, plants, entry, taxes);
  const incomes = incomesOf(symbols, plants, goods, taxes, wages);
  const localTaxes: One = (i) => taxes.localProductionTax(i) + taxes.localProfitTax(i) + wages.localWageTax(i);
  const shared = sharedOf(symbols, localTaxes, taxes.localCellTax);
  const { landRevenue, rentRevenue } = incomes;
  const cityRevenue = list(symbols.n, (i) => localTaxes(i) + landRevenue(i) + rentRevenue(i) + goods.toll(i));
  const centralTaxes: One = (i) => taxes.centralTaxes(i) + wages.centralTaxes(i);
  const costs: One = (i) => taxes.profitRebate(i) + taxes.sectorSubsidy(i) + wages.wageSubsidy(i) + taxes.fundPaid(i);
  const budgets = budgetsOf(symbols, { cityRevenue, centralTaxes, shared, costs });
  const nodeSpending: One = (i) => incomes.householdIncome(i) - incomes.saved(i) + budgets.citySpending(i);
  return { ...taxes, ...wages, ...incomes, ...budgets, cityRevenue, centralTaxes, nodeSpending };
}

export type Finance = ReturnType<typeof financeOf>;

/** 1 to 3 and 8: taxes on production, profit and imports, what funds pay (7.6e), what headquarters get. */
function taxesOf(symbols: Symbols, plants: Plants, { entryCost }: Entry, { tariff }: Goods) {
  const { n, S, economy, inputs, primary, onePlusTax, eta } = symbols;
  const { policy, residents } = inputs;
  const { apportionment, innovationFunds: funds } = policy;
  const { revenue, cost, link, omega } = plants;
  const total = (of: Two): One => list(n, (i) => sum(S, (s) => of(s, i)));
  const base: Two = (s, i) => (cost(s, i) * primary(s, i)) / onePlusTax(s, i);
  const productionTax: Two = (s, i) => policy.productionTax[s * n + i]! * base(s, i);
  const localProduction: Two = (s, i) => policy.localShareProduction[i]! * Math.max(0, productionTax(s, i));
  const profit: Two = (s, i) => revenue(s, i) - cost(s, i);
  const profitTax: Two = (s, i) => policy.profitTaxRate[i]! * profit(s, i);
  const localProfit: Two = (s, i) => policy.localShareProfit[i]! * profitTax(s, i);
  const plantPart: Two = (s, i) => apportionment.plant * localProfit(s, i);
  const headquartersTax: Two = (s, i) => apportionment.headquarters * localProfit(s, i);
  const poolPart: Two = (s, i) => localProfit(s, i) - plantPart(s, i) - headquartersTax(s, i);
  const rebate: Two = (s, i) => policy.profitTaxRebate[i]! * plantPart(s, i);
  const granted: Two = (s, i) => sumOver(funds, ({ support }) => support[s * n + i]! * entryCost(s, i));
  const grants = funds.map((fund) => {
    const paid = sum(S, (s) => sum(n, (i) => fund.support[s * n + i]! * entryCost(s, i)));
    return { fund, paid };
  });
  const profitAfterTax: Two = (s, i) => profit(s, i) - profitTax(s, i) + rebate(s, i);
  const distributedProfit: Two = (s, i) => profitAfterTax(s, i) - entryCost(s, i) + granted(s, i);
  const headquartersServices: Two = (s, i) => eta(s) * cost(s, i);
  /** By their share of what a cell sells; residents of the city pay for the first entries. */
  const toHeadquarters = (of: Two): One => {
    const run = (s: number, i: number, h: number) => (omega(s, i) > 0 ? link(s, i, h) / omega(s, i) : i === h ? 1 : 0);
    return list(n, (h) => sum(S, (s) => sum(n, (i) => run(s, i, h) * of(s, i))));
  };
  const [atHeadquarters, atPlant, inPool] = [toHeadquarters(headquartersTax), total(plantPart), total(poolPart)];
  const tariffRevenue = total(tariff);
  const central: Two = (s, i) => productionTax(s, i) - localProduction(s, i) + profitTax(s, i) - localProfit(s, i);
  const pool = shareOut(symbols, economy.regime, inPool, (i) => residents[i]!);
  return {
    ...{ productionTax, profit, profitTax, profitAfterTax, distributedProfit, headquartersServices, headquartersTax },
    localCellTax: table(S, n, (s, i) => localProduction(s, i) + plantPart(s, i)),
    localProductionTax: total(localProduction),
    localProfitTax: ((i) => atPlant(i) + pool(i) + atHeadquarters(i)) as One,
    sectorSubsidy: total((s, i) => policy.sectorSubsidy[s * n + i]! * base(s, i)),
    profitRebate: total(rebate),
    ...{ fundGrants: total(granted), tariffRevenue },
    fundPaid: list(n, (i) => sumOver(grants, ({ fund, paid }) => weightOf(fund, i) * paid)),
    headquartersCost: total(headquartersServices),
    headquartersPayments: toHeadquarters(headquartersServices),
    profitByHeadquarters: toHeadquarters(distributedProfit),
    centralTaxes: list(n, (i) => sum(S, (s) => central(s, i)) + tariffRevenue(i)),
  };
}

type Taxes = ReturnType<typeof taxesOf>;

/** A part of what the members of an agreement pay. */
function weightOf({ members, weights }: { members: readonly number[]; weights: Float64Array }, i: number): number {
  const at = members.indexOf(i);
  return at < 0 ? 0 : weights[at]!;
}

/** What arises in i's country or regime, divided there by a weight. */
function shareOut({ n, within }: Symbols, group: Int32Array, source: One, weight: One): One {
  return list(n, (i) => (within(group, i, source) * weight(i)) / within(group, i, weight));
}

/** 4: wages of plants, entries and headquarters. */
function wagesOf({ n, S, T, economy, inputs }: Symbols, plants: Plants, entry: Entry, taxes: Taxes) {
  const { wageTaxRate, wageSubsidy, localShareWage } = inputs.policy;
  const wageIncome = table(T, n, (t, i) => {
    const headquarters = t === economy.headquartersLabour ? taxes.headquartersPayments(i) : 0;
    return sum(S, (s) => plants.payLabour(t, s, i) + entry.payLabour(t, s, i)) + headquarters;
  });
  const ofWages = (part: (k: number) => number): One =>
    list(n, (i) => sum(T, (t) => part(t * n + i) * wageIncome(t, i)));
  const wageTax = ofWages((k) => wageTaxRate[k]!);
  const localWageTax: One = (i) => localShareWage[i]! * wageTax(i);
  return {
    ...{ wageIncome, wageTax, localWageTax },
    wageSubsidy: ofWages((k) => wageSubsidy[k]!),
    wagesAfterTax: ofWages((k) => 1 - wageTaxRate[k]! + wageSubsidy[k]!),
    centralTaxes: ((i) => wageTax(i) - localWageTax(i)) as One,
  };
}

/** 5 and 6: land rent, rents of protection (7.2l), profit and capital income to those who own them; saving (7.10f). */
function incomesOf(symbols: Symbols, plants: Plants, goods: Goods, taxes: Taxes, wages: ReturnType<typeof wagesOf>) {
  const { n, S, economy, inputs, at, within } = symbols;
  const { policy, residents, lumpSums } = inputs;
  const { regime, country, landRentToCity } = economy;
  const { wagesAfterTax } = wages;
  const toOwners = (owner: Owner, source: One): One => {
    if (owner.kind === "shares") return list(n, (i) => owner.shares[i]! * within(country, i, source));
    if (owner.kind !== "pool") return source;
    return shareOut(symbols, regime, source, owner.by === "wages" ? wagesAfterTax : (i) => residents[i]!);
  };
  const landRent = list(n, (i) => sum(S, (s) => plants.payLand(s, i)) + economy.housingShare * at.spending[i]!);
  const landRevenue: One = (i) => landRentToCity[i]! * landRent(i);
  const ownLand: One = (i) => sum(S, (s) => plants.payOwnLand(s, i));
  const landIncome = toOwners(economy.landOwner, (i) => landRent(i) - landRevenue(i) + ownLand(i));
  const capitalIncome = toOwners(economy.capitalOwner, goods.capitalPaid);
  const profitIncome =
    economy.profitOwner.kind === "headquarters"
      ? taxes.profitByHeadquarters
      : toOwners(economy.profitOwner, (i) => sum(S, (s) => taxes.distributedProfit(s, i)));
  const toFirms = policy.protectionRentToFirms;
  const rentIncome = list(n, (j) => sum(S, (s) => toFirms[s * n + j]! * goods.rent(s, j)));
  const rentRevenue = list(n, (j) => sum(S, (s) => (1 - toFirms[s * n + j]!) * goods.rent(s, j)));
  const saved: One = (i) => {
    const all = within(country, i, capitalIncome);
    return economy.saving && all > 0 ? (goods.saving(country[i]!) * capitalIncome(i)) / all : 0;
  };
  const earned: One = (i) => wagesAfterTax(i) + profitIncome(i) + capitalIncome(i) + landIncome(i) + rentIncome(i);
  return {
    ...{ landRent, landRevenue, landIncome, capitalPaid: goods.capitalPaid, capitalIncome, profitIncome },
    ...{ rentIncome, rentRevenue, saved: list(n, saved) },
    householdIncome: list(n, (i) => earned(i) + lumpSums.toHouseholds[i]!),
  };
}

/** 7: claims of relocation tax sharing, pools, shared increments and parks (7.11a), net by city. */
function sharedOf({ n, S, inputs }: Symbols, localTaxes: One, localCellTax: Two): One {
  const { policy, claims, parks, localTaxBase, year } = inputs;
  const claimed: One = (i) =>
    sum(claims.count, (c) => {
      const k = claims.cell[c]!;
      const due = claims.share[c]! * claims.cellShare[c]! * localCellTax(Math.floor(k / n), k % n);
      const receipt = Math.min(due, claims.remaining[c]!);
      return receipt * (Number(claims.origin[c] === i) - Number(claims.destination[c] === i));
    });
  const pooled = (rule: { members: readonly number[]; weights: Float64Array; share: number }, of: One): One => {
    const paid: One = (i) => (rule.members.includes(i) ? rule.share * of(i) : 0);
    return (i) => weightOf(rule, i) * sum(n, paid) - paid(i);
  };
  const increments = policy.incrementSharing.filter(
    ({ startYear, years }) => startYear <= year && year < startYear + years,
  );
  const received = ({ id, sectors }: Enclave, s: number) => sectors[s]! * (parks.get(id)?.received[s] ?? 0);
  const ofParks = policy.enclaves.map((park): One => {
    const { host, sponsor, sectors, parkShare, sponsorTax } = park;
    const ofHost = policy.enclaves.filter((other) => other.host === host);
    const tax = sum(S, (s) => {
      const rest = 1 - sumOver(ofHost, (other) => received(other, s));
      return sectors[s]! * (received(park, s) + parkShare * rest) * localCellTax(s, host);
    });
    return (i) => sponsorTax * tax * (Number(sponsor === i) - Number(host === i));
  });
  const agreements = [
    ...policy.revenuePools.map((pool) => pooled(pool, localTaxes)),
    ...increments.map((rule) => pooled(rule, (i) => Math.max(0, localTaxes(i) - localTaxBase[i]!))),
    ...ofParks,
  ];
  return list(n, (i) => claimed(i) + sumOver(agreements, (received) => received(i)));
}

interface Budgets {
  cityRevenue: One;
  centralTaxes: One;
  shared: One;
  costs: One;
}

/** 9 and 10: what the centre returns, what cities spend; fees for services (7.9f) and equal spending (7.9g). */
function budgetsOf(symbols: Symbols, { cityRevenue, centralTaxes, shared, costs }: Budgets) {
  const { n, S, economy, inputs } = symbols;
  const { policy, residents, lumpSums, services } = inputs;
  const { regime } = economy;
  const inRegime = (r: number, of: One) => sum(n, (i) => (regime[i] === r ? of(i) : 0));
  const perHead = (ofRegime: One): One => {
    const people: One = (i) => inRegime(regime[i]!, (j) => residents[j]!);
    return list(n, (i) => (ofRegime(regime[i]!) * residents[i]!) / people(i));
  };
  const collected: One = (r) => inRegime(r, centralTaxes) + lumpSums.toCentre[r]!;
  const returned = perHead(collected);
  const targetedSpending = list(n, (i) => sum(S, (s) => lumpSums.targeted[s * n + i]!));
  const budget = list(n, (i) => {
    const received = cityRevenue(i) + returned(i) + shared(i) + lumpSums.toCities[i]!;
    return received - costs(i) - targetedSpending(i);
  });
  const spent: One = (i) => Math.max(0, budget(i));
  const fee = (o: number, i: number) => (services ? services.fees[o * n + i]! * spent(i) : 0);
  const fees = list(n, (i) => sum(n, (o) => fee(o, i) - fee(i, o)));
  const feesOfCentre: One = (i) => (services ? services.centralFees[i]! * spent(i) : 0);
  const equal = policy.spendingEqualisation.map(({ members, degree, spending, productiveShare, payer }) => {
    const part = spending === "productive" ? productiveShare : 1 - productiveShare;
    const all = sumOver(members, (j) => part * spent(j));
    const people = sumOver(members, (j) => residents[j]!);
    const payment: One = (i) => (members.includes(i) ? degree * ((residents[i]! * all) / people - part * spent(i)) : 0);
    const paid: One = payer === "centre" ? (i) => Math.max(0, payment(i)) : payment;
    return { paid, payer, spending, part };
  });
  type Rule = (typeof equal)[number];
  const equalised = (counts: (rule: Rule) => boolean, of: (rule: Rule, i: number) => number): One =>
    list(n, (i) => sumOver(equal.filter(counts), (rule) => of(rule, i)));
  const byMembers = equalised(
    ({ payer }) => payer === "members",
    ({ paid }, i) => paid(i),
  );
  const byCentre = equalised(
    ({ payer }) => payer === "centre",
    ({ paid }, i) => paid(i),
  );
  /** What the centre does not return for a rule. */
  const lessBy = ({ payer, paid }: Rule): One => (payer === "centre" ? perHead((r) => inRegime(r, paid)) : () => 0);
  /** Relative to what a place spends on it before: what it gets, less what it has not of the same uses. */
  const more = (spending: Rule["spending"]) =>
    equalised(
      (rule) => rule.spending === spending,
      (rule, i) => (rule.paid(i) - lessBy(rule)(i)) / rule.part,
    );
  const lessForFees = perHead((r) => inRegime(r, feesOfCentre));
  const [moreServices, moreProductive] = [more("social"), more("productive")];
  const granted: One = (i) => feesOfCentre(i) + byCentre(i);
  const centralGrants: One = (r) => inRegime(r, granted);
  const less = perHead(centralGrants);
  const socialPaid = equalised(
    ({ spending }) => spending === "social",
    (rule, i) => rule.paid(i) - lessBy(rule)(i),
  );
  return {
    targetedSpending,
    ...{ centralGrants, centralRevenue: ((r) => collected(r) - centralGrants(r)) as One },
    centralTransfer: ((i) => returned(i) - less(i)) as One,
    sharingPaid: ((i) => shared(i) + fees(i) + byMembers(i) + granted(i)) as One,
    citySpending: list(n, (i) => budget(i) + fees(i) + byMembers(i) + granted(i) - less(i)),
    serviceSpending: list(n, (i) => budget(i) + fees(i) + feesOfCentre(i) + moreServices(i) - lessForFees(i)),
    servicesBought: list(n, (i) => budget(i) + fees(i) + feesOfCentre(i) + socialPaid(i) - lessForFees(i)),
    productiveRatio: list(n, (i) => (spent(i) > 0 ? 1 + (moreProductive(i) - lessForFees(i)) / spent(i) : 1)),
  };
}
