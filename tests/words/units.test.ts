import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { INSTRUMENT_TEXT } from "../../src/levers/document.js";
import { levers } from "../../src/levers/index.js";
import { INDICATORS } from "../../src/measures/indicators/index.js";
import { percentUnit, shownUnit, textOf, unitText } from "../../src/words/index.js";

const NONE = textOf("");

describe("units", () => {
  it("have a Chinese name wherever a lever, an indicator or a shipped region uses one", () => {
    const used = new Set(INDICATORS.map(({ unit }) => unit));
    for (const { unit } of Object.values(INSTRUMENT_TEXT)) used.add(unit);
    for (const { schema } of levers) collect(z.toJSONSchema(schema, { io: "input" }), used);
    for (const file of readdirSync("scenarios/regions", { recursive: true, encoding: "utf8" }))
      if (file.endsWith(".yaml")) collect(parse(readFileSync(`scenarios/regions/${file}`, "utf8")), used);
    const lacking = [...used].filter((unit) => unitText(unit, NONE).zh === unitText(unit, NONE).en);
    expect(lacking, "add them to named.unit of the languages in src/words/catalogues, but of English").toEqual([]);
  });

  it("that are shares can be shown in per cent", () => {
    const unit = unitText("share of the factory price", NONE);
    expect(percentUnit(unit, "en")).toEqual({ unit: "% of the factory price", factor: 100 });
    expect(percentUnit(unit, "zh")).toEqual({ unit: "%（占出厂价）", factor: 100 });
    expect(percentUnit(unitText("km", NONE), "en")).toEqual({ unit: "km", factor: 1 });
  });

  it("of money name the currency, and are billions in English, hundred millions in Chinese", () => {
    const unit = unitText("100 million {currency}, base-year prices", { en: "yuan", zh: "元" });
    expect(unit).toEqual({ en: "100 million yuan, base-year prices", zh: "亿元（基年价格）" });
    expect(shownUnit(unit, "en")).toEqual({ unit: "billion yuan, base-year prices", factor: 0.1 });
    expect(shownUnit(unit, "zh")).toEqual({ unit: "亿元（基年价格）", factor: 1 });
  });
});

/** Units anywhere in a schema. */
function collect(schema: unknown, into: Set<string>): void {
  if (typeof schema !== "object" || schema === null) return;
  if ("unit" in schema && typeof schema.unit === "string") into.add(schema.unit);
  for (const value of Object.values(schema)) collect(value, into);
}
