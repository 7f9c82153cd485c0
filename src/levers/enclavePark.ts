import { z } from "zod";
import type { Enclave } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findNode, mask, selectSectors } from "./selectors.js";

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
          en: "Share of the host's activity in these sectors that lies in the park",
          zh: "园区占所在城市该产业比重",
        },
        unit: "share",
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
        label: { en: "Of the park's local tax, reinvested in the zone", zh: "园区税收留园再投资比例" },
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
    en: "A park in the host city that another city sponsors: local tax is split between host, sponsor and zone, and GDP is credited to both. GDP credit enters what governments want, not the accounts, which is why enclaves can work where tax sharing alone does not.",
    zh: "由另一城市共建的园区：地方税收在所在地、飞出地与园区间分成，生产总值双方分计。后者进入政府目标而非账户，故飞地可在单纯税收分享失效处奏效。",
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

function enclave({ id, host, sponsor, sectors, ...split }: Parameters, context: LeverContext): Enclave {
  return {
    id: id ?? `${sponsor}@${host}`,
    host: findNode(host, context, ["host"]),
    sponsor: findNode(sponsor, context, ["sponsor"]),
    sectors: mask(selectSectors(sectors, context), context.sectorIds.length),
    ...split,
  };
}
