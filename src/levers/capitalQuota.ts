import { z } from "zod";
import type { CapitalQuota } from "../model/engine/policyEntries.js";
import { allOf, joined, someOf, type Text, t } from "../words/index.js";
import type { Ran } from "./did.js";
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

/** Places of a side that are told; of more, how many. */
const MOST_NAMES = 3;

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
  did,
  sets: (parameters, context) => {
    quotas(parameters, context);
    return [`capital-quota:${parameters.id ?? `${parameters.origins}>${parameters.destinations}`}`];
  },
  apply: (parameters, context, policy) => {
    policy.capitalQuotas.push(...quotas(parameters, context));
  },
});

/** Whether it binds: what flowed a year each way, and in the baseline. */
function did(parameters: Parameters, context: LeverContext, { moved, names, years, from, to, money }: Ran): Text {
  const ends = (where: Uint8Array) => context.nodeIds.flatMap((_, node) => (where[node] === 1 ? [node] : []));
  const told = quotas(parameters, context).map((quota) => {
    const [origins, destinations] = [ends(quota.from), ends(quota.to)];
    const flow = moved("capital", origins, destinations);
    const [own, baseline] = [flow.own, flow.baseline].map((all) => money(all / years.length));
    const called = (nodes: readonly number[]) => {
      const all = nodes.map((node) => names([node]));
      return all.length > MOST_NAMES ? someOf(all, MOST_NAMES) : allOf(all);
    };
    return t("levers.capitalFlowed", { origins: called(origins), destinations: called(destinations), own, baseline });
  });
  return t("levers.underQuota", {
    from,
    to,
    once: from === to,
    limit: money(parameters.limit),
    told: joined(told, "semicolon"),
  });
}

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
