import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { pairCells, pairNames, writeCells } from "./selectors.js";

const schema = z.strictObject({
  ...field.binding,
  approvalCoverage: field.number(0, 1, {
    label: t("levers.shareApprovalsCanHandled"),
    unit: "share",
    source: t("levers.n26Items11Districts"),
  }),
});

export const relocationApprovals = defineLever({
  type: "relocation-approvals",
  label: t("levers.approvalsAcrossCities"),
  description: t("levers.mutualRecognitionApprovalsLowers"),
  decidedBy: t("levers.citiesBoundTogether"),
  source: t("levers.yangtzeRiverDeltaOne"),
  slider: { id: "approvals", mechanism: "division", parameter: "approvalCoverage" },
  schema,
  sets: (parameters, context) => pairNames("relocation-approvals", parameters, context),
  apply: (parameters, context, policy) =>
    writeCells(policy.approvalCoverage, context.base.approvalCoverage, pairCells(parameters, context), {
      value: parameters.approvalCoverage,
    }),
  idle: (parameters, context, { firmBorder }) =>
    pairCells(parameters, context).some((pair) => firmBorder[pair] !== 0)
      ? undefined
      : t("levers.firmsMeetBorderBetween"),
});
