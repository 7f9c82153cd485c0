import { z } from "zod";
import { nodeNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { selectNodes } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    retention: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .meta({ label: { en: "Extra cost of leaving", zh: "迁出的附加成本" }, unit: "ln profit", source: "assumed" }),
    scale: field.scale,
  }),
  "retention",
  "scale",
);

export const firmRetention = defineLever({
  type: "firm-retention",
  label: { en: "Retention of firms", zh: "企业挽留" },
  description: {
    en: "The origin city makes it dearer for firms to move their plant out: delayed deregistration, claw-back of support, promises.",
    zh: "迁出城市提高工厂外迁的成本：拖延注销、追回扶持资金、许诺优惠。",
  },
  decidedBy: { en: "The origin city", zh: "迁出城市" },
  source: {
    en: "Obstacles to relocation named in reports on Beijing-Tianjin-Hebei; size assumed",
    zh: "京津冀有关报告所述的迁移障碍；大小为假定",
  },
  schema,
  sets: (parameters, context) =>
    nodeNames("firm-retention", selectNodes(parameters.cities, context, ["cities"]), context),
  apply: ({ cities, retention, scale }, context, policy) =>
    writeCells(policy.retention, context.base.retention, selectNodes(cities, context, ["cities"]), {
      value: retention,
      scale,
    }),
});
