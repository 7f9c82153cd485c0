"""The reference year of npm run bench (src/apps/bench/market.ts) in numpy, and in numba where it is installed.

8 % of the firms move to a random node, by the same keyed draws, the masses of cells are added up, the market's map is
applied 15 times. The market has one kind of capital and no entry, saving, tolls or rents; equations: docs/model.md.

    npm run bench -- --only year --dump /tmp
    OPENBLAS_NUM_THREADS=1 python3 scripts/bench/year.py /tmp/27x12x100000.market 100000

Prints the least processor time of many years, and by how much masses and image of the first differ from the dump's.
"""

import sys
import time
from collections import namedtuple

import numpy as np

try:
    from numba import njit
except ImportError:
    njit = None

MOVING, ROUNDS = 0.08, 15


def read(path):
    """Records of a line "name type length" and the bytes (src/apps/bench/market.ts), by name."""
    kinds, records = {"f64": np.float64, "i32": np.int32, "text": np.uint8}, {}
    with open(path, "rb") as file:
        while line := file.readline():
            name, kind, length = line.decode().split()
            dtype = np.dtype(kinds[kind])
            records[name] = np.frombuffer(file.read(int(length) * dtype.itemsize), dtype)
    return records


def market_of(records):
    """The arrays of the map by name, shaped by sectors S, labour types T and nodes n, and the unknowns."""
    n, S, T = (int(records[f"economy.{name}"][0]) for name in ("nodes", "sectors", "labourTypes"))
    for absent in ("entry.firms", "wedges.tollFreeness", "wedges.rentFreeness", "wedges.tariffFreeness"):
        assert f"inputs.{absent}" not in records, f"{absent} is not part of this map"
    assert records["economy.capitalKinds"][0] == 1 and "economy.saving.mix" not in records
    assert records["economy.capitalOwner.by"].tobytes() == b"wages" and records["economy.regime"].max() == 0
    one = lambda name: float(records[name][0])
    shaped = lambda name, *shape: records[name].reshape(shape).copy()
    policy = "inputs.policy."
    fields = dict(
        sigma=shaped("economy.substitution", S, 1),
        markup=shaped("economy.markup", S, 1),
        spent=shaped("economy.expenditureShare", S, 1),
        labour=shaped("economy.labourCostShare", T, S),
        capital=records["economy.capitalCostShare"],
        land=records["economy.landCostShare"],
        inputs=shaped("economy.inputCostShare", S, S),
        eta=shaped("economy.headquartersCostShare", S, 1),
        staff=int(one("economy.headquartersLabour")),
        housing=one("economy.housingShare"),
        rent_to_city=records["economy.landRentToCity"],
        numeraire=int(one("economy.numeraire.node")),
        value=one("economy.numeraire.value"),
        profit_rate=records[policy + "profitTaxRate"],
        rebate=records[policy + "profitTaxRebate"],
        wage_rate=shaped(policy + "wageTaxRate", T, n),
        wage_subsidy=shaped(policy + "wageSubsidy", T, n),
        production_rate=shaped(policy + "productionTax", S, n),
        sector_subsidy=shaped(policy + "sectorSubsidy", S, n),
        local_production=records[policy + "localShareProduction"],
        local_profit=records[policy + "localShareProfit"],
        local_wage=records[policy + "localShareWage"],
        plant_part=one(policy + "apportionment.plant"),
        staff_part=one(policy + "apportionment.headquarters"),
        workers=shaped("inputs.workers", T, n),
        residents=records["inputs.residents"],
        stock=records["inputs.capital"],
        area=records["inputs.industrialLand"],
        to_households=records["inputs.lumpSums.toHouseholds"],
        to_cities=records["inputs.lumpSums.toCities"],
        to_centre=one("inputs.lumpSums.toCentre"),
        targeted=shaped("inputs.lumpSums.targeted", S, n),
        phi=shaped("inputs.wedges.freeness", S, n, n),
        primary=shaped("market.primaryShare", S, -1),
        constant=shaped("market.costConstant", S, n),
        tax_factor=shaped("market.taxFactor", S, n),
        link=shaped("market.linkMass", S, n, n),
    )
    return namedtuple("Market", fields)(**fields), records["market.unknowns"].copy()


def apply(m, x):
    """The map in numpy: the image of the unknowns (logs of wage, rents, price, potential, spending)."""
    (S, n), T = m.constant.shape, len(m.workers)
    cells = S * n
    wage, rent = x[: T * n].reshape(T, n), x[T * n : (T + 1) * n]
    land_rent, price = x[(T + 1) * n : (T + 2) * n], x[(T + 2) * n : (T + 2) * n + cells].reshape(S, n)
    potential, spending = np.exp(x[(T + 2) * n + cells : -n]).reshape(S, n), np.exp(x[-n:])

    # Production and what plants pay
    unit_cost = m.constant + np.outer(m.capital, rent) + np.outer(m.land, land_rent)
    unit_cost += m.labour.T @ wage + m.inputs @ price
    power = np.exp(m.eta * (1 - m.sigma) * wage[m.staff])
    omega = np.matmul(m.link, power[:, :, None])[:, :, 0]
    supply = omega * np.exp((1 - m.sigma) * (np.log(m.markup) + unit_cost))
    revenue = supply * potential
    cost = revenue / m.markup
    profit = revenue - cost
    factor_cost, steepness = cost * m.tax_factor, m.sigma[:, 0] - 1
    labour_value, labour_slope = m.labour @ factor_cost, (m.labour**2 * steepness) @ factor_cost
    capital_value, capital_slope = m.capital @ factor_cost, (m.capital**2 * steepness) @ factor_cost
    land_value, land_slope = m.land @ factor_cost, (m.land**2 * steepness) @ factor_cost

    # Trade
    demand = m.spent * spending + m.inputs.T @ cost + m.targeted
    competition = np.matmul(m.phi, supply[:, :, None])[:, :, 0]
    sought = np.matmul((demand / competition)[:, None, :], m.phi)[:, 0, :]

    # Taxes, headquarters
    base = factor_cost * m.primary
    production_tax = m.production_rate * base
    local_production = np.where(production_tax > 0, m.local_production * production_tax, 0).sum(0)
    profit_tax = m.profit_rate * profit
    local_profit = m.local_profit * profit_tax
    rebate = m.rebate * m.plant_part * local_profit
    pool = (1 - m.plant_part - m.staff_part) * local_profit.sum()
    weights = np.stack([m.eta * cost, profit - profit_tax + rebate, m.staff_part * local_profit], 1) / omega[:, None]
    services, profit_income, staff_tax = (np.matmul(weights, m.link) * power[:, None, :]).sum(0)
    city_profit_tax = m.plant_part * local_profit.sum(0) + staff_tax + pool * m.residents / m.residents.sum()

    # Incomes
    wage_income = labour_value.copy()
    wage_income[m.staff] += services
    wage_tax, wage_subsidy = (m.wage_rate * wage_income).sum(0), (m.wage_subsidy * wage_income).sum(0)
    after_tax = wage_income.sum(0) - wage_tax + wage_subsidy
    all_land = land_value + m.housing * spending
    city_land = m.rent_to_city * all_land
    household = after_tax + profit_income + capital_value.sum() * after_tax / after_tax.sum() + all_land - city_land
    household += m.to_households

    # Budgets
    local_wage = m.local_wage * wage_tax
    central = production_tax.sum() - local_production.sum() + (profit_tax - local_profit).sum()
    central += (wage_tax - local_wage).sum() + m.to_centre
    city = local_production + city_profit_tax + local_wage + city_land + central * m.residents / m.residents.sum()
    city += m.to_cities - rebate.sum(0) - (m.sector_subsidy * base).sum(0) - wage_subsidy - m.targeted.sum(0)

    # The image
    labour_slope[m.staff] += services * (m.eta * (m.sigma - 1)).max()
    damped = lambda now, target, slope: now + (np.log(target) - now) / (1 + slope)
    wage = damped(wage, wage_income / m.workers, labour_slope / wage_income)
    level = wage[0, m.numeraire] - np.log(m.value)
    return np.concatenate(
        [
            (wage - level).ravel(),
            damped(rent, capital_value / m.stock, capital_slope / capital_value) - level,
            damped(land_rent, land_value / m.area, land_slope / land_value) - level,
            (np.log(competition) / (1 - m.sigma) - level).ravel(),
            (np.log(sought) - level * m.sigma).ravel(),
            np.log(household + city) - level,
        ]
    )


def apply_in_loops(m, x, image):
    """The same as loops, for numba."""
    (S, n), T = m.constant.shape, len(m.workers)
    at_rent, at_land, at_price = T * n, (T + 1) * n, (T + 2) * n
    at_potential, at_spending = at_price + S * n, at_price + 2 * S * n
    supply, cost, power, spending = np.empty((S, n)), np.empty((S, n)), np.empty((S, n)), np.empty(n)
    labour_value, labour_slope, intermediate = np.zeros((T, n)), np.zeros((T, n)), np.zeros((S, n))
    capital_value, capital_slope, land_value, land_slope = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n)
    city, subsidies, services, profit_income = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n)
    central, pool, steepest, people = m.to_centre, 0.0, 0.0, m.residents.sum()
    competition, sought, unit_cost = np.empty(n), np.empty(n), np.empty(n)
    bought, earned, taxed = np.empty(n), np.empty(n), np.empty(n)
    for i in range(n):
        spending[i] = np.exp(x[at_spending + i])

    for s in range(S):
        sigma, markup, eta = m.sigma[s, 0], m.markup[s, 0], m.eta[s, 0]
        steepest = max(steepest, eta * (sigma - 1))
        for i in range(n):
            unit_cost[i] = m.constant[s, i] + m.capital[s] * x[at_rent + i] + m.land[s] * x[at_land + i]
            power[s, i] = np.exp(eta * (1 - sigma) * x[m.staff * n + i])
        for t in range(T):
            for i in range(n):
                unit_cost[i] += m.labour[t, s] * x[t * n + i]
        for r in range(S):
            for i in range(n):
                unit_cost[i] += m.inputs[s, r] * x[at_price + r * n + i]
        bought[:], earned[:], taxed[:] = 0, 0, 0
        for i in range(n):
            omega = 0.0
            for h in range(n):
                omega += m.link[s, i, h] * power[s, h]
            supply[s, i] = omega * np.exp((1 - sigma) * (np.log(markup) + unit_cost[i]))
            revenue = supply[s, i] * np.exp(x[at_potential + s * n + i])
            cost[s, i] = revenue / markup
            paid = cost[s, i] * m.tax_factor[s, i]
            capital_value[i] += paid * m.capital[s]
            capital_slope[i] += paid * m.capital[s] ** 2 * (sigma - 1)
            land_value[i] += paid * m.land[s]
            land_slope[i] += paid * m.land[s] ** 2 * (sigma - 1)
            for t in range(T):
                labour_value[t, i] += paid * m.labour[t, s]
                labour_slope[t, i] += paid * m.labour[t, s] ** 2 * (sigma - 1)

            base = paid * m.primary[s, 0]
            production_tax = m.production_rate[s, i] * base
            local = m.local_production[i] * production_tax if production_tax > 0 else 0.0
            profit = revenue - cost[s, i]
            profit_tax = m.profit_rate[i] * profit
            local_profit = m.local_profit[i] * profit_tax
            rebate = m.rebate[i] * m.plant_part * local_profit
            city[i] += local + m.plant_part * local_profit
            subsidies[i] += rebate + m.sector_subsidy[s, i] * base + m.targeted[s, i]
            central += production_tax - local + profit_tax - local_profit
            pool += (1 - m.plant_part - m.staff_part) * local_profit

            services_here, profit_here = eta * cost[s, i] / omega, (profit - profit_tax + rebate) / omega
            tax_here = m.staff_part * local_profit / omega
            for h in range(n):
                bought[h] += services_here * m.link[s, i, h]
                earned[h] += profit_here * m.link[s, i, h]
                taxed[h] += tax_here * m.link[s, i, h]
        for h in range(n):
            services[h] += bought[h] * power[s, h]
            profit_income[h] += earned[h] * power[s, h]
            city[h] += taxed[h] * power[s, h]
        for r in range(S):
            for i in range(n):
                intermediate[r, i] += m.inputs[s, r] * cost[s, i]

    for s in range(S):
        sought[:] = 0
        for j in range(n):
            total = 0.0
            for i in range(n):
                total += m.phi[s, j, i] * supply[s, i]
            competition[j] = total
            weight = (m.spent[s, 0] * spending[j] + intermediate[s, j] + m.targeted[s, j]) / total
            for i in range(n):
                sought[i] += weight * m.phi[s, j, i]
        for i in range(n):
            image[at_price + s * n + i] = np.log(competition[i]) / (1 - m.sigma[s, 0])
            image[at_potential + s * n + i] = np.log(sought[i])

    household, all_after_tax, capital_income = np.empty(n), 0.0, capital_value.sum()
    for i in range(n):
        labour_slope[m.staff, i] += services[i] * steepest
        tax, subsidy, income = 0.0, 0.0, 0.0
        for t in range(T):
            pay = labour_value[t, i] + (services[i] if t == m.staff else 0.0)
            income += pay
            tax += m.wage_rate[t, i] * pay
            subsidy += m.wage_subsidy[t, i] * pay
            now = x[t * n + i]
            image[t * n + i] = now + (np.log(pay / m.workers[t, i]) - now) / (1 + labour_slope[t, i] / pay)
        household[i] = income - tax + subsidy
        all_after_tax += household[i]
        city[i] += m.local_wage[i] * tax - subsidy
        central += (1 - m.local_wage[i]) * tax
    for i in range(n):
        all_land = land_value[i] + m.housing * spending[i]
        earnings = household[i] * (1 + capital_income / all_after_tax) + profit_income[i] + m.to_households[i]
        revenue = city[i] + (central + pool) * m.residents[i] / people + m.to_cities[i]
        now = x[at_rent + i]
        wanted = np.log(capital_value[i] / m.stock[i]) - now
        image[at_rent + i] = now + wanted / (1 + capital_slope[i] / capital_value[i])
        now = x[at_land + i]
        wanted = np.log(land_value[i] / m.area[i]) - now
        image[at_land + i] = now + wanted / (1 + land_slope[i] / land_value[i])
        image[at_spending + i] = np.log(earnings + all_land + revenue - subsidies[i])
    level = image[m.numeraire] - np.log(m.value)
    image[:at_potential] -= level
    for s in range(S):
        image[at_potential + s * n : at_potential + (s + 1) * n] -= level * m.sigma[s, 0]
    image[at_spending:] -= level


def mix(h):
    """Of RandomStream (src/model/engine/random.ts): a hash of words, in numpy."""
    h = (h ^ (h >> 16)) * np.uint32(0x85EBCA6B)
    h = (h ^ (h >> 13)) * np.uint32(0xC2B2AE35)
    h ^= h >> 16
    h = (h ^ (h >> 15)) * np.uint32(0x2C1B3C6D)
    h = (h ^ (h >> 12)) * np.uint32(0x297A2D39)
    return h ^ (h >> 15)


def mix_one(h):
    """The same of one word, for numba, which reckons with 64 bits."""
    h = np.uint32((h ^ (h >> 16)) * 0x85EBCA6B)
    h = np.uint32((h ^ (h >> 13)) * 0xC2B2AE35)
    h = np.uint32(h ^ (h >> 16))
    h = np.uint32((h ^ (h >> 15)) * 0x2C1B3C6D)
    h = np.uint32((h ^ (h >> 12)) * 0x297A2D39)
    return np.uint32(h ^ (h >> 15))


def words_of_year(year):
    return np.uint32((year * 0x85EBCA6B ^ 0xC2B2AE35) & 0xFFFFFFFF)


def move(key, agents, year, sector, plant, weight, link):
    """Firms draw, move and are added up, in numpy."""
    S, n = link.shape[:2]
    word = mix(mix(key ^ agents * np.uint32(0x9E3779B1)) ^ words_of_year(year))
    u = (word + 0.5) / 4294967296
    movers = np.flatnonzero(u < MOVING)
    plant[movers] = u[movers] / MOVING * n
    cells = np.bincount(sector * np.int64(n) + plant, minlength=S * n) * weight
    link[:, np.arange(n), np.arange(n)] = cells.reshape(S, n)


def move_in_loops(key, year_word, sector, plant, weight, link):
    """The same as a loop, for numba."""
    link[:] = 0
    for a in range(len(plant)):
        u = (mix_one(mix_one(key ^ np.uint32(a * 0x9E3779B1)) ^ year_word) + 0.5) / 4294967296
        if u < MOVING:
            plant[a] = int(u / MOVING * link.shape[1])
        link[sector[a], plant[a], plant[a]] += weight


def least(year):
    """Microseconds of the processor."""
    best = float("inf")
    for number in range(2, 62):
        start = time.process_time()
        year(number)
        best = min(best, time.process_time() - start)
    return best * 1e6


def report(name, records, market, year):
    """What a first year leaves is compared with the dump's; then the years are timed."""
    image = year(1)
    masses = np.abs(market.link.ravel() - records["market.linkMass"]).max()
    difference = max(masses, np.abs(image - records["market.image"]).max())
    print(f"{name} {least(year):.1f} us, largest difference {difference:.1e}", flush=True)


def main(path, firms):
    records = read(path)
    S, n = (int(records[f"economy.{name}"][0]) for name in ("sectors", "nodes"))
    key, weight = np.uint32(int(records["key"][0]) & 0xFFFFFFFF), S * n / firms
    agents = np.arange(firms, dtype=np.uint32)
    sector = (agents % S).astype(np.uint16)
    start = (agents // S % n).astype(np.uint16)

    market, unknowns = market_of(records)
    plant = start.copy()

    def numpy_year(year):
        move(key, agents, year, sector, plant, weight, market.link)
        for _ in range(ROUNDS):
            image = apply(market, unknowns)
        return image

    report("numpy", records, market, numpy_year)
    if njit is None:
        return
    global mix_one
    mix_one = njit(mix_one)
    compiled, moving = njit(fastmath=True)(apply_in_loops), njit(move_in_loops)
    image, plant = np.empty_like(unknowns), start.copy()

    def numba_year(year):
        moving(key, words_of_year(year), sector, plant, weight, market.link)
        for _ in range(ROUNDS):
            compiled(market, unknowns, image)
        return image

    report("numba", records, market, numba_year)


main(sys.argv[1], int(sys.argv[2]))
