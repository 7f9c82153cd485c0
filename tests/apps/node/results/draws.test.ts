import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../../src/apps/node/disk/files.js";
import {
  drawListFor,
  drawListOf,
  drawsCsv,
  drawsPlaceOf,
  hashOfData,
} from "../../../../src/apps/node/results/draws.js";
import { subjectOfRegion } from "../../../../src/apps/node/results/studies.js";
import {
  type FileSource,
  loadRegion,
  loadScenario,
  NotFound,
  parseOverride,
  UserError,
} from "../../../../src/input/index.js";
import type { Conditioning } from "../../../../src/measures/results/index.js";
import { t } from "../../../../src/words/index.js";

const region = loadRegion("scenarios/regions/teaching-two-cities/region.yaml", diskFiles);
const subject = subjectOfRegion(region);

/** A folder that holds a region and parameter draws, or none. */
function holding(draws: string | undefined): FileSource {
  return {
    read(path) {
      if (path === "own/draws.csv" && draws !== undefined) return new TextEncoder().encode(draws);
      throw new NotFound(path);
    },
  };
}

const read = (draws: string | undefined) => drawListOf("own/region.yaml", region, holding(draws));

/** The error that draws are refused with. */
function refusal(draws: string): UserError {
  try {
    read(draws);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error("nothing was refused");
}

const COLUMNS = "draw,parameters.entryPlaceElasticity,parameters.entryReturn";
const ROWS = ["0,1.07118,0.0584886", "2,2.1191,0.0471127"];
const HEAD = [
  "# Parameter draws of teaching-two-cities, written by agglom draws. " +
    "Every scenario on the region takes the first of them.",
  "# seed: 1",
  "# count: 2",
  "# left out: 1 of 3, which have no base year",
  "# method: nested Latin hypercube, half of the values on either side of a figure's own, " +
    "fewer away from one that is an end; " +
    "a column depends on the seed and its name alone",
  "# conditioned on: nothing",
  `# region: ${subject}`,
];
const lines = (...all: string[]) => `${all.join("\n")}\n`;
const STORED = lines(...HEAD, COLUMNS, ...ROWS);
const LISTED = {
  seed: 1,
  from: "stored",
  numbers: [0, 2],
  columns: new Map([
    ["parameters.entryPlaceElasticity", [1.07118, 2.1191]],
    ["parameters.entryReturn", [0.0584886, 0.0471127]],
  ]),
};

const moment = (id: string, use: "condition" | "check"): Conditioning["moments"][number] => ({
  ...{ id, label: { en: id, zh: id }, unit: "1", kind: "normal", value: 1, error: 0.1, use },
  ...{ alone: 0.5, central: null, prior: [1, 0.2], kept: [1, 0.1] },
});

/** Data that some of ten candidates were kept by. */
const data: Conditioning = {
  ...{
    hash: hashOfData(region, ["left-out"]),
    candidates: 10,
    failed: 3,
    kept: 2,
    without: ["left-out"],
    central: 0.5,
  },
  moments: [moment("first", "condition"), moment("left-out", "condition"), moment("seen", "check")],
};

describe("parameter draws of a region", () => {
  it("stand beside it", () => {
    expect(drawsPlaceOf("regions/own/region.yaml")).toBe("regions/own/draws.csv");
    expect(drawsPlaceOf("region.yaml")).toBe("./draws.csv");
  });

  it("are written with what made them, the draws that are kept in the order of the endless list", () => {
    expect(drawsCsv(region, { seed: 1, numbers: [0, 2] })).toBe(STORED);
    expect(drawsCsv(region, { seed: "none", numbers: [] })).toBe(
      lines(
        HEAD[0]!,
        "# seed: none",
        "# count: 0",
        "# left out: 0 of 0, which have no base year",
        ...HEAD.slice(4),
        COLUMNS,
      ),
    );
  });

  it("are written with the data that they were held against", () => {
    expect(drawsCsv(region, { seed: 1, numbers: [0, 2], data })).toBe(
      lines(
        ...HEAD.slice(0, 3),
        "# kept: 2 of 10 candidates, of which 3 have no base year",
        HEAD[4]!,
        "# conditioned on: first",
        `# data: ${JSON.stringify(data)}`,
        HEAD[6]!,
        COLUMNS,
        ...ROWS,
      ),
    );
  });

  it("are read as they were written", () => {
    expect(read(STORED)).toEqual(LISTED);
    expect(read(STORED.replaceAll("\n", "\r\n"))).toEqual(LISTED);
    expect(read(drawsCsv(region, { seed: 1, numbers: [0, 2], data }))).toEqual({ ...LISTED, data });
    // Other columns, in another order, are no harm.
    const more = lines(...HEAD, "note,parameters.entryReturn,draw,parameters.entryPlaceElasticity", "x,3,4,5");
    expect(read(more)).toMatchObject({
      numbers: [4],
      columns: new Map([...LISTED.columns].map(([name], f) => [name, [5 - 2 * f]])),
    });
  });

  it("have a number or a word as their seed", () => {
    for (const [written, seed] of [
      ["7", 7],
      ["07", "07"],
      ["own words", "own words"],
    ] as const)
      expect(read(STORED.replace("# seed: 1", `# seed: ${written}`)).seed).toBe(seed);
  });

  it("that cannot be read are not taken for none", () => {
    const files: FileSource = {
      read(path) {
        throw new NotFound(path, t("node.isFolder"));
      },
    };
    expect(() => drawListOf("own/region.yaml", region, files)).toThrow(
      /own\/draws\.csv: cannot be read: it is a folder.*agglom draws REGION/s,
    );
  });

  it("are those of its ranges where none are stored", () => {
    expect(read(undefined)).toEqual({ seed: 1, numbers: [], columns: new Map(), from: "ranges" });
    const broken = new Error("of the program");
    const files: FileSource = {
      read() {
        throw broken;
      },
    };
    expect(() => drawListOf("own/region.yaml", region, files)).toThrow(broken);
  });

  it("are those of its ranges, by the seed that is stored, where the region, its data or the way of drawing changed", () => {
    const outdated = { seed: 5, numbers: [], columns: new Map(), from: "outdated" };
    const stored = STORED.replace("# seed: 1", "# seed: 5");
    expect(read(stored.replace(subject, "another"))).toEqual(outdated);
    const held = drawsCsv(region, { seed: 5, numbers: [0], data: { ...data, hash: "another" } });
    expect(read(held)).toEqual(outdated);
    expect(read(stored.replace(", half of the values on either side of a figure's own", ""))).toEqual(outdated);
  });
});

describe("parameter draws of a scenario that sets figures itself", () => {
  const file = "scenarios/yangtze-river-delta/barrier-removal.yaml";
  const listOf = (...set: string[]) => {
    const scenario = loadScenario(
      file,
      diskFiles,
      set.map((text) => parseOverride(text)),
    );
    return drawListFor("scenarios/regions/yangtze-river-delta/region.yaml", scenario, diskFiles);
  };

  it("are those that are stored where what they were held against stays as it is", () => {
    expect(listOf()).toMatchObject({ from: "stored", data: { kept: 256 } });
    expect(listOf("parameters.growth.national=0.03")).toMatchObject({ from: "stored", data: { kept: 256 } });
  });

  it("are drawn from ranges where that moves: trade across borders by the elasticity of trade", () => {
    const { from, data, numbers } = listOf("parameters.tradeElasticity=1.4");
    expect([from, data, numbers]).toEqual(["changed", undefined, []]);
  });
});

describe("parameter draws that are damaged", () => {
  it("are refused where their head lacks a seed or the region, or has data that are none", () => {
    for (const [key, at] of [
      ["seed", 1],
      ["region", 6],
    ] as const) {
      const { message } = refusal(lines(...HEAD.toSpliced(at, 1), COLUMNS, ...ROWS));
      expect(message).toMatch(new RegExp(`^own/draws.csv:1: .*${key}.* is not in the head of the parameter draws`));
      expect(message).toContain("Write the file anew: agglom draws REGION");
    }
    for (const text of ["{", '{ "hash": 1 }']) {
      const { message } = refusal(lines(...HEAD.slice(0, 3), `# data: ${text}`, ...HEAD.slice(3), COLUMNS, ...ROWS));
      expect(message).toMatch(/^own\/draws\.csv:4: .*data.* is not in the head/);
    }
  });

  it("are refused where a column is missing, with the name that is nearest to it", () => {
    const { message } = refusal(STORED.replace("parameters.entryReturn", "parameters.entryReturns"));
    expect(message).toMatch(/^own\/draws\.csv:8: .*parameters\.entryReturn.* is no column of the parameter draws/);
    expect(message).toContain("parameters.entryReturns");
    expect(refusal(lines(...HEAD)).message).toMatch(/^own\/draws\.csv:1: .*draw.* is no column/);
  });

  it.each(["", "much", "Infinity"])("are refused where they hold %j for a number, by its line and column", (cell) => {
    const { message } = refusal(STORED.replace("0.0471127", cell));
    expect(message).toMatch(/^own\/draws\.csv:10: parameters\.entryReturn = .* is not a number/);
  });
});
