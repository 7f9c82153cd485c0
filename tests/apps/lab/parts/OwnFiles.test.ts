import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ServedFiles } from "../../../../src/apps/lab/app/App.js";
import { offered } from "../../../../src/apps/lab/engine/catalogue.js";
import { OwnFiles } from "../../../../src/apps/lab/parts/OwnFiles.js";
import { ScenarioSelect } from "../../../../src/apps/lab/parts/pickers.js";
import { engines } from "../engine.js";
import { chinese, page, type Screen, screen } from "../screen.js";

beforeEach(() => {
  engines.forget();
  engines.work = true;
});

afterEach(() => {
  engines.forget();
  page.location.search = "";
});

const TWO = readFileSync("scenarios/teaching/two-cities.yaml", "utf8").replace(
  "../regions/teaching-two-cities/region.yaml",
  "regions/teaching-two-cities",
);
const REGION = readFileSync("scenarios/regions/teaching-two-cities/region.yaml", "utf8");

/** Chooses files in one of the fields. */
function choose(shown: Screen, label: string, files: Record<string, string>): void {
  const list = Object.entries(files).map(([path, text]) => {
    const file = new File([text], path.slice(path.lastIndexOf("/") + 1));
    return Object.defineProperty(file, "webkitRelativePath", { value: path.includes("/") ? path : "" });
  });
  const field = shown.field(label);
  Object.defineProperty(field, "files", { value: list, configurable: true });
  shown.fire(field, "change");
}

/** Drops entries as a browser gives them, folders as objects. */
type Tree = { [name: string]: string | Tree };
function entry(name: string, content: string | Tree): object {
  if (typeof content === "string")
    return { name, isFile: true, file: (found: (file: File) => void) => found(new File([content], name)) };
  const inside = Object.entries(content).map(([one, its]) => entry(one, its));
  // Browsers give some at a time.
  const createReader = () => {
    const left = inside.map((one) => [one]);
    return { readEntries: (found: (some: object[]) => void) => found(left.shift() ?? []) };
  };
  return { name, isFile: false, createReader };
}

function drop(shown: Screen, tree: Tree): void {
  const event = new page.Event("drop", { bubbles: true, cancelable: true });
  const items = Object.entries(tree).map(([name, content]) => ({ webkitGetAsEntry: () => entry(name, content) }));
  Object.assign(event, { dataTransfer: { items } });
  shown.one(".own").dispatchEvent(event as never);
}

const wait = { timeout: 20_000 };
const opensOf = (shown: Screen) => shown.changes.flatMap((one) => ("open" in one ? [one.open] : []));

describe("a file of the reader's own", () => {
  it("is opened in both engines, and offered under its title", async () => {
    const shown = screen(OwnFiles, {});
    choose(shown, "Files", { "mine.yaml": TWO, "notes.txt": "x" });
    await vi.waitFor(() => expect(opensOf(shown)).toHaveLength(1), wait);
    const [name] = opensOf(shown);
    expect(offered(name!)?.title).toEqual({ en: "Two cities and a border", zh: "两座城市与一条边界" });
    expect(new Set(engines.asked.map(({ line }) => line)).size).toBe(2);
    expect(Object.keys(engines.of("own")[0]!.files)).toEqual(["mine.yaml"]);
    const list = screen(ScenarioSelect, {}, { state: { scenario: name! } });
    expect(list.attributes("optgroup", "label")[0]).toBe("Your own files");
    expect(list.options("Scenario")).toContain("*Two cities and a border");
    expect(shown.has("[role=alert]")).toBe(false);
  });

  it("is told what is wrong with it, in the reader's language, and is read again once it has been mended", async () => {
    const shown = chinese(OwnFiles, {});
    choose(shown, "文件", { "mine.yaml": TWO.replace("years: 15", "years: 3000") });
    await vi.waitFor(() => expect(shown.has("[role=alert]")).toBe(true), wait);
    expect(shown.at("[role=alert]")).toMatch(/mine\.yaml:\d+:\d+: years = 3000 .*允许/);
    expect(opensOf(shown)).toEqual([]);
    choose(shown, "文件", { "mine.yaml": TWO });
    await vi.waitFor(() => expect(opensOf(shown)).toHaveLength(1), wait);
    expect(shown.has("[role=alert]")).toBe(false);
  });

  it("may be the folder of a region, chosen or dropped", async () => {
    const shown = screen(OwnFiles, {});
    choose(shown, "Folder", { "my-region/region.yaml": REGION });
    await vi.waitFor(() => expect(opensOf(shown)).toHaveLength(1), wait);
    drop(shown, {
      "mine.yaml": TWO.replace("regions/teaching-two-cities", "a/b"),
      a: { b: { "region.yaml": REGION } },
    });
    await vi.waitFor(() => expect(opensOf(shown)).toHaveLength(2), wait);
    expect(Object.keys(engines.of("own").at(-1)!.files)).toEqual(["mine.yaml", "a/b/region.yaml"]);
  });

  it("that the browser cannot read is told of, and one that can is opened after it", async () => {
    const shown = screen(OwnFiles, {});
    const gone = { name: "gone.yaml", isFile: true, file: (_: unknown, failed: (why: Error) => void) => failed(GONE) };
    const event = new page.Event("drop", { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { items: [{ webkitGetAsEntry: () => gone }] } });
    shown.one(".own").dispatchEvent(event as never);
    await vi.waitFor(() => expect(shown.has("[role=alert]")).toBe(true), wait);
    expect(shown.at("[role=alert]")).toBe("The file could not be found.");
    choose(shown, "Files", { "mine.yaml": TWO });
    await vi.waitFor(() => expect(opensOf(shown)).toHaveLength(1), wait);
  });
});

/** As browsers say it of a file that was removed after it was chosen. */
const GONE = new DOMException("The file could not be found.", "NotFoundError");

describe("files that the lab was given", () => {
  it("are all opened, the first is shown; nothing is asked for where there are none", async () => {
    const fetched = vi.fn(() =>
      Promise.resolve(
        Response.json([
          { file: "/home/me/mine.yaml", files: { "/home/me/mine.yaml": TWO } },
          { file: "my-region/region.yaml", files: { "my-region/region.yaml": REGION } },
        ]),
      ),
    );
    vi.stubGlobal("fetch", fetched);
    screen(ServedFiles, {});
    expect(fetched).not.toHaveBeenCalled();
    page.location.search = "?own";
    const shown = screen(ServedFiles, {});
    await vi.waitFor(() => expect(engines.of("own")).toHaveLength(4), wait);
    await vi.waitFor(() => expect(opensOf(shown)).toHaveLength(1), wait);
    expect(offered(opensOf(shown)[0]!)?.title.en).toBe("Two cities and a border");
    // A notice that this scenario is gone would be of the page before.
    expect(shown.changes.slice(-2)).toEqual([{ set: { tab: "explore" } }, { forgotten: true }]);
    vi.unstubAllGlobals();
  });
});
