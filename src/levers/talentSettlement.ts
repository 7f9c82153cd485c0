import { z } from "zod";
import { rowCells, rowNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { migrationCells, migrationNames } from "./migrationBorder.js";
import { type Pair, selectLabour, selectNodes } from "./selectors.js";

const schema = field.atLeastOne(
  z.strictObject({
    cities: field.cities,
    origins: field.places.default("all-nodes").meta({
      label: { en: "Where the talents come from", zh: "人才来源地" },
      unit: "names, as for cities",
    }),
    labour: field.labour.default("skilled").meta({
      label: { en: "Labour types", zh: "劳动力类型" },
      unit: '"all" or ids of labour types',
    }),
    scale: field.scale.meta({
      label: { en: "Share of the migration border that remains", zh: "迁移壁垒保留比例" },
      unit: "share (0 removes it, 1 changes nothing)",
      source: "assumed",
    }),
    wageSubsidy: z
      .number()
      .min(0)
      .max(0.5)
      .optional()
      .meta({
        label: { en: "Subsidy on top of the wage", zh: "工资补贴率" },
        unit: "share of the wage",
        source: "assumed",
      }),
  }),
  "scale",
  "wageSubsidy",
);

type Parameters = z.output<typeof schema>;

export const talentSettlement = defineLever({
  type: "talent-settlement",
  label: { en: "Settlement of talent", zh: "人才落户" },
  description: {
    en: "A city lowers the institutional cost for skilled workers of moving in (registration, housing, schools) and may pay a subsidy on top of their wage: the instrument of competition for talent.",
    zh: "城市降低技能劳动力迁入的制度成本（落户、住房、子女入学），并可在工资之外发放补贴，是人才竞争的手段。",
  },
  decidedBy: { en: "The receiving city", zh: "迁入城市" },
  source: { en: "Settlement policies of Chinese cities since 2017", zh: "2017年以来各市人才落户政策" },
  schema,
  sets: (parameters, context) => {
    const types = selectLabour(parameters.labour, context);
    const nodes = selectNodes(parameters.cities, context, ["cities"]);
    const pairs = arrivals(parameters, context);
    return [
      ...(parameters.scale === undefined ? [] : migrationNames(pairs, types, context)),
      ...(parameters.wageSubsidy === undefined
        ? []
        : rowNames("wage-subsidy", types, context.labourIds, nodes, context)),
    ];
  },
  apply: (parameters, context, policy) => {
    const { scale, wageSubsidy } = parameters;
    const types = selectLabour(parameters.labour, context);
    if (scale !== undefined) {
      const cells = migrationCells(arrivals(parameters, context), types, context);
      writeCells(policy.migrationBorder, context.base.migrationBorder, cells, { scale });
    }
    if (wageSubsidy !== undefined) {
      const cells = rowCells(types, selectNodes(parameters.cities, context, ["cities"]), context);
      writeCells(policy.wageSubsidy, context.base.wageSubsidy, cells, { value: wageSubsidy });
    }
  },
});

function arrivals({ origins, cities }: Parameters, context: LeverContext): Pair[] {
  const destinations = selectNodes(cities, context, ["cities"]);
  return selectNodes(origins, context, ["origins"]).flatMap((from) =>
    destinations.filter((to) => to !== from).map((to) => ({ from, to })),
  );
}
