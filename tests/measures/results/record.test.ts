import { expect, it } from "vitest";
import { worseAudit } from "../../../src/measures/results/record.js";

it("the worse of two audits has the worse of every error, with its name", () => {
  const errors = (people: number, others: number) => ({
    ...{ worstRow: people, worstRowKind: `row ${people}`, worstAccount: others, worstAccountName: `account ${others}` },
    ...{ peopleError: people, capitalError: others, landError: people, goodsError: others },
    ...{ residual: people, iterations: others },
  });
  const [first, second] = [errors(1, 4), errors(2, 3)];
  expect(worseAudit(first, second)).toEqual(errors(2, 4));
  expect(worseAudit(second, first)).toEqual(errors(2, 4));
  expect(worseAudit(first, { ...first, worstRowKind: "later" }).worstRowKind).toBe("row 1");
});
