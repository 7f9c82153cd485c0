import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { INDICATORS } from "../../../src/index.js";
import { agglomHere } from "../cli/program.js";
import { LabPage } from "./labPage.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-lab-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Indicators that are money may be small differences of large numbers. */
const MONEY = new Set(INDICATORS.filter(({ unit }) => unit.startsWith("100 million")).map(({ id }) => id));

/** What of `agglom compare --json` is compared. */
interface Effect {
  year: number;
  place: string;
  indicator: string;
  baselineMean: number;
  variantMean: number;
}

/** Baseline and policy by year, place and indicator, of the lab's table. */
function valuesOf(text: string): Map<string, [number, number]> {
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return new Map(
    // Units between them have commas of their own.
    rows.map((cells) => [cells.slice(0, 3).join(" "), [Number(cells.at(-2)), Number(cells.at(-1))]]),
  );
}

describe("what is taken out of the lab", () => {
  const lab = new LabPage();

  it("gives the page's numbers on the command line, within 1e-12", async () => {
    await lab.open("#s=teaching/two-cities&p=goods&l=migrants:0.25&seed=5");
    await lab.drawn();
    const { page } = lab;
    const save = async (name: string | RegExp, file: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name }).first().click(),
      ]);
      await download.saveAs(join(folder, file));
    };
    await save("Scenario file", "lab.yaml");
    await save("Table (CSV)", "lab.csv");
    await save(/as SVG/, "chart.svg");
    await save(/as PNG/, "chart.png");

    const [, command] = readFileSync(join(folder, "lab.yaml"), "utf8").match(/^# +agglom (.*)$/m)!;
    const words = command!.split(" ").map((word) => (word === "FILE" ? join(folder, "lab.yaml") : word));
    const made = await agglomHere(...words, "--out", join(folder, "out"), "--quiet", "--json");
    expect(made.stderr + made.status).toMatch(/0$/);
    const [{ effects: here }] = JSON.parse(made.stdout) as [{ effects: Effect[] }];
    const there = valuesOf(readFileSync(join(folder, "lab.csv"), "utf8"));
    expect(here.length).toBeGreaterThan(5000);
    const gdp = there.get("2036 cluster real-gdp")![0]!;
    const far = here.filter(({ year, place, indicator, baselineMean, variantMean }) => {
      const [was, is] = there.get([year, place, indicator].join(" ")) ?? [Number.NaN, Number.NaN];
      const size = Math.max(Math.abs(baselineMean), MONEY.has(indicator) ? gdp : 1);
      return !(Math.abs(was - baselineMean) <= 1e-12 * size && Math.abs(is - variantMean) <= 1e-12 * size);
    });
    expect(far).toEqual([]);
    expect(readFileSync(join(folder, "chart.svg"), "utf8")).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    // The first drawing is the map, whose names have a white edge there too.
    expect(readFileSync(join(folder, "chart.svg"), "utf8")).toMatch(/<text[^>]*paint-order="stroke"[^>]*>/);
    expect(readFileSync(join(folder, "chart.png")).subarray(1, 4).toString()).toBe("PNG");
  });
});
