import { describe, expect, it } from "vitest";
import { columnOf } from "../../../src/figures/drawing/figure.js";
import { coursesOver } from "../../../src/figures/lab/courses.js";

const years = [2022, 2023, 2024, 2025, 2026];
const courses = [
  { name: "A", line: { color: "red", width: 2 }, values: [0, 1, Number.NaN, 3, 4] },
  { name: "B", line: { color: "blue", width: 3 }, values: [0, 0] },
];
const given = { title: "Income", unit: "bn yuan", years, courses, at: 3 };
const drawn = (change: object = {}, width = 420) => coursesOver({ ...given, ...change }, columnOf(width));
const dataOf = (change: object = {}) =>
  drawn(change).data as { name?: string; x: number[]; y: (number | null)[]; marker: { color: string[] } }[];

describe("courses over years", () => {
  it("name the values of the year that is marked", () => {
    expect(dataOf().map(({ name }) => name)).toEqual(["A <b>3.0</b>", "B <b>–</b>", undefined]);
    expect(dataOf({ at: 2 })[0]!.name).toBe("A <b>–</b>");
    expect(drawn().layout.annotations![0]!.text).toBe("bn yuan");
    expect(drawn().height).toBe(210);
  });

  it("have a gap where a value is missing, and a dot in the marked year on those that have one", () => {
    const [a, b, dots] = dataOf();
    expect([a!.y, b!.y]).toEqual([
      [0, 1, null, 3, 4],
      [0, 0, null, null, null],
    ]);
    expect([dots!.x, dots!.y, dots!.marker.color]).toEqual([[2025], [3], ["red"]]);
  });

  it("mark as many years as there is room for", () => {
    const many = Array.from({ length: 30 }, (_, k) => 2000 + k);
    expect(drawn({ years: many }).layout.xaxis!.tickvals).toEqual([2000, 2005, 2010, 2015, 2020, 2025]);
    expect(drawn({ years: many }, 320).layout.xaxis!.tickvals).toEqual([2000, 2010, 2020]);
  });

  it("mark zero where values lie on both sides of it", () => {
    const dotted = (values: number[]) =>
      drawn({ courses: [{ ...courses[0]!, values }] }).layout.shapes!.some(({ line }) => line!.dash === "dot");
    expect([dotted([-1, 1]), dotted([0, 1]), dotted([-2, -1])]).toEqual([true, false, false]);
  });

  it("stand with a single year", () => {
    expect(drawn({ years: [2022], at: 0 }).layout.xaxis!.range).toEqual([2021.5, 2022.5]);
  });
});
