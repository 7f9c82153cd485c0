import { z } from "zod";
import type { Enclave } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findNode, findSector, mask, selectSectors } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    host: field.party.meta({ label: { en: "Host city", zh: "所在城市" } }),
    sponsor: field.party.meta({ label: { en: "Sponsoring city", zh: "飞出城市" } }),
    sectors: field.sectors,
    parkShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .meta({
        label: {
          en: "Share of the host's activity in these sectors that lies in the park when it opens",
          zh: "园区设立时占所在城市该产业比重",
        },
        unit: "share (0 = starts empty and grows by what its room receives)",
        source: "Jiangyin-Jingjiang park: 5 % and 10 % of the two economies (2017)",
      }),
    sponsorTax: z
      .number()
      .min(0)
      .max(1)
      .default(0.25)
      .meta({
        label: { en: "Of the park's local tax, to the sponsor", zh: "园区税收归飞出地比例" },
        unit: "share",
        source: "Shenzhen-Shanwei zone: 0.25 each and 0.5 kept for the zone (recalled, to be verified)",
      }),
    zoneTax: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .meta({
        label: { en: "Of the park's local tax, reinvested in the zone next year", zh: "园区税收次年留园再投资比例" },
        unit: "share",
        source: "Shenzhen-Shanwei zone: 0.5 (recalled, to be verified)",
      }),
    sponsorGdpCredit: z
      .number()
      .min(0)
      .max(1)
      .default(0.7)
      .meta({
        label: { en: "Share of the park's GDP credited to the sponsor", zh: "计入飞出地的生产总值比例" },
        unit: "share",
        source: "Shenzhen-Shanwei zone: 0.7 (recalled, to be verified)",
      }),
    land: z
      .number()
      .min(0)
      .max(1000)
      .default(0)
      .meta({
        label: { en: "Industrial land released in the host when the park opens", zh: "开园时在所在城市供应的工业用地" },
        unit: "km2, beside what other levers release",
        source: "Shenzhen-Shanwei zone: 468.3 in all; Jiangyin-Jingjiang park: 60 planned",
      }),
    landPrice: z
      .number()
      .min(0)
      .max(1000)
      .default(0)
      .meta({
        label: { en: "Paid for the land to households of the host", zh: "向所在地居民支付的征地价款" },
        unit: "100 million of currency per km2, once (0 = given by the quota)",
        source: "assumed; quota itself: Guo Ban Fa [2018] 16, 0.3-0.7 million yuan per mu, 4.5-10.5 in this unit",
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
        source: "Jiangyin-Jingjiang park: ten years of reinvestment (recalled, to be verified)",
      }),
    sponsorInvestment: z
      .number()
      .min(0)
      .max(1)
      .default(0.9)
      .meta({
        label: { en: "Of investment and land, paid by the sponsor", zh: "投资与土地费用中飞出地承担比例" },
        unit: "share; the host pays the rest",
        source: "Jiangyin-Jingjiang park: capital 9 to 1 (recalled, to be verified)",
      }),
    contractor: z
      .string()
      .min(1)
      .optional()
      .meta({
        label: { en: "Sector that builds it", zh: "承建产业" },
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
    zh: "由另一城市共建的园区：双方共同出资购地与建设；园区在原有迁入之外，于承接能力内吸引所列产业企业。地方税收在所在地、飞出地与园区间分成，留园部分次年用于园区建设，生产总值双方分计。后者进入政府目标而非账户，故飞地可在单纯税收分享失效处奏效。",
  },
  decidedBy: { en: "Host and sponsor together", zh: "所在地与飞出地共同决定" },
  source:
    "Shenzhen-Shanwei special cooperation zone (2011); Jiangyin-Jingjiang park (2003); Guiding opinions on the enclave economy, Fa Gai Di Qu [2017] 922",
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
