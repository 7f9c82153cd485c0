import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { noRegistration } from "./registration.js";
import { nodeNames, selectNodes } from "./selectors.js";

const schema = z.strictObject({
  cities: field.cities,
  people: field.number(0, 10_000, {
    label: "levers.peopleRegistered",
    unit: "thousand a year, in each city; at most those who live there without",
    source: "assumed",
  }),
});

export const settlement = defineLever({
  type: "settlement",
  label: "levers.registeringResidents",
  description: "levers.cityRegistersResidents",
  decidedBy: "levers.receivingCity",
  source: "levers.settlementPoliciesChineseCities",
  slider: {
    mechanism: "coordination",
    parameter: "people",
    form: (amount) => t("lab.thousandAYear", { amount }),
    high: 500,
    step: 10,
  },
  schema,
  uncounted: ({ people }) => (people > 0 ? t("levers.servicesOfRights") : undefined),
  did: "values",
  sets: ({ cities }, context) => nodeNames("settlement", selectNodes(cities, context), context),
  apply: ({ cities, people }, context, policy) => {
    for (const node of selectNodes(cities, context)) policy.settlement[node] = people;
  },
  idle: (_, context) => noRegistration(context),
});
