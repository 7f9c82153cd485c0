import { z } from "zod";
import type { CapitalQuota } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { mask, selectNodes } from "./selectors.js";

const schema = z.strictObject({
  id: field.id,
  origins: field.places.meta({ label: { en: "Origins", zh: "资本流出地" } }),
  destinations: field.places.meta({ label: { en: "Destinations", zh: "资本流入地" } }),
  limit: z
    .number()
    .min(0)
    .max(1000000.0)
    .meta({
      label: { en: "Most that may flow a year", zh: "年度流量上限" },
      unit: "100 million of currency a year",
      source: {
        en: "Wealth Connect: 1,500 (150 billion yuan) each way, 128 used by the end of 2023",
        zh: "“跨境理财通”：单向1500（1500亿元），至2023年底使用128",
      },
    }),
  bothWays: z
    .boolean()
    .default(true)
    .meta({ label: { en: "The same limit for the way back, separately", zh: "反向同额另计" }, unit: "yes or no" }),
});

type Parameters = z.output<typeof schema>;

export const capitalQuota = defineLever({
  type: "capital-quota",
  label: { en: "Quota on capital flows", zh: "资本流动额度" },
  description: {
    en: "Caps the gross capital that may move from one group of nodes to another in a year. Whether it binds is an outcome.",
    zh: "限定一组地点每年流向另一组地点的资本总流量。是否构成约束由模型得出。",
  },
  decidedBy: { en: "Central bank and monetary authorities", zh: "中央银行与金融管理局" },
  source: {
    en: "Cross-boundary Wealth Connect of the Greater Bay Area, 10 September 2021; individual quota raised on 26 February 2024",
    zh: "粤港澳大湾区“跨境理财通”，2021年9月10日；2024年2月26日提高个人额度",
  },
  schema,
  sets: (parameters, context) => {
    quotas(parameters, context);
    return [`capital-quota:${parameters.id ?? `${parameters.origins}>${parameters.destinations}`}`];
  },
  apply: (parameters, context, policy) => {
    policy.capitalQuotas.push(...quotas(parameters, context));
  },
});

function quotas({ origins, destinations, limit, bothWays }: Parameters, context: LeverContext): CapitalQuota[] {
  const nodes = context.nodeIds.length;
  const from = mask(selectNodes(origins, context, ["origins"]), nodes);
  const to = mask(selectNodes(destinations, context, ["destinations"]), nodes);
  return bothWays
    ? [
        { from, to, limit },
        { from: to, to: from, limit },
      ]
    : [{ from, to, limit }];
}
