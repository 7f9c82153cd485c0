import { describe, expect, it } from "vitest";
import {
  lorenzCsv,
  observedPanel,
  panelCsv,
  relatednessCsv,
  transitionsCsv,
} from "../../../src/evidence/observed/panel.js";
import { TABLE_INDICATORS } from "../../../src/measures/indicators/index.js";
import { english } from "../../../src/words/index.js";
import { value as simulated } from "../../measures/indicators/values.js";
import { panelOf, rowsOf, SMALL, tableOf } from "./tables.js";

const row = panelOf(SMALL);

describe("the panel of an observed table", () => {
  it("has the numbers of a simulated year with the same cities", () => {
    for (const id of [
      "krugman",
      "unido-similarity",
      "herfindahl",
      "duplication",
      "locational-gini",
      "theil-t-gdp",
      "gini",
    ])
      expect(row("cluster", id, 2010)!.value, id).toBeCloseTo(simulated("cluster", id), 12);
    expect(row("a", "krugman", 2010)!.value).toBeCloseTo(simulated("a", "krugman"), 12);
    expect(row("P", "complementarity", 2010)!.value).toBeCloseTo(simulated("P", "complementarity"), 12);
  });

  it("gives every indicator where its scope says so, a value or a reason", () => {
    const { rows } = observedPanel(tableOf(SMALL));
    for (const { id, scope } of TABLE_INDICATORS) {
      const places = rows.filter(({ indicator }) => indicator === id).map((one) => one.scope);
      expect(new Set(places), id).toEqual(
        new Set(
          scope === "both"
            ? ["cluster", "P", "Q", "a", "b", "c"]
            : scope === "city"
              ? ["a", "b", "c"]
              : ["cluster", "P"],
        ),
      );
    }
    for (const { value, reason, unit } of rows) {
      expect(unit.length).toBeGreaterThan(0);
      if (value === null) expect(english(reason!).length).toBeGreaterThan(10);
      else expect(Number.isFinite(value)).toBe(true);
    }
  });

  it("compares years: growth by sectors and convergence", () => {
    const [mix, competitive] = ["growth-mix", "growth-competitive"].map((id) => row("a", id, 2020)!.value!);
    expect(mix! + competitive!).toBeCloseTo(90 / 50 - 190 / 140, 12);
    expect(mix).toBeCloseTo((40 * (130 / 80 - 190 / 140) + 10 * (1 - 190 / 140)) / 50, 12);
    expect(row("a", "growth-mix", 2010)!.reason).toBe("needs an earlier year");
    expect(row("cluster", "beta-convergence", 2020)!.value).toBeLessThan(0);
  });

  it("measures functions where the sectors are named", () => {
    expect(row("cluster", "core-functions", 2010)!.value).toBeNull();
    const named = panelOf(SMALL, { manufacturing: ["farms"], producerServices: ["works"] });
    // The core is a, the first of the two with the largest GDP of the first year.
    expect(named("cluster", "core-functions", 2020)!.value).toBeCloseTo(80 / 10 / (50 / 50), 12);
  });

  it("stands on the fixed scale of collaboration, with what a table can tell", () => {
    const theil = row("cluster", "theil-t-gdp", 2010)!.value!;
    const gap = row("cluster", "core-periphery-gap", 2010)!.value!;
    const points = (100 * (1 - theil / 0.185) + 100 * (1 - Math.abs(gap) / 1.063)) / 2;
    expect(row("cluster", "collaboration-index:equality", 2010)!.value).toBeCloseTo(points, 10);
    expect(row("cluster", "collaboration-index", 2010)!.value).toBeCloseTo(points, 10);
    expect(row("cluster", "collaboration-index:division", 2010)!.reason).toMatch(/fewer than 10 sectors/);
  });

  it("has a location quotient of every city and sector", () => {
    expect(row("a", "location-quotient:works", 2010)!.value).toBeCloseTo(40 / 50 / (80 / 140), 12);
    expect(row("cluster", "location-quotient:works", 2010)).toBeUndefined();
    const gaps = panelOf("city,group,sector,value\na,P,x,1\na,P,y,0\nb,P,x,2\nb,P,y,0\n");
    expect(gaps("a", "location-quotient:x")!.value).toBe(1);
    expect(gaps("a", "location-quotient:y")!.reason).toBe("no city has anything in y");
  });

  it("writes no NaN", () => {
    const table = tableOf(SMALL);
    const files = [panelCsv(observedPanel(table).rows), relatednessCsv(table), lorenzCsv(table)];
    for (const lines of files) expect([...lines].join("")).not.toMatch(/NaN|Infinity/);
    const moves = [...transitionsCsv(table)];
    expect(moves.join("")).not.toMatch(/NaN|Infinity/);
    // Only a and b have a neighbour in their group, and there are two years.
    expect(moves.slice(1).reduce((sum, line) => sum + Number(line.split(",")[3]), 0)).toBe(2);
    expect([...lorenzCsv(table)].at(-1)).toMatch(/^2020,1(\.0+)?,(1|0\.9{12}\d*|1\.0{12}\d*)\n$/);
  });
});

describe("odd tables", () => {
  const column = (text: string) => `city,group,sector,value,population,gdp\n${text}`;
  const finite = (text: string) => {
    const { rows } = observedPanel(tableOf(text));
    for (const { value } of rows) expect(value === null || Number.isFinite(value)).toBe(true);
    return rowsOf({ rows, collaboration: [] });
  };

  it("of a single city say that there is nothing to compare", () => {
    const one = finite(column("a,P,x,1,2,3\na,P,y,3,2,3\n"));
    expect(one("a", "herfindahl")!.value).toBeCloseTo(0.625, 12);
    expect(one("cluster", "theil-t-gdp")).toBeUndefined();
    expect(one("a", "unido-similarity")!.value).toBeNull();
  });

  it("of equal cities are at rest", () => {
    const same = finite(column("a,P,x,1,2,3\na,P,y,3,2,3\nb,Q,x,1,2,3\nb,Q,y,3,2,3\n"));
    expect(same("cluster", "theil-t-gdp")!.value).toBeCloseTo(0, 14);
    expect(same("cluster", "unido-similarity")!.value).toBeCloseTo(1, 12);
    expect(same("a", "relatedness-density")!.reason).toMatch(/no sector is left/);
  });

  it("of zeros and gaps name what is missing", () => {
    const text = column("a,P,x,1,,3\na,P,y,3,,3\na,P,z,0,,3\nb,P,x,1,2,3\nb,P,y,,2,3\nb,P,z,0,2,3\n");
    const gaps = finite(text);
    expect(gaps("cluster", "gini")!.reason).toBe("population of a is not known");
    expect(gaps("a", "krugman")!.reason).toMatch(/^y of b is not known/);
    expect(gaps("cluster", "gini-between")!.reason).toBe("population of a is not known");
    expect(gaps("a", "gdp-share")!.value).toBe(0.5);
    const zero = finite(column("a,P,x,1,2,3\na,P,z,0,2,3\nb,P,x,2,2,3\nb,P,z,0,2,3\n"));
    expect(zero("cluster", "gini-between")!.reason).toBe("all cities are of one group");
    expect(zero("cluster", "krugman")!.value).toBe(0);
    const nothing = finite(column("a,P,x,0,2,3\nb,P,x,2,2,3\n"));
    expect(nothing("cluster", "krugman")!.reason).toBe("a has nothing in any sector");
  });

  it("of cities that earn nothing have no logarithm", () => {
    const poor = finite(column("a,P,x,1,2,0\nb,P,x,2,2,3\n"));
    expect(poor("cluster", "sigma-gdp")!.value).toBeNull();
    expect(poor("cluster", "theil-t-gdp")!.value).toBeCloseTo(Math.LN2, 12);
    expect(poor("cluster", "theil-l-gdp")!.value).toBeNull();
  });

  it("of a city without residents have no inequality, which is not equality", () => {
    const empty = finite(column("a,P,x,1,0,3\nb,P,x,2,2,3\nc,Q,x,2,4,3\n"));
    for (const id of ["theil-t-gdp", "theil-t-gdp-between", "theil-l-gdp-within", "gini", "gini-overlap"])
      expect(empty("cluster", id)!.reason, id).toMatch(/^not defined for these numbers/);
  });
});

describe("files of a panel", () => {
  const lines = (csv: Iterable<string>) => [...csv].join("").trimEnd().split("\n");

  it("hold the curve of incomes from the poorest city on, in years in which all is known", () => {
    // In 2010 b has 60 of 220 for a third of all residents, a and c 80 each.
    const curve = lines(lorenzCsv(tableOf(SMALL)))
      .slice(1, 5)
      .map((line) => line.split(",").map(Number));
    expect(curve.map(([year]) => year)).toEqual([2010, 2010, 2010, 2010]);
    expect(curve.map(([, people]) => people)).toEqual([0, 1 / 3, 2 / 3, 1].map((one) => expect.closeTo(one, 12)));
    expect(curve.map(([, , gdp]) => gdp)).toEqual([0, 60 / 220, 140 / 220, 1].map((one) => expect.closeTo(one, 12)));
    const gap = SMALL.replace("b,P,farms,30,2010,80,60", "b,P,farms,30,2010,,60").replace(
      "b,P,works,20,2010,80,60",
      "b,P,works,20,2010,,60",
    );
    expect(lines(lorenzCsv(tableOf(gap))).map((line) => line.split(",")[0])).toEqual([
      ...["year", "2020", "2020", "2020", "2020"],
    ]);
  });

  it("hold each pair of sectors once a year, with what cities that have the one have of the other", () => {
    const [header, first, second, ...more] = lines(relatednessCsv(tableOf(SMALL)));
    expect(header).toBe("year,sector,other,proximity,cosine,association");
    expect(more).toEqual([]);
    const [year, one, other, proximity, cosine] = first!.split(",");
    // Only a is specialised in works, b and c in farms.
    expect([year, one, other, proximity]).toEqual(["2010", "farms", "works", "0"]);
    expect(cosine).toBe("0");
    expect(second).toMatch(/^2020,farms,works,/);
  });

  it("hold no pairs of a year in which a cell is not known: nobody would specialise in anything", () => {
    const city = (id: string, year: number, ...values: (number | "")[]) =>
      values.map((value, s) => `${id},P,${"xyz"[s]},${value},${year}`);
    const both = [...city("a", 2010, 9, 9, 1), ...city("b", 2010, 1, 1, 9)];
    const of = (...rows: string[]) =>
      lines(relatednessCsv(tableOf(["city,group,sector,value,year", ...both, ...rows, ""].join("\n")))).slice(1);
    expect(of()[0]).toMatch(/^2010,x,y,1,/);
    const later = [...city("a", 2020, 9, 9, 1), ...city("b", 2020, 1, 1, 9), ...city("c", 2020, 9, 9, 9)];
    expect(of(...later).map((line) => line.slice(0, 4))).toEqual(["2020", "2020", "2020"]);
    expect(of(...city("c", 2010, 9, "", 9))).toEqual([]);
  });

  it("hold how cities move between classes of income, by their neighbours': nothing of a single year", () => {
    const [header, ...rows] = lines(transitionsCsv(tableOf(SMALL)));
    expect(header).toBe("neighbours,from,to,count,share");
    expect(rows).toHaveLength(4 * 4 * 4);
    expect(rows[0]).toMatch(/^low,low,low,/);
    expect(rows[4]).toMatch(/^low,lower-middle,low,/);
    expect(rows[16]).toMatch(/^lower-middle,low,low,/);
    const met = rows.map((line) => line.split(",")).filter(([, , , count]) => count !== "0");
    for (const [, , , count, share] of met) expect([count, Number(share)]).toEqual(["1", 1]);
    const once = SMALL.split("\n").slice(0, 7).join("\n");
    expect(lines(transitionsCsv(tableOf(once)))).toEqual([header]);
  });

  it("tell of every row why it has no value, in quotes where that holds a comma", () => {
    const rows = [
      { scope: "a", year: null, indicator: "x", value: 0.5, unit: "share" },
      { scope: "a", year: 2010, indicator: "y", value: null, unit: "share", reason: { en: "no, none", zh: "无" } },
    ];
    expect(lines(panelCsv(rows as never))).toEqual([
      ...["scope,year,indicator,value,unit,reason", "a,,x,0.5,share,", 'a,2010,y,,share,"no, none"'],
    ]);
  });
});

describe("what a table does not hold", () => {
  const reason = (text: string, scope: string, id: string, year: number | null = null) =>
    panelOf(`city,group,sector,value,population,gdp\n${text}`)(scope, id, year)!.reason;

  it("is told of the first cell, or of a whole city", () => {
    expect(reason("a,P,x,1,2,3\na,P,y,,2,3\nb,P,x,2,2,3\nb,P,y,1,2,3\n", "cluster", "krugman")).toMatch(
      /^y of a is not known/,
    );
    expect(reason("a,P,x,,2,3\na,P,y,,2,3\nb,P,x,2,2,3\nb,P,y,1,2,3\n", "cluster", "krugman")).not.toMatch(
      /^[xy] of a/,
    );
  });

  it("is asked of all cities for what compares one with all, and of members for a group", () => {
    const text = "a,P,x,1,2,3\nb,P,x,2,2,3\nc,Q,x,2,2,\nd,Q,x,2,2,3\n";
    expect(reason(text, "a", "gdp-share")).toBe("GDP of c is not known");
    expect(reason(text, "P", "theil-t-gdp")).toBeUndefined();
    expect(reason(text, "Q", "theil-t-gdp")).toBe("GDP of c is not known");
  });
});
