/**
 * Worked examples of agreements and levers whose text fixes every number: the functions that the ledger and the levers
 * use themselves.
 */

import { z } from "zod";
import { incomeTax, incomeTaxSubsidy } from "../../levers/skilledWageSubsidy.js";
import { clearQuotaMarket } from "../../model/engine/quotaMarket.js";
import {
  beijingTianjinHebei2015,
  bondTransfer,
  compensationIndex,
  releaseDecision,
  relocationSharingReceipts,
} from "../../model/engine/sharing.js";
import { bareEconomy, bareStage } from "./bare.js";
import { deliveredPrices } from "./gravity.js";
import { notNegative, numbers, positive, real, solver } from "./solver.js";

/** Beijing-Tianjin-Hebei 2015 in million yuan (the rule itself is in 100 million). */
const inMillions = { ...beijingTianjinHebei2015, minimumTax: 100 * beijingTianjinHebei2015.minimumTax };

export const relocationSharing = solver(
  "t12_policy_calculators",
  "bth_relocation",
  { pre3: numbers.min(1), post: numbers, gov_led: z.boolean() },
  ({ pre3, post, gov_led }) => {
    const { eligible, cap, receipts, total, shortfall } = relocationSharingReceipts(pre3, post, gov_led, inMillions);
    return { eligible, cap, origin_receipts: receipts, cumulative: total, shortfall_for_central_grant: shortfall };
  },
);

/** Whether a city lets a firm go: what it is worth to keep against its shared tax, million yuan. */
export const release = solver(
  "t12b_release",
  "release_decision",
  {
    tau_pre: real,
    tau_post: real,
    H: z.number().int().gte(0),
    discount: real,
    p_leave: real,
    share: real,
    years: z.number().int(),
    ext: z.number().int(),
  },
  ({ tau_pre, tau_post, H, discount, p_leave, share, years, ext }) => {
    const question = { taxBefore: tau_pre, taxAfter: tau_post, horizon: H, discount, leaveHazard: p_leave };
    const decision = releaseDecision(question, { ...inMillions, share, years, extension: ext });
    return {
      keep_value: decision.keepValue,
      pv_receipts: decision.receiptsValue,
      breakeven_land_benefit: decision.breakEvenLandBenefit,
    };
  },
);

/** Tax on a year's income in the Greater Bay Area, yuan, with what scarce talent gets back. */
export const talentIncomeTax = solver("t12_policy_calculators", "gba_iit", { taxable: positive }, ({ taxable }) => {
  const iit = incomeTax(taxable);
  const subsidy = incomeTaxSubsidy(taxable);
  return { iit, subsidy, effective_rate: (iit - subsidy) / taxable };
});

/** Xin'an river: index of water quality against its base, and the bond that changes hands. */
export const compensationBond = solver(
  "t12_policy_calculators",
  "xinan",
  { C: numbers, C0: numbers, k0: real, A: real },
  ({ C, C0, k0, A }) => {
    const index = compensationIndex(k0, C, C0);
    return { P: index, transfer_downstream_to_upstream: bondTransfer(A, index) };
  },
);

/**
 * One crossing: minutes lost, toll and load value in yuan, and the cost of the administrative line, through the
 * market's own wedge.
 */
export const borderCrossing = solver(
  "t12_policy_calculators",
  "border",
  {
    delay_min: notNegative,
    vot_per_h: notNegative,
    toll: notNegative,
    value: positive,
    line: real,
  },
  ({ delay_min, vot_per_h, toll, value, line }) => {
    const economy = bareEconomy({ nodes: 2, sectors: 1, labourTypes: 1 }, {});
    economy.goods.valueOfTime = vot_per_h;
    economy.goods.loadValue.fill(value);
    const stage = bareStage(economy);
    const { policy } = stage.inputs;
    policy.delayHours[1] = delay_min / 60;
    policy.tollPerKm[1] = toll;
    policy.roadKm[1] = 1;
    const [[, crossing]] = deliveredPrices(stage);
    policy.border[1] = line;
    const [[, delivered]] = deliveredPrices(stage);
    return { border_cost_share: crossing - 1, T: delivered };
  },
);

/** Inverse demand a - b q, endowments e of land quota. */
export const quotaMarket = solver(
  "t12_policy_calculators",
  "quota_market",
  { a: numbers, b: numbers, e: numbers },
  ({ a, b, e }) => {
    const { price, use, priceWithoutTrade, sales, revenue, totalGain, gain } = clearQuotaMarket(a, b, e);
    return { price, q: use, autarky_price: priceWithoutTrade, sales, revenue, gain: totalGain, gain_by_city: gain };
  },
);
