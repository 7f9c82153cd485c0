import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, it } from "vitest";
import { dumpMarket, marketInC } from "../../../src/apps/bench/market.js";
import { randomMarket } from "../../../src/apps/bench/randomMarket.js";
import { Market, type MarketInputs } from "../../../src/model/engine/market.js";
import { calibrationOf } from "../../model/arms.js";

const folder = mkdtempSync(`${tmpdir()}/agglom-twins-`);
afterAll(() => rmSync(folder, { recursive: true }));

const all = (values: Float64Array, value: number) => values.map(() => value);

/** The base year with what no base year has: tariffs, subsidies, orders, rents for firms, capital that idles. */
function everything(base: MarketInputs): MarketInputs {
  const { policy, wedges, lumpSums } = base;
  return {
    ...base,
    productivity: base.productivity.map((value, k) => value * (k % 7 === 0 ? 0.2 : 1)),
    wedges: { ...wedges, tariffFreeness: wedges.freeness.map((value) => 0.01 * value) },
    lumpSums: { ...lumpSums, targeted: all(lumpSums.targeted, 1) },
    policy: {
      ...policy,
      profitTaxRebate: all(policy.profitTaxRebate, 0.1),
      wageSubsidy: all(policy.wageSubsidy, 0.01),
      sectorSubsidy: all(policy.sectorSubsidy, 0.02),
      protectionRentToFirms: all(policy.protectionRentToFirms, 0.3),
    },
  };
}

describe.skipIf(spawnSync("gcc", ["--version"]).status !== 0)("the market in C", () => {
  const inC = marketInC(folder);

  /** How many of the two programs find the market's image to 1e-12. */
  function agreeing(market: Market, inputs: MarketInputs): number {
    market.prepare(inputs);
    return inC(dumpMarket(`${folder}/one.market`, market, inputs)).length;
  }

  it("maps the delta as the engine does, whatever its policy charges and pays", () => {
    const { world, market: cleared, inputs } = calibrationOf("yangtze-river-delta");
    const market = new Market(world.economy);
    market.startFrom(cleared);
    expect(agreeing(market, everything(inputs))).toBe(2);
    expect(Math.min(...market.capitalUsed)).toBeLessThan(1);
    expect(agreeing(market, inputs)).toBe(2);
  });

  it("maps an invented market without entry or saving", () => {
    const { economy, inputs } = randomMarket(7, 5);
    expect(agreeing(new Market(economy), inputs)).toBe(2);
  });

  it("refuses a policy that it leaves out", () => {
    const { economy, inputs } = randomMarket(7, 5);
    const enclave = { sectors: [], host: 0, sponsor: 1, sponsorTax: 0.5 };
    const shared = { ...inputs, policy: { ...inputs.policy, enclaves: [enclave] } } as unknown as MarketInputs;
    expect(agreeing(new Market(economy), shared)).toBe(0);
  });
});
