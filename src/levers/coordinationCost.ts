import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    coordinationCost: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .meta({
        label: { en: "Extra cost of headquarters services", zh: "总部服务的额外成本" },
        unit: "share of the cost at home",
        source: "assumed",
      }),
    scale: field.scale,
  }),
  "coordinationCost",
  "scale",
);

export const coordinationCost = defineLever({
  type: "coordination-cost",
  label: { en: "Cost of running a plant from afar", zh: "总部与工厂协调成本" },
  description: {
    en: "Extra cost of headquarters services when a plant in one city is run from headquarters in another: travel, communication, approvals. Lowering it separates headquarters from production.",
    zh: "工厂由另一城市的总部管理时，总部服务的额外成本：出行、通信、审批。此项成本下降，总部与生产趋于分离。",
  },
  decidedBy: { en: "Transport, communication and approval authorities", zh: "交通、通信与审批部门" },
  source: "Duranton and Puga (2005), From sectoral to functional urban specialisation, Journal of Urban Economics 57",
  schema,
  sets: (parameters, context) => pairNames("coordination-cost", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.coordinationCost, context.base.coordinationCost, pairCells(parameters, context), {
      value: parameters.coordinationCost,
      scale: parameters.scale,
    }),
});
