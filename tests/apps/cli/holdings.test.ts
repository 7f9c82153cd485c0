import { describe, expect, it } from "vitest";
import { holdings } from "../../../src/apps/cli/check.js";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride } from "../../../src/input/index.js";
import { prepareScenario } from "../../../src/runs/experiments/index.js";

const said = (file: string, ...set: string[]) =>
  holdings(prepareScenario(loadScenario(`scenarios/${file}.yaml`, diskFiles, set.map(parseOverride))));

describe("what agglom check says of a scenario", () => {
  it("levers of every arm, and no word of objectives where nobody decides", () => {
    const text = said("teaching/two-cities", "variants.goods.parameters={ entryElasticity: 0 }");
    expect(text).toMatch(/baseline: no levers\n {2}goods: administrative-border; other constants: entryElasticity\n/);
    expect(text).not.toMatch(/objectives|players|council|governments/);
  });

  it("players, what they agree on and how they judge it", () => {
    const text = said("beijing-tianjin-hebei/compensation");
    expect(text).toContain(
      "objectives: gdp 0.4, revenue 0.3, consumption 0.3; agreements judged by 10 years, discount 0.95",
    );
    expect(text).toContain("players: beijing (1 city), tianjin (1 city), hebei (11 cities); decision by unanimity");
    expect(text).toMatch(/agreement: .*: firm-release, reception-platform/);
    expect(said("beijing-tianjin-hebei/compensation", "objectives.cities={ hebei: { revenue: 1 } }")).toContain(
      "; hebei revenue 1",
    );
  });

  it("place, time, players, agreement and every arm, a line each", () => {
    expect(said("beijing-tianjin-hebei/package-deal")).toMatchInlineSnapshot(`
      "Package deal
      Does a council that decides on release and border together agree on more than one that takes them one by one?
      Beijing-Tianjin-Hebei: 13 cities, 13 sectors; 2022-2033; cohorts, 1 replicate, seed 1
      objectives: gdp 0.4, revenue 0.3, consumption 0.3; agreements judged by 10 years, discount 0.95
      players: beijing (1 city), tianjin (1 city), hebei (11 cities); decision by unanimity
      agreement: Release to platforms and a lower border: firm-release, reception-platform, reception-platform, administrative-border
      baseline: no levers
        package: council from 2024, every 2 years (unanimity)
        border-first: council from 2024, every 2 years (unanimity, item by item: administrative-border, firm-release + reception-platform)
        release-first: council from 2024, every 2 years (unanimity, item by item: firm-release + reception-platform, administrative-border)
        one-by-one-paid: council from 2024, every 2 years (unanimity, item by item: administrative-border, firm-release + reception-platform, compensation: minimal payments)
      "
    `);
    expect(said("teaching/three-cities")).toMatchInlineSnapshot(`
      "Three cities and an outsider
      What does it cost a city to stay outside when its two neighbours agree?
      Three cities: 3 cities, 3 sectors; 2022-2036; 2000 firms, 8 replicates, seed 1
      baseline: no levers
        without-spring: administrative-border
          Administrative border from 2024 on; Harbour–Mill; administrative border 25 → 0 % of the factory price.
        without-mill: administrative-border
          Administrative border from 2024 on; Harbour–Spring; administrative border 25 → 0 % of the factory price.
        all: administrative-border
          Administrative border from 2024 on; all pairs of cities; administrative border 25 → 0 % of the factory price.
      "
    `);
  });

  it("in Chinese with the names of cities, players and behaviours", () => {
    const chinese = (file: string) =>
      holdings(prepareScenario(loadScenario(`scenarios/${file}.yaml`, diskFiles)), "zh");
    expect(chinese("beijing-tianjin-hebei/tax-competition")).toContain(
      "（最优反应，同时调整，前瞻10年）：13个城市的tax-rates.profitTaxRate（0至0.6）",
    );
    expect(chinese("greater-bay-area/duplicated-link")).toContain("深圳的link-investment.part zhongshan（0至1）");
    expect(chinese("beijing-tianjin-hebei/package-deal")).toContain(
      "北京（1个城市），天津（1个城市），河北（11个城市）；按一致同意决定",
    );
  });

  it("councils and their powers", () => {
    const text = said("beijing-tianjin-hebei/leading-group", "variants.compensation.council.binding=true");
    expect(text).toContain("no-powers: council from 2024, every 2 years (unanimity)\n");
    expect(text).toContain(
      "fined: council from 2024, every 2 years (unanimity, compensation: minimal payments, a breach noticed with probability 0.2 a year, a breach costs 2.00 bn yuan a year)",
    );
    expect(text).toContain("(unanimity, members bound, compensation: minimal payments)");
    expect(text).toMatch(/promotion-annual: .*every year \(unanimity, promotion for gdp 0.228, .*cluster 0.43\)/);
    expect(said("beijing-tianjin-hebei/package-deal")).toContain(
      "(unanimity, item by item: administrative-border, firm-release + reception-platform)",
    );
    expect(said("beijing-tianjin-hebei/central-top-up")).toContain("the centre adds up to 2.00 bn yuan a year");
  });

  it("what governments choose, and how", () => {
    expect(said("beijing-tianjin-hebei/tax-competition")).toContain(
      "half-pooled: revenue-pool; governments choose from 2023, every year (best-response, simultaneous, 10 years ahead): tax-rates.profitTaxRate of 13 cities (0 to 0.6)",
    );
    expect(said("greater-bay-area/duplicated-link")).toContain("link-investment.part zhongshan of shenzhen (0 to 1)");
  });
});
