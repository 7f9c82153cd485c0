import { expect, it } from "vitest";
import { LeverUseError } from "../../src/levers/lever.js";
import { names, withLever } from "./region.js";

const bond = { upstream: ["nanjing", "suzhou"], downstream: "shanghai", amount: 3 };

it("a bond is called after its cities, or as it is told, and holds the sectors that drive its index", () => {
  expect(names("compensation-bond", bond)).toEqual(["compensation-bond:nanjing+suzhou-shanghai"]);
  expect(names("compensation-bond", { ...bond, id: "river" })).toEqual(["compensation-bond:river"]);
  const terms = { sectors: ["chemicals"], stability: 0.9, threshold: 1.1, noise: 0.2 };
  expect(withLever("compensation-bond", { ...bond, ...terms }).bonds).toEqual([
    {
      ...{ id: "nanjing+suzhou-shanghai", upstream: [1, 2], downstream: 0, amount: 3 },
      ...{ ...terms, sectors: Uint8Array.of(0, 1, 0) },
    },
  ]);
});

it("a bond by which a city would pay itself is refused, where it stands", () => {
  const own = () => names("compensation-bond", { ...bond, upstream: "jiangsu", downstream: "suzhou" });
  expect(own).toThrow(LeverUseError);
  expect(own).toThrow(/^downstream/);
});
