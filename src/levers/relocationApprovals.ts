import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { onPairs, pairCells } from "./selectors.js";

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
  did: "values",
  ...onPairs("relocation-approvals", "approvalCoverage"),
  idle: (parameters, context, { firmBorder }) =>
    pairCells(parameters, context).some((pair) => firmBorder[pair] !== 0)
      ? undefined
      : t("levers.firmsMeetBorderBetween"),
});
