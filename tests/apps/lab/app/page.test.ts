import { h } from "preact";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { About } from "../../../../src/apps/lab/about/About.js";
import { App, Header, Notices, TABS } from "../../../../src/apps/lab/app/App.js";
import { useDrawnMark } from "../../../../src/apps/lab/parts/pickers.js";
import { Boundary, Work } from "../../../../src/apps/lab/parts/widgets.js";
import { useOwn } from "../../../../src/apps/lab/state/store.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { chinese, page, screen } from "../screen.js";

beforeEach(() => engines.forget());
afterAll(() => {
  page.location.hash = "";
});

const html = page.document.documentElement;

describe("the page", () => {
  it("is in the language of the address, with one part at a time", () => {
    page.location.hash = "#lang=zh&t=about";
    const shown = screen(App, {});
    expect([html.lang, page.document.title]).toEqual(["zh-Hans", "agglom 城市群协作实验室"]);
    expect(shown.at("main h1")).toBe("关于实验室");
    shown.press("课程");
    expect(shown.at("main h1")).toBe("课程");
    shown.press("English");
    expect([html.lang, page.document.title]).toEqual(["en", "agglom lab"]);
    expect(shown.at("main h1")).toBe("Lessons");
    shown.close();
  });

  it("opens its first part where there is no such part", () => {
    page.location.hash = "#t=magic";
    const shown = screen(App, {});
    expect(shown.at("main h1")).toBe("Would all sign?");
    expect(shown.at("[aria-current=page]")).toBe("Game table");
    shown.close();
    page.location.hash = "#t=about&seed=x";
    const wrong = screen(App, {});
    expect(wrong.at("main h1")).toBe("About the lab");
    expect(wrong.at(".notice")).toContain("is not valid here (seed)");
    wrong.press("Close");
    expect(wrong.has(".notice")).toBe(false);
    expect(page.document.activeElement!.id).toBe("main");
    wrong.close();
  });
});

describe("the head of the page", () => {
  it("names its parts, the present one marked, and the other language", () => {
    const shown = screen(Header, {}, { state: { tab: "compare" } });
    expect(shown.all("nav button")).toEqual(["Game table", "Explore", "Compare", "Play", "Lessons", "About"]);
    expect(shown.all("[aria-current=page]")).toEqual(["Compare"]);
    expect(shown.at(".name")).toBe("agglom Scenario analysis, not a forecast");
    expect(shown.attributes(".language", "lang")).toEqual(["zh-Hans"]);
    shown.press("Play");
    shown.press("中文");
    expect(shown.changes).toEqual([{ set: { tab: "play" } }, { set: { language: "zh" } }]);
    expect(shown.all("nav button")).toEqual(["博弈桌", "探索", "比较", "对局", "课程", "说明"]);
    shown.press("English");
    expect(shown.changes.at(-1)).toEqual({ set: { language: "en" } });
    expect(chinese(Header, {}).attributes(".language", "lang")).toEqual(["en"]);
    expect(screen(Header, {}, { state: { tab: "magic" } }).all("[aria-current=page]")).toEqual(["Game table"]);
    expect(TABS.map(({ id }) => id)).toEqual(["game", "explore", "compare", "play", "lessons", "about"]);
  });

  it("leads past itself", () => {
    const main = page.document.createElement("main");
    main.id = "main";
    main.tabIndex = -1;
    page.document.body.append(main);
    screen(Header, {}).press("Skip to the content");
    expect(page.document.activeElement).toBe(main);
    main.remove();
  });
});

describe("notices", () => {
  const notices = (address: object, draw: typeof screen = screen) =>
    draw(Notices, {}, { store: { address: { wrong: [], ...address } } });

  it("are none where the address is of this program and valid", () => {
    expect(notices({}).text).toBe("");
    expect(notices({ version: "1.2.3" }).text).toBe("");
  });

  it("lead back to where this browser was left", () => {
    const left = notices({ left: "#t=lessons&x-done=land" });
    expect(left.at("a")).toBe("Go on where you left off");
    expect(left.attributes("a", "href")).toEqual(["#t=lessons&x-done=land"]);
  });

  it("say that a scenario of one's own is to be opened again", () => {
    expect(notices({ wrong: [], gone: true }).at("p")).toBe(
      "This address names a scenario of your own, which the page forgot when it was left. Open its file again.",
    );
  });

  it("say what was not valid, and that another version wrote it", () => {
    expect(notices({ wrong: ["seed", "y"] }).text).toMatch(
      /^A part of this page’s address is not valid here \(seed, y\) and was left out/,
    );
    expect(notices({ wrong: ["seed"] }).text).not.toContain("version");
    const other = notices({ version: "0.9.0" });
    expect(other.at("p")).toBe("It was made by version 0.9.0; this is 1.2.3. Numbers may differ.");
    other.press("Close");
    expect(other.changes).toEqual([{ forgotten: true }]);
    expect(notices({ wrong: ["seed"], version: "0.9.0" }, chinese).at("p")).toMatch(
      /^本页地址中有一部分在此无效（seed），已略去.*。该地址由 0.9.0 版生成，当前为 1.2.3 版/,
    );
  });
});

describe("work of the engine", () => {
  it("is told while it goes on, how far where that is known, and why it failed", () => {
    expect(screen(Work, { busy: false }).text).toBe("");
    expect(screen(Work, { busy: true }).text).toBe("The model is calculating…");
    expect(screen(Work, { busy: true }).has("progress")).toBe(false);
    expect(screen(Work, { busy: true, progress: { done: 0, of: 0 } }).has("progress")).toBe(false);
    expect(screen(Work, { busy: true, progress: { done: 2, of: 5 } }).attributes("progress", "max")).toEqual(["5"]);
    expect(screen(Work, { busy: true, failure: { text: textOf("no market") } as never }).at("[role=alert]")).toBe(
      "no market",
    );
    expect(chinese(Work, { busy: true }).text).toBe("模型计算中…");
  });
});

describe("a fault in a part of the page", () => {
  const Broken = ({ fault }: { fault: unknown }) => {
    throw fault;
  };
  const broken = (fault: unknown, draw: typeof screen = screen) =>
    draw(() => h(Boundary, { children: h(Broken, { fault }) }), {});

  it("is told as one of the program, and the rest stands", () => {
    expect(broken(new Error("x is undefined")).at("[role=alert]")).toBe(
      "A fault of the program, not of your input: x is undefined",
    );
    expect(broken("odd", chinese).at("[role=alert]")).toBe("程序出错，非输入所致：odd");
    expect(screen(() => h(Boundary, { children: "fine" }), {}).text).toBe("fine");
  });
});

describe("what a part keeps of its own", () => {
  it("is read and written by name, and forgotten where it is nothing", () => {
    let own!: ReturnType<typeof useOwn>;
    const View = () => {
      own = useOwn();
      return h("p", {}, own[0]("a"));
    };
    const shown = screen(View, {}, { state: { own: { a: "1", b: "2" } } });
    expect([own[0]("a"), own[0]("c")]).toEqual(["1", ""]);
    own[1]({ a: "", c: "3" });
    expect(shown.changes).toEqual([{ set: { own: { b: "2", c: "3" } } }]);
  });
});

it("programs can see that the page has been drawn", () => {
  const View = ({ drawn }: { drawn: unknown }) => {
    useDrawnMark(drawn);
    return h("p", {}, "");
  };
  performance.clearMarks("drawn");
  const shown = screen(View, { drawn: undefined as unknown });
  expect(html.dataset["drawn"]).toBe("no");
  expect(performance.getEntriesByName("drawn")).toHaveLength(0);
  shown.update({ drawn: {} });
  expect(html.dataset["drawn"]).toBe("yes");
  expect(performance.getEntriesByName("drawn")).toHaveLength(1);
});

it("the lab says what it is and what it cannot tell", () => {
  const about = screen(About, {});
  expect(about.all("h2")).toEqual(["What it is", "How it works", "Try this", "What it cannot tell"]);
  expect(about.text).toContain("It is scenario analysis, not a forecast.");
  expect(about.at(".note")).toMatch(/^agglom 1\.2\.3\. Equations, data and tests/);
  expect(chinese(About, {}).all("h2")).toEqual(["这是什么", "如何运作", "试一试", "它不能说明什么"]);
});
