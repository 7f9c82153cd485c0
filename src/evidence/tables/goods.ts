import { compileWedges, deliveredPrice } from "../../model/engine/wedges.js";
import { type BaseYear, indices, name, number, SHARE, type Table, tableOf } from "./baseYear.js";

type Triple = [sector: number, origin: number, destination: number];

/** Purchases by sector, origin and destination at buyers' prices, and what of them sellers do not get. */
export function flowsTable({ market, world, inputs, money, sector, node }: BaseYear): Table {
  const { nodes: n, sectors } = world.economy;
  const { freeness, tollFreeness, rentFreeness } = compileWedges(world.economy, inputs.policy);
  const bought = (part: Float64Array | null, [s, i, j]: Triple) => {
    const k = s * n + j;
    if (part === null || !(market.competition[k] > 0)) return 0;
    return (market.demand[k] * part[k * n + i] * market.supply[s * n + i]) / market.competition[k];
  };
  return tableOf("flows.csv", () => indices(sectors, n, n), [
    name("sector", "sector of the goods", ([s]: Triple) => sector(s)),
    name("origin", "node of the plants", ([, i]: Triple) => node(i)),
    name("destination", "node of the buyers", ([, , j]: Triple) => node(j)),
    number(
      "value",
      money,
      "at buyers' prices, final and intermediate; over origins: purchases of cells.csv",
      (row: Triple) => bought(freeness, row),
    ),
    number("toll", money, "of value, half to the city of each end", (row: Triple) => bought(tollFreeness, row)),
    number(
      "protection_rent",
      money,
      "of value, kept in the destination; value - toll - protection_rent is the plants' revenue",
      (row: Triple) => bought(rentFreeness, row),
    ),
  ]);
}

/** The delivered price over the factory price, by part. */
export function wedgesTable(base: BaseYear): Table {
  const { nodes: n, sectors } = base.world.economy;
  function* pairs() {
    for (const row of indices(sectors, n, n)) if (row[1] !== row[2]) yield row;
  }
  return tableOf("wedges.csv", pairs, [
    name("sector", "sector of the goods", ([s]: Triple) => base.sector(s)),
    name("origin", "node of the plants", ([, i]: Triple) => base.node(i)),
    name("destination", "node of the buyers", ([, , j]: Triple) => base.node(j)),
    ...travelColumns(base),
    ...barrierColumns(base),
    ...deliveredColumns(base),
  ]);
}

/** Place of a pair in an array by origin and destination. */
const pairIn =
  ({ world }: BaseYear) =>
  ([, i, j]: Triple) =>
    i * world.economy.nodes + j;

const AD_VALOREM = "ad valorem";

/** Distance, stops and tolls. */
function travelColumns(base: BaseYear) {
  const { policy } = base.inputs;
  const { goods } = base.world.economy;
  const pairOf = pairIn(base);
  return [
    number(
      "distance",
      "ratio",
      "(1 + travel hours / hours of a trip inside a city)^distance_elasticity of sectors.csv; lost",
      (row: Triple) => (1 + policy.travelHours[pairOf(row)] / goods.referenceHours) ** goods.distanceElasticity[row[0]],
    ),
    number(
      "delay",
      AD_VALOREM,
      "hours of stops x value of an hour / load_value of sectors.csv; lost",
      (row: Triple) => (policy.delayHours[pairOf(row)] * goods.valueOfTime) / goods.loadValue[row[0]],
    ),
    number(
      "toll",
      AD_VALOREM,
      "yuan per lorry-km x road km / load_value of sectors.csv; a transfer",
      (row: Triple) => (policy.tollPerKm[pairOf(row)] * policy.roadKm[pairOf(row)]) / goods.loadValue[row[0]],
    ),
  ];
}

/** Borders, rules, protection, and what is left. */
function barrierColumns(base: BaseYear) {
  const { policy } = base.inputs;
  const { goods, nodes: n } = base.world.economy;
  const pairOf = pairIn(base);
  const felt = (part: Float64Array, row: Triple) => part[pairOf(row)] * goods.borderExposure[row[0]];
  const rules = (row: Triple) => {
    const bySector = policy.ruleDifference.length > n * n ? row[0] * n * n : 0;
    return policy.ruleDifference[bySector + pairOf(row)] * goods.borderExposure[row[0]];
  };
  return [
    number("border", AD_VALOREM, "administrative border x border_exposure of sectors.csv; lost", (row: Triple) =>
      felt(policy.border, row),
    ),
    number("rules", AD_VALOREM, "difference of rules x border_exposure of sectors.csv; lost", rules),
    number(
      "protection",
      AD_VALOREM,
      "protection of the destination x border_exposure of sectors.csv; lost but for the rent",
      (row: Triple) => policy.protection[row[0] * n * n + pairOf(row)] * goods.borderExposure[row[0]],
    ),
    number(
      "protection_kept",
      SHARE,
      "part of protection's wedge that is a rent of the destination",
      ([s, , j]: Triple) => policy.protectionRentShare[s * n + j],
    ),
    number(
      "residual",
      "ratio",
      "calibrated, between groups of nodes; lost",
      (row: Triple) => goods.residualCost[row[0] * n * n + pairOf(row)],
    ),
  ];
}

/** All parts together. */
function deliveredColumns({ world, inputs }: BaseYear) {
  const out = { factor: 1, tollShare: 0, rentShare: 0 };
  const delivered = ([s, i, j]: Triple) => {
    deliveredPrice(world.economy, inputs.policy, s, i, j, out);
    return out;
  };
  return [
    number(
      "factor",
      "ratio",
      "delivered over factory price: distance (1 + delay + toll) (1 + border) (1 + rules) (1 + protection) residual; 1 at home",
      (row: Triple) => delivered(row).factor,
    ),
    number(
      "rent_share",
      "share of value",
      "protection_kept x protection / (1 + protection)",
      (row: Triple) => delivered(row).rentShare,
    ),
    number(
      "toll_share",
      "share of value",
      "(1 - rent_share) toll / (1 + delay + toll)",
      (row: Triple) => delivered(row).tollShare,
    ),
  ];
}
