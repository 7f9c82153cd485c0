import { describe, expect, it } from "vitest";
import {
  bareEconomy,
  bareStage,
  clear,
  consumerPrices,
  firstBarrier,
  ifAny,
  manufacturesStage,
  numbered,
  realWages,
  setCommonFreeness,
  setFreeness,
  setMass,
} from "../../../src/evidence/theory/bare.js";

const SIGMA = 5;
const PEOPLE = [0.6, 0.4];

/** Two places, each with a good of its own that all make from labour alone. */
function twoPlaces() {
  const economy = bareEconomy(
    { nodes: 2, sectors: 1, labourTypes: 1 },
    {
      expenditureShare: Float64Array.of(1),
      labourCostShare: Float64Array.of(1),
      substitution: Float64Array.of(SIGMA),
    },
  );
  const stage = bareStage(economy);
  stage.inputs.workers.set(PEOPLE);
  stage.inputs.residents.set(PEOPLE);
  return stage;
}

function cleared(phi: number, stage = twoPlaces()) {
  setCommonFreeness(stage, phi);
  clear(stage);
  return { wages: [...stage.market.wage], prices: [...consumerPrices(stage)], realWages: [...realWages(stage, 0)] };
}

describe("the simulator with everything switched off", () => {
  it("leaves everybody with what they make where nothing travels", () => {
    for (const wage of cleared(0).realWages) expect(wage).toBeCloseTo(1, 11);
  });

  it("has one price without barriers, and wages that clear trade in two goods (Armington 1969)", () => {
    const { wages, prices } = cleared(1);
    expect(prices[0]).toBeCloseTo(prices[1]!, 12);
    expect(wages[0]! / wages[1]!).toBeCloseTo((PEOPLE[1]! / PEOPLE[0]!) ** (1 / SIGMA), 10);
    // The numeraire: labour earns one in all.
    expect(wages[0]! * PEOPLE[0]! + wages[1]! * PEOPLE[1]!).toBeCloseTo(1, 11);
  });

  it("gives an answer that does not depend on what was asked before", () => {
    const stage = twoPlaces();
    const first = cleared(0.3, stage);
    cleared(0.9, stage);
    expect(cleared(0.3, stage)).toEqual(first);
  });
});

describe("a stage", () => {
  it("keeps freeness by buyer, then seller, free at home", () => {
    const stage = twoPlaces();
    setFreeness(stage, 0, (seller, buyer) => 10 * seller + buyer);
    expect([...stage.inputs.wedges.freeness]).toEqual([0, 10, 1, 11]);
    setCommonFreeness(stage, 0.2);
    expect([...stage.inputs.wedges.freeness]).toEqual([1, 0.2, 0.2, 1]);
  });

  it("weighs prices by consumers' shares", () => {
    const shares = { expenditureShare: Float64Array.of(0.25, 0.75) };
    const stage = bareStage(bareEconomy({ nodes: 1, sectors: 2, labourTypes: 1 }, shares));
    stage.market.price.set([16, 81]);
    expect(consumerPrices(stage)[0]).toBeCloseTo(2 * 27, 12);
  });

  it("numbers places from one", () => expect(numbered("w", [7, 8])).toEqual({ w1: 7, w2: 8 }));

  it("begins with one mass of plants in each cell of a place, and of goods that do not travel", () => {
    const { inputs } = bareStage(bareEconomy({ nodes: 2, sectors: 2, labourTypes: 1 }, {}));
    expect([...inputs.linkMass]).toEqual([1, 0, 0, 1, 1, 0, 0, 1]);
    expect([...inputs.productivity, ...inputs.housingLand]).toEqual(Array(6).fill(1));
    expect([...inputs.wedges.freeness, ...inputs.workers, ...inputs.residents, ...inputs.capital]).toEqual(
      Array(14).fill(0),
    );
    setMass(inputs, 2, 1, 0, 5);
    expect([...inputs.linkMass]).toEqual([1, 0, 0, 1, 5, 0, 0, 1]);
  });

  it("has names counted from one, and room for every cell of its tables", () => {
    const economy = bareEconomy({ nodes: 2, sectors: 3, labourTypes: 4 }, {});
    const { nodeIds, sectorIds, labourIds, sectorFunctions } = economy;
    expect([nodeIds, sectorIds]).toEqual([
      ["city-1", "city-2"],
      ["sector-1", "sector-2", "sector-3"],
    ]);
    expect([labourIds[3], labourIds.length, sectorFunctions.length]).toEqual(["labour-4", 4, 3]);
    const { labourCostShare, inputCostShare, ownLand, goods, knowledge, isCity } = economy;
    const tables = [labourCostShare, inputCostShare, ownLand.stock, goods.residualCost, knowledge.absorptive, isCity];
    expect(tables.map(({ length }) => length)).toEqual([12, 9, 6, 12, 2, 2]);
    const { inputs } = bareStage(economy);
    expect([inputs.wedges.freeness, inputs.linkMass, inputs.productivity].map(({ length }) => length)).toEqual([
      12, 12, 6,
    ]);
    expect(inputs.workers).toHaveLength(8);
  });

  it("sets freeness of the sector that is named", () => {
    const stage = bareStage(bareEconomy({ nodes: 2, sectors: 2, labourTypes: 1 }, {}));
    setFreeness(stage, 1, (seller, buyer) => 10 * seller + buyer);
    expect([...stage.inputs.wedges.freeness]).toEqual([0, 0, 0, 0, 0, 10, 1, 11]);
  });

  it("leaves goods out of prices of which nobody buys, and measures the wage of each kind of labour", () => {
    const shares = { expenditureShare: Float64Array.of(0, 0.5) };
    const stage = bareStage(bareEconomy({ nodes: 2, sectors: 2, labourTypes: 2 }, shares));
    stage.market.price.set([0, 0, 4, 9]);
    stage.market.wage.set([1, 2, 6, 12]);
    expect([...consumerPrices(stage)]).toEqual([expect.closeTo(2, 12), expect.closeTo(3, 12)]);
    expect([...realWages(stage, 1)]).toEqual([expect.closeTo(3, 12), expect.closeTo(4, 12)]);
  });

  it("of manufactures sells at sigma over sigma less one of unit cost, to one resident a place", () => {
    const stage = manufacturesStage({ places: 2, sigma: 5, share: 0.4, labour: [0.25, 0.75] });
    const { expenditureShare, labourCostShare, substitution, markup, labourTypes } = stage.economy;
    expect([[...expenditureShare], [...labourCostShare], [...substitution], [...markup], labourTypes]).toEqual([
      [0.4],
      [0.25, 0.75],
      [5],
      [1.25],
      2,
    ]);
    expect([...stage.inputs.residents]).toEqual([1, 1]);
  });

  it("finds the first barrier, -ln of the freeness, at which something is zero; null if there is none", () => {
    const stage = twoPlaces();
    const free = () => stage.inputs.wedges.freeness[1]!;
    expect(firstBarrier(stage, () => (free() - 0.5) * (free() - 0.1))).toBeCloseTo(Math.LN2, 9);
    expect(firstBarrier(stage, free)).toBeNull();
    expect(firstBarrier(stage, () => free() - 0.5, [1, 2])).toBeNull();
  });

  it("has nothing that follows from no value, and from zero what follows", () => {
    expect(ifAny(null as number | null, (value) => value + 1)).toBeNull();
    expect(ifAny(0 as number | null, (value) => value + 1)).toBe(1);
  });
});
