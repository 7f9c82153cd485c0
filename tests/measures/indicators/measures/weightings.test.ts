import { describe, expect, it } from "vitest";
import { entropyWeights, shareOfWeightings } from "../../../../src/measures/indicators/measures/weightings.js";

describe("weightings", () => {
  it("weights parts by how unevenly they are spread", () => {
    const weights = entropyWeights([
      [0, 0.5],
      [1, 0.5],
    ]);
    expect(Array.from(weights)).toEqual([1, 0]);
    // -(.25 ln .25 + .75 ln .75) / ln 2 = .8112781: a spread of .1887219 against 1.
    const [first, second] = entropyWeights([
      [1, 0],
      [3, 1],
    ]);
    expect(first! / second!).toBeCloseTo(0.1887218755, 9);
    expect(Array.from(entropyWeights([[0.3, 0.9]]))).toEqual([0.5, 0.5]);
    const nowhere = [
      [0, 1],
      [0, 3],
    ];
    expect(Array.from(entropyWeights(nowhere))).toEqual([0, 1]);
  });

  it("says under how many of all weightings a composite rises", () => {
    expect(shareOfWeightings([1, 2, 0])).toBe(1);
    expect(shareOfWeightings([-1, 0])).toBe(0);
    expect(shareOfWeightings([0, 0])).toBeNaN();
    // w > b / (a + b) of a weight that is drawn evenly.
    expect(shareOfWeightings([3, -1])).toBeCloseTo(0.75, 12);
    // Exponential variables: P(E1 + E2 > E3) = 1 - 1/4, whatever the order.
    expect(shareOfWeightings([1, -1, 1])).toBeCloseTo(0.75, 12);
    expect(shareOfWeightings([1, 1, -1])).toBeCloseTo(0.75, 12);
  });

  it("agrees with counting over a fine grid of weights", () => {
    const differences = [0.4, -0.3, 0.1, -0.05];
    const steps = 60;
    let above = 0;
    let all = 0;
    for (let a = 0; a < steps; a++)
      for (let b = 0; a + b < steps; b++)
        for (let c = 0; a + b + c < steps; c++) {
          // The middle of each cell of the simplex, but for its edge.
          const weights = [a + 0.25, b + 0.25, c + 0.25, steps - a - b - c - 0.75];
          const sum = weights.reduce((total, weight, k) => total + weight * differences[k]!, 0);
          all++;
          if (sum > 0) above++;
        }
    expect(shareOfWeightings(differences)).toBeCloseTo(above / all, 2);
  });
});
