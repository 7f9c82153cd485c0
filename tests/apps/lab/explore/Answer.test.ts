import { describe, expect, it } from "vitest";
import { Answer } from "../../../../src/apps/lab/explore/Explore.js";
import { textOf } from "../../../../src/words/index.js";
import { chinese, screen } from "../screen.js";
import { NONE, ready, runOf, TOLLS, WORLD } from "../worlds.js";

const OWN = { package: "", settings: [{ control: "toll", value: 0 }] };
const raised = runOf({
  effects: { "real-gdp": 3 },
  end: {
    idle: [{ lever: "toll", reason: { en: "there is none", zh: "没有通行费" } }],
    cautions: [textOf("Quota: `trade` is sold.", "配额：`trade` 已出售。")],
  },
});
const answer = (given: Partial<Parameters<typeof Answer>[0]>) => ({
  world: WORLD,
  policy: TOLLS,
  running: ready(raised),
  ...given,
});

describe("the answer", () => {
  it("says what the policy did, how sure that is, and which lever does nothing", () => {
    const { text } = screen(Answer, answer({}));
    expect(text).toMatch(
      /^Three cities: “Half the tolls” raises real GDP by 3\.00 % in 2026 \(prior range \+2.* to \+4.* %.*\)/,
    );
    expect(text).toContain("Prior range: no data held against it, 250 parameter draws");
    expect(text).toContain("“Motorway toll” changes nothing here: there is none.");
    expect(text).toContain("Quota: trade is sold.");
    const told = chinese(Answer, answer({})).text;
    expect(told).toMatch(/^“通行费减半”使三座城市2026年的实际GDP提高3/);
    expect(told).toContain("在此不起作用：没有通行费。");
  });

  it("speaks of nothing where nothing differs, whatever is being run", () => {
    const gone = { package: "of-another-version", settings: [] };
    expect(screen(Answer, answer({ policy: gone })).text).toMatch(/^Nothing differs/);
    const start = screen(Answer, answer({ policy: NONE }));
    expect(start.text).toMatch(
      /^Nothing differs from the baseline yet\. .* Choose a package of policies or move a lever/,
    );
    expect(start.text).not.toContain("raises");
    expect(chinese(Answer, answer({ policy: NONE })).text).toContain("目前与基准情景（不实施政策）没有差别");
    expect(screen(Answer, answer({ policy: OWN })).text).toContain("“Your policy” raises");
  });

  it("says how far a run is, and no sentence before its end", () => {
    const running = { current: true, busy: true };
    const far = (years: number) => screen(Answer, answer({ running: { ...running, data: runOf({ years }) } }));
    expect(far(0).text).toBe("Calculating…");
    expect(far(2).text).toBe("Calculating: 2 of 5 years.");
    expect(far(2).attributes(".answer", "aria-busy")).toEqual(["true"]);
    const told = chinese(Answer, answer({ running: { ...running, data: runOf({ years: 2 }) } }));
    expect(told.text).toBe("计算中：已完成2年，共5年。");
    expect(screen(Answer, answer({ running: { current: false, busy: false } })).text).toBe("Calculating…");
  });

  it("says nothing of an earlier policy while another is calculated, but that drawings still show it", () => {
    const running = { data: raised, current: false, busy: true };
    expect(screen(Answer, answer({ running })).text).toBe("Calculating… Map and charts still show the earlier policy.");
    expect(chinese(Answer, answer({ running })).text).toBe("计算中… 地图与图表仍显示先前的政策。");
  });

  it("follows the policy: no sentence stays from the one before", () => {
    const shown = screen(Answer, answer({}));
    expect(shown.text).toContain("“Half the tolls” raises");
    shown.update({ policy: OWN, running: { data: raised, current: false, busy: false } });
    expect(shown.text).not.toMatch(/raises|effect|Half/);
    shown.update({ running: ready(runOf({ effects: { "real-gdp": -1 } })) });
    expect(shown.text).toContain("“Your policy” lowers real GDP by 1");
    shown.update({ policy: TOLLS });
    expect(shown.text).toContain("“Half the tolls” lowers");
  });

  it("keeps its height while another policy is calculated, so that levers below do not jump", () => {
    const shown = screen(Answer, answer({}));
    const box = shown.one(".answer");
    const isHigh = (pixels: number) =>
      Object.defineProperty(box, "offsetHeight", { value: pixels, configurable: true }) && shown.update({});
    isHigh(120);
    expect(box.style.minHeight).toBe("");
    shown.update({ policy: OWN, running: { data: raised, current: false, busy: true } });
    isHigh(40);
    expect(box.style.minHeight).toBe("120px");
  });

  it("quotes why a policy cannot be run", () => {
    const failure = { text: textOf("scale = 9 is out of range.", "scale = 9 超出范围。") } as never;
    const failed = screen(Answer, answer({ running: { ...ready(raised), failure } }));
    expect(failed.text).toBe("This policy cannot be run. scale = 9 is out of range.");
    const inChinese = chinese(Answer, answer({ running: { ...ready(raised), failure } }));
    expect([inChinese.at(".first"), inChinese.at(".message")]).toEqual(["该政策无法运行。", "scale = 9 超出范围。"]);
  });
});
