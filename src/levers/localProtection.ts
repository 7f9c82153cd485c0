import { z } from "zod";
import { pairName, sectorCells, sectorNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { type Pair, selectNodes, selectSectors } from "./selectors.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    against: field.places.default("all-nodes").meta({
      label: { en: "Against goods from", zh: "针对的产地" },
      unit: '"all-nodes", "all" (cities), or ids of nodes, provinces or agglomerations; a city never protects itself from itself',
    }),
    sectors: field.sectors,
    protection: z
      .number()
      .min(0)
      .max(3)
      .optional()
      .meta({
        label: { en: "Protection against goods from elsewhere", zh: "对外地产品的保护" },
        unit: "share of the factory price",
        source: {
          en: "assumed; Poncet (2005), Young (2000) on protection by Chinese localities",
          zh: "假定；国内地方保护见Poncet (2005)、Young (2000)",
        },
      }),
    scale: field.scale,
    rentShare: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        label: {
          en: "Part of the wedge that the city keeps as a rent (as in the base year if absent)",
          zh: "价格楔子中成为本市租金的比例（缺省同基年）",
        },
        unit: "share of the wedge; the rest is lost",
        source: {
          en: "Barwick, Cao and Li (2021) on cars: about 0.6",
          zh: "Barwick, Cao and Li (2021)对汽车业的估计：约0.6",
        },
      }),
    rentTo: z
      .enum(["government", "firms"])
      .optional()
      .meta({
        label: { en: "Who gets the rent (as in the base year if absent)", zh: "租金归属（缺省同基年）" },
        unit: "government or firms",
      }),
  }),
  "protection",
  "scale",
);

type Parameters = z.output<typeof schema>;

export const localProtection = defineLever({
  type: "local-protection",
  label: { en: "Local protection", zh: "地方保护" },
  description: {
    en: "Makes goods from elsewhere dearer in the protecting city, sector by sector and against whom it says: discriminating procurement, licences, technical checks. A part of what buyers pay for it is a rent of the city's government or of its firms; the rest is lost.",
    zh: "使外地产品在实施保护的城市变贵（可分行业、指定产地）：歧视性采购、许可与技术检查。买方多付的金额，一部分成为本市政府或企业的租金，其余为净损失。",
  },
  decidedBy: { en: "The protecting city", zh: "实施保护的城市" },
  source:
    "Young (2000), The razor's edge, Quarterly Journal of Economics 115; Poncet (2005); Barwick, Cao and Li (2021), Local protectionism, market structure, and social welfare, American Economic Journal: Economic Policy 13",
  schema,
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
  return selectNodes(cities, context, ["cities"]).flatMap((to) =>
    sellers.filter((from) => from !== to).map((from) => ({ from, to })),
  );
}
