import { z } from "zod";
import type { ReceptionPlatform } from "../engine/policy.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findPayer, mask, selectNodes, selectSectors } from "./selectors.js";

const schema = z.strictObject({
  id: field.id,
  cities: field.cities,
  sectors: field.sectors,
  capacity: z
    .number()
    .min(0)
    .max(1000000.0)
    .meta({
      label: { en: "Firms that each city can receive", zh: "每市承接能力" },
      unit: "real firms a year",
      source: "assumed",
    }),
  offer: z
    .number()
    .min(0)
    .max(5)
    .default(0.5)
    .meta({ label: { en: "Taken off the moving cost", zh: "降低的迁移成本" }, unit: "ln profit", source: "assumed" }),
  subsidyPerFirm: z
    .number()
    .min(0)
    .max(100)
    .default(0)
    .meta({
      label: { en: "Set-up subsidy per arriving firm", zh: "每家企业落户补贴" },
      unit: "100 million of currency",
      source: "assumed",
    }),
  payer: field.party.default("host").meta({
    label: { en: "Payer of the subsidy", zh: "补贴出资方" },
    unit: '"host" (the receiving city), "centre", or a node id',
  }),
});

type Parameters = z.output<typeof schema>;

export const receptionPlatform = defineLever({
  type: "reception-platform",
  label: { en: "Reception platform", zh: "承接平台" },
  description: {
    en: "Parks that lower the cost of moving into a city for the listed sectors as long as arrivals stay within capacity, and that receive government-led moves. Many small platforms dilute density.",
    zh: "在承接能力之内降低所列行业企业的迁入成本、并接收政府主导迁移的园区。平台多而小会稀释集聚。",
  },
  decidedBy: { en: "The receiving city and its province", zh: "承接城市及所在省" },
  source: {
    en: 'Beijing-Tianjin-Hebei "2+4+46" reception platforms (20 December 2017)',
    zh: "京津冀“2+4+46”产业转移承接平台（2017年12月20日）",
  },
  schema,
  sets: (parameters, context) => platforms(parameters, context).map(({ id }) => `reception-platform:${id}`),
  apply: (parameters, context, policy) => {
    policy.receptionPlatforms.push(...platforms(parameters, context));
  },
});

/** One platform a city, named "<id>@<city>". */
function platforms(parameters: Parameters, context: LeverContext): ReceptionPlatform[] {
  const { id = "platform", cities, capacity, offer, subsidyPerFirm, payer } = parameters;
  const sectors = mask(selectSectors(parameters.sectors, context), context.sectorIds.length);
  return selectNodes(cities, context, ["cities"]).map((city) => ({
    id: `${id}@${context.nodeIds[city]}`,
    city,
    sectors,
    capacity,
    offer,
    subsidyPerFirm,
    payer: payer === "host" ? city : findPayer(payer, context, ["payer"]),
  }));
}
