import { h } from "preact";
import { useRef } from "preact/hooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DrawingButtons } from "../../../../src/apps/lab/export/DrawingButtons.js";
import { ExportBar } from "../../../../src/apps/lab/export/ExportBar.js";
import { DEFAULT_STATE } from "../../../../src/apps/lab/state/state.js";
import { settingOf } from "../../../../src/apps/lab/state/store.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { chinese, page, screen, settled } from "../screen.js";
import { NONE, runOf, TOLL, TOLLS, WORLD } from "../worlds.js";

/** Files that were handed out. */
let saved: { name: string; type: string; text: Promise<string> }[] = [];
let copied: string[] = [];
let mayCopy = true;

beforeEach(() => {
  engines.forget();
  saved = [];
  copied = [];
  mayCopy = true;
  let last: Blob;
  const createObjectURL = (blob: Blob) => {
    last = blob;
    return "blob:file";
  };
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL, revokeObjectURL: () => {} }));
  vi.stubGlobal("XMLSerializer", page.XMLSerializer);
  vi.stubGlobal("navigator", {
    clipboard: {
      writeText: async (text: string) => (mayCopy ? void copied.push(text) : Promise.reject(new Error("no"))),
    },
  });
  vi.spyOn(page.HTMLAnchorElement.prototype, "click").mockImplementation(function (this: { download: string }) {
    saved.push({ name: this.download, type: last.type, text: last.text() });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const bar = (state: object, given: object = {}, draw: typeof screen = screen) => {
  const setting = settingOf({ ...DEFAULT_STATE, ...state }, WORLD);
  return draw(ExportBar, { world: WORLD, side: "policy", setting, data: runOf(), ...given }, { state });
};

describe("what can be taken out of the page", () => {
  it("is the scenario file of its own side's policy, under its name", async () => {
    const shown = bar({ policy: TOLLS, other: NONE });
    shown.press("Scenario file");
    expect(shown.at("[role=status]")).toBe("Writing…");
    const { ask } = engines.last("file");
    expect(ask).toEqual({
      world: { scenario: WORLD.scenario, seed: 7, population: "cohorts" },
      policy: { levers: [TOLL], like: "tolls" },
      label: WORLD.variants[0]!.label,
      replicates: 1,
      head: "Made in the lab of agglom 1.2.3. The page's numbers on the command line:",
    });
    await engines.answer("file", "title: x");
    await settled();
    expect(shown.at("[role=status]")).toBe("Saved lab.yaml.");
    expect(saved.map(({ name, type }) => [name, type])).toEqual([["lab.yaml", "text/yaml"]]);
    expect(await saved[0]!.text).toBe("title: x");
    bar({ policy: TOLLS, other: NONE }, { side: "other" }).press("Scenario file");
    expect(engines.last("file").ask).toMatchObject({
      policy: { levers: [] },
      label: { en: "From the lab", zh: "来自实验室" },
    });
  });

  it("is under the lab's name once a lever was moved, with replicates where there is chance", () => {
    bar({ policy: { package: "tolls", settings: [{ control: "toll", value: 0 }] }, population: "agents" }).press(
      "Scenario file",
    );
    expect(engines.last("file").ask).toMatchObject({
      label: { en: "From the lab" },
      replicates: 8,
      head: expect.stringMatching(/without the option 8 replicates.*:$/),
    });
  });

  it("is the table once the run is at its end", async () => {
    expect(bar({ policy: TOLLS }, { data: undefined }).button("Table (CSV)").disabled).toBe(true);
    expect(bar({ policy: TOLLS }, { data: runOf({ years: 2 }) }).button("Table (CSV)").disabled).toBe(true);
    const shown = bar({ policy: TOLLS }, {}, chinese);
    shown.press("数据表（CSV）");
    expect(shown.at("[role=status]")).toBe("正在生成…");
    expect(engines.last("table").ask.policy).toEqual({ levers: [TOLL], like: "tolls" });
    await engines.answer("table", "year,place");
    await settled();
    expect(shown.at("[role=status]")).toBe("已保存 lab.csv。");
    expect(saved.map(({ name, type }) => [name, type])).toEqual([["lab.csv", "text/csv"]]);
  });

  it("says why a file cannot be written", async () => {
    const shown = bar({ policy: TOLLS });
    shown.press("Scenario file");
    await engines.fail("file", textOf("out of range"));
    await settled();
    expect(shown.at("[role=status]")).toBe("out of range");
    expect(saved).toEqual([]);
  });

  it("says it in the language of the page, and writes for each side on its own", async () => {
    const shown = bar({ policy: TOLLS }, {}, chinese);
    shown.press("情景文件");
    expect(engines.last("file").ask.head).toBe("由 agglom 1.2.3 实验室生成。在命令行得到页面上的数字：");
    bar({ policy: TOLLS, other: NONE }, { side: "other" }).press("Scenario file");
    const [first, second] = engines.asked.slice(-2).map(({ channel }) => channel);
    expect(first).not.toBe(second);
    await engines.fail("file", textOf("out of range", "超出范围"), first);
    await settled();
    expect(shown.at("[role=status]")).toBe("超出范围");
  });

  it("is the address, copied where the browser allows it", async () => {
    const shown = bar({ policy: TOLLS });
    shown.press("Copy address");
    await settled();
    expect(copied).toEqual([page.location.href]);
    expect(shown.at("[role=status]")).toBe("The address is copied: it holds all of this.");
    mayCopy = false;
    shown.press("Copy address");
    await settled();
    expect(shown.at("[role=status]")).toBe("Copy the address of this page by hand: it holds all of this.");
  });
});

describe("a drawing as a file", () => {
  const Drawn = () => {
    const holder = useRef<HTMLDivElement>(null);
    return h("div", {}, [
      h("div", { ref: holder }, h("svg", { width: 40, height: 30 }, h("path", { d: "M0 0L1 1" }))),
      h(DrawingButtons, { holder, title: "Income", name: "chart" }),
    ]);
  };

  it("is white, with its title, its font and its size", async () => {
    const shown = screen(Drawn, {});
    expect(shown.attributes("button", "aria-label")).toEqual(["Save “Income” as SVG", "Save “Income” as PNG"]);
    vi.spyOn(shown.one("svg"), "getBoundingClientRect").mockReturnValue({ width: 40, height: 30 } as DOMRect);
    shown.press(/SVG/);
    expect(saved.map(({ name, type }) => [name, type])).toEqual([["chart.svg", "image/svg+xml"]]);
    const text = await saved[0]!.text;
    expect(text).toMatch(/^<svg[^>]* viewBox="0 -24 40 54"/);
    expect(text).toMatch(/<svg[^>]* width="40" height="54"/);
    expect(text).toMatch(/xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(text).toMatch(
      /<rect x="0" y="-24" width="40" height="54" fill="#fff"[^>]*>(<\/rect>)?<text[^>]*>Income<\/text>.*<path/,
    );
    expect(shown.one("svg").getAttribute("viewBox")).toBeNull();
    expect(chinese(Drawn, {}).attributes("button", "aria-label")).toEqual(["将“Income”存为 SVG", "将“Income”存为 PNG"]);
  });

  it("as a picture is twice as sharp", async () => {
    const canvas = {
      width: 0,
      height: 0,
      getContext: () => ({ drawImage: () => {} }),
      toBlob: (give: (blob: Blob | null) => void) => give(new Blob(["x"], { type: "image/png" })),
    };
    vi.stubGlobal(
      "Image",
      class {
        width = 40;
        height = 54;
        src = "";
        decode = () => Promise.resolve();
      },
    );
    const real = page.document.createElement.bind(page.document);
    const shown = screen(Drawn, {});
    vi.spyOn(page.document, "createElement").mockImplementation(((tag: string) =>
      tag === "canvas" ? canvas : real(tag)) as never);
    shown.press(/PNG/);
    await settled();
    expect([canvas.width, canvas.height]).toEqual([80, 108]);
    expect(saved.map(({ name, type }) => [name, type])).toEqual([["chart.png", "image/png"]]);
  });
});
