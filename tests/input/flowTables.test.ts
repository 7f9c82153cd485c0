import { describe, expect, it } from "vitest";
import { memoryFiles, readFlowTable } from "../../src/input/index.js";

const places = "id,province,latitude,longitude\na,P,30,110\nb,P,31,111\nc,Q,32,112\n";
const read = (flows: string, where = places, shares = false) =>
  readFlowTable(memoryFiles({ "flows.csv": flows, "places.csv": where }), "flows.csv", "places.csv", shares);
const refusal = (...asked: Parameters<typeof read>): string => {
  try {
    read(...asked);
  } catch (error) {
    return (error as Error).message;
  }
  return "not refused";
};
const header = "origin,destination,flow\n";

describe("tables of flows", () => {
  it("are read by place, without flows to itself and without those that nobody observed", () => {
    const table = read(
      `${header}a,b,2\na,a,9\nb,c,\nc,a,0\n`,
      places.replace("id,", "name,id,").replaceAll(/\n(\w)/g, "\nplace,$1"),
    );
    expect(table.flows).toEqual([
      { origin: 0, destination: 1, flow: 2 },
      { origin: 2, destination: 0, flow: 0 },
    ]);
    expect([table.toItself, table.unobserved]).toEqual([1, 1]);
  });

  it("are refused with file, line and what to do", () => {
    expect(refusal(`${header}a,b,2\nd,b,1\n`)).toMatch(
      /^flows.csv:3: column origin = "d" is no place of places.csv\. Allowed: .* a, b, c/,
    );
    expect(refusal(`${header}a,b,2\na,c,1\na,b,3\n`)).toMatch(/^flows.csv:4: "a → b" stands twice, first on line 2\./);
    expect(refusal(`${header}a,b,-2\n`)).toMatch(/^flows.csv:2: column flow = -2 is out of range\./);
    expect(refusal(`${header}a,b,many\n`)).toMatch(/^flows.csv:2: column flow = "many" is text/);
    expect(refusal("origin,flow\na,2\n")).toMatch(/^flows.csv:1: destination is a missing column/);
    expect(refusal("origin,destination\na,b\n")).toMatch(/^flows.csv:1: flow is a missing column\. .* Add the column/);
    expect(refusal("origin,destination,flows\na,b,2\n")).toMatch(
      /flow is a missing column\. .* Rename the column flows/,
    );
    expect(refusal(`${header}a,a,2\na,b,0\n`)).toMatch(/holds no flow between two places/);
    expect(refusal(`${header}a,b,2\n`, `${places}b,Q,33,113\n`)).toMatch(
      /^places.csv:5: column id = "b" stands twice, first on line 3\./,
    );
    expect(refusal(`${header}a,b,2\n`, `${places}d,Q,31,111\n`)).toMatch(
      /^places.csv:5: "d" lies where b \(line 3\) does\./,
    );
    expect(refusal(`${header}a,b,2\n`, "id,province,latitude,longitude\na,P,95,110\n")).toMatch(
      /column latitude = 95 is out of range/,
    );
  });

  it("may be shares of an origin, of one or in per cent", () => {
    expect(read(`${header}a,b,0.4\na,c,0.6\n`, places, true).flows).toHaveLength(2);
    expect(read(`${header}a,b,40\na,c,60\nb,c,0.5\n`, places, true).flows).toHaveLength(3);
    expect(refusal(`${header}a,b,0.4\na,c,0.7\n`, places, true)).toMatch(
      /^flows.csv:3: "a" sends more than all .* 1\.1\. Allowed: at most 1 an origin/,
    );
    expect(refusal(`${header}a,b,50\na,c,70\n`, places, true)).toMatch(/at most 100 an origin \(per cent/);
  });
});
