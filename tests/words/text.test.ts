import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { accountText, listed, spoken, t, textOf } from "../../src/words/index.js";

it("data are seen in one language, whatever their shape", () => {
  const data = { title: textOf("A", "甲"), list: [{ label: textOf("B", "乙"), size: 2 }], kept: new Float64Array(1) };
  const seen = spoken(data, "zh");
  expect(seen).toEqual({ title: "甲", list: [{ label: "乙", size: 2 }], kept: new Float64Array(1) });
  expect(seen.kept).toBe(data.kept);
});

it("a name without Chinese is shown as it is", () => {
  expect(textOf("Paris")).toEqual({ en: "Paris", zh: "Paris" });
});

it("a name in Latin letters does not run into a figure in Chinese, and a Chinese one needs no space", () => {
  const told = (name: string, amount: string) => t("join.nameAndAmount", { name: textOf("X", name), amount }).zh;
  expect(["实际GDP", "Route 2", "港城"].map((name) => told(name, "+2.3 %"))).toEqual([
    "实际GDP +2.3 %",
    "Route 2 +2.3 %",
    "港城+2.3 %",
  ]);
  expect([told("实际GDP", "不明确"), told("2024", "3"), told("实际GDP", "2041年+2.3 %")]).toEqual([
    "实际GDP不明确",
    "20243",
    "实际GDP 2041年+2.3 %",
  ]);
  expect(t("join.nameAndAmount", { name: "GDP", amount: "+2.3 %" }).en).toBe("GDP +2.3 %");
  // What a message chooses words by is no name.
  expect(t("calibrate.modeOf", { stock: "workers", node: "港城" }).zh).toBe("港城的劳动力");
});

it("lists end with a word in each language", () => {
  const names = [textOf("A", "甲"), textOf("B", "乙"), textOf("C", "丙")];
  expect([listed(names, "en"), listed(names, "zh")]).toEqual(["A, B and C", "甲、乙和丙"]);
});

it("transactions and accounts of the audit are named in each language", () => {
  const ledger = readFileSync("src/model/engine/ledger.ts", "utf8");
  const kinds = [...ledger.matchAll(/\.row\("([^"]+)"/g)].map(([, kind]) => kind!);
  const accounts = [...ledger.matchAll(/`(\w+ of )\$\{id\}`/g)].map(([, account]) => `${account}port`);
  expect([kinds.length, accounts.length]).toEqual([19, 4]);
  const named = [...kinds, ...accounts].map((name) => [name, accountText(name)] as const);
  const lacking = named.filter(([name, { en, zh }]) => en !== name || zh === name);
  expect(lacking, "add them to named.account of the languages in src/words/catalogues, but of English").toEqual([]);
});
