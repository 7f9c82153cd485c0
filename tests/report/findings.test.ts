import { describe, expect, it } from "vitest";
import { lookup } from "../../src/report/data.js";
import { findings, interval } from "../../src/report/findings.js";
import { inventedReport, rowOf as row } from "./fixture.js";

const data = inventedReport();

describe("findings", () => {
  it("say what happens, to whom, and how sure that is", () => {
    const text = findings(lookup(data)).join("\n");
    expect(text).toMatch(
      /the cluster’s real income in 2040 is 0\.\d+ % higher than in the baseline at central values, and \+4 to \+16 % in nine of ten of 60 worlds .*; by chance alone 0\.\d+ to 0\.\d+ % \(95 %\)\./,
    );
    const unstudied = findings(lookup({ ...data, uncertainty: undefined })).join("\n");
    expect(unstudied).toMatch(
      /the cluster’s real income in 2040 is 0\.\d+ % higher than in the baseline \(95 % interval 0\.\d+ to .*by chance alone: what is not known of parameters is not in the interval/,
    );
    expect(text).toMatch(/Residents of \d+ of 27 cities gain/);
    expect(text).toMatch(/Theil’s T\) is [\d.]+ % lower than in the baseline \(95 % interval [\d.]+ to [\d.]+ %\)/);
    expect(text).toMatch(
      /Council under “No booths at provincial borders”: all sign at 1 of 3 meetings .*Shanghai and Jiangsu refuse/,
    );
  });

  it("say so where nothing changes or chance could explain it", () => {
    const change = (effect: number, ciLow: number, ciHigh: number) => {
      const effects = data.effects.map((one) => ({ ...one, effect, ciLow, ciHigh }));
      return findings(lookup({ ...data, effects }))[0];
    };
    expect(change(0, 0, 0)).toContain("exactly as in the baseline");
    expect(change(10, -5, 25)).toContain("not distinguishable from the baseline");
  });

  it("claim no interval for a single run", () => {
    const single = findings(lookup(inventedReport(1))).join("\n");
    expect(single).toContain("higher than in the baseline.");
    expect(single).not.toContain("interval");
  });

  it("give intervals where there are any", () => {
    expect(interval(row(1.234, 0.2), "percent")).toBe("1.0 to 1.4");
    expect(interval(row(1, Number.NaN), "percent")).toBeUndefined();
  });
});
