import { expect, it } from "vitest";
import { checkHypothesis, measuresOf } from "../../src/input/hypothesis.js";
import { english } from "../../src/words/index.js";

const locate = (path: readonly (string | number)[]) => ({ file: path.join("/") });
const problems = (measure: object, expectation: object = { measure: "m" }) =>
  checkHypothesis(
    {
      ...{ startYear: 2022, years: 3, variants: { free: {}, dear: {} } },
      hypothesis: { measures: { m: { in: "free", ...measure }, other: { in: "baseline" } }, expect: [expectation] },
    } as never,
    locate,
  ).map(({ file, path, value, what, allowed, nearest }) => {
    expect(file).toBe(english(path!).replace(/[.[]/g, "/").replace("]", ""));
    return `${path} = ${value} ${english(what)}; ${english(allowed!)}; ${nearest ?? ""}`;
  });

it("a hypothesis measures runs and years that there are", () => {
  for (const measure of [{}, { in: "baseline", against: "dear" }, { year: 2022 }, { year: 2024 }])
    expect(problems(measure)).toEqual([]);
  expect(problems({ in: "fre" })).toEqual([
    expect.stringMatching(/^hypothesis\.measures\.m\.in = fre .*; baseline, free, dear; free$/),
  ]);
  expect(problems({ against: "deer" })).toEqual([
    expect.stringMatching(/^hypothesis\.measures\.m\.against = deer .*; dear$/),
  ]);
  for (const year of [2021, 2025])
    expect(problems({ year })).toEqual([
      expect.stringMatching(new RegExp(`^hypothesis\\.measures\\.m\\.year = ${year} .*2022.*2024`)),
    ]);
});

it("an expectation is about measures that there are, in its order", () => {
  expect(problems({}, { rising: ["m", "othr"] })).toEqual([
    expect.stringMatching(/^hypothesis\.expect\[0\] = othr .*; m, other; other$/),
  ]);
  const lists = ["rising", "falling", "hump", "equal"].map((form) => measuresOf({ [form]: ["b", "a"] } as never));
  expect(lists).toEqual(Array(4).fill(["b", "a"]));
  expect(measuresOf({ measure: "m", above: 0 } as never)).toEqual(["m"]);
});

it("a scenario without a hypothesis has none to check", () => {
  expect(checkHypothesis({ variants: {}, startYear: 2022, years: 3 } as never, locate)).toEqual([]);
});
