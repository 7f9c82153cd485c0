import { z } from "zod";
import type { IncrementSharing } from "../model/engine/policyEntries.js";
import { t } from "../words/index.js";
import { paidToCities } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { localTaxes, someWeight, weightedMembers } from "./members.js";
import { addsTo } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    members: field.memberList({ weight: field.weight }),
    share: field.number(0, 1, {
      label: "levers.shareGrowthLocalTaxes",
      unit: "share",
      source: "assumed",
    }),
    years: field.wholeByDefault(5, 1, 50, {
      label: "levers.yearsSharingFirstYear",
      unit: "years",
      source: "levers.n5AssumedPlanSpeaks",
    }),
  })
  .refine(...someWeight);

type Parameters = z.output<typeof schema>;

export const incrementSharing = defineLever({
  type: "increment-sharing",
  label: "levers.sharingIncrementRevenue",
  description: "levers.growthMembersLocalTaxes",
  decidedBy: "levers.membersTogether",
  source: "levers.generalPlanYangtzeRiver",
  slider: { id: "increment", mechanism: "coordination", parameter: "share", fixed: { years: 20 } },
  schema,
  term: "years",
  pays: () => true,
  caution: (_, { growth }) => (growth === 0 ? t("levers.noIncrement") : undefined),
  did: paidToCities,
  agrees: {
    parameter: "share",
    is: "part",
    of: (parameters, context) =>
      context.year < context.from + parameters.years ? localTaxes(parameters, context) : [],
  },
  ...addsTo("increment-sharing", "incrementSharing", agreement),
});

function agreement({ share, years, ...named }: Parameters, context: LeverContext): IncrementSharing {
  return { ...weightedMembers(named, context), share, startYear: context.from, years };
}
