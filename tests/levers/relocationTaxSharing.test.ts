import { expect, it } from "vitest";
import { findLever } from "../../src/levers/index.js";
import { complete, names, region, withLever } from "./region.js";

const TYPE = "relocation-tax-sharing";
const share = { origins: ["shanghai", "nanjing"], destinations: "jiangsu" };

it("shared taxes of moved firms have the terms that are given, and a name of their own or of their places", () => {
  const terms = { share: 1, years: 10, extension: 0, capYears: 1, minimumTax: 0, governmentLedOnly: false, topUp: 0 };
  expect(withLever(TYPE, { ...share, ...terms, id: "mine" }).relocationSharing).toEqual([
    { ...terms, id: "mine", origins: Uint8Array.of(1, 1, 0, 0), destinations: Uint8Array.of(0, 1, 1, 0) },
  ]);
  expect(names(TYPE, share)).toEqual([`${TYPE}:shanghai,nanjing>jiangsu`]);
  expect(names(TYPE, { ...share, id: "mine" })).toEqual([`${TYPE}:mine`]);
});

it("shares of a firm's taxes are agreed on move by move, since it pays them once", () => {
  const { agrees } = findLever(TYPE)!;
  expect([agrees!.parameter, agrees!.is]).toEqual(["share", "part"]);
  // A firm of Nanjing that stays there does not move.
  expect(agrees!.of(complete(TYPE, share), region)).toEqual([
    ...["moved-firms:shanghai>nanjing", "moved-firms:shanghai>suzhou", "moved-firms:nanjing>suzhou"],
  ]);
});
