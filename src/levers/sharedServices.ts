import { z } from "zod";
import { t } from "../words/index.js";
import { paidToCities } from "./did.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { noRegistration } from "./registration.js";
import { mask, nodeNames, pairName, selectArrivals, selectNodes } from "./selectors.js";

/** Who has no access at all would still buy a little: a part of nothing has no logarithm (our assumption). */
const LEAST = 0.05;

const access = "share of what people registered there use";

const schema = z.strictObject({
  cities: field.cities,
  origins: field.places.default("all").meta({ label: t("levers.whereRegistered"), unit: "names, as for cities" }),
  access: field.byDefault(1, LEAST, 1, { label: "levers.accessNow", unit: access, source: "assumed" }),
  accessToday: field.byDefault(0.5, LEAST, 1, {
    label: "levers.accessToday",
    unit: access,
    source: "levers.accessTodaySource",
  }),
  payer: z
    .enum(["host", "home", "centre"])
    .default("host")
    .meta({
      label: t("levers.pays"),
      unit: "host: nobody pays a fee; home: the place of registration; or the centre",
    }),
  fee: field.byDefault(1, 0, 2, {
    label: "levers.feePerUser",
    unit: "share of what the host spends per user today",
    source: "assumed",
  }),
});

export const sharedServices = defineLever({
  type: "shared-services",
  label: "levers.sharedServices",
  description: "levers.sharedServicesDoes",
  decidedBy: "levers.hostsTogether",
  source: "levers.sharedServicesSource",
  slider: { mechanism: "coordination", parameter: "access", form: "share", low: 0.5, mark: 0.5 },
  schema,
  pays: ({ payer }) => payer !== "host",
  did: paidToCities,
  sets: (parameters, context) =>
    selectArrivals(parameters, context).map((pair) => pairName("shared-services", pair, context)),
  // People whom no rule names use today's part too.
  agrees: {
    parameter: "accessToday",
    is: "fact",
    of: ({ cities }, context) => nodeNames("access-today", selectNodes(cities, context), context),
  },
  apply: (parameters, context, policy) => {
    const { access, accessToday, payer, fee } = parameters;
    const n = context.nodeIds.length;
    const cells = selectArrivals(parameters, context).map(({ from, to }) => from * n + to);
    policy.sharedServices.push({
      pairs: mask(cells, n * n),
      access,
      accessToday,
      payer: payer === "centre" ? "centre" : "home",
      fee: payer === "host" ? 0 : fee,
    });
  },
  idle: (_, context) => noRegistration(context),
});
