import { z } from "zod";
import { sectorCells, sectorNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { selectSectors } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  sectors: field.sectors,
  releaseRate: z
    .number()
    .min(0)
    .max(0.5)
    .meta({
      label: { en: "Share of firms released a year", zh: "每年疏解企业比例" },
      unit: "share a year",
      source: "Beijing: nearly 3,000 general manufacturers moved or closed in about seven years",
    }),
});

export const firmRelease = defineLever({
  type: "firm-release",
  label: { en: "Release of firms", zh: "企业疏解" },
  description: {
    en: "The origin city moves a share of the firms of the listed sectors out each year, government-led, to cities with a reception platform. Only such moves open a claim to relocation tax sharing.",
    zh: "迁出城市每年以政府主导方式将所列产业一定比例的企业转移至承接平台所在城市，仅此类迁移可享税收分享。",
  },
  decidedBy: { en: "The origin city, in Beijing with the centre", zh: "迁出城市（北京与中央共同）" },
  source:
    "Relocation of non-capital functions from Beijing since 2014; Outline of Coordinated Development of the Beijing-Tianjin-Hebei Region (2015)",
  schema,
  sets: (parameters, context) => sectorNames("firm-release", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.releaseRate, context.base.releaseRate, sectorCells(parameters, context), {
      value: parameters.releaseRate,
    }),
  idle: (parameters, context, { receptionPlatforms }) => {
    const sectors = selectSectors(parameters.sectors, context);
    const received = receptionPlatforms.some(
      ({ capacity, sectors: listed }) => capacity > 0 && sectors.some((s) => listed[s] === 1),
    );
    return received
      ? undefined
      : { en: "no reception platform takes firms of its sectors", zh: "没有承接平台接收其产业的企业" };
  },
});
