import { z } from "zod";
import { t, textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { type Pair, pairName, sectorCells, sectorNames, selectNodes, selectSectors, writeCells } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    against: field.places.default("all-nodes").meta({
      label: t("levers.againstGoods"),
      unit:
        '"all-nodes", "all" (cities), or ids of nodes, provinces or agglomerations; a city never protects ' +
        "itself from itself",
    }),
    sectors: field.sectors,
    protection: field.optional(0, 3, {
      label: "levers.protectionAgainstGoodsElsewhere",
      unit: "share of the factory price",
      source: "levers.assumedPoncet2005Young",
    }),
    scale: field.scale,
    rentShare: field.optional(0, 1, {
      label: "levers.partWedgeCityKeeps",
      unit: "share of the wedge; the rest is lost; one share a city and sector, whatever `against` says",
      source: "levers.barwickCaoLi2021",
    }),
    rentTo: z
      .enum(["government", "firms"])
      .optional()
      .meta({
        label: t("levers.getsRentBaseYear"),
        unit: "government or firms; one answer a city and sector, whatever `against` says",
      }),
  }),
  "protection",
  "scale",
);

type Parameters = z.output<typeof schema>;

export const localProtection = defineLever({
  type: "local-protection",
  label: "parameter.localProtection",
  description: "levers.makesGoodsElsewhereDearer",
  decidedBy: "levers.protectingCity",
  source: textOf(
    "Young (2000), The razor's edge, Quarterly Journal of Economics 115; Poncet (2005); Barwick, Cao " +
      "and Li (2021), Local protectionism, market structure, and social welfare, American Economic " +
      "Journal: Economic Policy 13",
  ),
  slider: { id: "protection", mechanism: "division", first: true, parameter: "scale" },
  schema,
  did: "values",
  sets: (parameters, context) => [
    ...selectSectors(parameters.sectors, context).flatMap((sector) =>
      protectedPairs(parameters, context).map((pair) =>
        pairName(`local-protection:${context.sectorIds[sector]}`, pair, context),
      ),
    ),
    ...(parameters.rentShare === undefined ? [] : sectorNames("local-protection:rentShare", parameters, context)),
    ...(parameters.rentTo === undefined ? [] : sectorNames("local-protection:rentTo", parameters, context)),
  ],
  apply: (parameters, context, policy) => {
    const { protection: value, scale, rentShare, rentTo } = parameters;
    const { base, nodeIds } = context;
    const n = nodeIds.length;
    const pairs = protectedPairs(parameters, context);
    const protectedCells = selectSectors(parameters.sectors, context).flatMap((sector) =>
      pairs.map(({ from, to }) => (sector * n + from) * n + to),
    );
    writeCells(policy.protection, base.protection, protectedCells, { value, scale });
    const cells = sectorCells(parameters, context);
    if (rentShare !== undefined)
      writeCells(policy.protectionRentShare, base.protectionRentShare, cells, { value: rentShare });
    if (rentTo !== undefined)
      writeCells(policy.protectionRentToFirms, base.protectionRentToFirms, cells, {
        value: rentTo === "firms" ? 1 : 0,
      });
  },
});

/** Sellers and protecting buyers, different nodes. */
function protectedPairs({ cities, against }: Parameters, context: LeverContext): Pair[] {
  const sellers = selectNodes(against, context, ["against"]);
  return selectNodes(cities, context).flatMap((to) =>
    sellers.filter((from) => from !== to).map((from) => ({ from, to })),
  );
}
