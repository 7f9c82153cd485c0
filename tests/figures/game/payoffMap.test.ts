import { describe, expect, it } from "vitest";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { payoffMap } from "../../../src/figures/game/payoffMap.js";
import { textOf } from "../../../src/words/index.js";
import { game, viewOf } from "../../report/game.js";

const figureOf = (changed = game) => drawn([payoffMap], () => viewOf(changed))[0]!;

describe("payoffs by who agrees", () => {
  it("frame equilibria and dot members", () => {
    const map = figureOf();
    expect(map.layout.shapes).toHaveLength(1);
    const [heat, dots] = map.data as { x: number[]; z?: number[][] }[];
    expect(heat!.z!.map((row) => row.length)).toEqual([4, 4, 4]);
    expect(dots!.x).toHaveLength(2 + 2 + 2 + 3);
  });

  it("are in per cent of own revenue, white at zero", () => {
    const heat = figureOf().data[0] as unknown as { z: number[][]; zmin: number; zmax: number };
    expect(heat.z[0]!.at(-1)).toBeCloseTo((100 * 30) / 1000, 12);
    expect(heat.zmin).toBe(-heat.zmax);
  });

  it("of many coalitions keep all, all but one and equilibria, and say how many are left out", () => {
    const players = "abcdefg".split("").map((id) => ({ ...game.players[0]!, id, label: textOf(id.toUpperCase()) }));
    const coalitions = Array.from({ length: 128 }, (_, mask) => ({
      ...game.coalitions[0]!,
      members: players.filter((_, p) => mask & (1 << p)).map(({ id }) => id),
      payoffs: Object.fromEntries(players.map(({ id }) => [id, mask])),
      total: 7 * mask,
    }));
    const equilibria = [Object.fromEntries(players.map(({ id }) => [id, "ab".includes(id) ? "join" : "out"] as const))];
    const { layout, caption } = figureOf({ ...game, players, coalitions, equilibria });
    const columns = layout.xaxis!.ticktext as string[];
    expect(columns).toHaveLength(26);
    expect(columns).toContain("A + B");
    expect(columns.at(-1)).toBe("all");
    expect(columns.filter((text) => /^all but \w$/.test(text))).toHaveLength(7);
    expect(caption).toContain("26 of 128 coalitions");
    expect(layout.shapes).toHaveLength(1);
  });
});
