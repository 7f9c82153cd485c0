import { describe, expect, it } from "vitest";
import { indicatorsMarkdown } from "../../../src/measures/indicators/document.js";
import { BLOCKS, PARTS } from "../../../src/measures/indicators/goalposts.js";
import { textOf } from "../../../src/words/index.js";

const indicator = (id: string, more: object = {}) => ({
  ...{ id, label: textOf(`Label of ${id}`), unit: "share", formula: "a|b", source: "Somebody 2020" },
  ...{ better: "higher" as const, scope: "city" as const, measure: () => 0, ...more },
});
const lines = (...indicators: ReturnType<typeof indicator>[]) => indicatorsMarkdown(indicators).split("\n");

describe("the reference of indicators", () => {
  it("has a row for each, with signs that would end a cell escaped", () => {
    const [row] = lines(indicator("mine")).filter((line) => line.startsWith("| `mine`"));
    expect(row).toMatch(
      /^\| `mine` \| Label of mine \(Label of mine\) \| share \| cities \| higher \| a\\\|b \| Somebody 2020 \|$/,
    );
  });

  it("says where it has values, those of observed tables too, and which way is better", () => {
    const cells = (id: string, more: object) =>
      lines(indicator(id, more))
        .find((line) => line.startsWith(`| \`${id}\``))!
        .split(" | ")
        .slice(3, 5);
    expect(cells("mine", { scope: "both", better: "lower" })).toEqual([
      ...[expect.stringMatching(/^cluster, .*cities$/), "lower"],
    ]);
    const [plain] = cells("mine", { scope: "cluster", better: "none" });
    const [observed] = cells("complementarity", { scope: "cluster", better: "none" });
    expect(observed!.startsWith(plain!)).toBe(true);
    expect(observed!.length).toBeGreaterThan(plain!.length);
  });

  it("tells what to mind once for all that share it, and nothing of those without", () => {
    const trap = { trap: "Mind the gap." };
    const found = lines(indicator("one", trap), indicator("two"), indicator("three", trap)).filter((line) =>
      line.includes("Mind the gap."),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("`one`");
    expect(found[0]).toContain("`three`");
    expect(found[0]).not.toContain("`two`");
  });

  it("has the goalposts of every part under its block, and every composite", () => {
    const all = lines();
    for (const { id, label } of BLOCKS)
      expect(all.filter((line) => line.startsWith(`| ${label.en} | \``)).length, id).toBe(
        PARTS.filter(({ block }) => block === id).length,
      );
    expect(all.filter((line) => line.startsWith("| `collaboration-index"))).toHaveLength(1 + BLOCKS.length);
    expect(all.find((line) => line.includes("`rd-intensity`"))).toMatch(/\| 0: .* \| 4\.1: .* \|$/);
  });
});
