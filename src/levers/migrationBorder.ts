import { z } from "zod";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { type Pair, pairName, selectLabour, selectPairs, writeCells } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    labour: field.labour,
    migrationBorder: field.optional(0, 10, {
      label: "parameter.institutionalCostOfMigrating",
      unit: "ln real wage",
      source: "levers.incomeEquivalentCost",
    }),
    scale: field.scale,
  }),
  "migrationBorder",
  "scale",
);

export const migrationBorder = defineLever({
  type: "migration-border",
  label: "levers.borderMigrants",
  description: "levers.institutionalCostMigratingBetween",
  decidedBy: "levers.centreReceivingCities",
  source: "levers.tombeZhu2019Bryan",
  slider: { id: "migrants", mechanism: "coordination", first: true, parameter: "scale" },
  schema,
  did: "values",
  sets: (parameters, context) =>
    workerPairNames(
      "migration-border",
      selectPairs(parameters, context),
      selectLabour(parameters.labour, context),
      context,
    ),
  apply: (parameters, context, policy) => {
    const cells = workerPairCells(selectPairs(parameters, context), selectLabour(parameters.labour, context), context);
    const { migrationBorder: value, scale } = parameters;
    writeCells(policy.migrationBorder, context.base.migrationBorder, cells, { value, scale });
  },
});

/** Indices [type * n * n + from * n + to]. */
export function workerPairCells(pairs: readonly Pair[], types: readonly number[], { nodeIds }: LeverContext): number[] {
  const n = nodeIds.length;
  return types.flatMap((type) => pairs.map(({ from, to }) => (type * n + from) * n + to));
}

/** "migration-border:skilled:hefei>shanghai" for every type and pair. */
export function workerPairNames(
  quantity: string,
  pairs: readonly Pair[],
  types: readonly number[],
  context: LeverContext,
): string[] {
  return types.flatMap((type) =>
    pairs.map((pair) => pairName(`${quantity}:${context.labourIds[type]}`, pair, context)),
  );
}
