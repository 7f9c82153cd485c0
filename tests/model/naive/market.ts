import type { Economy } from "../../../src/model/engine/economy.js";
import type { MarketInputs } from "../../../src/model/engine/market.js";
import { type Finance, financeOf } from "./finance.js";
import { type Entry, entryOf, type Goods, goodsOf, type Plants, plantsOf, savingOf } from "./goods.js";
import { type One, type Symbols, sum, symbolsOf, type Two, table, type Unknowns } from "./symbols.js";

/*
 * The market's map written down from docs/model.md, section 7, formula by formula, with nothing of the engine's but its
 * types: to compare the engine with. Numbers of equations are those of the document, and so are most symbols.
 */

/**
 * What a round makes of the unknowns (7.2j), each damped by the elasticity of its own demand (8.1), in the numeraire;
 * and the largest gap without damping.
 */
function imageOf(
  symbols: Symbols,
  plants: Plants,
  entry: Entry,
  goods: Goods,
  finance: Pick<Finance, "wageIncome" | "headquartersPayments" | "nodeSpending">,
) {
  const { n, S, T, economy, inputs, at, sigma, eta, wage, P, MP, bL, bK, bI, mix } = symbols;
  const { wageIncome, headquartersPayments, nodeSpending } = finance;
  const gaps: number[] = [];
  /** Where nobody works or nothing is sold an unknown stays. */
  const towards = (now: number, target: number, elasticity = 0) => {
    if (!(target > 0 && target < Infinity)) return now;
    gaps.push(Math.abs(Math.log(target / now)));
    return now * (target / now) ** (1 / (1 + elasticity));
  };
  /** Plants that pay a price with a share of cost lose sales as it rises. */
  const steepness = (share: number, s: number) => share * (sigma(s) - 1);
  const staff = Math.max(...Array.from({ length: S }, (_, s) => steepness(eta(s), s)));
  const ofLabour: Two = (t, i) => {
    const hired = sum(S, (s) => {
      const part = mix(t, s, i);
      const own = steepness(bL(t, s, i), s);
      const ofEntry = Math.max(0, economy.relocation.entryPlaceElasticity * (part + own) - part);
      return plants.payLabour(t, s, i) * own + entry.payLabour(t, s, i) * ofEntry;
    });
    return (hired + (t === economy.headquartersLabour ? headquartersPayments(i) * staff : 0)) / wageIncome(t, i);
  };
  const rent = (pay: Two, share: One, i: number, stock: number, now: number) => {
    const paid = sum(S, (s) => pay(s, i));
    return towards(now, paid / stock, sum(S, (s) => pay(s, i) * steepness(share(s), s)) / paid);
  };
  const wages = table(T, n, (t, i) =>
    towards(wage(t, i), wageIncome(t, i) / inputs.workers[t * n + i]!, ofLabour(t, i)),
  );
  const level = wages(0, economy.numeraire.node) / economy.numeraire.value;
  const nominal = (rows: number, of: Two) => table(rows, n, (s, i) => of(s, i) / level);
  const image = {
    wage: nominal(T, wages),
    capitalRent: nominal(symbols.ownKinds ? 0 : 1, (_, i) =>
      rent(plants.payCapital, bK, i, inputs.capital[i]!, at.capitalRent[i]!),
    ),
    industrialRent: nominal(1, (_, i) => rent(plants.payLand, bI, i, inputs.industrialLand[i]!, at.industrialRent[i]!)),
    price: nominal(S, (s, j) => towards(P(s, j), goods.Phi(s, j) ** (1 / (1 - sigma(s))))),
    potential: table(S, n, (s, i) => towards(MP(s, i), goods.sought(s, i)) / level ** sigma(s)),
    spending: nominal(1, (_, i) => towards(at.spending[i]!, nodeSpending(i))),
    critical: nominal(goods.Q.length, (c, j) => towards(at.critical[c]![j]!, goods.Q[c]!(j))),
  };
  return { image, residual: Math.max(...gaps) };
}

/**
 * A round by the names of MarketState and PublicFinance, as functions of the indices of their arrays: what is no money,
 * what is money, the unknowns that the round makes and how far they were from rest.
 */
export function naiveMarket(economy: Economy, inputs: MarketInputs, at: Unknowns) {
  const symbols = symbolsOf(economy, inputs, at);
  const { S, ownKinds } = symbols;
  const plants = plantsOf(symbols);
  const entry = entryOf(symbols, plants);
  const { capitalPaid, saving, investment } = savingOf(symbols, plants);
  const goods = { ...goodsOf(symbols, plants, investment), capitalPaid, saving };
  const { productiveRatio, ...finance } = financeOf(symbols, plants, entry, goods);
  const { cp: unitCost, omega: openness, psi: supply, revenue, cost, PK: capitalPrice } = plants;
  const { Phi: competition, sought: soughtPotential, X: demand, intermediate: intermediateDemand } = goods;
  const { toll: tollByNode, tollPaid, rent: protectionRent, tariff: tariffPaid } = goods;
  const { entrants, entryCost } = entry;
  return {
    quantities: {
      ...{ unitCost, openness, supply, capitalPrice, entrants, competition, soughtPotential },
      ...(ownKinds ? { capitalRent: plants.rK, capitalUsed: plants.used } : {}),
      ...(inputs.entry ? { worthOfEntry: entry.pi } : {}),
      ...(inputs.policy.spendingEqualisation.length > 0 ? { productiveRatio } : {}),
    },
    money: {
      ...{ revenue, cost, demand, intermediateDemand, saving, investment, entryCost, ...finance },
      ...{ tollByNode, tollPaid, protectionRent, tariffPaid },
      labourValue: ((t, i) => sum(S, (s) => plants.payLabour(t, s, i) + entry.payLabour(t, s, i))) as Two,
      capitalValue: ownKinds ? plants.payCapital : capitalPaid,
      landValue: ((i) => sum(S, (s) => plants.payLand(s, i))) as One,
      ownLandValue: ((i) => sum(S, (s) => plants.payOwnLand(s, i))) as One,
    },
    ...imageOf(symbols, plants, entry, goods, finance),
  };
}
