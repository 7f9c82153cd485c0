import { z } from "zod";
import { pairCells, pairNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = z.strictObject({
  ...field.binding,
  approvalCoverage: z
    .number()
    .min(0)
    .max(1)
    .meta({
      label: { en: "Share of approvals that can be handled across the border", zh: "可跨城办理的审批事项比例" },
      unit: "share",
      source: {
        en: "26 items for 11 districts (Wujin 2021); over 1,000 items in the Yangtze River Delta Demonstration Zone (2021)",
        zh: "11个地区26项（武进2021）；长三角一体化示范区1000余项（2021）",
      },
    }),
});

export const relocationApprovals = defineLever({
  type: "relocation-approvals",
  label: { en: "Approvals across cities", zh: "审批跨城通办" },
  description: {
    en: "Mutual recognition of approvals: lowers the institutional cost of moving a firm in proportion to the share of items covered. Does not touch the cost of trading goods.",
    zh: "审批互认、跨城通办：按所覆盖事项的比例降低企业迁移的制度成本，不影响商品贸易成本。",
  },
  decidedBy: { en: "The cities bound, together", zh: "相关城市共同决定" },
  source: {
    en: "Yangtze River Delta one-network service: 51 items on 22 May 2019; half a day instead of two to three for registering a firm",
    zh: "长三角“一网通办”：2019年5月22日51项；企业登记由两三天缩短至半天",
  },
  schema,
  sets: (parameters, context) => pairNames("relocation-approvals", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.approvalCoverage, context.base.approvalCoverage, pairCells(parameters, context), {
      value: parameters.approvalCoverage,
    }),
  idle: (parameters, context, { firmBorder }) =>
    pairCells(parameters, context).some((pair) => firmBorder[pair] !== 0)
      ? undefined
      : { en: "firms meet no border between these places", zh: "这些地点之间企业迁移没有制度成本" },
});
