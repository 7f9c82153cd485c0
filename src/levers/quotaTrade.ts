import { z } from "zod";
import type { QuotaMarket } from "../engine/policy.js";
import { nodeNames } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { listMembers } from "./members.js";

const schema = z.strictObject({
  members: field.memberList(
    {
      quota: z
        .number()
        .min(0)
        .max(1000)
        .meta({
          label: { en: "Quota handed out", zh: "下达指标" },
          unit: "km2 a year; of a province, divided among its cities by built-up area",
          source: "assumed",
        }),
    },
    "quota",
  ),
  tradable: z
    .boolean()
    .default(true)
    .meta({ label: { en: "Quota may be traded", zh: "指标可交易" }, unit: "yes or no" }),
  price: z
    .number()
    .min(0)
    .max(1000)
    .optional()
    .meta({
      label: { en: "Fixed price; the market price if absent", zh: "政府定价（缺省为市场价）" },
      unit: "100 million of currency per km2",
      source: {
        en: "Guo Ban Fa [2018] 16: 0.3-0.7 million yuan per mu, 4.5-10.5 in this unit",
        zh: "国办发〔2018〕16号：每亩30万—70万元，按此单位为4.5—10.5",
      },
    }),
  cap: z
    .number()
    .min(0)
    .max(100000.0)
    .optional()
    .meta({
      label: { en: "Most that may change hands; no limit if absent", zh: "交易总量上限（缺省不限）" },
      unit: "km2 a year",
      source: {
        en: "Quota between provinces is bounded by the centre; size assumed",
        zh: "跨省调剂规模由中央限定；大小为假定",
      },
    }),
  demandSlope: z
    .number()
    .min(0.01)
    .max(100)
    .default(1)
    .meta({
      label: { en: "Slope of demand for land, relative to rent over stock", zh: "土地需求斜率（相对地租/存量）" },
      unit: "ratio (1 = elasticity of one)",
      source: "assumed",
    }),
});

type Parameters = z.output<typeof schema>;

export const quotaTrade = defineLever({
  type: "quota-trade",
  label: { en: "Trade in land quota", zh: "建设用地指标交易" },
  description: {
    en: "Members receive quota for construction land each year and may sell it to each other; it clears before firms choose where to locate. A fixed price or a cap rations the longer side.",
    zh: "成员每年获得建设用地指标，可相互买卖；指标市场先于企业选址出清。实行定价或总量上限时，对过剩的一方按比例配给。",
  },
  decidedBy: { en: "The centre or the province; cities trade", zh: "中央或省制定规则，城市交易" },
  source: {
    en: "Link of urban and rural construction land (zeng jian gua gou); Chongqing land-ticket exchange since 2008; Guo Ban Fa [2018] 16",
    zh: "城乡建设用地增减挂钩；重庆地票交易（2008年起）；国办发〔2018〕16号",
  },
  schema,
  sets: ({ members }, context) =>
    nodeNames(
      "quota-trade",
      listMembers(members, context).map(({ node }) => node),
      context,
    ),
  apply: (parameters, context, policy) => {
    policy.quotaMarkets.push(market(parameters, context));
  },
});

function market({ members, tradable, price, cap, demandSlope }: Parameters, context: LeverContext): QuotaMarket {
  const listed = listMembers(members, context);
  return {
    members: listed.map(({ node }) => node),
    quota: Float64Array.from(listed, ({ item, part }) => item.quota * part()),
    cap: cap ?? Number.POSITIVE_INFINITY,
    administeredPrice: price ?? Number.NaN,
    tradable,
    demandSlope,
  };
}
