import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    firmBorder: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .meta({
        label: { en: "Cost of moving a firm", zh: "企业迁移成本" },
        unit: "ln profit",
        source: "assumed",
      }),
    scale: field.scale,
  }),
  "firmBorder",
  "scale",
);

export const firmBorder = defineLever({
  type: "firm-border",
  label: { en: "Institutional border for firms", zh: "企业迁移壁垒" },
  description: {
    en: "Institutional cost of moving a plant or a headquarters from one node to another: deregistration, tax clearance, new licences. Recognised approvals lower it in proportion.",
    zh: "工厂或总部由一地迁往另一地的制度成本：注销、清税、重新办理许可。审批跨城通办按比例降低此项成本。",
  },
  decidedBy: { en: "City and provincial market regulators and tax offices", zh: "省、市市场监管与税务部门" },
  source: {
    en: "Yangtze River Delta services across provinces, 2018-2021: registering a firm took half a day instead of two to three",
    zh: "长三角跨省通办，2018—2021年：企业登记由两三天缩短至半天",
  },
  schema,
  sets: (parameters, context) => pairNames("firm-border", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.firmBorder, context.base.firmBorder, pairCells(parameters, context), {
      value: parameters.firmBorder,
      scale: parameters.scale,
    }),
});
