import { describe, expect, it } from "vitest";
import { type Response, wageAtRest } from "../../src/evidence/realised/agglomeration.js";
import { bareEconomy, bareStage, clear, setFreeness, setMass } from "../../src/evidence/theory/bare.js";

const SIGMA = 4;
const PUSH = 1e-4;

/**
 * A city of labour and firms alone, too small to matter to the world that it sells to: ln wage, and ln profit of a firm
 * over the wage. Density and own firms make it productive as the engine has it (7.5a).
 */
function smallOpenCity(
  people: number,
  firms: number,
  { urbanisation, variety }: { urbanisation: number; variety: number },
) {
  const economy = bareEconomy(
    { nodes: 2, sectors: 1, labourTypes: 1 },
    {
      substitution: Float64Array.of(SIGMA),
      labourCostShare: Float64Array.of(1),
      expenditureShare: Float64Array.of(1),
      numeraire: { node: 1, value: 1 },
    },
  );
  const stage = bareStage(economy);
  const { inputs } = stage;
  inputs.workers.set([1e-7 * people, 1]);
  inputs.residents.set([1e-7 * people, 1]);
  setMass(inputs, 2, 0, 0, 1e-7 * firms);
  setMass(inputs, 2, 0, 1, 1);
  inputs.productivity[0] = people ** urbanisation * firms ** ((variety - 1) / (SIGMA - 1));
  setFreeness(stage, 0, () => 1);
  clear(stage);
  const wage = Math.log(stage.market.wage[0]!);
  return { wage, capital: 0, entry: Math.log(stage.market.revenue[0]! / firms) - wage };
}

function elasticityOf(agglomeration: { urbanisation: number; variety: number }): number {
  const before = smallOpenCity(1, 1, agglomeration);
  const answer = (after: Response): Response => ({
    wage: (after.wage - before.wage) / Math.log(1 + PUSH),
    capital: 0,
    entry: (after.entry - before.entry) / Math.log(1 + PUSH),
  });
  return wageAtRest({
    people: answer(smallOpenCity(1 + PUSH, 1, agglomeration)),
    firms: answer(smallOpenCity(1, 1 + PUSH, agglomeration)),
    // There is none; more of it would only lower its return.
    capital: { wage: 0, capital: -1, entry: 0 },
  });
}

describe("wages of a city that grows, at capital and firms that have followed", () => {
  it.each([
    [0, 1],
    [0.04, 0.8],
    [0.1, 0.5],
  ])("are in a small open city ((sigma - 1) %s + %s - 1) / sigma", (urbanisation, variety) => {
    const closed = ((SIGMA - 1) * urbanisation + variety - 1) / SIGMA;
    expect(elasticityOf({ urbanisation, variety })).toBeCloseTo(closed, 4);
  });

  it("count what capital brings that follows people, and what it brings the firms that follow it", () => {
    const people = { wage: -0.4, capital: 0.3, entry: 0.8 };
    const capital = { wage: 0.2, capital: -0.6, entry: 0 };
    const firms = { wage: 0.3, capital: 0.6, entry: -0.8 };
    // Firms follow one for one; capital by half of what they and people make it earn more each.
    expect(wageAtRest({ people, capital, firms })).toBeCloseTo(-0.4 + 1.5 * 0.2 + 0.3, 12);
  });
});
