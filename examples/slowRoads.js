// An own lever. It is written as those of src/levers, and registers itself when it is imported:
//   agglom compare examples/slow-roads.yaml --import examples/slowRoads.js
import { defineLever, fields, pairCells, pairNames, registerLever, writeCells, z } from "agglom";

registerLever(
  defineLever({
    type: "slow-roads",
    label: { en: "Slower roads", zh: "道路减速" },
    description: {
      en:
        "Trips between two nodes take longer, as under a speed limit: goods become dearer, and nobody receives " +
        "anything.",
      zh: "两地间行程变慢，如限速：货物变贵，且无人获益。",
    },
    decidedBy: { en: "Road authorities", zh: "道路主管部门" },
    source: "invented for this example",
    schema: z.strictObject({
      ...fields.binding,
      factor: z
        .number()
        .min(1)
        .max(3)
        .meta({ label: { en: "Travel time", zh: "行程时间" }, unit: "multiple of the base year's" }),
    }),
    // The name of what it sets: another lever on the same travel times in the same year is a conflict.
    sets: (parameters, context) => pairNames("travel-time", parameters, context),
    apply: (parameters, context, policy) =>
      writeCells(policy.travelHours, context.base.travelHours, pairCells(parameters, context), {
        scale: parameters.factor,
      }),
  }),
);
