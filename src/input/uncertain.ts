import { z } from "zod";
import { refused } from "../levers/refused.js";
import { t } from "../words/index.js";
import { distributionSchema } from "./distribution.js";
import { statusSchema } from "./quantity.js";

/** A number of the scenario itself, a constant or an amount of a lever, that is not known exactly. */
export const uncertainSchema = z
  .strictObject({
    path: z.string().min(1).meta({
      description: "a dotted path as --set takes it, such as variants.tolls.levers.toll.scale",
    }),
    distribution: distributionSchema,
    source: z.string().min(1).optional(),
    status: statusSchema.optional(),
    note: z.string().optional(),
  })
  .superRefine(({ source, status }, context) => {
    if (source || status === "assumed" || status === "imputed") return;
    context.addIssue(
      refused({ what: t("scenario.distributionSourceMissing"), hint: t("scenario.nameSource") }, ["source"]),
    );
  })
  .meta({ description: "numbers of the scenario that studies of uncertainty draw beside the region's" });

export type Uncertain = z.output<typeof uncertainSchema>;
