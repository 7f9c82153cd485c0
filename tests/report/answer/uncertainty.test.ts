import { describe, expect, it } from "vitest";
import type { GameReport, Uncertainty } from "../../../src/measures/results/index.js";
import { gameSeen } from "../../../src/measures/views/gameNames.js";
import {
  bandText,
  conditioningSentences,
  drawnFromText,
  gameRangeSentence,
  uncertaintySentences,
} from "../../../src/report/answer/uncertainty.js";
import { textOf } from "../../../src/words/index.js";
import { inventedStudy } from "../fixture.js";
import { game } from "../game.js";

const WELFARE = "real-final-consumption-per-head";
const study = inventedStudy();
const names = { variant: (id: string) => id, place: (id: string) => id };
const said = (change: Partial<Uncertainty>, variant = "together") =>
  uncertaintySentences({ ...study, data: undefined, failed: [], ...change }, variant, names);
const about = (word: string, change: Partial<Uncertainty>) => said(change).find((one) => one.includes(word));

describe("a range over draws", () => {
  const band = (...relative: [number, number, number]) => bandText({ relative });

  it("has the digits that its width warrants, three decimals at most", () => {
    expect(band(0.01, 0.02, 0.03)).toBe("+1.0 to +3.0 %");
    expect(band(-0.1, 0, 0.2)).toBe("−10 to +20 %");
    expect(band(0.01, 0.01, 0.01001)).toBe("+1.000 to +1.001 %");
    expect(band(0.0043, 0.0043, 0.0043)).toBe("+0.43 to +0.43 %");
    expect(band(0, 0, 0)).toBe("0 to 0 %");
    expect(bandText({ relative: [0.01, 0.02, 0.03] }, "zh")).toContain("+3.0");
  });

  it("is none of what has no per cent", () => {
    expect(bandText({ relative: null })).toBeUndefined();
    expect(bandText(undefined)).toBeUndefined();
  });
});

describe("what a study says of its draws", () => {
  const { data } = study;

  it("is that each has its own luck, where decisions are left to chance", () => {
    expect(about("its own luck", { byChance: true })).toMatch(/^Each draw has its own luck in what governments or/);
    expect(about("its own luck", {})).toBeUndefined();
  });

  it("is by which data they were kept, what was left out, and how well the central case agrees", () => {
    expect(conditioningSentences(data!, "en")).toEqual([
      "Of 310 candidates 64 were kept (2 have no base year), those that agree with the data: goods to border.",
      "The central case agrees with the data with a likelihood of 0.49 (at most 1).",
    ]);
    const [kept] = conditioningSentences({ ...data!, without: ["wages-to-density"] }, "en");
    expect(kept).toMatch(/goods to border\. Left out: wages to density\.$/);
  });

  it("warns of a central case below a likelihood of 0.05", () => {
    const central = (likelihood: number) => conditioningSentences({ ...data!, central: likelihood }, "en")[1];
    expect(central(0.05)).toMatch(/^The central case agrees/);
    expect(central(0.049)).toMatch(/likelihood of 0\.05 only .* Quote the range\.$/);
  });

  it("tells of draws that were not stored, unless their ranges were asked for", () => {
    const from = (where: Uncertainty["from"] | undefined) => drawnFromText({ from: where })?.en.slice(0, 10);
    expect([undefined, "stored", "prior"].map((one) => from(one as never))).toEqual([undefined, undefined, undefined]);
    expect([from("outdated"), from("ranges" as never)]).toEqual(["The stored", "The region"]);
    expect(drawnFromText({ from: "changed" })?.en).toMatch(/with other figures than this scenario sets/);
  });

  it("names the data only where draws were held against them, and what was held", () => {
    expect(uncertaintySentences(study, "together", names)[0]).toMatch(/^Of 310 candidates/);
    expect(about("candidates", {})).toBeUndefined();
    expect(about("Held", { held: ["barriers", "parameters.growth"] })).toBe(
      "Held at their central values: barriers, parameters.growth.",
    );
    expect(about("Held", {})).toBeUndefined();
  });

  it("is that a lever turns round in some draws, once for all its cities", () => {
    const lever = { label: textOf("Toll"), sets: textOf("Toll on motorways"), rises: true, share: 0.25 };
    const [mine, again, other] = ["together", "together", "tolls"].map((variant) => ({ ...lever, variant }));
    expect(
      said({ turned: [mine!, { ...again!, share: 0.31 }, other!] }).filter((one) => one.includes("lever")),
    ).toEqual([
      "In 31 % of draws the lever “Toll” is not the rise of toll on motorways that it is at central values: what it replaces is uncertain. A range with both signs may come from this.",
    ]);
    expect(about("lever", { turned: [{ ...mine!, rises: false }] })).toContain("is not the cut of");
    expect(about("lever", { turned: [other!] })).toBeUndefined();
  });
});

describe("how far chance moves the ends of a range", () => {
  const of = { variant: "together", place: "cluster", indicator: "real-gdp" };
  const errors = [{ ...of, relative: [0.004, 0.001, 0.02] as [number, number, number] }];
  const ends = (worlds: number, { effects = study.effects, ...change }: Partial<Uncertainty> = {}) =>
    about("s.e.", { draws: 200, errors, effects: effects.map((row) => ({ ...row, worlds })), ...change });

  it("is told with few draws, and with so few that the ends are the outermost", () => {
    expect(ends(100)).toMatch(/what another seed would change\.$/);
    expect(ends(99)).toMatch(/Fewer than 100 draws: a study takes more\.$/);
    expect(ends(19)).toMatch(/takes more\.$/);
    // 17 of 19 more fall between 18: (18 - 1) / (18 + 1).
    expect(ends(18)).toMatch(/between which one more would fall in 89 % of cases\.$/);
  });

  it("counts draws in which this variant ran", () => {
    expect(ends(99)).toContain("95 % of 99 draws");
  });

  it("is not told of another variant or measure, nor where there is no per cent", () => {
    expect(ends(99, { errors: [{ ...errors[0]!, variant: "tolls" }] })).toBeUndefined();
    expect(ends(99, { errors: [{ ...errors[0]!, indicator: WELFARE }] })).toBeUndefined();
    expect(ends(99, { errors: [] })).toBeUndefined();
    const effects = study.effects.map((row) => ({ ...row, relative: null }));
    expect(ends(99, { effects })).toBeUndefined();
  });
});

describe("risks of a target", () => {
  const [first] = study.effects;
  const cluster = study.effects.filter((row) => row.variant === "together" && row.indicator === WELFARE);
  const place = (id: string, misses: number | null, missedBy: number | null, more: object = {}) => ({
    ...{ ...first!, variant: "together", indicator: WELFARE, year: 2040, place: id, misses, missedBy, ...more },
  });
  const risk = (...rows: ReturnType<typeof place>[]) => about(" would ", { effects: [...cluster, ...rows] });
  const many = (count: number) => Array.from({ length: count }, (_, k) => place(`p${k}`, 0.1 * (k + 1), -0.01));

  it("name five places, the likeliest first, and count the others", () => {
    expect(risk(...many(5))).toMatch(/: p4 in 50 % \(then −1\.0 % on average\); p3 in .*; p0 in 10 % \([^)]*\)\.$/);
    expect(risk(...many(6))).toMatch(/: p5 in 60 %.*; p1 in 20 % \([^)]*\), and 1 more\.$/);
  });

  it("are those of more than a twentieth of the draws and more than 0.05 % on average", () => {
    const none = /^No place would/;
    expect(risk(place("a", 0.05, -0.01))).toMatch(none);
    expect(risk(place("a", 0.051, -0.01))).toMatch(/a in 5 %/);
    expect(risk(place("a", 0.5, -0.0005))).toMatch(none);
    expect(risk(place("a", 0.5, -0.0006))).toMatch(/a in 50 %/);
    expect(risk(place("a", null, null))).toMatch(none);
  });

  it("are said to be small where a place misses the target in more draws, by little", () => {
    expect(risk(place("a", 0.05, -0.01))).toMatch(/of the draws\.$/);
    expect(risk(place("a", 0.5, -0.0005))).toMatch(/of the draws, except by at most 0\.05 % on average\.$/);
  });

  it("are those of the last year and of this variant", () => {
    expect(risk(place("a", 0.5, -0.01, { year: 2030 }), place("b", 0.5, -0.01, { variant: "tolls" }))).toMatch(
      /^No place would lose consumption per resident by 2040 in more than 5 % of the draws\.$/,
    );
    expect(about(" would ", { effects: [] })).toBeUndefined();
  });
});

describe("what decides an effect", () => {
  it("is told of four parameters", () => {
    const [driver] = study.drivers.filter(
      ({ variant, indicator }) => variant === "together" && indicator === "real-gdp",
    );
    const drivers = Array.from({ length: 5 }, (_, k) => ({ ...driver!, factor: `f${k}` }));
    expect(about("decides", { drivers })).toMatch(/“f0”.*“f3” \([^)]*\)\.$/);
    expect(about("decides", { drivers: [] })).toBeUndefined();
  });

  it("leaves the order of fewer than four cities alone", () => {
    const rank = (city: string, best: number, worst: number) => ({ variant: "together", city, best, worst }) as never;
    const four = [rank("a", 0.9, 0), rank("b", 0.89, 0.1), rank("c", 0.5, 0.9), rank("d", 0, 0.95)];
    expect(about("quarter", { ranks: four })).toMatch(/largest gains: a; among the quarter with the smallest: c, d\.$/);
    expect(about("quarter", { ranks: four.slice(1) })).toBeUndefined();
  });
});

describe("a game over draws", () => {
  const player = (id: string, refuses: number) => ({
    ...{
      player: id,
      refuses,
      gain: [1, 2, 3] as [number, number, number],
      needs: [0, 1, 20] as [number, number, number],
    },
  });
  const sentence = (...refusing: number[]) => {
    const uncertainty: GameReport["uncertainty"] = {
      ...{ draws: 20, worlds: 18, given: "data", failed: [], total: [1, 2, 3], affordable: 0.5 },
      players: refusing.map((share, p) => player(`p${p}`, share)),
    };
    return gameRangeSentence(gameSeen({ ...game, uncertainty }, "en"))!;
  };

  it("names four of those who refuse, the surest first, and nobody who never does", () => {
    expect(sentence(0.1, 0.5, 0, 0.3)).toMatch(
      /^Over 18 parameter draws \(2 more .*\): p1 .*50 %.*; p3 .*30 %.*; p0 .*10 % and needs 0 to 2\.0 \(/,
    );
    const five = sentence(0.1, 0.5, 0.4, 0.3, 0.2);
    expect(five).toContain("p4 refuses");
    expect(five).not.toContain("p0 refuses");
    expect(five).toMatch(/90 % range given the data\); .* in 50 %\.$/);
  });
});
