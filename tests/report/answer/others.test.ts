import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "../../apps/cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-others-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Row {
  variant: string;
  place: string;
  indicator: string;
  year: number;
  baselineMean: number;
  effect: number;
}

const ANSWER = "answer={ compare: [year], when: 2024, places: [{ allBut: [riverport] }] }";
const ASKED = ["questions/city-shut", "--set", "years=3", "--set", ANSWER, "--uncertainty", "0", "--quiet"];

it("what shutting a city does to the others is told first, of these together", async () => {
  const { stdout, status } = await agglomHere("compare", ...ASKED, "--json", "--out", join(folder, "out"));
  expect(status).toBe(0);
  const [{ effects, answer }] = JSON.parse(stdout) as [{ effects: Row[]; answer: Record<string, never> }];
  expect(answer["places"]).toEqual(["all-but-riverport"]);
  const { en, zh } = answer["sentences"] as unknown as Record<"en" | "zh", string[]>;
  expect(en[0]).toMatch(/^All cities but Riverport: “Half shut for a year” lowers real GDP by .* in 2024/);
  expect(zh[0]).toMatch(/^“半停摆一年”使其他城市（不含江港）2024年的实际GDP降低/);
  const of = (place: string) =>
    effects.find(
      (row) => [row.variant, row.place, row.indicator, row.year].join() === ["year", place, "real-gdp", 2024].join(),
    )!;
  const [all, shut, others] = ["cluster", "riverport", "all-but-riverport"].map(of);
  expect(others!.baselineMean).toBeCloseTo(all!.baselineMean - shut!.baselineMean, 6);
  expect(others!.effect).toBeCloseTo(all!.effect - shut!.effect, 6);
  expect(others!.effect).toBeLessThan(0);
});
