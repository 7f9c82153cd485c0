import { z } from "zod";
import type { Enclave } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findNode, findSector, mask, selectSectors } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    host: field.party.meta({ label: { en: "Host city", zh: "飞入地城市" } }),
    sponsor: field.party.meta({ label: { en: "Sponsoring city", zh: "飞出地城市" } }),
    sectors: field.sectors,
    parkShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .meta({
        label: {
          en: "Share of the host's activity in these sectors that lies in the park when it opens",
          zh: "园区设立时占飞入地该行业的比例",
        },
        unit: "share (0 = starts empty and grows by what its room receives)",
        source: {
          en: "Jiangyin-Jingjiang park: 5 % and 10 % of the two economies (2017)",
          zh: "江阴—靖江工业园区：占两地经济的5%与10%（2017）",
        },
      }),
    sponsorTax: z
      .number()
      .min(0)
      .max(1)
      .default(0.25)
      .meta({
        label: { en: "Of the park's local tax, to the sponsor", zh: "园区地方税收归飞出地的比例" },
        unit: "share",
        source: {
          en: "Shenzhen-Shanwei zone: 0.25 each and 0.5 kept for the zone (recalled, to be verified)",
          zh: "深汕特别合作区：两市各0.25，留合作区0.5（凭记忆引用，待核）",
        },
      }),
    zoneTax: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .meta({
        label: {
          en: "Of the park's local tax, reinvested in the zone next year",
          zh: "园区地方税收次年留园再投资的比例",
        },
        unit: "share",
        source: {
          en: "Shenzhen-Shanwei zone: 0.5 (recalled, to be verified)",
          zh: "深汕特别合作区：0.5（凭记忆引用，待核）",
        },
      }),
    sponsorGdpCredit: z
      .number()
      .min(0)
      .max(1)
      .default(0.7)
      .meta({
        label: { en: "Share of the park's GDP credited to the sponsor", zh: "园区生产总值计入飞出地的比例" },
        unit: "share",
        source: {
          en: "Shenzhen-Shanwei zone: 0.7 (recalled, to be verified)",
          zh: "深汕特别合作区：0.7（凭记忆引用，待核）",
        },
      }),
    land: z
      .number()
      .min(0)
      .max(1000)
      .default(0)
      .meta({
        label: { en: "Industrial land released in the host when the park opens", zh: "开园时飞入地供应的工业用地" },
        unit: "km2, beside what other levers release",
        source: {
          en: "Shenzhen-Shanwei zone: 468.3 in all; Jiangyin-Jingjiang park: 60 planned",
          zh: "深汕特别合作区：共468.3；江阴—靖江工业园区：规划60",
        },
      }),
    landPrice: z
      .number()
      .min(0)
      .max(1000)
      .default(0)
      .meta({
        label: { en: "Paid for the land to households of the host", zh: "向飞入地居民支付的征地价款" },
        unit: "100 million of currency per km2, once (0 = given by the quota)",
        source: {
          en: "assumed; quota itself: Guo Ban Fa [2018] 16, 0.3-0.7 million yuan per mu, 4.5-10.5 in this unit",
          zh: "假定；指标本身依国办发〔2018〕16号：每亩30万—70万元，按此单位为4.5—10.5",
        },
      }),
    investment: z
      .number()
      .min(0)
      .max(10000.0)
      .default(0)
      .meta({
        label: { en: "Investment in the park", zh: "园区投资" },
        unit: "100 million of currency a year, base-year prices",
        source: "assumed",
      }),
    investmentYears: z
      .int()
      .min(0)
      .max(100)
      .default(10)
      .meta({
        label: { en: "Years of investment from the opening on", zh: "开园后投资年数" },
        unit: "years",
        source: {
          en: "Jiangyin-Jingjiang park: ten years of reinvestment (recalled, to be verified)",
          zh: "江阴—靖江工业园区：十年内收益留园再投资（凭记忆引用，待核）",
        },
      }),
    sponsorInvestment: z
      .number()
      .min(0)
      .max(1)
      .default(0.9)
      .meta({
        label: { en: "Of investment and land, paid by the sponsor", zh: "投资与土地费用中飞出地承担的比例" },
        unit: "share; the host pays the rest",
        source: {
          en: "Jiangyin-Jingjiang park: capital 9 to 1 (recalled, to be verified)",
          zh: "江阴—靖江工业园区：出资比例9∶1（凭记忆引用，待核）",
        },
      }),
    contractor: z
      .string()
      .min(1)
      .optional()
      .meta({
        label: { en: "Sector that builds it", zh: "承建行业" },
        unit: "one sector id; by default the first with `construction` in its id, else the last",
      }),
    room: z
      .number()
      .min(0)
      .max(1000000.0)
      .default(0)
      .meta({
        label: { en: "Firms that the park can receive", zh: "园区承接能力" },
        unit: "real firms a year",
        source: "assumed",
      }),
    offer: z
      .number()
      .min(0)
      .max(5)
      .default(0.5)
      .meta({
        label: { en: "Taken off the cost of moving into the park", zh: "降低的迁入成本" },
        unit: "ln profit, as long as there is room",
        source: "assumed",
      }),
  })
  .refine(({ sponsorTax, zoneTax }) => sponsorTax + zoneTax <= 1, {
    path: ["zoneTax"],
    error: "sponsorTax and zoneTax together must not exceed 1",
  })
  .refine(({ host, sponsor }) => host !== sponsor, { path: ["sponsor"], error: "must be another city than the host" });

type Parameters = z.output<typeof schema>;

export const enclavePark = defineLever({
  type: "enclave-park",
  label: { en: "Enclave park", zh: "飞地园区" },
  description: {
    en: "A park in the host city that another city sponsors. Host and sponsor pay for land and building; the park draws firms of its sectors beside those that come to the host anyway, as many as it has room for. Its local tax is split between host, sponsor and zone, the zone's part is spent on building there next year, and GDP is credited to both. GDP credit enters what governments want, not the accounts, which is why enclaves can work where tax sharing alone does not.",
    zh: "与另一城市共建的园区：双方共同出资购地与建设；园区在承接能力之内吸引所列行业的企业，在原有迁入之外另行计算。地方税收由飞入地、飞出地与园区三方分成，留园部分次年用于园区建设；生产总值由双方分计，只进入政府目标，不进入账户，因此在单纯的税收分享失效时飞地仍可能奏效。",
  },
  decidedBy: { en: "Host and sponsor together", zh: "飞入地与飞出地共同决定" },
  source: {
    en: "Shenzhen-Shanwei special cooperation zone (2011); Jiangyin-Jingjiang park (2003); Guiding opinions on the enclave economy, Fa Gai Di Qu [2017] 922",
    zh: "深汕特别合作区（2011）；江阴—靖江工业园区（2003）；《关于支持“飞地经济”发展的指导意见》，发改地区〔2017〕922号",
  },
  schema,
  sets: (parameters, context) => [`enclave-park:${enclave(parameters, context).id}`],
  apply: (parameters, context, policy) => {
    policy.enclaves.push(enclave(parameters, context));
  },
});

function enclave({ id, host, sponsor, sectors, contractor, ...terms }: Parameters, context: LeverContext): Enclave {
  return {
    id: id ?? `${sponsor}@${host}`,
    host: findNode(host, context, ["host"]),
    sponsor: findNode(sponsor, context, ["sponsor"]),
    sectors: mask(selectSectors(sectors, context), context.sectorIds.length),
    contractor: contractor === undefined ? builderOf(context) : findSector(contractor, context, ["contractor"]),
    ...terms,
  };
}

/** The sector that builds, by the ids of the shipped classification; else the last. */
function builderOf({ sectorIds }: LeverContext): number {
  const builder = sectorIds.findIndex((id) => id.includes("construction"));
  return builder < 0 ? sectorIds.length - 1 : builder;
}
