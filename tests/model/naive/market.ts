import type { Economy } from "../../../src/model/engine/economy.js";
import type { MarketInputs } from "../../../src/model/engine/market.js";
import { type Finance, financeOf } from "./finance.js";
import { type Entry, entryOf, type Goods, goodsOf, type Plants, plantsOf, savingOf } from "./goods.js";
import { type One, type Symbols, sum, symbolsOf, type Two, type Unknowns } from "./symbols.js";

/*
 * The market's map written down from docs/model.md, section 7, formula by formula, with nothing of the engine's but its
 * types: to compare the engine with. Numbers of equations are those of the document, and so are most symbols.
 */

/** What a round makes of the unknowns (7.2j), each damped by the elasticity of its own demand (8.1), and the numeraire. */
function imageOf(symbols: Symbols, plants: Plants, entry: Entry, goods: Goods, finance: Finance) {
  const { n, S, economy, inputs, at, sigma, eta, wage, MP, bL, bK, bI, mix } = symbols;
  const { wageIncome, headquartersPayments, nodeSpending } = finance;
  const { node, value } = economy.numeraire;
  const { entryPlaceElasticity } = economy.relocation;
  /** Where nobody works or nothing is sold an unknown stays. */
  const towards = (now: number, target: number, elasticity = 0) =>
    target > 0 && target < Infinity ? now * (target / now) ** (1 / (1 + elasticity)) : now;
  /** Of a price by which plants pay with a share of cost: they lose sales as their cost rises. */
  const steepness = (share: number, s: number) => share * (sigma(s) - 1);
  const staff = Math.max(...Array.from({ length: S }, (_, s) => steepness(eta(s), s)));
  const ofLabour: Two = (t, i) => {
    const plantsAndEntrants = sum(S, (s) => {
      const part = mix(t, s, i);
      const own = steepness(bL(t, s, i), s);
      const entrants = entry.payLabour(t, s, i) * Math.max(0, entryPlaceElasticity * (part + own) - part);
      return plants.payLabour(t, s, i) * own + entrants;
    });
    const headquarters = t === economy.headquartersLabour ? headquartersPayments(i) * staff : 0;
    return (plantsAndEntrants + headquarters) / wageIncome(t, i);
  };
  const rent = (pay: Two, share: One, i: number, stock: number, now: number) => {
    const paid = sum(S, (s) => pay(s, i));
    return towards(now, paid / stock, sum(S, (s) => pay(s, i) * steepness(share(s), s)) / paid);
  };
  const wages: Two = (t, i) => towards(wage(t, i), wageIncome(t, i) / inputs.workers[t * n + i]!, ofLabour(t, i));
  const level = wages(0, node) / value;
  const nominal =
    (of: Two): Two =>
    (s, i) =>
      of(s, i) / level;
  return {
    wage: nominal(wages),
    capitalRent: nominal((_, i) => rent(plants.payCapital, bK, i, inputs.capital[i]!, at.capitalRent[i]!)),
    industrialRent: nominal((_, i) => rent(plants.payLand, bI, i, inputs.industrialLand[i]!, at.industrialRent[i]!)),
    price: nominal((s, j) => goods.Phi(s, j) ** (1 / (1 - sigma(s)))),
    potential: ((s, i) => towards(MP(s, i), goods.sought(s, i)) / level ** sigma(s)) as Two,
    spending: nominal((_, i) => towards(at.spending[i]!, nodeSpending(i))),
    critical: nominal((c, j) => goods.Q[c]!(j)),
  };
}

/**
 * A round by the names of MarketState and PublicFinance, as functions of the indices of their arrays: what is no money,
 * what is money, and the unknowns that the round makes.
 */
export function naiveMarket(economy: Economy, inputs: MarketInputs, at: Unknowns) {
  const symbols = symbolsOf(economy, inputs, at);
  const { S, ownKinds } = symbols;
  const plants = plantsOf(symbols);
  const entry = entryOf(symbols, plants);
  const { capitalPaid, saving, investment } = savingOf(symbols, plants);
  const goods = { ...goodsOf(symbols, plants, investment), capitalPaid, saving };
  const finance = financeOf(symbols, plants, entry, goods);
  const { cp: unitCost, omega: openness, psi: supply, revenue, cost, PK: capitalPrice } = plants;
  const { Phi: competition, sought: soughtPotential, X: demand, intermediate: intermediateDemand } = goods;
  const { toll: tollByNode, tollPaid, rent: protectionRent, tariff: tariffPaid } = goods;
  const { entrants, entryCost } = entry;
  return {
    quantities: {
      ...{ unitCost, openness, supply, capitalPrice, entrants, competition, soughtPotential },
      ...(ownKinds ? { capitalRent: plants.rK, capitalUsed: plants.used } : {}),
      ...(inputs.entry ? { worthOfEntry: entry.pi } : {}),
    },
    money: {
      ...{ revenue, cost, demand, intermediateDemand, saving, investment, entryCost, ...finance },
      ...{ tollByNode, tollPaid, protectionRent, tariffPaid },
      labourValue: ((t, i) => sum(S, (s) => plants.payLabour(t, s, i) + entry.payLabour(t, s, i))) as Two,
      capitalValue: ownKinds ? plants.payCapital : capitalPaid,
      landValue: ((i) => sum(S, (s) => plants.payLand(s, i))) as One,
      ownLandValue: ((i) => sum(S, (s) => plants.payOwnLand(s, i))) as One,
    },
    image: imageOf(symbols, plants, entry, goods, finance),
  };
}
