import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    capitalFriction: z
      .number()
      .min(0)
      .max(5)
      .optional()
      .meta({
        label: { en: "Cost of moving capital", zh: "资本流动成本" },
        unit: "ln return",
        source: "assumed",
      }),
    scale: field.scale,
  }),
  "capitalFriction",
  "scale",
);

export const capitalFriction = defineLever({
  type: "capital-friction",
  label: { en: "Friction of capital", zh: "资本摩擦" },
  description: {
    en: "Cost of investing across a border (currency exchange, different rules, approvals), taken off the return when capital chooses where to go. Zero flows are never forced by it; a quota does that.",
    zh: "跨边界投资的成本（汇兑、规则差异、审批），资本选择去向时从回报中扣除。它不会使流量为零，能使流量为零的是额度。",
  },
  decidedBy: { en: "Central bank, exchange administration and financial regulators", zh: "央行、外汇与金融监管部门" },
  source: {
    en: "Cross-boundary Wealth Connect since 2021: under 10 % of the quota was used by the end of 2023, so frictions bind and quotas do not",
    zh: "“跨境理财通”自2021年起：至2023年底额度使用不足10%，故构成约束的是摩擦而非额度",
  },
  schema,
  sets: (parameters, context) => pairNames("capital-friction", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.capitalFriction, context.base.capitalFriction, pairCells(parameters, context), {
      value: parameters.capitalFriction,
      scale: parameters.scale,
    }),
});
