import { describe, expect, it } from "vitest";
import { lorenzCurves } from "../../../../src/figures/comparison/print/lorenz.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { armLine } from "../../../../src/figures/drawing/palette.js";
import { textOf } from "../../../../src/words/index.js";
import { type Row, smallReport } from "../small.js";

/** The poorer half of people has a quarter of income without the reform, and three eighths with it. */
const rows: Row[] = [
  ["a", "real-gdp", 2030, 75, -12.5],
  ["b", "real-gdp", 2030, 25, 12.5],
  ["a", "residents", 2030, 100, 0],
  ["b", "residents", 2030, 100, 0],
  ["cluster", "gini", 2030, 0.25, -0.125, 0.0125],
];
const draw = (of: Row[], space = PAGE) => lorenzCurves.draw(smallReport([2020, 2030], "abc", of), space) as Drawing;
type Trace = { x: number[]; y: number[]; name: string; line: { color: string } };
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe("Lorenz curves between cities", () => {
  const drawing = draw(rows);
  const [equality, without, withIt, change] = drawing.data as unknown as Trace[];

  it("add up income over residents from the poorest city on, without the reform and with it", () => {
    expect(equality!.y).toEqual([0, 100]);
    expect([without!.x, without!.y]).toEqual([close([0, 50, 100]), close([0, 25, 100])]);
    expect(withIt!.y).toEqual(close([0, 37.5, 100]));
    expect([without!.line.color, withIt!.line.color]).toEqual([armLine(0).color, armLine(1).color]);
  });

  it("are told apart by how far one lies above the other at each hundredth of residents", () => {
    expect(change!.x).toHaveLength(101);
    expect([0, 25, 50, 75, 100].map((share) => change!.y[share])).toEqual(close([0, 6.25, 12.5, 6.25, 0]));
    expect(change!.line.color).toBe(armLine(1).color);
  });

  it("have the Gini coefficient of each in their names, and its change with the interval below", () => {
    expect(without!.name).toBe("baseline<br>Gini 0.2500");
    expect(withIt!.name).toBe("reform<br>Gini 0.1250");
    const long = textOf("A reform whose name is far too long for one line");
    const variants = ["baseline", "reform"].map((id) => ({ id, label: long, description: textOf("") }));
    const broken = lorenzCurves.draw(smallReport([2020, 2030], "abc", rows, { variants })) as Drawing;
    expect((broken.data[2] as unknown as Trace).name).toBe(
      "A reform whose name is far<br>too long for one line<br>Gini 0.1250",
    );
    expect(drawing.caption).toContain("−0.1250 [−0.1375, −0.1125]");
    const lone = draw(rows.map((row): Row => (row[1] === "gini" ? ["cluster", "gini", 2030, 0.25, -0.125, NaN] : row)));
    expect(lone.caption).toContain("−0.1250");
    expect(lone.caption).not.toContain("[");
  });

  it("leave out cities that lack income or people, and need two of them and a Gini", () => {
    const more: Row[] = [...rows, ["c", "real-gdp", 2030, 50, 0]];
    expect(draw(more).data).toEqual(drawing.data);
    expect(draw(rows.slice(1))).toBeUndefined();
    expect(draw(rows.slice(0, 4))).toBeUndefined();
  });

  it("stand below each other where there is little room", () => {
    expect([drawing.height, draw(rows, { ...PAGE, width: 400 }).height]).toEqual([360, 660]);
  });
});
