import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FIGURES } from "../../src/figures/comparison/index.js";
import { ALL as PRINT_FIGURES } from "../../src/figures/comparison/print/all.js";
import { TABLE_FIGURES } from "../../src/figures/evidence/index.js";
import { GAME_FIGURES } from "../../src/figures/game/index.js";
import { EVALUATION_FIGURES } from "../../src/figures/study/evaluation.js";
import { LEAGUE_FIGURES } from "../../src/figures/study/league.js";
import { SENSITIVITY_FIGURES } from "../../src/figures/study/sensitivity.js";
import { SWEEP_FIGURES } from "../../src/figures/study/sweep.js";

const declared: readonly { id: string; narrow?: true }[] = [
  ...[...FIGURES, ...PRINT_FIGURES, ...GAME_FIGURES, ...SWEEP_FIGURES],
  ...[...SENSITIVITY_FIGURES, ...LEAGUE_FIGURES, ...EVALUATION_FIGURES, ...TABLE_FIGURES],
];

describe("docs/figures.md", () => {
  it("has every figure, with the columns that it takes", () => {
    const rows = readFileSync("docs/figures.md", "utf8").matchAll(/^\| (`.*?) \|.*\| ([12]) \|$/gm);
    const listed = [...rows].flatMap(([, names, columns]) => names!.match(/[\w-]+/g)!.map((id) => `${id} ${columns}`));
    const wanted = declared.map(({ id, narrow }) => `${id} ${narrow ? 1 : 2}`);
    expect(new Set(listed)).toEqual(new Set(wanted));
  });
});
