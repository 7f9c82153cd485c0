import { z } from "zod";
import { taxShareAbove } from "../engine/firmSizes.js";
import type { Policy, RelocationSharing } from "../engine/policy.js";
import { LONGEST_CAP, beijingTianjinHebei2015 as rule2015 } from "../engine/sharing.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { mask, selectNodes } from "./selectors.js";
import { LeverUseError } from "./useError.js";

const schema = z.strictObject({
  id: field.id,
  origins: field.places.meta({ label: { en: "Origins", zh: "迁出地" } }),
  // Where firms arrive their taxes are shared out, so that destinations give something up.
  destinations: field.cities.meta({ label: { en: "Destinations", zh: "迁入地" }, unit: "names, as for cities" }),
  share: z
    .number()
    .min(0)
    .max(1)
    .default(rule2015.share)
    .meta({
      label: { en: "Origin's share of the local taxes of a moved firm", zh: "迁出地分享比例" },
      unit: "share",
      source: { en: "Cai Yu [2015] 92: 0.5", zh: "财预〔2015〕92号：0.5" },
    }),
  years: z
    .int()
    .min(0)
    .max(50)
    .default(rule2015.years)
    .meta({
      label: { en: "Years of sharing", zh: "分享年限" },
      unit: "years",
      source: { en: "Cai Yu [2015] 92: 3", zh: "财预〔2015〕92号：3" },
    }),
  extension: z
    .int()
    .min(0)
    .max(50)
    .default(rule2015.extension)
    .meta({
      label: { en: "Further years while the cap is not reached", zh: "未达上限的延长年限" },
      unit: "years",
      source: { en: "Cai Yu [2015] 92: 2", zh: "财预〔2015〕92号：2" },
    }),
  capYears: z
    .int()
    .min(1)
    .max(LONGEST_CAP)
    .default(rule2015.capYears)
    .meta({
      label: { en: "Cap, in years of local taxes before the move", zh: "上限（迁出前税收年数）" },
      unit: "years",
      source: { en: "Cai Yu [2015] 92: 3", zh: "财预〔2015〕92号：3" },
    }),
  minimumTax: z
    .number()
    .min(0)
    .max(100)
    .default(rule2015.minimumTax)
    .meta({
      label: { en: "Least average yearly local tax of a firm", zh: "企业年均地方税收下限" },
      unit: "100 million of currency a year",
      source: { en: "Cai Yu [2015] 92: 20 million yuan", zh: "财预〔2015〕92号：2000万元" },
    }),
  governmentLedOnly: z
    .boolean()
    .default(rule2015.governmentLedOnly)
    .meta({
      label: { en: "Only government-led moves count", zh: "仅限政府主导迁移" },
      unit: "yes or no",
      source: {
        en: "Cai Yu [2015] 92: market-driven moves are excluded",
        zh: "财预〔2015〕92号：市场行为的自由迁移不在分享范围",
      },
    }),
  topUp: z
    .number()
    .min(0)
    .max(1)
    .default(rule2015.topUp)
    .meta({
      label: {
        en: "Share of the shortfall that the centre pays when the window closes",
        zh: "期满后中央对差额的补助比例",
      },
      unit: "share",
      source: {
        en: "assumed; Cai Yu [2015] 92 leaves it to discretion",
        zh: "假定；财预〔2015〕92号规定由中央酌情补助",
      },
    }),
});

type Parameters = z.output<typeof schema>;

export const relocationTaxSharing = defineLever({
  type: "relocation-tax-sharing",
  label: { en: "Sharing the taxes of moved firms", zh: "迁移企业税收分享" },
  description: {
    en: "The city that a firm leaves receives a share of its local taxes in the new city for some years, up to what the firm paid before. Shares the base that moved: raises tax rates, unlike a revenue pool.",
    zh: "迁出地在若干年内分享迁移企业在迁入地缴纳的地方税收，以迁出前税额为上限。所分享的是流动的税基，与税收共享池相反，会提高均衡税率。",
  },
  decidedBy: { en: "Both provinces confirm the list; the centre may top up", zh: "两省（市）共同确认名单，中央可补助" },
  source: {
    en: "Measures for sharing tax revenue of enterprises relocated in Beijing-Tianjin-Hebei, Cai Yu [2015] 92 (3 June 2015)",
    zh: "《京津冀协同发展产业转移对接企业税收收入分享办法》，财预〔2015〕92号（2015年6月3日）",
  },
  schema,
  sets: (parameters, context) => {
    checkMoves(parameters, context);
    return [`relocation-tax-sharing:${sharing(parameters, context).id}`];
  },
  apply: (parameters, context, policy) => {
    policy.relocationSharing.push(sharing(parameters, context));
  },
  idle: (parameters, context, policy) => {
    const origins = selectNodes(parameters.origins, context, ["origins"]);
    if (parameters.governmentLedOnly && !releases(origins, context, policy))
      return { en: "no government releases firms from its origins", zh: "迁出地没有政府主导的企业疏解" };
    return reached(parameters, origins, context)
      ? undefined
      : { en: "no firm of its origins pays as much tax as minimumTax", zh: "迁出地没有企业的税额达到 minimumTax" };
  },
});

function releases(origins: readonly number[], { nodeIds }: LeverContext, { releaseRate, releases }: Policy): boolean {
  const ordered = releases.some(({ city, amount }) => amount > 0 && origins.includes(city));
  return ordered || releaseRate.some((rate, cell) => rate > 0 && origins.includes(cell % nodeIds.length));
}

/** Taxes below this share of a city's are nobody's. */
const NOBODY = 1e-6;

function reached(
  { minimumTax }: Parameters,
  origins: readonly number[],
  { industries, nodeIds }: LeverContext,
): boolean {
  const { firmTax, sizeDispersion } = industries;
  return firmTax.some(
    (tax, cell) => origins.includes(cell % nodeIds.length) && taxShareAbove(minimumTax / tax, sizeDispersion) > NOBODY,
  );
}

/** A firm that stays where it is has no taxes to share. */
function checkMoves({ origins, destinations }: Parameters, context: LeverContext): void {
  const left = selectNodes(origins, context, ["origins"]);
  const entered = selectNodes(destinations, context, ["destinations"]);
  if (left.some((from) => entered.some((to) => to !== from))) return;
  throw new LeverUseError(["destinations"], {
    value: destinations,
    what: "is the only city of origins, so that no move is shared",
    allowed: "another city than the one that firms leave",
    hint: "Name where firms move to",
  });
}

function sharing({ id, origins, destinations, ...rule }: Parameters, context: LeverContext): RelocationSharing {
  const nodes = context.nodeIds.length;
  return {
    id: id ?? `${origins}>${destinations}`,
    origins: mask(selectNodes(origins, context, ["origins"]), nodes),
    destinations: mask(selectNodes(destinations, context, ["destinations"]), nodes),
    ...rule,
  };
}
