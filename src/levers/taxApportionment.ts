import { z } from "zod";
import { refused } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";

const schema = z
  .strictObject({
    plant: field.byDefault(0.5, 0, 1, {
      label: "levers.plantSCity",
      unit: "share",
      source: "levers.caiYu2012Branches",
    }),
    headquarters: field.byDefault(0.25, 0, 1, {
      label: "levers.headquartersCity",
      unit: "share",
      source: "levers.caiYu2012HeadOffice",
    }),
  })
  .refine(
    ({ plant, headquarters }) => plant + headquarters <= 1,
    refused({ why: "levers.plantHeadquartersAtMost" }, ["headquarters"]),
  );

export const taxApportionment = defineLever({
  type: "tax-apportionment",
  label: "levers.apportionmentProfitTax",
  description: "levers.howLocalPartFirm",
  decidedBy: "levers.centre",
  source: "levers.headOfficeRuleCai",
  slider: { mechanism: "coordination", parameter: "plant", high: 0.75, mark: "below" },
  schema,
  did: "values",
  sets: () => ["tax-apportionment"],
  apply: ({ plant, headquarters }, _context, policy) => {
    policy.apportionment = { plant, headquarters };
  },
});
