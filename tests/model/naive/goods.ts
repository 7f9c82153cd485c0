import { list, type One, product, type Symbols, sum, sumOver, type Three, type Two, table } from "./symbols.js";

/** (7.10b): what a unit of capital costs. */
function priceOfCapital({ n, S, economy: { saving }, P }: Symbols): One {
  return list(n, (j) =>
    saving ? product(S, (s) => P(s, j) ** saving.mix[s]!) / Math.exp(saving.logBasePrice[j]!) : 1,
  );
}

/** (7.2c): firms of a cell by headquarters, weighted by what these leave of them, and all of them. */
function links({ n, S, inputs, eta, sigma, wk }: Symbols) {
  const { linkMass, wedges } = inputs;
  const staff = table(S, n, (s, h) => wk(h) ** (eta(s) * (1 - sigma(s))));
  const link: Three = (s, i, h) => {
    const at = (s * n + i) * n + h;
    return linkMass[at]! * staff(s, h) * (wedges.coordination ? wedges.coordination[at]! : 1);
  };
  return { link, omega: table(S, n, (s, i) => sum(n, (h) => link(s, i, h))) };
}

/** (7.2a, 7.2b) without what a sector's own capital and own land add. */
function costWithoutOwn({ n, S, T, inputs, at, ownKinds, ...symbols }: Symbols): Two {
  const { onePlusTax, primary, wage, bL, bK, bI, a, P } = symbols;
  const priceOfInput: Three = (r, s, i) => {
    const c = (inputs.critical ?? []).findIndex(({ input }) => input.sector === r && input.users[s * n + i] === 1);
    return c < 0 ? P(r, i) : at.critical[c]![i]!;
  };
  return table(S, n, (s, i) => {
    const factors = product(T, (t) => wage(t, i) ** bL(t, s, i)) * at.industrialRent[i]! ** bI(s);
    const capital = ownKinds ? 1 : at.capitalRent[i]! ** bK(s);
    const goods = product(S, (r) => priceOfInput(r, s, i) ** a(r, s, i));
    return (onePlusTax(s, i) ** primary(s, i) * factors * capital * goods) / inputs.productivity[s * n + i]!;
  });
}

/** (7.2m, 7.2n): rents of a sector's own capital and own land in a cell, and the part of the capital that works. */
function ownRents(symbols: Symbols, s: number, i: number, cp0: number, firms: number, priceOfCapital: number) {
  const { n, economy, at, ownKinds, K, MP, onePlusTax } = symbols;
  const [sigma, bT, T] = [symbols.sigma(s), symbols.bT(s), economy.ownLand.stock[s * n + i]!];
  const bK = ownKinds ? symbols.bK(s) : 0;
  const before = { rK: ownKinds ? at.capitalRent[s * n + i]! : 1, rT: 1, used: 1 };
  if (!(firms > 0) || !((bK > 0 ? K(s, i) : T) > 0)) return before;
  // What plants pay for all factors and inputs, at a unit cost of one.
  const paid = (firms * symbols.markup(s) ** -sigma * MP(s, i)) / onePlusTax(s, i);
  /** The rent at which stocks with these shares, of which one is given, cost what plants pay for them. */
  const clear = (own: number, shares: number, stock: number, otherCost: number) =>
    ((own * paid * otherCost ** (1 - sigma)) / stock) ** (1 / (1 + shares * (sigma - 1)));
  if (bK === 0) return { ...before, rT: clear(bT, bT, T, cp0) };
  const q = bT > 0 ? (bT * K(s, i)) / (bK * T) : 1;
  const rK = clear(bK, bK + bT, K(s, i), cp0 * q ** bT);
  const least = economy.investment.leastRent * priceOfCapital;
  if (rK >= least) return { rK, rT: q * rK, used: 1 };
  const rT = bT > 0 ? clear(bT, bT, T, cp0 * least ** bK) : 1;
  const cp = cp0 * least ** bK * rT ** bT;
  return { rK: least, rT, used: (bK * paid * cp ** (1 - sigma)) / (least * K(s, i)) };
}

/** (7.2b to 7.2h): plants, and what they pay for. */
export function plantsOf(symbols: Symbols) {
  const { n, S, inputs, sigma, markup, MP, onePlusTax, ownKinds, bK, bT, bI, bL, a } = symbols;
  const PK = priceOfCapital(symbols);
  const { link, omega } = links(symbols);
  const cp0 = costWithoutOwn(symbols);
  const firms: Two = (s, i) => omega(s, i) || (inputs.entry ? inputs.entry.firms[s * n + i]! : 0);
  const own = Array.from({ length: S * n }, (_, k) => {
    const [s, i] = [Math.floor(k / n), k % n];
    return ownRents(symbols, s, i, cp0(s, i), firms(s, i), PK(i));
  });
  const ofOwn =
    (name: "rK" | "rT" | "used"): Two =>
    (s, i) =>
      own[s * n + i]![name];
  const [rK, rT] = [ofOwn("rK"), ofOwn("rT")];
  const cp = table(S, n, (s, i) => cp0(s, i) * (ownKinds ? rK(s, i) ** bK(s) : 1) * rT(s, i) ** bT(s));
  const psi = table(S, n, (s, i) => omega(s, i) * (markup(s) * cp(s, i)) ** (1 - sigma(s)));
  const revenue: Two = (s, i) => psi(s, i) * MP(s, i);
  const cost: Two = (s, i) => revenue(s, i) / markup(s);
  const factors: Two = (s, i) => cost(s, i) / onePlusTax(s, i);
  return {
    ...{ PK, link, omega, rK, used: ofOwn("used"), cp, psi, revenue, cost },
    payLabour: ((t, s, i) => bL(t, s, i) * factors(s, i)) as Three,
    payCapital: ((s, i) => bK(s) * factors(s, i)) as Two,
    payLand: ((s, i) => bI(s) * factors(s, i)) as Two,
    payOwnLand: ((s, i) => bT(s) * factors(s, i)) as Two,
    payInput: ((r, s, i) => a(r, s, i) * cost(s, i)) as Three,
  };
}

export type Plants = ReturnType<typeof plantsOf>;

/** (7.6a, b, c, e): what an entry is worth, entrants and what they pay for labour. */
export function entryOf({ n, S, T, economy, inputs, ...symbols }: Symbols, { cp }: Plants) {
  const { sigma, markup, eta, MP, wk, wage, mix, within } = symbols;
  const { entry, policy } = inputs;
  const { entryElasticity: e, entryPlaceElasticity: ePlace } = economy.relocation;
  const w = table(S, n, (s, i) => product(T, (t) => wage(t, i) ** mix(t, s, i)));
  const tax: One = (i) =>
    policy.profitTaxRate[i]! *
    (1 - policy.profitTaxRebate[i]! * policy.apportionment.plant * policy.localShareProfit[i]!);
  const pi = table(S, n, (s, i) => {
    const profit = (1 - 1 / markup(s)) * (markup(s) * cp(s, i)) ** (1 - sigma(s)) * MP(s, i);
    return (profit * wk(i) ** (eta(s) * (1 - sigma(s))) * (1 - tax(i))) / w(s, i);
  });
  const nothing = { entrants: (() => 0) as Two, entryCost: (() => 0) as Two, payLabour: (() => 0) as Three };
  if (entry === null) return { pi, ...nothing };
  const leftByFunds: Two = (s, i) => 1 - sumOver(policy.innovationFunds, ({ support }) => support[s * n + i]!);
  const sought = table(S, n, (s, i) => {
    const gain = pi(s, i) / leftByFunds(s, i) / Math.exp(entry.baseValue[s * n + i]!);
    return entry.firms[s * n + i] === 0 ? 0 : entry.firms[s * n + i]! * gain ** ePlace;
  });
  const entrants = table(S, n, (s, i) => {
    if (sought(s, i) === 0) return 0;
    const offer = within(economy.country, i, (j) => sought(s, j)) / entry.total[s * n + economy.country[i]!]!;
    return sought(s, i) * offer ** (e / ePlace - 1);
  });
  const entryCost: Two = (s, i) => entrants(s, i) * entry.labour[s * n + i]! * w(s, i);
  return { pi, entrants, entryCost, payLabour: ((t, s, i) => mix(t, s, i) * entryCost(s, i)) as Three };
}

export type Entry = ReturnType<typeof entryOf>;

/** (7.10c, f): what owners of a country's capital save, and what of it a node invests. */
export function savingOf({ n, S, economy, inputs, ownKinds, K }: Symbols, { payCapital, PK }: Plants) {
  const { saving: rule, country } = economy;
  const capitalPaid = list(n, (i) => sum(S, (s) => payCapital(s, i)));
  const worth: One = (i) => PK(i) * (ownKinds ? sum(S, (s) => K(s, i)) : K(0, i));
  const savedOf: One = (i) => (rule ? rule.ofIncome * capitalPaid(i) - rule.ofWealth * worth(i) : 0);
  const inCountry: One = (c) => sum(n, (i) => (country[i] === c ? savedOf(i) : 0));
  const saving = list(n, (c) => Math.max(0, inCountry(c)));
  return { capitalPaid, saving, investment: ((j) => inputs.placing[j]! * saving(country[j]!)) as One };
}

/** (7.2o to 7.2r) of one critical input: Q, the share of its origins and their part of Phi. */
function nestOf(symbols: Symbols, { psi, payInput }: Plants, c: number) {
  const { n, S, inputs, at, phi } = symbols;
  const { input, share, logOrigins, logOthers, logBase, logSurcharge } = inputs.critical![c]!;
  const { sector: r, origins, users, elasticity: eps } = input;
  const sigma = symbols.sigma(r);
  const PhiO = list(n, (j) => sum(n, (i) => origins[i]! * psi(r, i) * phi(r, i, j)));
  const PhiOthers = list(n, (j) => sum(n, (i) => (1 - origins[i]!) * psi(r, i) * phi(r, i, j)));
  const bought = list(n, (j) => sum(S, (s) => users[s * n + j]! * payInput(r, s, j)));
  const dearer = (Phi: number, logBefore: number) => (Phi / Math.exp(logBefore)) ** (1 / (1 - sigma));
  const ofOrigins: One = (j) => dearer(PhiO(j), logOrigins[j]!);
  const ofOthers: One = (j) => dearer(PhiOthers(j), logOthers[j]!);
  /** A part of nothing is nothing, whatever it would cost. */
  const ces = (w: number, q: number, p: number) => {
    if (w === 0) return p;
    if (w === 1) return q;
    if (eps === 1) return q ** w * p ** (1 - w);
    return (w * q ** (1 - eps) + (1 - w) * p ** (1 - eps)) ** (1 / (1 - eps));
  };
  const index: One = (j) => ces(share[j]!, ofOrigins(j), ofOthers(j));
  const Q: One = (j) => (bought(j) > 0 ? Math.exp(logBase[j]! + logSurcharge[j]!) * index(j) : at.critical[c]![j]!);
  const toOrigins: One = (j) => (share[j] === 0 ? 0 : share[j]! * (ofOrigins(j) / index(j)) ** (1 - eps));
  /** What users pay a seller, over its psi phi. */
  const paid: Two = (i, j) => {
    const [share, all] = origins[i] === 1 ? [toOrigins(j), PhiO(j)] : [1 - toOrigins(j), PhiOthers(j)];
    return share === 0 ? 0 : (share * bought(j)) / all;
  };
  return { sector: r, bought, Q, paid };
}

/** (7.2e, f, g, i, l, 7.3a): what is bought of whom, and what of it sellers do not get. */
export function goodsOf(symbols: Symbols, plants: Plants, investment: One) {
  const { n, S, economy, inputs, at, alpha, phi, phiToll, phiRent, phiTariff } = symbols;
  const { psi, payInput } = plants;
  const Phi = table(S, n, (s, j) => sum(n, (i) => psi(s, i) * phi(s, i, j)));
  const intermediate = table(S, n, (r, j) => sum(S, (s) => payInput(r, s, j)));
  const X = table(S, n, (s, j) => {
    const final = alpha(s, j) * at.spending[j]! + inputs.lumpSums.targeted[s * n + j]!;
    return final + (economy.saving ? economy.saving.mix[s]! * investment(j) : 0) + intermediate(s, j);
  });
  const nests = (inputs.critical ?? []).map((_, c) => nestOf(symbols, plants, c));
  /** What buyers in j pay a seller in i, over psi phi. */
  const paid: Three = (s, i, j) => {
    const bound = nests.filter(({ sector, bought }) => sector === s && bought(j) > 0);
    const free = X(s, j) - sumOver(bound, ({ bought }) => bought(j));
    return free / Phi(s, j) + sumOver(bound, (nest) => nest.paid(i, j));
  };
  const ofBuyers = (part: Three) => table(S, n, (s, j) => sum(n, (i) => part(s, i, j) * psi(s, i) * paid(s, i, j)));
  const tolls: Two = (i, j) => sum(S, (s) => phiToll(s, i, j) * psi(s, i) * paid(s, i, j));
  const kept: Three = (s, i, j) => phi(s, i, j) - phiToll(s, i, j) - phiRent(s, i, j) - phiTariff(s, i, j);
  return {
    ...{ Phi, X, intermediate },
    Q: nests.map((nest) => nest.Q),
    sought: table(S, n, (s, i) => sum(n, (j) => kept(s, i, j) * paid(s, i, j))),
    toll: list(n, (i) => sum(n, (j) => (tolls(i, j) + tolls(j, i)) / 2)),
    tollPaid: ofBuyers(phiToll),
    rent: ofBuyers(phiRent),
    tariff: ofBuyers(phiTariff),
  };
}

export type Goods = ReturnType<typeof goodsOf> & Pick<ReturnType<typeof savingOf>, "capitalPaid" | "saving">;
