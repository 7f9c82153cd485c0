import { z } from "zod";
import type { RevenuePool } from "../model/engine/policyEntries.js";
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
      label: "levers.shareLocalTaxesPooled",
      unit: "share",
      source: "assumed",
    }),
  })
  .refine(...someWeight);

type Parameters = z.output<typeof schema>;

export const revenuePool = defineLever({
  type: "revenue-pool",
  label: "levers.poolRevenue",
  description: "levers.membersPutShareAll",
  decidedBy: "levers.membersTogether",
  source: "levers.twinCitiesFiscalDisparities",
  slider: { id: "pool", mechanism: "coordination", first: true, parameter: "share" },
  schema,
  pays: () => true,
  did: paidToCities,
  agrees: { parameter: "share", is: "part", of: localTaxes },
  ...addsTo("revenue-pool", "revenuePools", agreement),
});

function agreement({ share, ...named }: Parameters, context: LeverContext): RevenuePool {
  return { ...weightedMembers(named, context), share };
}
