import { z } from "zod";
import type { InnovationFund } from "../model/engine/policyEntries.js";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { someWeight, weightedMembers } from "./members.js";
import { sectorCells, sectorNames } from "./selectors.js";

const schema = z
  .strictObject({
    id: field.id,
    members: field.memberList({ weight: field.weight }),
    cities: field.places.default("all").meta({ label: t("levers.citiesOfEntrants") }),
    sectors: field.sectors,
    share: field.number(0, 0.5, {
      label: "levers.shareOfCostOfEntry",
      unit: "share",
      source: "assumed",
    }),
  })
  .refine(...someWeight);

type Parameters = z.output<typeof schema>;

export const innovationFund = defineLever({
  type: "innovation-fund",
  label: "levers.innovationFund",
  description: "levers.membersPayShareOfEntries",
  decidedBy: "levers.membersTogether",
  source: "levers.entrySubsidyMelitz",
  slider: { id: "fund", mechanism: "platforms", parameter: "share" },
  schema,
  did: "values",
  // Two funds for one cell of one year are a conflict, so that no entry is paid for twice.
  sets: (parameters, context) => [
    `innovation-fund:${fund(parameters, context).id}`,
    ...sectorNames("innovation-fund", parameters, context),
  ],
  apply: (parameters, context, policy) => {
    if (parameters.share > 0) policy.innovationFunds.push(fund(parameters, context));
  },
});

function fund({ id, members, share, ...binding }: Parameters, context: LeverContext): InnovationFund {
  const support = new Float64Array(context.sectorIds.length * context.nodeIds.length);
  for (const cell of sectorCells(binding, context)) support[cell] = share;
  return { ...weightedMembers({ id, members }, context), support };
}
