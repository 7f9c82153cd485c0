import { type BaseYear, name, type Table, tableOf } from "./baseYear.js";

interface Parameter {
  parameter: string;
  value: string | number;
  unit: string;
  meaning: string;
}

const of = (parameter: string, value: string | number, unit: string, meaning: string): Parameter => ({
  parameter,
  value,
  unit,
  meaning,
});

/** What holds everywhere. */
export function parametersTable(base: BaseYear): Table {
  const rows = () => [...accountingRows(base), ...behaviourRows(base)];
  return tableOf("parameters.csv", rows, [
    name("parameter", "its name", ({ parameter }: Parameter) => parameter),
    { name: "value", unit: "as column unit says", formula: "number or name", value: ({ value }: Parameter) => value },
    { name: "unit", unit: "-", formula: "of value", value: ({ unit }: Parameter) => unit },
    { name: "meaning", unit: "-", formula: "what it is", value: ({ meaning }: Parameter) => meaning },
  ]);
}

/** In which sectors, by whom and in which kinds things are counted. */
function accountingRows({ world: { economy }, region, sector, labour }: BaseYear): Parameter[] {
  return [
    of("base_year", region.baseYear, "year", "of all tables"),
    of("housing_share", economy.housingShare, "share of spending", "rent of housing land"),
    of(
      "imputed_housing_share",
      economy.imputedHousingShare,
      "share of spending",
      "of it income and spending, but not GDP",
    ),
    of("headquarters_labour", labour(economy.headquartersLabour), "labour type", "that headquarters services employ"),
    of(
      "headquarters_sector",
      sector(economy.headquartersSector),
      "sector",
      "in which headquarters services sold to other nodes are value added",
    ),
    of("toll_sector", sector(economy.tollSector), "sector", "in which tolls and protection rents are value added"),
    of(
      "housing_sector",
      sector(economy.housingSector),
      "sector",
      "in which housing rent, less what is imputed, is value added",
    ),
    of("capital", region.capital, "-", "by-sector: a kind for each sector; one-kind: one stock a node"),
    of(
      "ownership",
      region.ownership,
      "-",
      "of capital. shares: capital_ownership of nodes.csv; wages: a pool of the regime by wages after tax; local: where it is",
    ),
  ];
}

/** Money, taxes and answers. */
function behaviourRows({ world: { economy }, inputs, node, labour }: BaseYear): Parameter[] {
  const { goods, relocation, numeraire } = economy;
  const { apportionment } = inputs.policy;
  return [
    of("numeraire_node", node(numeraire.node), "node", `whose wage of ${labour(0)} labour is held`),
    of("numeraire_wage", numeraire.value, "100 million a year per thousand workers", "that wage"),
    of("profit_tax_to_plant", apportionment.plant, "share", "of local profit tax, to the plant's city"),
    of(
      "profit_tax_to_headquarters",
      apportionment.headquarters,
      "share",
      "of local profit tax, to the headquarters' city; the rest to a pool of the plant's regime, by residents",
    ),
    of(
      "entry_elasticity",
      relocation.entryElasticity,
      "elasticity",
      "of a country's entrants of a sector to what its places offer together",
    ),
    of(
      "entry_place_elasticity",
      relocation.entryPlaceElasticity,
      "elasticity",
      "of entrants of a place to its entry value: entrants = base x e^(this x change of entry_value) x offered^(entry_elasticity / this - 1), offered = sum over the country of the first two over that of the base year",
    ),
    of("reference_hours", goods.referenceHours, "hours", "of a trip inside a city"),
    of("value_of_time", goods.valueOfTime, "yuan per hour", "of lorry and load"),
  ];
}
