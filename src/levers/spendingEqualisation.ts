import { z } from "zod";
import { t } from "../words/index.js";
import { paidToCities } from "./did.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { nodeNames, selectNodes } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  degree: field.number(0, 1, {
    label: "levers.degreeEqualised",
    unit: "share (0 changes nothing, 1 makes it equal per resident)",
  }),
  spending: z
    .enum(["social", "productive"])
    .default("social")
    .meta({
      label: t("levers.whichSpending"),
      unit: "social (schools, hospitals, insurance) or productive (roads, water, research)",
    }),
  payer: z
    .enum(["members", "centre"])
    .default("members")
    .meta({ label: t("levers.pays"), unit: "members: a pool; centre: it lifts those below the mean" }),
  productiveShare: field.byDefault(0.25, 0.05, 0.95, {
    label: "levers.productiveShare",
    unit: "share",
    source: "levers.productiveShareSource",
  }),
  elasticity: field.byDefault(0.106, 0, 0.4, {
    label: "levers.publicCapitalElasticity",
    unit: "elasticity",
    source: "levers.bomLigthart2014",
  }),
  wear: field.byDefault(0.08, 0.01, 1, {
    label: "levers.publicCapitalWear",
    unit: "share a year",
    source: "levers.publicCapitalWearSource",
  }),
});

export const spendingEqualisation = defineLever({
  type: "spending-equalisation",
  label: "levers.spendingEqualisation",
  description: "levers.spendingEqualisationDoes",
  decidedBy: "levers.membersTogether",
  source: "levers.spendingEqualisationSource",
  slider: { mechanism: "coordination", parameter: "degree" },
  schema,
  pays: () => true,
  did: paidToCities,
  sets: ({ cities, spending }, context) =>
    nodeNames(`spending-equalisation:${spending}`, selectNodes(cities, context), context),
  // What is not productive is social.
  agrees: {
    parameter: "productiveShare",
    is: "fact",
    of: ({ cities }, context) => nodeNames("productive-share", selectNodes(cities, context), context),
  },
  apply: ({ cities, ...rule }, context, policy) => {
    policy.spendingEqualisation.push({ ...rule, members: selectNodes(cities, context) });
  },
});
