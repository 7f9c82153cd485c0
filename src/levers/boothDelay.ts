import { z } from "zod";
import { refused, t } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { pairs, writes } from "./selectors.js";

const minutes = z.number().min(0).max(600).optional();

const schema = field
  .exactlyOne(
    z.strictObject({
      ...field.binding,
      meanMinutes: minutes.meta({
        label: t("levers.meanDelayCrossing"),
        unit: "minutes",
        source: t("levers.electronicLane3S"),
      }),
      spreadMinutes: minutes.meta({
        label: t("levers.standardDeviationDelay"),
        unit: "minutes",
        source: "assumed",
      }),
      spreadWeight: field.optional(0, 4, {
        label: "levers.worthMinuteSpreadMinutes",
        unit: "minutes per minute",
        source: "levers.assumedReviewedCarrionLevinson",
      }),
      scale: field.scale,
    }),
    "meanMinutes",
    "scale",
  )
  .refine(
    ({ scale, spreadMinutes }) => scale === undefined || spreadMinutes === undefined,
    refused({ what: "levers.belongsToMean" }, ["spreadMinutes"]),
  );

export const boothDelay = defineLever({
  type: "booth-delay",
  label: "levers.delayBoothsCheckpoints",
  description: "levers.timeLostProvincialToll",
  decidedBy: "levers.ministryTransportProvinces",
  source: "levers.n487ProvincialBoothsWere",
  slider: { id: "booths", mechanism: "coordination", parameter: "scale" },
  schema,
  ...writes({
    array: "delayHours",
    quantity: "booth-delay",
    where: pairs,
    amountOf: ({ meanMinutes, spreadMinutes = 0, spreadWeight = 1, scale }: z.output<typeof schema>) => ({
      value: meanMinutes === undefined ? undefined : (meanMinutes + spreadMinutes * spreadWeight) / 60,
      scale,
    }),
  }),
});
