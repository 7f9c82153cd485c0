import { beforeEach, describe, expect, it } from "vitest";
import type { RunData } from "../../../../src/apps/lab/engine/useRun.js";
import { Explore } from "../../../../src/apps/lab/explore/Explore.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { chinese, type Given, page, screen, settled } from "../screen.js";
import { HARBOUR, NONE, runOf, TOLLS, WORLD } from "../worlds.js";

beforeEach(() => engines.forget());

const drawn = () => page.document.documentElement.dataset["drawn"];

/** The page with its world open, and nothing run yet. */
async function opened(given: Given = {}, language: "en" | "zh" = "en") {
  const shown = (language === "en" ? screen : chinese)(
    Explore,
    {},
    { ...given, state: { policy: TOLLS, ...given.state } },
  );
  await engines.answer("open", WORLD);
  return shown;
}

/** Sends a run as the engine does: its shape, the years of the baseline, those of the policy, and its end. */
async function finish(run: RunData, years = 5): Promise<void> {
  await engines.step("run", { shape: run.shape });
  for (const year of run.baseline) await engines.step("run", { arm: 0, year });
  for (const year of run.policy.slice(0, years)) await engines.step("run", { arm: 1, year });
  if (years === 5) await engines.answer("run", run.end!);
}

const raised = runOf({ effects: { "real-gdp": 3 } });

describe("the page", () => {
  it("opens a scenario, runs its policy and says what it does, on map and charts too", async () => {
    const shown = screen(Explore, {}, { state: { policy: TOLLS } });
    expect(shown.text).toContain("Opening the scenario…");
    await engines.answer("open", WORLD);
    expect(shown.text).not.toContain("Opening the scenario…");
    expect(shown.at(".answer")).toBe("Calculating…");
    expect(engines.last("run").ask.policy).toEqual({ levers: WORLD.variants[0]!.levers, like: "tolls" });
    expect(drawn()).toBe("no");
    await finish(raised);
    expect(shown.at(".answer .first")).toContain("“Half the tolls” raises real GDP by 3.00 %");
    expect(shown.attributes(".map [role=button]", "aria-label")[0]).toBe("Harbour +3.00 %");
    expect(shown.attributes("svg.plot", "aria-label")[0]).toContain("change +3.00 %");
    expect(drawn()).toBe("yes");
    expect(shown.has(".columns.earlier")).toBe(false);
    expect(shown.button("Table (CSV)").disabled).toBe(false);
  });

  it("says why a scenario does not open", async () => {
    const shown = screen(Explore, {});
    await engines.fail("open", textOf("no such file"));
    expect(shown.at("[role=alert]")).toBe("no such file");
    expect(shown.text).not.toContain("Opening");
    expect(chinese(Explore, {}).text).toContain("正在打开情景…");
  });

  it("says while another policy is calculated that it is, and nothing of what the one before did", async () => {
    const shown = await opened({ state: { policy: NONE } });
    await finish(runOf());
    expect(shown.at(".answer")).toContain("Nothing differs from the baseline yet.");
    shown.enter("Policy package", "choose");
    expect(shown.at(".answer")).toBe("Calculating… Map and charts still show the earlier policy.");
    expect(shown.text).not.toMatch(/no effect|raises|lowers/);
    expect(shown.attributes("svg.plot", "aria-label")[0]).toBe("Real GDP. Earlier policy.");
    expect(shown.attributes(".map svg", "aria-label")[0]).toContain("Earlier policy");
    expect(shown.has(".columns.earlier")).toBe(true);
    expect(shown.button("Table (CSV)").disabled).toBe(true);
    expect(drawn()).toBe("no");
    await finish(raised);
    expect(shown.at(".answer .first")).toContain("“Governments choose” raises real GDP by 3.00 %");
    expect(shown.text).not.toContain("arlier policy");
  });

  it("says the same in Chinese", async () => {
    const shown = await opened({ state: { policy: TOLLS } }, "zh");
    await finish(raised);
    expect(shown.at(".answer .first")).toContain("“通行费减半”使三座城市2026年的实际GDP提高3.00%");
    shown.enter("政策组合", "choose");
    expect(shown.at(".answer")).toBe("计算中… 地图与图表仍显示先前的政策。");
    expect(shown.text).not.toMatch(/没有影响|提高3/);
  });

  it("quotes no range of the shipped package for levers of one's own, also while they are calculated", async () => {
    const shown = await opened();
    await finish(raised);
    expect(shown.at(".answer")).toContain("prior range");
    shown.enter("Administrative border", 0.2);
    expect(shown.at(".answer")).not.toMatch(/prior range|Half the tolls/);
    await finish(raised);
    expect(shown.at(".answer .first")).toMatch(/“Your policy” raises .* uncertainty of parameters is not included/);
  });

  it("keeps its sentence where only something else of the same run is shown", async () => {
    const shown = await opened();
    await finish(raised);
    shown.enter("Lines", "none");
    expect(engines.last("run").ask.flows).toEqual([]);
    expect(shown.at(".answer .first")).toContain("“Half the tolls” raises");
    expect(shown.text).not.toContain("arlier policy");
  });

  it("says why a policy cannot be run, of that policy alone", async () => {
    const shown = await opened();
    await engines.fail("run", textOf("scale = 9 is out of range"));
    expect(shown.at("[role=alert]")).toBe("This policy cannot be run. scale = 9 is out of range");
    shown.enter("Policy package", "choose");
    expect(shown.at(".answer")).toBe("Calculating…");
    expect(shown.text).not.toContain("cannot be run");
  });

  it("draws years as they come, and tells how far it is", async () => {
    const shown = await opened();
    await settled(220);
    await finish(raised, 2);
    expect(shown.at(".answer")).toMatch(/^Calculating: [12] of 5 years\.$/);
    expect(shown.has("svg.plot")).toBe(true);
    expect(drawn()).toBe("no");
  });

  it("opens a city's panel once there is a run, marks its choice and closes it", async () => {
    const shown = await opened({ state: { city: "harbour", year: 2023 } });
    expect(shown.has(".city-panel")).toBe(false);
    await finish(raised);
    expect(shown.at(".city-panel h2")).toBe("Harbour, 2023");
    shown.press("Close");
    // Back to the city from which it was opened.
    expect(page.document.activeElement!.getAttribute("aria-label")).toMatch(/^Harbour/);
    shown.click(".map [role=button]");
    expect(shown.changes).toEqual([{ set: { city: undefined } }, { set: { city: HARBOUR.id } }]);
    expect(shown.at(".player output")).toBe("2023");
    shown.press("Step");
    expect(shown.changes.at(-1)).toEqual({ set: { year: 2024 } });
  });
});
