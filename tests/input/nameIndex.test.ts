import { describe, expect, it } from "vitest";
import { placeIndex, sectorIndex } from "../../src/input/names.js";
import type { Region } from "../../src/input/regionSchema.js";

const label = (en: string, zh: string) => ({ en, zh });
const region = {
  tables: {
    cities: [
      { id: "suzhou", name: "Suzhou", nameZh: "苏州", province: "jiangsu" },
      { id: "taizhou", name: "Taizhou (Jiangsu)", nameZh: "泰州", province: "jiangsu" },
      { id: "taizhou-zj", name: "Taizhou (Zhejiang)", nameZh: "台州", province: "far-west" },
      { id: "shanghai", name: "Shanghai", nameZh: "上海", province: "shanghai" },
      { id: "mill", name: "Mill", province: "far-west" },
    ],
    sectors: [
      { id: "steel", label: "Iron and steel", labelZh: "钢铁" },
      { id: "toys", label: "Toys" },
    ],
  },
  hinterlands: [{ id: "rest", label: label("Rest of China", "中国其他地区") }],
  agglomerations: [{ id: "delta", label: label("Delta", "三角洲") }],
  provinceLabels: { jiangsu: label("Jiangsu", "江苏"), shanghai: label("Shanghai", "上海") },
} as unknown as Region;

describe("names of places", () => {
  const index = placeIndex(region);
  const ids = (name: string) => index.find(name).map(({ id }) => id);

  it("stand for ids in both languages, whatever their case, width and spaces", () => {
    expect(["Suzhou", " SUZHOU ", "苏州", "rest of  china", "三角洲", "江苏", "Ｍｉｌｌ"].map(ids)).toEqual([
      ...[["suzhou"], ["suzhou"], ["suzhou"], ["rest"], ["delta"], ["jiangsu"], ["mill"]],
    ]);
    expect(ids("Taizhou")).toEqual(["taizhou", "taizhou-zj"]);
    expect(ids("Taizhou (Zhejiang)")).toEqual(["taizhou-zj"]);
    expect(ids("nowhere")).toEqual([]);
  });

  it("that a region has with their rank are known without it", () => {
    const ranked = placeIndex({
      ...region,
      tables: { ...region.tables, cities: [{ id: "c1", name: "西安市", province: "p1" }] },
      provinceLabels: { p1: label("P", "陕西省") },
    } as never);
    const found = ["西安", "西安市", "陕西", "陕西省"].map((name) => ranked.find(name).map(({ id }) => id));
    expect(found).toEqual([["c1"], ["c1"], ["p1"], ["p1"]]);
    // What is called so itself comes first.
    const jilin = placeIndex({
      ...region,
      tables: { ...region.tables, cities: [{ id: "c1", name: "吉林", province: "p1" }] },
      provinceLabels: { p1: label("P", "吉林省") },
    } as never);
    expect(["吉林", "吉林市", "吉林省"].map((name) => jilin.find(name).map(({ id }) => id))).toEqual([
      ["c1"],
      ["c1"],
      ["p1"],
    ]);
  });

  it("with a rank stand for what has it alone", () => {
    expect(["苏州市", "江苏省", "三角洲城市群", "上海市", "上海省"].map(ids)).toEqual([
      ...[["suzhou"], ["jiangsu"], ["delta"], ["shanghai"], ["shanghai"]],
    ]);
    expect(["苏州省", "江苏市", "无锡市"].map(ids)).toEqual([[], [], []]);
  });

  it("of provinces without a label are made of their ids, where nothing else is called so", () => {
    expect(ids("far west")).toEqual(["far-west"]);
    const other = { ...region, hinterlands: [{ id: "rest", label: label("Far West", "西部") }] } as unknown as Region;
    expect(
      placeIndex(other)
        .find("Far West")
        .map(({ id }) => id),
    ).toEqual(["rest"]);
  });

  it("are not ids, which stand for themselves", () => {
    expect(["suzhou", "jiangsu", "rest", "delta"].every((id) => index.isId(id))).toBe(true);
    expect(index.isId("Suzhou")).toBe(false);
  });

  it("are shown in Chinese where there is a Chinese name", () => {
    const shown = (id: string) => index.things.filter((thing) => thing.id === id).map((thing) => thing.shown);
    expect(["suzhou", "mill", "rest", "jiangsu", "far-west"].map(shown)).toEqual([
      ...[["苏州"], ["Mill"], ["中国其他地区"], ["江苏"], ["far-west"]],
    ]);
    expect(sectorIndex(region).things.map((thing) => thing.shown)).toEqual(["钢铁", "Toys"]);
    expect(
      sectorIndex(region)
        .find("iron and steel")
        .map(({ id }) => id),
    ).toEqual(["steel"]);
  });
});
