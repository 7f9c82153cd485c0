import { z } from "zod";
import { t, textOf } from "../words/index.js";
import * as field from "./fields.js";
import { defineLever } from "./lever.js";
import { numberIn, pairsBy, product, sectors, selectNodes, selectSectors, writes } from "./selectors.js";

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

/** Sellers and protecting buyers, different nodes. */
const protectedPairs = pairsBy("sectorIds", ({ cities, against, sectors: listed }: Parameters, context) => {
  const rows = selectSectors(listed, context);
  const sellers = selectNodes(against, context, ["against"]);
  const pairs = product(selectNodes(cities, context), sellers).map(({ from, to }) => ({ from: to, to: from }));
  return { rows, pairs };
});

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
  ...writes(
    numberIn("protection", "local-protection", protectedPairs),
    {
      array: "protectionRentShare",
      quantity: "local-protection:rentShare",
      where: sectors,
      amountOf: ({ rentShare }: Parameters) => ({ value: rentShare }),
    },
    {
      array: "protectionRentToFirms",
      quantity: "local-protection:rentTo",
      where: sectors,
      amountOf: ({ rentTo }: Parameters) => ({ value: rentTo && (rentTo === "firms" ? 1 : 0) }),
    },
  ),
});
