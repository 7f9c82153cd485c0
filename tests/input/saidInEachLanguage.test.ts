import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatProblem, UserError } from "../../src/input/files.js";
import { bounded, textSchema } from "../../src/input/quantity.js";
import { regionRows, scenarioRows } from "../../src/input/reference/document.js";
import { validate } from "../../src/input/rules.js";
import { leverOf } from "../../src/levers/index.js";
import { SimulationError } from "../../src/model/engine/errors.js";
import { LANGUAGES, schemaText, t, textOfError, unitWords } from "../../src/words/index.js";

const locate = () => ({ file: "file.yaml", line: 3, column: 5 });

/** What is said of data that a schema refuses, by language. */
function said(schema: z.ZodType, data: unknown): Record<string, string> {
  const error = new UserError(validate(schema, data, locate).problems);
  return { ...textOfError(error), message: error.message };
}

describe("mistakes in each language", () => {
  it("name place, value, what is allowed with its unit, and the nearest name", () => {
    const share = z.strictObject({ growth: bounded({ label: "Growth", unit: "share a year", min: 0, max: 1 }) });
    const range = said(share, { growth: 2 });
    expect(range["message"]).toBe(
      "file.yaml:3:5: growth = 2 is out of range. Allowed: a number from 0 to 1 (share a year). Choose a value within these bounds.",
    );
    expect(range["en"]).toBe(range["message"]);
    expect(range["zh"]).toBe(
      "file.yaml:3:5: growth = 2 超出范围。允许：0 至 1 的数值（比例/年）。选择此范围内的数值。",
    );
    expect(said(share, { growht: 1 })["zh"]).toContain("growht 不是已知的键。允许：以下键：growth。是否指“growth”？");
  });

  it("are those of rules over several keys too", () => {
    const { schema } = leverOf("central-transfer");
    const same = { payer: "a", payee: "a", amount: 1 };
    const { en, zh } = said(schema, same);
    expect(en).toContain("is not valid: must differ from the payer.");
    expect(zh).toContain("不合要求：须不同于支付方。");
  });

  it("tell a column by its name", () => {
    const path = t("error.column", { name: "year" });
    const problem = { file: "cities.csv", path, value: 1, what: t("engine.isNoNumber"), hint: t("error.correctCell") };
    expect(LANGUAGES.map((language) => formatProblem(problem, language))).toEqual([
      "cities.csv: column year = 1 is not a number. Correct the cell.",
      "cities.csv: year 列 = 1 不是数值。更正该单元格。",
    ]);
  });

  it("keep their text in errors of runs, whose message is English", () => {
    const error = new SimulationError(t("engine.withoutLand", { year: 2030, node: "suzhou" }));
    expect([error.message, textOfError(error)["zh"]]).toEqual([
      "In year 2030 suzhou would be left without land.",
      "2030年suzhou将没有土地可用。",
    ]);
  });
});

describe("texts of files", () => {
  it("need no language but English, and take it where another is missing", () => {
    expect(textSchema.parse({ en: "Roads" })).toEqual({ en: "Roads", zh: "Roads" });
    expect(textSchema.parse({ en: "Roads", zh: "公路" })).toEqual({ en: "Roads", zh: "公路" });
    expect(textSchema.safeParse({ zh: "公路" }).success).toBe(false);
  });
});

describe("what schemas say", () => {
  it("is known in each language", () => {
    const rules = [...scenarioRows(), ...regionRows()].map(({ rule }) => rule);
    const words = new Set(rules.flatMap(({ label, description }) => [label, description]));
    const unknown = [...words].filter((one) => typeof one === "string" && !schemaText(one));
    const units = [...new Set(rules.map(({ unit }) => unit))].filter((unit) => unit && !unitWords(unit));
    const add = "add them to named.schema and named.unit of the languages in src/words/catalogues, but of English";
    expect({ unknown, units }, add).toEqual({ unknown: [], units: [] });
  });
});
