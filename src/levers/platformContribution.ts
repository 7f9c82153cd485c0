import { z } from "zod";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { contribute } from "./innovationPlatform.js";
import { defineLever } from "./lever.js";
import { selectNodes } from "./selectors.js";

const schema = z.strictObject({
  id: field.word
    .default("platform")
    .meta({ label: t("levers.namePlatform"), unit: "text; the same id is the same platform" }),
  cities: field.cities,
  contribution: field.number(0, 10000.0, {
    label: "levers.yearlyContributionEachCity",
    unit: "100 million of currency a year, base-year prices",
    source: "assumed",
  }),
});

export const platformContribution = defineLever({
  type: "platform-contribution",
  label: "levers.contributionSharedPlatform",
  description: "levers.eachCityJoinsShared",
  decidedBy: "levers.city",
  source: "levers.voluntaryContributionsPublicGood",
  slider: { id: "platform", mechanism: "platforms", first: true, parameter: "contribution", high: 20 },
  schema,
  did: "values",
  sets: ({ id, cities }, context) =>
    selectNodes(cities, context).map((city) => `platform-contribution:${id}@${context.nodeIds[city]}`),
  apply: ({ id, cities, contribution }, context, policy) => {
    const members = selectNodes(cities, context);
    contribute(policy, { id, members, contributions: new Float64Array(members.length).fill(contribution) });
  },
});
