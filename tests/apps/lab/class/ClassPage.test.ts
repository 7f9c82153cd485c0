import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClassPage } from "../../../../src/apps/lab/class/ClassPage.js";
import { page, type Screen, screen, settled } from "../screen.js";

/** A line to the desk that says nothing. */
class Line {
  static CLOSED = 2;
  static last: Line | undefined;
  readyState = 1;
  onopen = () => {};
  onerror = () => {};
  constructor(readonly address: string) {
    Line.last = this;
  }
  addEventListener() {}
  close() {}
}

const shown: Screen[] = [];
let answer: object;

beforeEach(() => {
  Line.last = undefined;
  vi.stubGlobal("EventSource", Line);
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("history", page.history);
  vi.stubGlobal("fetch", async () => ({ ok: true, status: 200, json: async () => answer }));
});
afterEach(() => {
  for (const one of shown.splice(0)) one.close();
  page.location.hash = "";
  vi.unstubAllGlobals();
});

function opened(hash: string): Screen {
  page.location.hash = hash;
  const one = screen(ClassPage, {});
  shown.push(one);
  return one;
}

describe("the page of a class", () => {
  it("is the teacher's, a seat's or the door's, as its address says", () => {
    opened("#teacher=key-1");
    expect(Line.last!.address).toBe("class/events?token=key-1");
    opened("#seat=own_2");
    expect(Line.last!.address).toBe("class/events?token=own_2");
    Line.last = undefined;
    expect(opened("#word=plum").field("Room word").value).toBe("plum");
    for (const hash of ["", "#word=a b", "#else=plum", "#seat=a/b"])
      expect([hash, opened(hash).field("Room word").value]).toEqual([hash, ""]);
    expect(Line.last).toBeUndefined();
  });

  it("follows its address, until it is left", async () => {
    const one = opened("#word=plum");
    const to = async (hash: string) => {
      page.location.hash = hash;
      act(() => void page.dispatchEvent(new page.Event("hashchange")));
      await settled();
    };
    await to("#teacher=key");
    expect([one.has("input"), Line.last!.address]).toEqual([false, "class/events?token=key"]);
    await to("#word=pear");
    expect(one.field("Room word").value).toBe("pear");
    await to("#word=fig");
    expect(one.field("Room word").value).toBe("fig");
  });

  it("has its title and names in the reader's language, and changes to the next one", () => {
    const one = opened("#word=plum");
    const titles = () => [page.document.title, page.document.documentElement.lang];
    const [english] = titles();
    expect(titles()[1]).toBe("en");
    expect(one.at(".name")).toBe(`agglom ${english}`);
    const button = one.one<HTMLButtonElement>("button.language");
    expect([button.lang, button.textContent]).toEqual(["zh-Hans", "中文"]);
    one.click("button.language");
    expect(titles()[1]).toBe("zh-Hans");
    expect(titles()[0]).not.toBe(english);
    expect(one.at(".name")).toBe(`agglom ${titles()[0]}`);
    expect(one.button("坐下").disabled).toBe(false);
    expect(one.one<HTMLButtonElement>("button.language").textContent).toBe("English");
  });

  it("leads from the door to the seat, whose token stands in the address from then on", async () => {
    answer = { token: "new" };
    const one = opened("#word=plum");
    one.fire(one.one("form"), "submit");
    await settled();
    expect([page.location.hash, one.has("form")]).toEqual(["#seat=new", false]);
    expect(Line.last!.address).toBe("class/events?token=new");
  });
});
