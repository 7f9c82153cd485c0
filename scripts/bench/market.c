/* One application of the market's map (Market.evaluate of src/model/engine/market.ts and all that it calls) in plain C:
 * what the program's own map is measured against. Names, layouts and equations are the engine's and docs/model.md's.
 * Left out: special cases, critical inputs, and rules of sharing that no base policy has (LEFT_OUT).
 *
 *   npm run bench -- --only market --dump /tmp      # writes /tmp/delta.market and /tmp/300x20.market
 *   gcc -O3 scripts/bench/market.c -lm -o /tmp/market && /tmp/market /tmp/delta.market
 *
 * Prints the least processor time of many applications, and by how much its image differs from the dump's. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef double *restrict Numbers;

/* -- the dump: records of a line "name type length" (types f64, i32 and text) and the bytes -- */

typedef struct {
  char name[80], type[8];
  long length;
  void *data;
} Record;

static Record records[256];
static int recordCount;

static const char *LEFT_OUT[] = {"inputs.policy.revenuePools.",    "inputs.policy.spendingEqualisation.",
                                 "inputs.policy.incrementSharing.", "inputs.policy.innovationFunds.",
                                 "inputs.policy.enclaves.",         "inputs.critical.",
                                 "inputs.services."};

static void fail(const char *what, const char *name) {
  fprintf(stderr, "market: %s: %s\n", what, name);
  exit(2);
}

static void readDump(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) fail("cannot read", path);
  for (Record *one = records; fscanf(file, "%79s %7s %ld", one->name, one->type, &one->length) == 3; one++) {
    for (size_t k = 0; k < sizeof LEFT_OUT / sizeof *LEFT_OUT; k++)
      if (strncmp(one->name, LEFT_OUT[k], strlen(LEFT_OUT[k])) == 0) fail("is not part of this map", one->name);
    size_t width = one->type[0] == 'f' ? 8 : one->type[0] == 'i' ? 4 : 1;
    one->data = aligned_alloc(64, (one->length * width + 1 + 63) / 64 * 64);
    fgetc(file); /* the end of the line */
    if (fread(one->data, width, one->length, file) != (size_t)one->length) fail("ends early", one->name);
    if (width == 1) ((char *)one->data)[one->length] = 0;
    if (++recordCount == 256) fail("has too many records", path);
  }
  fclose(file);
}

/* NULL where there is none, as where no toll is charged. */
static void *optional(const char *name) {
  for (int k = 0; k < recordCount; k++)
    if (strcmp(records[k].name, name) == 0) return records[k].data;
  return NULL;
}

static void *get(const char *name) {
  void *data = optional(name);
  if (!data) fail("is not in the dump", name);
  return data;
}

static double number(const char *name) { return *(double *)get(name); }

static double *room(long length) {
  double *values = aligned_alloc(64, (length * 8 + 63) / 64 * 64);
  memset(values, 0, length * 8);
  return values;
}

static void clear(double *values, long length) { memset(values, 0, length * sizeof *values); }

/* -- the economy, its policy and what the year fixes; [..] as in src/model/engine/economy.ts -- */

static int n, S, T, kinds, regimes, width, step, headquartersLabour, numeraireNode;
static double housingShare, entryElasticity, entryPlaceElasticity, leastRent, plantPart, headquartersPart;
static double savingOfIncome, savingOfWealth, numeraireValue;
static int *country, *regime;
static Numbers expenditureShare, substitution, markup, labourCostShare, capitalCostShare, landCostShare;
static Numbers ownLandShare, ownLandStock, inputCostShare, headquartersCostShare, landRentToCity;
static Numbers savingMix, logBasePrice; /* NULL where capital is not saved */
static Numbers profitTaxRate, profitTaxRebate, wageTaxRate, wageSubsidyRate, productionTaxRate, sectorSubsidyRate;
static Numbers protectionRentToFirms, localShareProduction, localShareProfit, localShareWage;
static Numbers freeness, tollFreeness, rentFreeness, tariffFreeness; /* all but the first may be NULL */
static Numbers workers, residents, capital, industrialLand, placing, toHouseholds, toCities, toCentre, targeted;
static Numbers entryFirms, entryLabour, entryBaseValue, entryTotal, entrySupport; /* NULL where firms are given */
static Numbers primaryShare, labourMix, costConstant, taxFactor, linkMass;

/* Who owns what. */
enum { LOCAL, SHARES, POOL_BY_WAGES, POOL_BY_HEADS };
static int profitOwner, capitalOwner, landOwner;
static Numbers profitShares, capitalShares, landShares;

/* -- the unknowns (logs), and where their groups start -- */

static int size, atRent, atLand, atPrice, atPotential, atSpending;
static Numbers unknowns, image, logWage, logCapitalRent, logIndustrialRent, logPrice, logPotential, logSpending;
static double residual;

/* -- what the map fills, by stage -- */

static Numbers wage, capitalRent, industrialRent, potential, spending;
static Numbers capitalPrice, saving, investment;
static Numbers logUnitCost, headquartersPower, openness, supply, revenue, cost, operatingProfit;
static Numbers labourValue, capitalValue, capitalUsed, landValue, ownLandValue, intermediateDemand;
static Numbers labourElasticity, capitalElasticity, landElasticity;
static Numbers entryValue, entrants, entryCost, entryShare, logBundle;
static Numbers demand, competition, soughtPotential, tollByNode, tollPaid, protectionRent, tariffPaid, scratch;
static Numbers wageIncome, wageTax, wageSubsidy, wagesAfterTax, profitIncome, capitalIncome, capitalPaid, landIncome;
static Numbers rentIncome, householdIncome, saved, productionTax, sectorSubsidy, profit, profitTax, profitRebate;
static Numbers profitAfterTax, distributedProfit, headquartersServices, headquartersPayments, headquartersCost;
static Numbers profitByHeadquarters, localCellTax, localProductionTax, localProfitTax, headquartersTax, localWageTax;
static Numbers landRent, landRevenue, rentRevenue, tariffRevenue, centralTaxes, centralRevenue, centralTransfer;
static Numbers cityRevenue, citySpending, targetedSpending, nodeSpending;
static Numbers services, profits, taxes, sumOfServices, sumOfProfits, sumOfTaxes, byNode, pool, poolWeight, byCountry;

/* -- sums over pairs of nodes -- */

/* out[row] = sum_k matrix[row,k] vector[k] */
static void multiplyRows(const double *restrict matrix, const double *restrict vector, double *restrict out) {
  for (int row = 0; row < n; row++) {
    double sum = 0;
    for (int k = 0; k < n; k++) sum += matrix[row * n + k] * vector[k];
    out[row] = sum;
  }
}

/* out[k] += sum_row weight[row] matrix[row,k] */
static void addColumns(const double *restrict matrix, const double *restrict weight, double *restrict out) {
  for (int row = 0; row < n; row++)
    for (int k = 0; k < n; k++) out[k] += weight[row] * matrix[row * n + k];
}

/* -- saving (7.10) -- */

static void priceCapital(void) {
  if (!savingMix) return;
  for (int j = 0; j < n; j++) scratch[j] = -logBasePrice[j];
  for (int s = 0; s < S; s++)
    for (int j = 0; j < n; j++) scratch[j] += savingMix[s] * logPrice[s * n + j];
  for (int j = 0; j < n; j++) capitalPrice[j] = exp(scratch[j]);
}

static void investSaving(void) {
  if (!savingMix) return;
  clear(saving, n);
  for (int c = 0; c < kinds; c++)
    for (int i = 0; i < n; i++) {
      double worth = capitalPrice[i] * capital[c * n + i];
      saving[country[i]] += savingOfIncome * capitalValue[c * n + i] - savingOfWealth * worth;
    }
  for (int c = 0; c < n; c++) saving[c] = fmax(0, saving[c]);
  for (int j = 0; j < n; j++) investment[j] = placing[j] * saving[country[j]];
}

/* -- production (7.2) -- */

/* ln cp (7.2b) */
static void computeUnitCost(int s) {
  double *cp = logUnitCost + s * n;
  const double *rent = logCapitalRent + (kinds > 1 ? s * n : 0);
  for (int i = 0; i < n; i++)
    cp[i] = costConstant[s * n + i] + capitalCostShare[s] * rent[i] + landCostShare[s] * logIndustrialRent[i];
  for (int t = 0; t < T; t++) {
    const double *share = labourCostShare + (t * S + s) * width;
    for (int i = 0; i < n; i++) cp[i] += share[i * step] * logWage[t * n + i];
  }
  for (int r = 0; r < S; r++) {
    const double *share = inputCostShare + (s * S + r) * width;
    for (int i = 0; i < n; i++) cp[i] += share[i * step] * logPrice[r * n + i];
  }
}

/* Omega (7.2c): plants of a cell, weighted by what their headquarters leave of them */
static void computeOpenness(int s) {
  double exponent = headquartersCostShare[s] * (1 - substitution[s]);
  if (exponent != 0)
    for (int h = 0; h < n; h++) headquartersPower[s * n + h] = exp(exponent * logWage[headquartersLabour * n + h]);
  multiplyRows(linkMass + (long)s * n * n, headquartersPower + s * n, openness + s * n);
}

/* Capital works only where it earns what running it costs (7.2n). */
static void letIdle(int k, int s, double least, double sought, double others, double stock) {
  double exponent = 1 - substitution[s], land = ownLandShare[s];
  double unitCost = others + capitalCostShare[s] * least;
  if (land > 0) {
    double overLand = sought + log(land * stock / (capitalCostShare[s] * ownLandStock[k]));
    unitCost += land * (overLand + exponent * unitCost) / (1 - exponent * land);
  }
  logCapitalRent[k] = least;
  logUnitCost[k] = unitCost;
  capitalUsed[k] = exp(sought + exponent * unitCost - least);
}

/* Rents of a sector's own capital and own land (7.2m) */
static void clearOwnFactors(int s) {
  double capitalShare = kinds > 1 ? capitalCostShare[s] : 0, share = capitalShare + ownLandShare[s];
  if (share == 0) return;
  int ownCapital = capitalShare > 0;
  double leading = ownCapital ? capitalShare : share, following = share - leading;
  const double *stock = ownCapital ? capital : ownLandStock;
  double exponent = 1 - substitution[s], common = log(leading / markup[s]) + exponent * log(markup[s]);
  for (int i = 0; i < n; i++) {
    int k = s * n + i;
    double firms = openness[k] > 0 ? openness[k] : entryFirms ? entryFirms[k] : 0;
    if (!(firms > 0) || !(stock[k] > 0)) continue;
    double apart = following > 0 ? log(following * stock[k] / (leading * ownLandStock[k])) : 0;
    double others = logUnitCost[k] - (ownCapital ? capitalShare * logCapitalRent[k] : 0) + following * apart;
    double paid = common + log(taxFactor[k] * firms / stock[k]) + exponent * others + logPotential[k];
    double rent = paid / (1 - exponent * share);
    logUnitCost[k] = others + share * rent;
    if (!ownCapital) continue;
    logCapitalRent[k] = rent;
    capitalUsed[k] = 1;
    if (leastRent > 0) {
      double least = log(leastRent * capitalPrice[i]);
      if (rent < least) letIdle(k, s, least, paid - exponent * others, others - following * apart, stock[k]);
    }
    capitalRent[k] = exp(logCapitalRent[k]);
  }
}

static void produce(void) {
  for (int s = 0; s < S; s++) {
    double exponent = 1 - substitution[s], logMarkup = log(markup[s]), costShare = 1 / markup[s];
    computeUnitCost(s);
    computeOpenness(s);
    clearOwnFactors(s);
    for (int k = s * n; k < (s + 1) * n; k++) {
      supply[k] = openness[k] * exp(exponent * (logMarkup + logUnitCost[k]));
      revenue[k] = supply[k] * potential[k];
      operatingProfit[k] = revenue[k] * (1 - costShare);
      cost[k] = revenue[k] * costShare;
    }
  }
}

/* What plants pay, and the elasticities of their demand */
static void payFactors(void) {
  clear(labourValue, T * n), clear(capitalValue, kinds * n), clear(landValue, n), clear(ownLandValue, n);
  clear(labourElasticity, T * n), clear(capitalElasticity, n), clear(landElasticity, n);
  clear(intermediateDemand, S * n);
  for (int s = 0; s < S; s++) {
    double steepness = substitution[s] - 1, capitalShare = capitalCostShare[s], landShare = landCostShare[s];
    for (int i = 0; i < n; i++) {
      double factorCost = cost[s * n + i] * taxFactor[s * n + i], land = factorCost * landShare;
      if (kinds > 1) capitalValue[s * n + i] = factorCost * capitalShare;
      else {
        capitalValue[i] += factorCost * capitalShare;
        capitalElasticity[i] += factorCost * capitalShare * capitalShare * steepness;
      }
      landValue[i] += land;
      landElasticity[i] += land * landShare * steepness;
      ownLandValue[i] += factorCost * ownLandShare[s];
    }
    for (int t = 0; t < T; t++) {
      const double *share = labourCostShare + (t * S + s) * width;
      for (int i = 0; i < n; i++) {
        double labour = cost[s * n + i] * taxFactor[s * n + i] * share[i * step];
        labourValue[t * n + i] += labour;
        labourElasticity[t * n + i] += labour * share[i * step] * steepness;
      }
    }
    for (int r = 0; r < S; r++) {
      const double *share = inputCostShare + (s * S + r) * width;
      for (int i = 0; i < n; i++) intermediateDemand[r * n + i] += share[i * step] * cost[s * n + i];
    }
  }
}

static void dampHeadquarters(void) {
  double steepness = 0;
  for (int s = 0; s < S; s++) steepness = fmax(steepness, headquartersCostShare[s] * (substitution[s] - 1));
  for (int h = 0; h < n; h++) labourElasticity[headquartersLabour * n + h] += headquartersPayments[h] * steepness;
}

/* -- entry (7.6) -- */

/* Ln value of an entry (7.6a) */
static void valueEntries(void) {
  clear(logBundle, S * n);
  for (int s = 0; s < S; s++)
    for (int t = 0; t < T; t++)
      for (int i = 0; i < n; i++)
        logBundle[s * n + i] += labourMix[(t * S + s) * width + i * step] * logWage[t * n + i];
  for (int i = 0; i < n; i++) {
    double rebate = profitTaxRebate[i] * plantPart * localShareProfit[i];
    scratch[i] = log(1 - profitTaxRate[i] * (1 - rebate));
  }
  for (int s = 0; s < S; s++) {
    double exponent = 1 - substitution[s], common = exponent * log(markup[s]) + log(1 - 1 / markup[s]);
    double staff = headquartersCostShare[s] * exponent;
    for (int i = 0; i < n; i++) {
      int k = s * n + i;
      entryValue[k] = common + exponent * logUnitCost[k] + logPotential[k] +
                      staff * logWage[headquartersLabour * n + i] + scratch[i] - logBundle[k];
    }
  }
}

static void hireForEntry(void) {
  for (int s = 0; s < S; s++)
    for (int t = 0; t < T; t++)
      for (int i = 0; i < n; i++) {
        double share = labourMix[(t * S + s) * width + i * step];
        double own = labourCostShare[(t * S + s) * width + i * step] * (substitution[s] - 1);
        double pay = share * entryCost[s * n + i];
        labourValue[t * n + i] += pay;
        labourElasticity[t * n + i] += pay * fmax(0, entryPlaceElasticity * (share + own) - share);
      }
}

/* Entrants, and the labour that they take (7.6b, 7.6c) */
static void enterFirms(void) {
  if (!entryFirms) return;
  valueEntries();
  double power = entryElasticity / entryPlaceElasticity - 1;
  for (int s = 0; s < S; s++) {
    clear(entryShare, n);
    for (int i = 0; i < n; i++) {
      int k = s * n + i;
      double gain = entryValue[k] - entryBaseValue[k] + (entrySupport ? entrySupport[k] : 0);
      entrants[k] = entryFirms[k] > 0 ? entryFirms[k] * exp(entryPlaceElasticity * gain) : 0;
    }
    for (int i = 0; i < n; i++) entryShare[country[i]] += entrants[s * n + i];
    for (int c = 0; c < n; c++)
      if (entryShare[c] > 0) entryShare[c] = pow(entryShare[c] / entryTotal[s * n + c], power);
    for (int i = 0; i < n; i++) {
      int k = s * n + i;
      entrants[k] *= entrants[k] > 0 ? entryShare[country[i]] : 1;
      entryCost[k] = entrants[k] > 0 ? entrants[k] * entryLabour[k] * exp(logBundle[k]) : 0;
    }
  }
  hireForEntry();
}

/* -- trade (7.2e to 7.2i, 7.2l) -- */

/* What buyers pay and sellers do not get */
static void withhold(const double *matrix, int s, double *paid) {
  matrix += (long)s * n * n;
  multiplyRows(matrix, supply + s * n, paid + s * n);
  for (int j = 0; j < n; j++) {
    int k = s * n + j;
    double scale = competition[k] > 0 ? demand[k] / competition[k] : 0;
    paid[k] *= scale;
    scratch[j] = -scale;
  }
  addColumns(matrix, scratch, soughtPotential + s * n);
}

static void chargeTolls(int s) {
  const double *sold = supply + s * n, *sought = soughtPotential + s * n;
  for (int i = 0; i < n; i++) tollByNode[i] += 0.5 * sold[i] * sought[i];
  withhold(tollFreeness, s, tollPaid);
  for (int i = 0; i < n; i++) tollByNode[i] += 0.5 * (tollPaid[s * n + i] - sold[i] * sought[i]);
}

static void trade(void) {
  clear(tollByNode, n), clear(protectionRent, S * n), clear(tariffPaid, S * n), clear(soughtPotential, S * n);
  for (int s = 0; s < S; s++) {
    const double *matrix = freeness + (long)s * n * n;
    double invested = savingMix ? savingMix[s] : 0;
    for (int j = 0; j < n; j++) {
      int k = s * n + j;
      double final = expenditureShare[s * width + j * step] * spending[j] + intermediateDemand[k] + targeted[k];
      demand[k] = final + invested * investment[j];
    }
    /* Competition (7.2e) and what it makes of a seller's market potential (7.2g), a buyer at a time */
    for (int j = 0; j < n; j++) {
      const double *restrict row = matrix + j * n, *restrict sold = supply + s * n;
      double *restrict sought = soughtPotential + s * n, sum = 0;
      for (int i = 0; i < n; i++) sum += row[i] * sold[i];
      competition[s * n + j] = sum;
      double weight = sum > 0 ? demand[s * n + j] / sum : 0;
      for (int i = 0; i < n; i++) sought[i] += weight * row[i];
    }
    if (tollFreeness) chargeTolls(s);
    if (rentFreeness) withhold(rentFreeness, s, protectionRent);
    if (tariffFreeness) withhold(tariffFreeness, s, tariffPaid);
  }
}

/* -- public finance and incomes, in the order of payment -- */

static void sumByRegime(const double *values, double *into) {
  clear(into, regimes);
  for (int i = 0; i < n; i++) into[regime[i]] += values[i];
}

static void taxProduction(void) {
  clear(localProductionTax, n), clear(centralTaxes, n), clear(sectorSubsidy, n);
  for (int s = 0; s < S; s++)
    for (int i = 0; i < n; i++) {
      int k = s * n + i;
      double base = cost[k] * primaryShare[k] / (1 + productionTaxRate[k] - sectorSubsidyRate[k]);
      double tax = productionTaxRate[k] * base, local = tax > 0 ? localShareProduction[i] * tax : 0;
      productionTax[k] = tax;
      sectorSubsidy[i] += sectorSubsidyRate[k] * base;
      localCellTax[k] = local;
      localProductionTax[i] += local;
      centralTaxes[i] += tax - local;
    }
}

static void taxProfit(void) {
  clear(localProfitTax, n), clear(profitRebate, n), clear(pool, regimes);
  for (int s = 0; s < S; s++)
    for (int i = 0; i < n; i++) {
      int k = s * n + i;
      double tax = profitTaxRate[i] * operatingProfit[k], local = localShareProfit[i] * tax;
      double atPlant = plantPart * local, rebate = profitTaxRebate[i] * atPlant;
      profit[k] = operatingProfit[k];
      profitTax[k] = tax;
      localCellTax[k] += atPlant;
      localProfitTax[i] += atPlant;
      profitRebate[i] += rebate;
      centralTaxes[i] += tax - local;
      profitAfterTax[k] = operatingProfit[k] - tax + rebate;
      distributedProfit[k] = profitAfterTax[k] - entryCost[k];
      headquartersTax[k] = headquartersPart * local;
    }
  if (plantPart + headquartersPart >= 1) return;
  for (int s = 0; s < S; s++)
    for (int i = 0; i < n; i++)
      pool[regime[i]] += (1 - plantPart - headquartersPart) * localShareProfit[i] * profitTax[s * n + i];
  sumByRegime(residents, poolWeight);
  for (int i = 0; i < n; i++) localProfitTax[i] += pool[regime[i]] * residents[i] / poolWeight[regime[i]];
}

/* Services, profit of owners and a part of local profit tax go from plants to their headquarters. */
static void payHeadquarters(void) {
  clear(headquartersPayments, n), clear(profitByHeadquarters, n), clear(headquartersCost, n);
  for (int s = 0; s < S; s++) {
    for (int i = 0; i < n; i++) {
      int k = s * n + i;
      headquartersServices[k] = headquartersCostShare[s] * cost[k];
      headquartersCost[i] += headquartersServices[k];
      double scale = openness[k] > 0 ? 1 / openness[k] : 0;
      if (scale == 0) profitByHeadquarters[i] += distributedProfit[k];
      services[i] = headquartersServices[k] * scale;
      profits[i] = distributedProfit[k] * scale;
      taxes[i] = headquartersTax[k] * scale;
    }
    clear(sumOfServices, n), clear(sumOfProfits, n), clear(sumOfTaxes, n);
    for (int i = 0; i < n; i++) {
      const double *restrict row = linkMass + ((long)s * n + i) * n;
      for (int h = 0; h < n; h++) {
        sumOfServices[h] += services[i] * row[h];
        sumOfProfits[h] += profits[i] * row[h];
        sumOfTaxes[h] += taxes[i] * row[h];
      }
    }
    for (int h = 0; h < n; h++) {
      double power = headquartersPower[s * n + h];
      headquartersPayments[h] += sumOfServices[h] * power;
      profitByHeadquarters[h] += sumOfProfits[h] * power;
      localProfitTax[h] += sumOfTaxes[h] * power;
    }
  }
}

static void taxImports(void) {
  clear(tariffRevenue, n);
  if (!tariffFreeness) return;
  for (int s = 0; s < S; s++)
    for (int j = 0; j < n; j++) tariffRevenue[j] += tariffPaid[s * n + j];
  for (int i = 0; i < n; i++) centralTaxes[i] += tariffRevenue[i];
}

static void payWages(void) {
  memcpy(wageIncome, labourValue, T * n * sizeof(double));
  for (int h = 0; h < n; h++) wageIncome[headquartersLabour * n + h] += headquartersPayments[h];
  clear(wageTax, n), clear(wageSubsidy, n), clear(wagesAfterTax, n);
  for (int t = 0; t < T; t++)
    for (int i = 0; i < n; i++) {
      double income = wageIncome[t * n + i], tax = wageTaxRate[t * n + i] * income;
      double subsidy = wageSubsidyRate[t * n + i] * income;
      wageTax[i] += tax;
      wageSubsidy[i] += subsidy;
      wagesAfterTax[i] += income - tax + subsidy;
    }
  for (int i = 0; i < n; i++) {
    localWageTax[i] = localShareWage[i] * wageTax[i];
    centralTaxes[i] += wageTax[i] - localWageTax[i];
  }
}

/* An income that arises in nodes to its owners */
static void distribute(int owner, const double *shares, const double *source, double *out) {
  if (owner == LOCAL) {
    memcpy(out, source, n * sizeof *out);
  } else if (owner == SHARES) {
    clear(byCountry, n);
    for (int i = 0; i < n; i++) byCountry[country[i]] += source[i];
    for (int i = 0; i < n; i++) out[i] = shares[i] * byCountry[country[i]];
  } else {
    const double *weight = owner == POOL_BY_WAGES ? wagesAfterTax : residents;
    sumByRegime(source, pool);
    sumByRegime(weight, poolWeight);
    for (int i = 0; i < n; i++) out[i] = pool[regime[i]] * weight[i] / poolWeight[regime[i]];
  }
}

static void divideProtectionRents(void) {
  clear(rentIncome, n), clear(rentRevenue, n);
  for (int s = 0; s < S; s++)
    for (int j = 0; j < n; j++) {
      double toFirms = protectionRentToFirms[s * n + j] * protectionRent[s * n + j];
      rentIncome[j] += toFirms;
      rentRevenue[j] += protectionRent[s * n + j] - toFirms;
    }
}

static void payHouseholds(void) {
  payWages();
  for (int i = 0; i < n; i++) {
    landRent[i] = landValue[i] + housingShare * spending[i];
    landRevenue[i] = landRentToCity[i] * landRent[i];
    byNode[i] = landRent[i] - landRevenue[i] + ownLandValue[i];
  }
  distribute(landOwner, landShares, byNode, landIncome);
  clear(capitalPaid, n);
  for (int c = 0; c < kinds; c++)
    for (int i = 0; i < n; i++) capitalPaid[i] += capitalValue[c * n + i];
  distribute(capitalOwner, capitalShares, capitalPaid, capitalIncome);
  distribute(profitOwner, profitShares, profitByHeadquarters, profitIncome);
  divideProtectionRents();
  for (int i = 0; i < n; i++)
    householdIncome[i] =
        wagesAfterTax[i] + profitIncome[i] + capitalIncome[i] + landIncome[i] + rentIncome[i] + toHouseholds[i];
}

static void paySaving(void) {
  if (!savingMix) return;
  clear(byCountry, n);
  for (int i = 0; i < n; i++) byCountry[country[i]] += capitalIncome[i];
  for (int i = 0; i < n; i++) {
    double income = byCountry[country[i]];
    saved[i] = income > 0 ? saving[country[i]] * capitalIncome[i] / income : 0;
  }
}

static void spend(void) {
  for (int i = 0; i < n; i++)
    cityRevenue[i] = localProductionTax[i] + localProfitTax[i] + localWageTax[i] + landRevenue[i] + rentRevenue[i] +
                     tollByNode[i];
  sumByRegime(centralTaxes, centralRevenue);
  for (int r = 0; r < regimes; r++) centralRevenue[r] += toCentre[r];
  sumByRegime(residents, poolWeight);
  for (int i = 0; i < n; i++)
    centralTransfer[i] = centralRevenue[regime[i]] * residents[i] / poolWeight[regime[i]];
  clear(targetedSpending, n);
  for (int s = 0; s < S; s++)
    for (int i = 0; i < n; i++) targetedSpending[i] += targeted[s * n + i];
  for (int i = 0; i < n; i++) {
    double costs = profitRebate[i] + sectorSubsidy[i] + wageSubsidy[i] + targetedSpending[i];
    citySpending[i] = cityRevenue[i] + centralTransfer[i] + toCities[i] - costs;
    nodeSpending[i] = householdIncome[i] - saved[i] + citySpending[i];
  }
}

static void settle(void) {
  taxProduction();
  taxProfit();
  payHeadquarters();
  taxImports();
  payHouseholds();
  paySaving();
  spend();
}

/* -- the image (7.2j) -- */

/* The damped log of a positive unknown; what has no target stays. */
static void towards(int index, double target, double elasticity) {
  image[index] = unknowns[index];
  if (!(target > 0) || target > 1e300) return;
  double gap = log(target) - unknowns[index];
  residual = fmax(residual, fabs(gap));
  image[index] += gap / (1 + elasticity);
}

static void updateUnknowns(void) {
  residual = 0;
  for (int k = 0; k < T * n; k++) {
    double value = wageIncome[k];
    towards(k, value / workers[k], value > 0 ? labourElasticity[k] / value : 0);
  }
  for (int i = 0; i < n; i++) {
    if (kinds == 1) towards(atRent + i, capitalValue[i] / capital[i], capitalElasticity[i] / capitalValue[i]);
    towards(atLand + i, landValue[i] / industrialLand[i], landElasticity[i] / landValue[i]);
  }
  for (int s = 0; s < S; s++)
    for (int k = s * n; k < (s + 1) * n; k++) {
      image[atPrice + k] = log(competition[k]) / (1 - substitution[s]);
      residual = fmax(residual, fabs(image[atPrice + k] - logPrice[k]));
      towards(atPotential + k, soughtPotential[k], 0);
    }
  for (int i = 0; i < n; i++) towards(atSpending + i, nodeSpending[i], 0);
}

static void normalise(void) {
  double level = image[numeraireNode] - log(numeraireValue);
  if (level == 0) return;
  for (int k = 0; k < atPotential; k++) image[k] -= level;
  for (int s = 0; s < S; s++)
    for (int k = s * n; k < (s + 1) * n; k++) image[atPotential + k] -= level * substitution[s];
  for (int k = atSpending; k < size; k++) image[k] -= level;
}

static void exponentials(const double *restrict logs, double *restrict levels, int length) {
  for (int k = 0; k < length; k++) levels[k] = exp(logs[k]);
}

static void takeLevels(void) {
  exponentials(logWage, wage, T * n);
  if (kinds == 1) exponentials(logCapitalRent, capitalRent, n);
  exponentials(logIndustrialRent, industrialRent, n);
  exponentials(logPotential, potential, S * n);
  exponentials(logSpending, spending, n);
}

static void evaluate(void) {
  takeLevels();
  priceCapital();
  produce();
  payFactors();
  enterFirms();
  investSaving();
  trade();
  settle();
  dampHeadquarters();
  updateUnknowns();
  normalise();
}

/* -- from the dump to the arrays -- */

static int ownerOf(const char *path, Numbers *shares) {
  char name[80];
  snprintf(name, sizeof name, "%s.kind", path);
  const char *kind = get(name);
  snprintf(name, sizeof name, "%s.shares", path);
  *shares = optional(name);
  if (strcmp(kind, "shares") == 0) return SHARES;
  if (strcmp(kind, "pool") != 0) return LOCAL; /* where it arises: the place, or the headquarters' */
  snprintf(name, sizeof name, "%s.by", path);
  return strcmp(get(name), "wages") == 0 ? POOL_BY_WAGES : POOL_BY_HEADS;
}

static void readEconomy(void) {
  n = number("economy.nodes"), S = number("economy.sectors"), T = number("economy.labourTypes");
  kinds = number("economy.capitalKinds"), headquartersLabour = number("economy.headquartersLabour");
  width = optional("economy.sharesByNode") ? n : 1, step = width > 1;
  numeraireNode = number("economy.numeraire.node"), numeraireValue = number("economy.numeraire.value");
  country = get("economy.country"), regime = get("economy.regime");
  for (int i = 0; i < n; i++) regimes = regime[i] + 1 > regimes ? regime[i] + 1 : regimes;
  housingShare = number("economy.housingShare"), expenditureShare = get("economy.expenditureShare");
  substitution = get("economy.substitution"), markup = get("economy.markup");
  labourCostShare = get("economy.labourCostShare"), capitalCostShare = get("economy.capitalCostShare");
  landCostShare = get("economy.landCostShare"), inputCostShare = get("economy.inputCostShare");
  ownLandShare = get("economy.ownLand.costShare"), ownLandStock = get("economy.ownLand.stock");
  headquartersCostShare = get("economy.headquartersCostShare"), landRentToCity = get("economy.landRentToCity");
  savingMix = optional("economy.saving.mix");
  if (savingMix) {
    logBasePrice = get("economy.saving.logBasePrice");
    savingOfIncome = number("economy.saving.ofIncome"), savingOfWealth = number("economy.saving.ofWealth");
  }
  if (kinds > 1) leastRent = number("economy.investment.leastRent");
  capitalOwner = ownerOf("economy.capitalOwner", &capitalShares);
  landOwner = ownerOf("economy.landOwner", &landShares);
  profitOwner = ownerOf("economy.profitOwner", &profitShares);
  if (strcmp(get("economy.profitOwner.kind"), "headquarters") != 0) fail("is not part of this map", "profitOwner");
}

static void readInputs(void) {
  profitTaxRate = get("inputs.policy.profitTaxRate"), profitTaxRebate = get("inputs.policy.profitTaxRebate");
  wageTaxRate = get("inputs.policy.wageTaxRate"), wageSubsidyRate = get("inputs.policy.wageSubsidy");
  productionTaxRate = get("inputs.policy.productionTax"), sectorSubsidyRate = get("inputs.policy.sectorSubsidy");
  protectionRentToFirms = get("inputs.policy.protectionRentToFirms");
  localShareProduction = get("inputs.policy.localShareProduction");
  localShareProfit = get("inputs.policy.localShareProfit"), localShareWage = get("inputs.policy.localShareWage");
  plantPart = number("inputs.policy.apportionment.plant");
  headquartersPart = number("inputs.policy.apportionment.headquarters");
  freeness = get("inputs.wedges.freeness"), tollFreeness = optional("inputs.wedges.tollFreeness");
  rentFreeness = optional("inputs.wedges.rentFreeness"), tariffFreeness = optional("inputs.wedges.tariffFreeness");
  if (number("inputs.claims.count") > 0) fail("is not part of this map", "inputs.claims");
  workers = get("inputs.workers"), residents = get("inputs.residents"), capital = get("inputs.capital");
  industrialLand = get("inputs.industrialLand"), placing = get("inputs.placing");
  toHouseholds = get("inputs.lumpSums.toHouseholds"), toCities = get("inputs.lumpSums.toCities");
  toCentre = get("inputs.lumpSums.toCentre"), targeted = get("inputs.lumpSums.targeted");
  entryFirms = optional("inputs.entry.firms");
  if (entryFirms) {
    entryLabour = get("inputs.entry.labour"), entryBaseValue = get("inputs.entry.baseValue");
    entryTotal = get("inputs.entry.total"), entrySupport = optional("inputs.entry.support");
    entryElasticity = number("economy.relocation.entryElasticity");
    entryPlaceElasticity = number("economy.relocation.entryPlaceElasticity");
  }
  primaryShare = get("market.primaryShare"), labourMix = get("market.labourMix");
  costConstant = get("market.costConstant"), taxFactor = get("market.taxFactor"), linkMass = get("market.linkMass");
}

static void makeUnknowns(void) {
  atRent = T * n, atLand = atRent + (kinds == 1 ? n : 0), atPrice = atLand + n, atPotential = atPrice + S * n;
  atSpending = atPotential + S * n, size = atSpending + n;
  unknowns = get("market.unknowns"), image = room(size);
  logWage = unknowns, logIndustrialRent = unknowns + atLand, logPrice = unknowns + atPrice;
  logPotential = unknowns + atPotential, logSpending = unknowns + atSpending;
  logCapitalRent = kinds == 1 ? unknowns + atRent : room(S * n);
}

static void makeRoom(void) {
  Numbers *cells[] = {&potential, &logUnitCost, &headquartersPower, &openness, &supply, &revenue, &cost,
                      &operatingProfit, &intermediateDemand, &entryValue, &entrants, &entryCost, &logBundle, &demand,
                      &competition, &soughtPotential, &tollPaid, &protectionRent, &tariffPaid, &productionTax, &profit,
                      &profitTax, &profitAfterTax, &distributedProfit, &headquartersServices, &localCellTax,
                      &headquartersTax, &capitalRent, &capitalValue, &capitalUsed};
  Numbers *nodes[] = {&industrialRent, &spending, &capitalPrice, &saving, &investment, &landValue, &ownLandValue,
                      &capitalElasticity, &landElasticity, &entryShare, &tollByNode, &scratch, &wageTax, &wageSubsidy,
                      &wagesAfterTax, &profitIncome, &capitalIncome, &capitalPaid, &landIncome, &rentIncome,
                      &householdIncome, &saved, &sectorSubsidy, &profitRebate, &headquartersPayments,
                      &headquartersCost, &profitByHeadquarters, &localProductionTax, &localProfitTax, &localWageTax,
                      &landRent, &landRevenue, &rentRevenue, &tariffRevenue, &centralTaxes, &centralRevenue,
                      &centralTransfer, &cityRevenue, &citySpending, &targetedSpending, &nodeSpending, &services,
                      &profits, &taxes, &sumOfServices, &sumOfProfits, &sumOfTaxes, &byNode, &pool, &poolWeight,
                      &byCountry};
  Numbers *types[] = {&wage, &labourValue, &labourElasticity, &wageIncome};
  for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) *cells[k] = room(S * n);
  for (size_t k = 0; k < sizeof nodes / sizeof *nodes; k++) *nodes[k] = room(n);
  for (size_t k = 0; k < sizeof types / sizeof *types; k++) *types[k] = room(T * n);
  for (int i = 0; i < n; i++) capitalPrice[i] = 1;
  for (int k = 0; k < S * n; k++) headquartersPower[k] = 1;
}

/* -- the measurement -- */

static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e6 + now.tv_nsec * 1e-3;
}

int main(int count, char **arguments) {
  if (count < 2) fail("usage", "market DUMP");
  readDump(arguments[1]);
  readEconomy();
  readInputs();
  makeUnknowns();
  makeRoom();
  evaluate();
  const double *expected = get("market.image");
  double difference = 0, least = 1e300;
  for (int k = 0; k < size; k++) difference = fmax(difference, fabs(image[k] - expected[k]));
  double from = microseconds();
  evaluate();
  int repeats = 1 + 4000 / (microseconds() - from);
  for (int sample = 0; sample < 60; sample++) {
    from = microseconds();
    for (int k = 0; k < repeats; k++) evaluate();
    least = fmin(least, (microseconds() - from) / repeats);
  }
  printf("C %.2f us, largest difference %.1e\n", least, difference);
}
