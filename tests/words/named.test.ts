import { describe, expect, it } from "vitest";
import {
  accountText,
  parameterText,
  percentUnit,
  schemaText,
  shownUnit,
  t,
  textOf,
  unitText,
  unitWords,
} from "../../src/words/index.js";
import { isShare, register } from "../../src/words/named.js";

describe("a number of a region file", () => {
  const { zh: profit } = t("parameter.taxOnProfit");

  it("is named by its English name, with its places behind it", () => {
    expect(parameterText("Tax on profit")).toEqual(t("parameter.taxOnProfit"));
    expect(parameterText("Tax on profit, different province").en).toBe("Tax on profit, different province");
    const chinese = parameterText("Tax on profit, different province").zh;
    expect(chinese).toContain(profit);
    expect(chinese).not.toMatch(/[A-Za-z]/);
    expect(parameterText("Tax on profit, north, south")).toMatchObject({ en: "Tax on profit, north, south" });
    expect(parameterText("Tax on profit, north, south").zh).toMatch(/north[，、]\s?south/);
  });

  it("stays as it is where it is not known", () => {
    for (const name of ["somewhere", "a and b"]) expect(parameterText(name)).toEqual(textOf(name));
  });
});

describe("words of schemas, units and accounts", () => {
  it("are known by their English words alone, and of their own family", () => {
    expect(schemaText("Tax on profit")).toEqual(t("parameter.taxOnProfit"));
    expect(schemaText(t("schema.travelTime").en)).toEqual(t("schema.travelTime"));
    expect([schemaText("wages"), schemaText("nothing")]).toEqual([undefined, undefined]);
    expect([unitWords("km"), unitWords("Tax on profit")]).toEqual([textOf("km", "公里"), undefined]);
    expect(unitWords("currency per vehicle-km")?.zh).toBe("本币/车公里");
    expect(accountText("wages")).toEqual(textOf("wages", "工资"));
    expect(accountText("nothing")).toEqual(textOf("nothing"));
  });

  it("name the holder of an account, where it is one", () => {
    expect(accountText("firms of port")).toEqual(t("account.firms", { id: "port" }));
    expect(accountText("centre of port of call")).toEqual(t("account.centre", { id: "port of call" }));
    expect(accountText("profits of port")).toEqual(textOf("profits of port"));
  });
});

describe("a unit", () => {
  const yuan = textOf("yuan", "元");

  it("has the name of the currency wherever it stands, and is English where it is not known", () => {
    expect(unitText("100 million of currency a year", yuan).en).toBe("100 million yuan a year");
    expect(unitText("{currency} per {currency}", yuan)).toEqual(textOf("yuan per yuan", "元 per 元"));
    expect(unitText("parts of currencyless", yuan).en).toBe("parts of currencyless");
  });

  it("of hundred millions is one of billions in English where it begins so", () => {
    const money = unitText("100 million {currency}", yuan);
    expect(shownUnit(money, "en")).toEqual({ unit: "billion yuan", factor: 0.1 });
    expect(shownUnit(money, "zh")).toEqual({ unit: money.zh, factor: 1 });
    expect(shownUnit(textOf("per 100 million"), "en")).toEqual({ unit: "per 100 million", factor: 1 });
  });

  it("that is a share is shown in per cent, and others are as they are", () => {
    expect([textOf("share of profit"), textOf("shares"), textOf("a share"), undefined].map(isShare)).toEqual([
      ...[true, false, false, false],
    ]);
    expect(percentUnit(textOf("share"), "en")).toEqual({ unit: "%", factor: 100 });
    expect(percentUnit(textOf("share of profit"), "en")).toEqual({ unit: "% of profit", factor: 100 });
    expect(percentUnit(textOf("km", "公里"), "zh")).toEqual({ unit: "公里", factor: 1 });
  });
});

interface Declared {
  id: string;
  label: unknown;
  unit: unknown;
  measure: unknown;
}

const known: Declared[] = [{ id: "gdp", label: { en: "GDP", zh: "生产总值" }, unit: "yuan", measure: () => 1 }];
const mine: Declared = { id: "mine", label: "My own", unit: "share", measure: () => 2 };
const add = (declared: object, to = [...known]) => {
  register(to, declared as Declared, {
    ...{ kind: "indicator", name: "id", text: ["label"], string: ["unit"], function: ["measure"], object: [] },
  });
  return to;
};

describe("a declaration from outside", () => {
  it("stands behind those that are known; a plain text is the text of all languages, and English stands for others", () => {
    expect(add(mine)).toEqual([known[0], { ...mine, label: { en: "My own", zh: "My own" } }]);
    expect(add({ ...mine, label: { en: "My own" } })[1]!.label).toEqual({ en: "My own", zh: "My own" });
    expect(add({ ...mine, label: { en: "My own", zh: "我的" } })[1]!.label).toEqual({ en: "My own", zh: "我的" });
  });

  it("keeps what a class gives it", () => {
    class Own {
      id = "own";
      label = "My own";
      unit = "share";
      measure() {
        return 2;
      }
    }
    expect((add(new Own())[1]!.measure as () => number)()).toBe(2);
  });

  it.each([
    [{}, 'indicator: id "undefined" is no word of lower-case letters, digits and hyphens'],
    [{ ...mine, id: "My own" }, 'indicator: id "My own" is no word of lower-case letters, digits and hyphens'],
    [{ ...mine, id: "gdp" }, 'there is an indicator "gdp" already'],
    [{ ...mine, label: "" }, 'indicator "mine": label is missing or no text'],
    [{ ...mine, label: { zh: "我的" } }, 'indicator "mine": label is missing or no text'],
    [{ ...mine, unit: undefined }, 'indicator "mine": unit is missing or no text'],
    [{ ...mine, unit: { en: "share" } }, 'indicator "mine": unit is missing or no text'],
    [{ ...mine, measure: 3 }, 'indicator "mine": measure is missing or no function'],
  ])("is refused with what it lacks: %j", (declared, message) => {
    const to = [...known];
    expect(() => add(declared, to)).toThrow(message);
    expect(() => add(declared, to)).toThrow(RangeError);
    expect(to).toEqual(known);
  });
});
