import { describe, expect, it } from "vitest";
import { contrast, type EffectsOf } from "../../../src/report/answer/course.js";
import { rowOf } from "../fixture.js";

/** Effects in per cent on the cluster's GDP and on consumption, private and public, of country and hinterland. */
const effects = (cluster: number, country: number, hinterland: number, half = 0.01): EffectsOf => {
  const row = (effect: number) => rowOf(effect, half);
  return (place, indicator) => {
    if (place === "cluster" && indicator === "real-gdp") return row(cluster);
    if (indicator !== "real-final-consumption-per-head") return undefined;
    return place === "country" ? row(country) : place === "rest" ? row(hinterland) : undefined;
  };
};

describe("what happens beyond the cluster", () => {
  it("is said first where the cluster's GDP and the country's consumption go opposite ways", () => {
    expect(contrast(effects(2, -0.5, -1))!.en).toMatch(/real GDP rises by 2.* %, but .* whole country .* falls by 0.5/);
    expect(contrast(effects(-2, 0.5, 1))!.en).toMatch(/falls by 2.* but .* rises by 0.50? %\.$/);
    expect(contrast(effects(2, -0.5, -1))!.zh).toMatch(/^城市群实际GDP提高.*下降0\.50? %。$/);
  });

  it("is no contrast where both go the same way, or chance could explain one", () => {
    expect(contrast(effects(2, 0.5, -1))).toBeUndefined();
    expect(contrast(effects(2, -0.5, -1, 1))).toBeUndefined();
    expect(contrast(() => undefined)).toBeUndefined();
  });
});
