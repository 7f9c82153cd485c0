import type { Data, Layout } from "plotly.js-dist-min";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/figures/drawing/figure.js";
import {
  captionsText,
  figuresOf,
  onPaper,
  PRINT_FORMATS,
  type PrintedResults,
  type PrintFigure,
  printed,
} from "../../../src/figures/print/results.js";
import { evaluation } from "../../report/evaluation.js";
import { inventedReport } from "../../report/fixture.js";
import { game } from "../../report/game.js";
import { league, manifest, sensitivity, sweep } from "../../report/studies.js";

const comparison = { kind: "comparison" as const, data: inventedReport(2) };

describe("paper", () => {
  it("is 89 or 183 mm wide, with 12 pixels of 5.2 points and 13 pixels of 7 points", () => {
    // 89 mm are 252.28 points, of 12/5.2 pixels each; 183 mm are 518.74 points, of 13/7.
    expect(PRINT_FORMATS.single).toMatchObject({ millimetres: 89, width: 582, height: 1112 });
    expect(PRINT_FORMATS.double).toMatchObject({ millimetres: 183, width: 963, height: 895 });
    expect(onPaper(963, PRINT_FORMATS.double)).toBe(183);
    expect(onPaper(291, PRINT_FORMATS.single)).toBe(44.5);
  });
});

describe("figures of results", () => {
  it("are drawn for a column where they fit one and this is asked for", () => {
    const { data } = comparison;
    const effects = data.effects.filter(({ place, indicator }) => place === "cluster" && indicator === "real-gdp");
    const series = data.series.filter(({ indicator }) => indicator === "theil-t-gdp");
    const few: PrintedResults = {
      kind: "comparison",
      data: { ...data, effects, series, flows: [], uncertainty: undefined },
    };
    const widths = (width: "single" | "double") =>
      figuresOf(few, width, "en").map(({ figure, width: own }) => [figure.id, own]);
    expect(widths("single").slice(0, 4)).toEqual([
      ["path", "single"],
      ["cities", "double"],
      ["choices-1", "double"],
      ["convergence", "single"],
    ]);
    expect(widths("double")).toEqual(widths("single").map(([id]) => [id, "double"]));
  });
});

describe("captions", () => {
  const figure = {
    id: "map",
    title: "Map",
    caption: "What is shown.",
    paper: { width: 89, height: 70.5 },
  } as PrintFigure;
  const text = (results: PrintedResults) =>
    captionsText(results, [figure], { formats: ["svg", "pdf"], language: "en" });
  const sourceOf = (results: PrintedResults) => text(results).split("\n\n").at(-2)!;
  const titleOf = (results: PrintedResults) => text(results).split("\n")[0];
  const simulated = "Source: simulation, a scenario analysis and not a forecast; ";
  const panels = "Source: panels of the region files; agglom.";

  it("have the title of the results, then each figure with its caption, source, size and files", () => {
    expect(
      captionsText({ kind: "game", report: game, manifest }, [figure, figure], {
        formats: ["svg", "pdf"],
        language: "en",
      }),
    ).toBe(
      [
        "# A <game>",
        ...Array(2).fill(
          `## map\n\n**Map.** What is shown.\n\n${simulated}agglom 0, a.yaml (SHA-256 000000000000), seed 1.` +
            "\n\n89 × 70.5 mm: map.svg, map.pdf",
        ),
      ].join("\n\n") + "\n",
    );
  });

  it("end a title that asks with its own sign alone", () => {
    const asked = captionsText(comparison, [{ ...figure, title: "Who gains?" }], { formats: ["svg"], language: "en" });
    expect(asked).toContain("\n\n**Who gains?** What is shown.");
  });

  it("tell the version, and of several replicates how many", () => {
    const program = { ...manifest.program, commit: "0123456789abcdef" };
    const source = sourceOf({ kind: "game", report: game, manifest: { ...manifest, program, replicates: 3 } });
    expect(source).toBe(`${simulated}agglom 0 (0123456), a.yaml (SHA-256 000000000000), seed 1, 3 replicates.`);
    expect(sourceOf(comparison)).toContain("scenarios/invented.yaml");
  });

  it("name what the results are, by their kind", () => {
    expect(titleOf(comparison)).toBe("# Removing barriers in the Yangtze River Delta (invented numbers)");
    expect(titleOf({ kind: "sweep", report: sweep(1, 2, 1), manifest })).toBe("# Tolls <b>");
    expect(titleOf({ kind: "sensitivity", report: sensitivity("rank"), manifest })).toBe("# Tolls <b>");
    expect(titleOf({ kind: "league", report: league() })).toBe("# Tolls <b>");
    expect(titleOf({ kind: "evaluation", report: evaluation })).toBe("# Evaluation of collaboration between cities");
    expect(titleOf({ kind: "tables", results: [] as never, manifest })).toBe("# Figures");
  });

  it("name the reform where nothing else is known of where numbers come from, and panels where nothing was run", () => {
    expect(sourceOf({ kind: "league", report: league() })).toBe(`${simulated}Tolls <b>.`);
    expect(sourceOf({ kind: "evaluation", report: evaluation })).toBe(panels);
    expect(sourceOf({ kind: "tables", results: [] as never, manifest: undefined })).toBe(panels);
    expect(sourceOf({ kind: "tables", results: [] as never, manifest })).toContain(simulated);
  });
});

describe("a figure for paper", () => {
  const print = (part: { data?: object[]; layout?: object }, height = 400) => {
    const figure = {
      id: "a",
      title: "A",
      caption: "A.",
      height,
      data: [],
      layout: {},
      ...part,
    } as unknown as Figure & {
      data: Data[];
      layout: Partial<Layout>;
    };
    return printed(figure, "double")!;
  };

  it("is set smaller where it is too high, until its letters would be too small", () => {
    // 895 pixels are 170 mm; 12 pixels may shrink from 6.46 to 5 points.
    expect(print({}, 895)).toMatchObject({ pixels: { width: 963, height: 895 }, paper: { width: 183, height: 170 } });
    expect(print({}, 1074)).toMatchObject({
      pixels: { width: 1156, height: 1074 },
      paper: { width: 183, height: 170 },
    });
    expect(print({}, 1156)).toBeDefined();
    expect(print({}, 1157)).toBeUndefined();
  });

  it("has letters of 12 and 13 pixels in a font that editors know, whatever it had", () => {
    const layout = {
      ...{
        titlefont: { size: 30, family: "Inter" },
        xaxis: { tickfont: { size: 5 } },
        legend: { font: { size: 12.5 } },
      },
      annotations: [{ font: { size: 9 }, size: 99 }],
    };
    const { layout: printedLayout } = print({ layout });
    expect(printedLayout).toMatchObject({
      ...{ titlefont: { size: 13 }, xaxis: { tickfont: { size: 12 } }, legend: { font: { size: 12.5 } } },
      ...{ annotations: [{ font: { size: 12 }, size: 99 }], font: { size: 13 }, width: 963, height: 400 },
    });
    const fonts = printedLayout as unknown as { titlefont: { family: string }; font: { family: string } };
    expect([fonts.titlefont.family, fonts.font.family].map((family) => family.slice(0, 6))).toEqual([
      "Arial,",
      "Arial,",
    ]);
  });

  it("has opaque marks unless they are told otherwise, and a scale of colours with its title", () => {
    const marks = [
      { type: "bar", marker: { color: "red" } },
      { type: "bar", marker: { opacity: 0.5, colorbar: { title: { text: "%" }, tickfont: { size: 20 } } } },
    ];
    const { data } = print({ data: marks }) as unknown as { data: { uid: string; marker: object }[] };
    expect(data.map(({ uid }) => uid)).toEqual(["a-0", "a-1"]);
    expect(data[0]!.marker).toEqual({ color: "red", opacity: 1 });
    expect(data[1]!.marker).toEqual({
      opacity: 0.5,
      colorbar: { outlinewidth: 0, tickfont: { size: 13 }, title: { text: "%", font: { size: 13 } } },
    });
  });

  it("keeps lists of numbers and arrays of them as they are", () => {
    const [x, y, z] = [[1, 2], Float64Array.of(3, 4), [[5], [6]]];
    const { data } = print({ data: [{ type: "surface", x, y, z }] }) as unknown as { data: Record<string, unknown>[] };
    expect([data[0]!["x"], data[0]!["y"], data[0]!["z"]]).toEqual([x, y, z]);
    expect(data[0]!["x"]).toBe(x);
    expect(data[0]!["y"]).toBe(y);
  });
});
