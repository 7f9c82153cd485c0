import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TABLE_FIGURES } from "../../src/report/figures/evidence/index.js";
import { GAME_FIGURES } from "../../src/report/figures/game/index.js";
import { FIGURES } from "../../src/report/figures/index.js";
import { ALL as PRINT_FIGURES } from "../../src/report/figures/print/all.js";
import { LEAGUE_FIGURES } from "../../src/report/leaguePage.js";
import { SENSITIVITY_FIGURES } from "../../src/report/sensitivityPage.js";
import { SWEEP_FIGURES } from "../../src/report/sweepPage.js";

const declared: readonly { id: string; narrow?: true }[] = [
  ...[...FIGURES, ...PRINT_FIGURES, ...GAME_FIGURES, ...SWEEP_FIGURES],
  ...[...SENSITIVITY_FIGURES, ...LEAGUE_FIGURES, ...TABLE_FIGURES],
];

describe("docs/figures.md", () => {
  it("has every figure, with the columns that it takes", () => {
    const rows = readFileSync("docs/figures.md", "utf8").matchAll(/^\| (`.*?) \|.*\| ([12]) \|$/gm);
    const listed = [...rows].flatMap(([, names, columns]) => names!.match(/[\w-]+/g)!.map((id) => `${id} ${columns}`));
    const wanted = declared.map(({ id, narrow }) => `${id} ${narrow ? 1 : 2}`);
    expect(new Set(listed)).toEqual(new Set(wanted));
  });
});
