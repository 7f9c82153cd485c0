import { h } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Store, useNewStore } from "../../../../src/apps/lab/state/store.js";
import { page, screen } from "../screen.js";

let store!: Store;
const View = () => {
  store = useNewStore();
  return h("p", {}, "");
};

/** A page that is opened at an address. */
function opened(hash = "") {
  page.location.hash = hash;
  return screen(View, {});
}

const change = (what: () => void) => act(what);
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const policy = (name: string) => ({ package: name, settings: [] });

let shown: ReturnType<typeof opened>;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  shown.close();
  vi.useRealTimers();
});

describe("the store of the page", () => {
  it.each([
    ["zh-CN", "zh"],
    ["ZH", "zh"],
    ["en-US", "en"],
    ["fr", "en"],
  ])("speaks to a reader of %s in %s, unless the address says otherwise", (language, spoken) => {
    vi.stubGlobal("navigator", { language });
    shown = opened();
    expect(store.state.language).toBe(spoken);
    shown.close();
    shown = opened(spoken === "zh" ? "#lang=en" : "#lang=zh");
    expect(store.state.language).not.toBe(spoken);
    vi.unstubAllGlobals();
  });

  it("begins as the address says, and writes what changes there after a while", () => {
    shown = opened("#s=teaching/two-cities&v=0.0.1");
    expect(store.state.scenario).toBe("teaching/two-cities");
    expect(store.address).toMatchObject({ wrong: [], version: "0.0.1" });
    change(() => store.set({ seed: 5 }));
    wait(240);
    expect(page.location.hash).not.toContain("seed=5");
    wait(20);
    expect(page.location.hash).toBe("#v=1.2.3&s=teaching/two-cities&seed=5");
  });

  it("opens a scenario that was waited for, and keeps what was set meanwhile", () => {
    shown = opened("#s=teaching/two-cities");
    const { open } = store;
    change(() => store.set({ language: "zh" }));
    change(() => open("teaching/agreement"));
    expect(store.state).toMatchObject({ language: "zh", scenario: "teaching/agreement" });
  });

  it("follows an address that somebody else writes, but not its own", () => {
    shown = opened("#s=teaching/two-cities");
    change(() => store.setPolicies({ policy: policy("goods") }));
    wait(260);
    const follow = () => act(() => void page.dispatchEvent(new page.Event("hashchange")));
    follow();
    expect(store.undo).toBeDefined();
    act(() => {
      page.location.hash = "#s=teaching/three-cities&seed=x";
    });
    follow();
    expect(store.state.scenario).toBe("teaching/three-cities");
    expect(store.address.wrong).toEqual(["seed"]);
    expect(store.undo).toBeUndefined();
    change(() => store.forgetAddress());
    expect(store.address).toEqual({ wrong: [] });
  });

  it("makes another part, scenario, step or turn another entry of the history, and nothing else", () => {
    shown = opened("#s=teaching/two-cities");
    const entries = vi.spyOn(page.history, "pushState").mock.calls;
    const places = () => entries.map(([, , hash]) => String(hash).replace("#v=1.2.3&", ""));
    change(() => store.set({ seed: 5 }));
    // Before the address has followed: the place that is left keeps what was set there.
    change(() => store.set({ tab: "lessons", own: { lesson: "land" } }));
    expect(places()).toEqual(["t=lessons&s=teaching/two-cities&seed=5&x-lesson=land"]);
    change(() => store.set({ own: { lesson: "land", guess: "a" } }));
    wait(260);
    change(() => store.set({ own: { lesson: "land", guess: "a", step: "1" } }));
    change(() => store.open("teaching/three-cities"));
    wait(260);
    expect(places()).toHaveLength(3);
    // Back: what the address then says is there again, and is no new entry.
    act(() => {
      page.location.hash = "#v=1.2.3&t=lessons&s=teaching/two-cities&seed=5&x-lesson=land&x-guess=a";
      page.dispatchEvent(new page.Event("hashchange"));
    });
    wait(260);
    expect(store.state).toMatchObject({ scenario: "teaching/two-cities", own: { lesson: "land", guess: "a" } });
    expect(places()).toHaveLength(3);
    vi.restoreAllMocks();
  });

  it("offers to go on where this browser was left, if that is still valid", () => {
    page.localStorage.clear();
    shown = opened();
    expect(store.address.left).toBeUndefined();
    wait(260);
    shown.close();
    shown = opened();
    expect(store.address.left).toBeUndefined();
    change(() => store.set({ tab: "lessons", own: { done: "land" } }));
    shown.close();
    shown = opened();
    expect(store.address.left).toMatch(/^#v=1.2.3&t=lessons&.*x-done=land$/);
    expect(store.state.own).toEqual({});
    shown.close();
    shown = opened("#t=about");
    expect(store.address.left).toBeUndefined();
    shown.close();
    page.localStorage.setItem("agglom-lab", "#s=own/999");
    shown = opened();
    expect(store.address.left).toBeUndefined();
    page.localStorage.clear();
  });

  it("takes policies back and forth", () => {
    shown = opened();
    expect([store.undo, store.redo]).toEqual([undefined, undefined]);
    change(() => store.setPolicies({ policy: policy("a") }));
    change(() => store.setPolicies({ other: policy("b") }));
    change(() => store.undo!());
    expect([store.state.policy, store.state.other]).toEqual([policy("a"), policy("")]);
    change(() => store.undo!());
    expect(store.state.policy).toEqual(policy("all"));
    expect(store.undo).toBeUndefined();
    change(() => store.redo!());
    change(() => store.redo!());
    expect([store.state.policy, store.state.other]).toEqual([policy("a"), policy("b")]);
    expect(store.redo).toBeUndefined();
  });

  it("takes the way of a slider that is held as one step, until something else is done", () => {
    shown = opened();
    const drag = (name: string, held = "border") => change(() => store.setPolicies({ policy: policy(name) }, held));
    drag("a");
    drag("b");
    change(() => store.undo!());
    expect(store.state.policy).toEqual(policy("all"));
    drag("a");
    drag("b", "toll");
    change(() => store.undo!());
    expect(store.state.policy).toEqual(policy("a"));
    drag("c");
    change(() => store.set({ seed: 2 }));
    drag("d");
    change(() => store.undo!());
    expect(store.state.policy).toEqual(policy("c"));
    change(() => store.setPolicies({ policy: policy("e") }));
    change(() => store.setPolicies({ policy: policy("f") }));
    change(() => store.undo!());
    expect(store.state.policy).toEqual(policy("e"));
    expect(store.state.seed).toBe(2);
  });

  it("leaves what belongs to a scenario behind with it", () => {
    shown = opened(
      "#s=teaching/two-cities&lang=zh&seed=3&y=2030&from=2025&firms=agents&city=mill&at=mill&p=goods&p2=people&map=firms",
    );
    change(() => store.setPolicies({ policy: policy("a") }));
    change(() => store.open("teaching/three-cities"));
    expect(store.state).toMatchObject({
      scenario: "teaching/three-cities",
      language: "zh",
      colour: "firms",
      place: "cluster",
    });
    const { policy: own, other, year, from, seed, population, city } = store.state;
    expect([own, other, year, from, seed, population, city]).toEqual([
      policy(""),
      policy(""),
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([store.undo, store.redo]).toEqual([undefined, undefined]);
  });
});
