import { shareLayout } from "../../model/engine/economy.js";
import {
  array,
  type BaseYear,
  finalShares,
  name,
  number,
  placesOf,
  SHARE,
  type Table,
  tableOf,
  triplesOf,
  whereSaved,
} from "./baseYear.js";

/** Elasticities and shares that sectors have everywhere. */
export function sectorsTable({ world, region, sector }: BaseYear): Table {
  const { economy } = world;
  const { goods } = economy;
  return tableOf("sectors.csv", () => placesOf(1, economy.sectors), [
    name("sector", "the sector", ({ k }) => sector(k)),
    name("group", "primary, secondary or tertiary", ({ k }) => region.tables.sectors[k].group),
    array("substitution", "elasticity", "sigma, between varieties", economy.substitution),
    array("markup", "ratio", "price over unit cost", economy.markup),
    ...(economy.sharesByNode ? [] : [finalShares(economy)]),
    ...whereSaved(economy, ({ mix }) => [
      array("capital_mix", "share", "of a unit of new capital; they sum to 1", mix),
    ]),
    array(
      "distance_elasticity",
      "elasticity",
      "of the delivered price to 1 + hours over hours of a trip inside a city",
      goods.distanceElasticity,
    ),
    array("load_value", region.currency, "of a full lorry; Infinity: does not travel on lorries", goods.loadValue),
    array("border_exposure", SHARE, "of borders, rules and protection that the sector feels", goods.borderExposure),
  ]);
}

/** A share of cost: labour by type, capital, land of both kinds, inputs by sector, headquarters. */
interface CostItem {
  s: number;
  /** The node, where these have shares of their own. */
  i: number;
  item: string;
  of: string;
  share: number;
}

/** What a unit of cost is spent on, production tax within primary factors. */
export function costSharesTable({ world, node, sector, labour }: BaseYear): Table {
  const { economy } = world;
  const { sectors, labourTypes, labourCostShare, inputCostShare } = economy;
  const { width } = shareLayout(economy);
  function* rows(): Generator<CostItem> {
    for (const { kind: s, node: i } of placesOf(sectors, width)) {
      for (let t = 0; t < labourTypes; t++)
        yield { s, i, item: "labour", of: labour(t), share: labourCostShare[(t * sectors + s) * width + i] };
      yield { s, i, item: "capital", of: "", share: economy.capitalCostShare[s] };
      yield { s, i, item: "land", of: "", share: economy.landCostShare[s] };
      const ownLand = economy.ownLand.costShare[s];
      if (ownLand > 0) yield { s, i, item: "own land", of: "", share: ownLand };
      for (let r = 0; r < sectors; r++)
        yield { s, i, item: "input", of: sector(r), share: inputCostShare[(s * sectors + r) * width + i] };
      yield {
        ...{ s, i },
        item: "headquarters",
        of: labour(economy.headquartersLabour),
        share: economy.headquartersCostShare[s],
      };
    }
  }
  return tableOf("cost_shares.csv", rows, [
    name("sector", "the sector that pays", ({ s }) => sector(s)),
    ...(economy.sharesByNode ? [name<CostItem>("node", "where it pays", ({ i }) => node(i))] : []),
    name(
      "item",
      "labour, capital, land, own land (primary factors, on which the production tax falls), input or headquarters",
      ({ item }) => item,
    ),
    name("of", "labour type, or sector of the input", ({ of }) => of),
    number(
      "share",
      "share of cost",
      `primary factors with production tax; they sum to 1 a sector${economy.sharesByNode ? " and node" : ""}`,
      ({ share }) => share,
    ),
  ]);
}

/** Where headquarters of a cell's plants are. */
export function headquartersTable({ world, market, inputs, sector, node }: BaseYear): Table {
  const { nodes: n, sectors } = world.economy;
  function* links() {
    for (const link of triplesOf(sectors, n)) if (market.linkMass[link.k] > 0) yield link;
  }
  return tableOf("headquarters.csv", links, [
    name("sector", "sector of the plants", ({ s }) => sector(s)),
    name("plant", "node of the plants", ({ i }) => node(i)),
    name("headquarters", "node of their headquarters", ({ j }) => node(j)),
    number(
      "share",
      "share of the cell's revenue",
      "and of its headquarters services, profit of owners and headquarters' part of profit tax; m (wage " +
        "of headquarters' labour x (1 + coordination_cost))^(cost share of headquarters x (1 - sigma)) over " +
        "its sum, m firms of the link",
      ({ s, i, j, k }) => (market.linkMass[k] * market.headquartersPower[s * n + j]) / market.openness[s * n + i],
    ),
    number(
      "coordination_cost",
      "share of headquarters cost",
      "friction of running plants from there",
      ({ i, j }) => inputs.policy.coordinationCost[j * n + i],
    ),
  ]);
}

type Parameter = [parameter: string, value: string | number, unit: string, meaning: string];

/** What holds everywhere. */
export function parametersTable(base: BaseYear): Table {
  const rows = () => [...accountingRows(base), ...behaviourRows(base)];
  return tableOf("parameters.csv", rows, [
    name("parameter", "its name", ([parameter]) => parameter),
    { name: "value", unit: "as column unit says", formula: "number or name", value: ([, value]) => value },
    name("unit", "of value", ([, , unit]) => unit, "-"),
    name("meaning", "what it is", ([, , , meaning]) => meaning, "-"),
  ]);
}

/** In which sectors, by whom and in which kinds things are counted. */
function accountingRows({ world: { economy }, region, sector, labour }: BaseYear): Parameter[] {
  return [
    ["base_year", region.baseYear, "year", "of all tables"],
    ["housing_share", economy.housingShare, "share of spending", "rent of housing land"],
    [
      "imputed_housing_share",
      economy.imputedHousingShare,
      "share of spending",
      "of it income and spending, but not GDP",
    ],
    ["headquarters_labour", labour(economy.headquartersLabour), "labour type", "that headquarters services employ"],
    [
      "headquarters_sector",
      sector(economy.headquartersSector),
      "sector",
      "in which headquarters services sold to other nodes are value added",
    ],
    ["toll_sector", sector(economy.tollSector), "sector", "in which tolls and protection rents are value added"],
    [
      "housing_sector",
      sector(economy.housingSector),
      "sector",
      "in which housing rent, less what is imputed, is value added",
    ],
    ["capital", region.capital, "-", "by-sector: a kind for each sector; one-kind: one stock a node"],
    [
      "ownership",
      region.ownership,
      "-",
      "of capital. shares: capital_ownership of nodes.csv; wages: a pool of the regime by wages after " +
        "tax; local: where it is",
    ],
    ...whereSaved(economy, ({ ofIncome, ofWealth }): Parameter[] => [
      ["saved_of_income", ofIncome, SHARE, "of its capital income that a country saves"],
      ["saved_of_wealth", ofWealth, SHARE, "of what its capital is worth, taken off that; at least nothing is saved"],
    ]),
  ];
}

/** Money, taxes and answers. */
function behaviourRows({ world: { economy }, region, inputs, node, labour }: BaseYear): Parameter[] {
  const { goods, relocation, numeraire } = economy;
  const { apportionment } = inputs.policy;
  return [
    ["numeraire_node", node(numeraire.node), "node", `whose wage of ${labour(0)} labour is held`],
    ["numeraire_wage", numeraire.value, "100 million a year per thousand workers", "that wage"],
    ["profit_tax_to_plant", apportionment.plant, "share", "of local profit tax, to the plant's city"],
    [
      "profit_tax_to_headquarters",
      apportionment.headquarters,
      "share",
      "of local profit tax, to the headquarters' city; the rest to a pool of the plant's regime, by residents",
    ],
    [
      "entry_elasticity",
      relocation.entryElasticity,
      "elasticity",
      "of a country's entrants of a sector to what its places offer together",
    ],
    [
      "entry_place_elasticity",
      relocation.entryPlaceElasticity,
      "elasticity",
      "of entrants of a place to its entry value: entrants = base x e^(this x change of entry_value) x " +
        "offered^(entry_elasticity / this - 1), offered = sum over the country of the first two over that " +
        "of the base year",
    ],
    ["reference_hours", goods.referenceHours, "hours", "of a trip inside a city"],
    ["value_of_time", goods.valueOfTime, `${region.currency} per hour`, "of lorry and load"],
  ];
}
