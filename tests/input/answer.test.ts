import { expect, it } from "vitest";
import { readScenario } from "../../src/apps/node/compare.js";
import { diskFiles } from "../../src/apps/node/disk/files.js";
import { subjectOf } from "../../src/apps/node/results/studies.js";
import { checkAnswer, groupsOf } from "../../src/input/answer.js";
import { loadScenario } from "../../src/input/index.js";
import { answerSchema } from "../../src/input/scenarioSchema.js";
import { english } from "../../src/words/index.js";

const FIVE = "scenarios/questions/city-shut.yaml";
const { answer: _, ...five } = loadScenario(FIVE, diskFiles);
const locate = (path: readonly (string | number)[]) => ({ file: path.join("/") });
const problems = (answer: object) =>
  checkAnswer({ ...five, answer: answerSchema.parse(answer) }, locate).map(
    ({ file, path, value, what, allowed, nearest }) => {
      expect(file).toBe(english(path!).replace(/[.[]/g, "/").replaceAll("]", ""));
      return `${english(path!)} = ${typeof value === "string" ? value : JSON.stringify(value)} ${english(what)}; ${english(allowed!)}; ${nearest ?? ""}`;
    },
  );

it("an answer is on runs, years and places that there are", () => {
  for (const answer of [
    {},
    { compare: ["year"] },
    { compare: ["baseline", "quarter"] },
    {
      differences: [
        ["year", "quarter"],
        ["quarter", "baseline"],
      ],
    },
    { when: 2024 },
    { when: { shock: 2033 } },
    { when: { sum: [2022, 2033] } },
    { places: [{ allBut: ["riverport"] }, { allBut: ["riverport", "eastshore"] }] },
    { when: "path", places: ["riverport", "cluster", "country", "eastshore", "rest-of-china"] },
  ])
    expect(problems(answer)).toEqual([]);
  expect(problems({ compare: ["yaer"] })).toEqual([
    expect.stringMatching(/^answer\.compare\[0\] = yaer is no variant .*; baseline, quarter, year; year$/),
  ]);
  expect(problems({ differences: [["YEAR", "Baseline"]] })).toEqual([
    expect.stringMatching(/^answer\.differences\[0\]\[0\] = YEAR is no variant .*; baseline, quarter, year; year$/),
    expect.stringMatching(/^answer\.differences\[0\]\[1\] = Baseline is no variant .*; baseline$/),
  ]);
  for (const compare of [["year", "year"], ["baseline"]])
    expect(problems({ compare })).toEqual([
      expect.stringMatching(/^answer\.compare = \[.*\] compares a run with itself/),
    ]);
  expect(
    problems({
      differences: [
        ["year", "quarter"],
        ["yaer", "year"],
        ["year", "year"],
      ],
    }),
  ).toEqual([
    expect.stringMatching(/^answer\.differences\[1\]\[0\] = yaer is no variant .*; year$/),
    expect.stringMatching(/^answer\.differences\[2\] = \["year","year"\] compares a run with itself/),
  ]);
  // The other way round it is the same difference.
  expect(
    problems({
      differences: [
        ["year", "quarter"],
        ["quarter", "year"],
      ],
    }),
  ).toEqual([expect.stringMatching(/^answer\.differences\[1\] = \["quarter","year"\] is there twice/)]);
  expect(problems({ compare: ["year"], differences: [["year", "quarter"]] })).toEqual([
    expect.stringMatching(/^answer\.differences = \[\["year","quarter"\]\] tells nothing: `compare` names the one/),
  ]);
  expect(problems({ ranked: ["quarter", "year"] })).toEqual([]);
  expect(problems({ ranked: ["quarter", "baseline", "quarter"] })).toEqual([
    expect.stringMatching(/^answer\.ranked\[1\] = baseline is no variant .*; quarter, year; $/),
    expect.stringMatching(/^answer\.ranked\[2\] = quarter is there twice/),
  ]);
  expect(problems({ compare: ["year"], ranked: ["year", "quarter"] })).toEqual([
    expect.stringMatching(
      /^answer\.ranked = .* tells nothing: `compare` names the one.*; `compare`, or `ranked` where/,
    ),
  ]);
  expect(problems({ places: ["cluster", "riverprt"] })).toEqual([
    expect.stringMatching(
      /^answer\.places\[1\] = riverprt is no place of the results; cluster, country, .*; riverport$/,
    ),
  ]);
  expect(problems({ places: ["cluster", { allBut: ["riverport", "rest-of-china"] }] })).toEqual([
    expect.stringMatching(/^answer\.places\[1\]\.allBut\[1\] = rest-of-china is no city, province or agglomeration/),
  ]);
  expect(problems({ places: [{ allBut: ["riverprt"] }] })).toEqual([expect.stringMatching(/; riverport$/)]);
  const every = five.region.tables.cities.map(({ id }) => id);
  expect(problems({ places: [{ allBut: every }] })).toEqual([
    expect.stringMatching(/^answer\.places\[0\]\.allBut = .*riverport.* leaves no other city/),
  ]);
  const twice = [
    { allBut: ["riverport", "eastshore"] },
    "riverport",
    { allBut: ["eastshore", "riverport"] },
    "riverport",
  ];
  expect(problems({ places: twice })).toEqual([
    expect.stringMatching(/^answer\.places\[2\] = \{"allBut".* is there twice; each once/),
    expect.stringMatching(/^answer\.places\[3\] = riverport is there twice/),
  ]);
  expect(problems({ when: 2034 })).toEqual([expect.stringMatching(/^answer\.when = 2034 .*from 2022 to 2033/)]);
  expect(problems({ when: { shock: 2021 } })).toEqual([expect.stringMatching(/^answer\.when\.shock = 2021 /)]);
  expect(problems({ when: { sum: [2026, 2025] } })).toEqual([
    expect.stringMatching(
      /^answer\.when\.sum\[1\] = 2025 is before the first year of the sum; the first year of the sum \(2026\)/,
    ),
  ]);
  expect(problems({ when: { sum: [2026, 2040] } })).toEqual([
    expect.stringMatching(/^answer\.when\.sum\[1\] = 2040 is not in the run; .*from 2022 to 2033/),
  ]);
});

/** Five cities with a block `answer` in place of their own, as a file of one's own has it. */
const asked = (answer: object) => readScenario(FIVE, { set: { answer } });

it("when an answer is about is told with all ways to say it, where a map has keys of none", () => {
  expect(() => asked({ when: { from: 2025, to: 2028 } })).toThrow(
    /answer\.when = .* is not allowed\. .*keys shock, or a map with the keys sum, or path/,
  );
});

it("takes names of places for ids, and refuses what is no indicator with the nearest", () => {
  expect(asked({ places: ["江港", "Eastshore"] }).answer).toEqual({ places: ["riverport", "eastshore"] });
  expect(asked({ places: [{ allBut: ["江港"] }] }).answer).toEqual({ places: [{ allBut: ["riverport"] }] });
  expect(asked({ measure: "lever-cost" }).answer).toEqual({ measure: "lever-cost" });
  const refused = /answer\.measure.*lever-costs.*names no indicator.*docs\/indicators\.md/s;
  expect(() => asked({ measure: "lever-costs" })).toThrow(refused);
  expect(() => asked({ measure: "lever-costs" })).toThrow(/lever-cost\b(?!s)/);
});

it("all but some cities are the others, under one name", () => {
  const groups = (...allBut: string[]) => groupsOf({ ...five, answer: { places: ["cluster", { allBut }] } });
  expect(groups("riverport")).toEqual([
    {
      id: "all-but-riverport",
      label: { en: "All cities but Riverport", zh: "其他城市（不含江港）" },
      cities: ["millford", "saltmarsh", "highgate", "springhead"],
    },
  ]);
  const { cities } = five.region.tables;
  const { province } = cities.find(({ id }) => id === "riverport")!;
  const [others] = groups(province);
  expect(others!.cities).toEqual(cities.filter((city) => city.province !== province).map(({ id }) => id));
});

it("a question changes neither runs nor the study that belongs to a scenario", () => {
  const { answer, ...rest } = asked({ when: 2024 });
  expect(answer).toEqual({ when: 2024 });
  expect(rest).toEqual(five);
  expect(subjectOf(asked({ when: 2024 }))).toBe(subjectOf(five));
});
