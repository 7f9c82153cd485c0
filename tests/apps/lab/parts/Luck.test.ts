import { expect, it } from "vitest";
import { Luck } from "../../../../src/apps/lab/parts/pickers.js";
import { chinese, screen } from "../screen.js";

const OF_FILE = { population: "agents", seed: 7 } as const;
const world = OF_FILE as never;

it("tells the luck, draws another and takes the first one back", () => {
  const luck = screen(Luck, { world });
  expect(luck.text).toContain("Seed 7: the same for baseline and policy.");
  expect(luck.isOpen("First seed")).toBe(false);
  luck.press("New seed");
  expect(luck.text).toContain("Seed 8:");
  luck.press("First seed");
  expect(luck.changes).toEqual([{ set: { seed: 8 } }, { set: { seed: undefined } }]);
  const named = screen(Luck, { world: { ...OF_FILE, seed: "luck" } as never });
  expect(named.text).toContain("Seed luck: the same for baseline and policy.");
  named.press("New seed");
  expect(named.text).toContain("Seed 1:");
});

it("knows no luck of masses", () => {
  const luck = screen(Luck, { world });
  expect(luck.options("Firms")).toEqual(["*one by one, with chance", "as cohorts, without chance"]);
  luck.enter("Firms", "cohorts");
  expect(luck.changes).toEqual([{ set: { population: "cohorts" } }]);
  expect(luck.text).not.toContain("Luck");
  expect(chinese(Luck, { world }, { state: { population: "agents" } }).text).toContain(
    "随机种子 7：基准情景与政策共用",
  );
});
