import { describe, expect, it } from "vitest";
import { CONTROLS, controlNamed, MECHANISMS, valueText } from "../../../../src/apps/lab/state/controls.js";
import { text } from "../worlds.js";

const told = (control: string, value: number) => valueText(controlNamed(control)!, value, text("yuan", "元"));

describe("the value of a lever", () => {
  it.each([
    ["border", 1, "as today", "维持现状"],
    ["border", 0.35, "35 % of today", "现状的 35%"],
    ["border", 2, "200 % of today", "现状的 200%"],
    ["pool", 0.2, "20 %", "20%"],
    ["pool", 0, "0 %", "0%"],
    ["subsidy", 0.005, "0.5 %", "0.5%"],
    ["platform", 10, "1 bn yuan a year", "每年 10 亿元"],
    ["platform", 5, "0.50 bn yuan a year", "每年 5 亿元"],
    ["platform", 2.5, "0.25 bn yuan a year", "每年 2.5 亿元"],
    ["catalogue", 0, "none", "无"],
    ["catalogue", 1, "by comparative advantage", "按比较优势"],
    ["catalogue", 3, "by fit into chains", "按产业链契合度"],
    ["land", 2, "2 km² a year", "每年 2 平方公里"],
    ["land", 2.5, "2.50 km² a year", "每年 2.50 平方公里"],
    ["quota", 3, "3 km² each a year", "每市每年 3 平方公里"],
    ["tax-rates", -0.05, "as today", "维持现状"],
    ["tax-rates", 0, "0 %", "0%"],
    ["capital-quota", 3050, "as today", "维持现状"],
    ["capital-quota", 1500, "150 bn yuan a year", "每年 1\u202f500 亿元"],
    ["shock", 0.8, "80 % of today", "现状的 80%"],
    ["reception", 100, "100 firms each a year", "每市每年 100 家企业"],
  ])("%s at %d is told as people read it", (control, value, en, zh) => {
    expect(told(control, value).en).toBe(en);
    expect(told(control, value).zh).toBe(zh);
  });
});

it("the mechanisms and events have their names", () => {
  expect(MECHANISMS.map(({ id, label }) => [id, label.en, label.zh])).toEqual([
    ["division", "Division of labour", "产业分工"],
    ["coordination", "Policy coordination", "政策协调"],
    ["platforms", "Shared platforms", "共享平台"],
    ["events", "Events", "突发事件"],
  ]);
});

describe("what is said of a lever", () => {
  it("comes from its schema: name, bounds, unit and source of the parameter", () => {
    const border = controlNamed("border")!.words;
    expect(border).toMatchObject({ label: { en: "Administrative border" }, minimum: 0, maximum: 5 });
    expect(controlNamed("border")!.words).toBe(border);
    const pool = controlNamed("pool")!.words;
    expect(pool.parameter.en).not.toBe("share");
    expect(pool.source.en).not.toMatch(/^(assumed)?$/);
    const quota = controlNamed("quota")!.words;
    expect(quota.parameter.en).not.toBe("quota");
    expect(quota.unit).toMatch(/km/);
    for (const { words, parameter, named } of CONTROLS) {
      expect([words.parameter, ...words.named].every(({ en, zh }) => en !== "" && zh !== "")).toBe(true);
      expect([words.parameter.en, ...words.named.map(({ en }) => en)]).not.toEqual([parameter, ...named]);
    }
  });
});
