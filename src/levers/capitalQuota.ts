import { z } from "zod";
import type { CapitalQuota } from "../model/engine/policyEntries.js";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { nodeMask } from "./selectors.js";

const schema = z.strictObject({
  id: field.id,
  origins: field.places.meta({ label: t("levers.originsCapital") }),
  destinations: field.places.meta({ label: t("levers.destinationsCapital") }),
  limit: field.number(0, 1000000.0, {
    label: "levers.mostMayFlowYear",
    unit: "100 million of currency a year, prices of the year",
    source: "levers.wealthConnect",
  }),
  bothWays: field.yesOrNo(true, { label: "levers.sameLimitWayBack" }),
});

type Parameters = z.output<typeof schema>;

export const capitalQuota = defineLever({
  type: "capital-quota",
  label: "levers.quotaCapitalFlows",
  description: "levers.capsGrossCapitalMay",
  decidedBy: "levers.centralBankMonetaryAuthorities",
  source: "levers.crossBoundaryWealthConnectGreater",
  slider: {
    mechanism: "coordination",
    parameter: "limit",
    high: 3000,
    step: 50,
    mark: "above",
    fixed: { origins: "all", destinations: "all", bothWays: false },
  },
  schema,
  did: "values",
  sets: (parameters, context) => {
    quotas(parameters, context);
    return [`capital-quota:${parameters.id ?? `${parameters.origins}>${parameters.destinations}`}`];
  },
  apply: (parameters, context, policy) => {
    policy.capitalQuotas.push(...quotas(parameters, context));
  },
});

function quotas({ origins, destinations, limit, bothWays }: Parameters, context: LeverContext): CapitalQuota[] {
  const from = nodeMask(origins, context, ["origins"]);
  const to = nodeMask(destinations, context, ["destinations"]);
  return bothWays
    ? [
        { from, to, limit },
        { from: to, to: from, limit },
      ]
    : [{ from, to, limit }];
}
