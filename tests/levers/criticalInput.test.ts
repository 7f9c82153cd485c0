import { expect, it } from "vitest";
import { names, withLever } from "./region.js";

const mask = (size: number, ...cells: number[]) =>
  Uint8Array.from({ length: size }, (_, k) => Number(cells.includes(k)));
const tie = { input: "food", origins: "jiangsu", cities: "all-nodes", sectors: ["chemicals"] };

it("a critical input ties users to its origins, who are not tied to themselves", () => {
  // Chemicals of Shanghai (4) and of the rest of the country (7); Nanjing (5) and Suzhou (6) are origins.
  expect(withLever("critical-input", tie).criticalInputs).toEqual([
    {
      ...{ sector: 0, origins: mask(4, 1, 2), users: mask(12, 4, 7) },
      ...{ elasticity: 0.2, secondSource: 0, premium: 0.5 },
    },
  ]);
  const [more] = withLever("critical-input", { ...tie, elasticity: 3, secondSource: 0.4, premium: 1 }).criticalInputs;
  expect(more).toMatchObject({ elasticity: 3, secondSource: 0.4, premium: 1 });
});

it("a critical input conflicts with another of the same input for the same users", () => {
  expect(names("critical-input", tie)).toEqual([
    "critical-input:food:chemicals:shanghai",
    "critical-input:food:chemicals:rest",
  ]);
});

it("a critical input is a sector that there is", () => {
  expect(() => names("critical-input", { ...tie, input: "steel" })).toThrow(/steel|no sector/);
});
