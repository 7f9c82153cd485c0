import { z } from "zod";
import { pairName, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { type Pair, selectLabour, selectPairs } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    ...field.binding,
    labour: field.labour,
    migrationBorder: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .meta({
        label: { en: "Institutional cost of migrating", zh: "迁移的制度成本" },
        unit: "ln real wage",
        source: {
          en: "Income-equivalent cost 1.2-4 times, about 0.5 (ln) within and 0.9 across provinces (Tombe and Zhu 2019, American Economic Review 109)",
          zh: "折合收入1.2—4倍，省内约0.5（对数）、省际约0.9（Tombe and Zhu 2019, American Economic Review 109）",
        },
      }),
    scale: field.scale,
  }),
  "migrationBorder",
  "scale",
);

export const migrationBorder = defineLever({
  type: "migration-border",
  label: { en: "Border for migrants", zh: "人口迁移壁垒" },
  description: {
    en: "Institutional cost of migrating between nodes by type of labour: household registration, permits, recognition of qualifications, access to schools and insurance.",
    zh: "分劳动力类型的跨地迁移制度成本：户籍、许可、职业资格认可、子女入学与社会保险。",
  },
  decidedBy: { en: "The centre and the receiving cities", zh: "中央与迁入城市" },
  source: {
    en: "Tombe and Zhu (2019); Bryan and Morten (2019) on gains from lower migration barriers",
    zh: "Tombe and Zhu (2019)；降低迁移壁垒的收益见Bryan and Morten (2019)",
  },
  schema,
  sets: (parameters, context) =>
    migrationNames(selectPairs(parameters, context), selectLabour(parameters.labour, context), context),
  apply: (parameters, context, policy) => {
    const cells = migrationCells(selectPairs(parameters, context), selectLabour(parameters.labour, context), context);
    const { migrationBorder: value, scale } = parameters;
    writeCells(policy.migrationBorder, context.base.migrationBorder, cells, { value, scale });
  },
});

/** Indices [type * n * n + from * n + to]. */
export function migrationCells(pairs: readonly Pair[], types: readonly number[], { nodeIds }: LeverContext): number[] {
  const n = nodeIds.length;
  return types.flatMap((type) => pairs.map(({ from, to }) => (type * n + from) * n + to));
}

/** "migration-border:skilled:hefei>shanghai" for every type and pair. */
export function migrationNames(pairs: readonly Pair[], types: readonly number[], context: LeverContext): string[] {
  return types.flatMap((type) =>
    pairs.map((pair) => pairName(`migration-border:${context.labourIds[type]}`, pair, context)),
  );
}
