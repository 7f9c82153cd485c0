import { z } from "zod";
import type { ReceptionPlatform } from "../model/engine/policyEntries.js";
import { t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { findPayer, sectorMask, selectNodes } from "./selectors.js";

const schema = z.strictObject({
  id: field.id.meta({ unit: "text; platform if absent, so that two platforms of one city need names" }),
  cities: field.cities,
  sectors: field.sectors,
  capacity: field.number(0, 1000000.0, {
    label: "levers.firmsEachCityCan",
    unit: "real firms a year",
    source: "assumed",
  }),
  offer: field.byDefault(0.5, 0, 5, { label: "levers.takenOffMovingCost", unit: "ln profit", source: "assumed" }),
  subsidyPerFirm: field.byDefault(0, 0, 100, {
    label: "levers.setUpSubsidyPer",
    unit: "100 million of currency",
    source: "assumed",
  }),
  payer: field.party.default("host").meta({
    label: t("levers.payerSubsidy"),
    unit: '"host" (the receiving city), "centre", or a node id',
  }),
});

type Parameters = z.output<typeof schema>;

export const receptionPlatform = defineLever({
  type: "reception-platform",
  label: "levers.receptionPlatform",
  description: "levers.parksLowerCostMoving",
  decidedBy: "levers.receivingCityProvince",
  source: "levers.receptionPlatformsOfRegion",
  slider: {
    id: "reception",
    mechanism: "platforms",
    first: true,
    parameter: "capacity",
    form: (amount) => t("lab.firmsEachYear", { amount }),
    high: 200,
    step: 5,
  },
  schema,
  uncounted: () => t("levers.buildingParks"),
  pays: ({ subsidyPerFirm }) => subsidyPerFirm > 0,
  did: "values",
  sets: (parameters, context) => platforms(parameters, context).map(({ id }) => `reception-platform:${id}`),
  apply: (parameters, context, policy) => {
    policy.receptionPlatforms.push(...platforms(parameters, context));
  },
});

/** One platform a city, named "<id>@<city>". */
function platforms(parameters: Parameters, context: LeverContext): ReceptionPlatform[] {
  const { id = "platform", cities, capacity, offer, subsidyPerFirm, payer } = parameters;
  const sectors = sectorMask(parameters.sectors, context);
  return selectNodes(cities, context).map((city) => ({
    id: `${id}@${context.nodeIds[city]}`,
    city,
    sectors,
    capacity,
    offer,
    subsidyPerFirm,
    payer: payer === "host" ? city : findPayer(payer, context, ["payer"]),
  }));
}
