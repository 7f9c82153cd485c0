import { z } from "zod";
import { sectorCells, sectorNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    sectors: field.sectors,
    entryBan: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        label: { en: "Share of entrants and arriving firms refused", zh: "被拒绝的新设与迁入企业比例" },
        unit: "share",
        source: {
          en: "Beijing catalogue: 32 % of national industry classes restricted in 2014, 55 % in 2015, 78 % in manufacturing",
          zh: "北京目录：受限的国民经济行业分类小类2014年占32%，2015年占55%，其中制造业占78%",
        },
      }),
    closeRate: z
      .number()
      .min(0)
      .max(0.5)
      .optional()
      .meta({
        label: { en: "Share of firms closed by order a year", zh: "每年责令关闭企业比例" },
        unit: "share a year",
        source: "assumed",
      }),
  }),
  "entryBan",
  "closeRate",
);

export const negativeList = defineLever({
  type: "negative-list",
  label: { en: "Negative list", zh: "产业禁限目录" },
  description: {
    en: "Refuses a share of new and arriving firms of the listed sectors, and closes standing firms at a rate. A ban alone leaves those that are there.",
    zh: "对所列行业，拒绝一定比例的新设与迁入企业，并按一定比例关闭存量企业。只禁止准入则存量不变。",
  },
  decidedBy: { en: "The city; Beijing with the centre", zh: "城市政府（北京与中央共同）" },
  source: {
    en: "Catalogue of prohibited and restricted new industries in Beijing (2014, 2015, 2018, 2022): about 24,000 registrations refused in seven years",
    zh: "《北京市新增产业的禁止和限制目录》（2014、2015、2018、2022）：七年间不予办理登记约2.4万件",
  },
  schema,
  sets: ({ entryBan, closeRate, ...cells }, context) => [
    ...(entryBan === undefined ? [] : sectorNames("negative-list:entry", cells, context)),
    ...(closeRate === undefined ? [] : sectorNames("negative-list:closing", cells, context)),
  ],
  apply: ({ entryBan, closeRate, ...binding }, context, policy) => {
    const cells = sectorCells(binding, context);
    if (entryBan !== undefined) writeCells(policy.entryBan, context.base.entryBan, cells, { value: entryBan });
    if (closeRate !== undefined) writeCells(policy.closeRate, context.base.closeRate, cells, { value: closeRate });
  },
});
