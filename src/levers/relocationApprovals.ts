import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairCells, pairs, writes } from "./selectors.js";

const schema = z.strictObject({
  ...field.binding,
  approvalCoverage: field.number(0, 1, {
    label: "levers.shareApprovalsCanHandled",
    unit: "share",
    source: "levers.n26Items11Districts",
  }),
});

export const relocationApprovals = defineLever({
  type: "relocation-approvals",
  label: "levers.approvalsAcrossCities",
  description: "levers.mutualRecognitionApprovalsLowers",
  decidedBy: "levers.citiesBoundTogether",
  source: "levers.yangtzeRiverDeltaOne",
  slider: { id: "approvals", mechanism: "division", parameter: "approvalCoverage" },
  schema,
  ...writes(numberIn("approvalCoverage", "relocation-approvals", pairs)),
  idle: (parameters, context, { firmBorder }) =>
    pairCells(parameters, context).some((pair) => firmBorder[pair] !== 0)
      ? undefined
      : t("levers.firmsMeetBorderBetween"),
});
