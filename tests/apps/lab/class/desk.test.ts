import { h } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useAsk, useDesk, useSecondsLeft } from "../../../../src/apps/lab/class/desk.js";
import { SaidError, textOf } from "../../../../src/words/index.js";
import { page, type Screen, screen } from "../screen.js";

/** The line to the desk, as a browser has it. */
class Line {
  static CLOSED = 2;
  static all: Line[] = [];
  readyState = 1;
  closed = false;
  onopen = () => {};
  onerror = () => {};
  private readonly heard: Record<string, (event: { data: string }) => void> = {};
  constructor(readonly address: string) {
    Line.all.push(this);
  }
  addEventListener(name: string, hear: (event: { data: string }) => void) {
    this.heard[name] = hear;
  }
  tell(name: string, data: unknown) {
    act(() => this.heard[name]!({ data: JSON.stringify(data) }));
  }
  fail(readyState: number) {
    this.readyState = readyState;
    act(() => this.onerror());
  }
  close() {
    this.closed = true;
  }
}
const CONNECTING = 0;

type Answer = { ok: boolean; status: number; json: () => Promise<unknown> };
const said = (status: number, body: object): Answer => ({ ok: status < 400, status, json: async () => body });

/** What was asked of the network, and what it answers, one after the other; nothing: it is away. */
let asked: [string, RequestInit | undefined][];
let answers: (Answer | undefined)[];
const shown: Screen[] = [];
let visible: string;

beforeEach(() => {
  asked = [];
  answers = [];
  Line.all = [];
  visible = "visible";
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"], now: 100_000 });
  vi.stubGlobal("EventSource", Line);
  vi.stubGlobal("fetch", async (address: string, given?: RequestInit) => {
    asked.push([address, given]);
    const answer = answers.shift();
    if (!answer) throw new TypeError("no network");
    return answer;
  });
  Object.defineProperty(page.document, "visibilityState", { get: () => visible, configurable: true });
});
afterEach(() => {
  for (const one of shown.splice(0)) one.close();
  Reflect.deleteProperty(page.document, "visibilityState");
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));
const show = <P extends object>(View: (props: P) => ReturnType<typeof h>, props: P): Screen => {
  const one = screen(View as never, props as never);
  shown.push(one);
  return one;
};

describe("a question to the desk", () => {
  const outcomes: unknown[] = [];
  function Asking({ token, what }: { token?: string; what: string }) {
    const { ask, busy, failure } = useAsk(token);
    const press = () => void ask(what, { turn: 1 }).then((answer) => outcomes.push(answer));
    return h("div", {}, [
      h("button", { onClick: press }, "Ask"),
      h("p", {}, busy ? "busy" : "idle"),
      h("em", {}, failure instanceof SaidError ? failure.text.en : "fine"),
    ]);
  }
  const states = (one: Screen) => [one.at("p"), one.at("em")];
  beforeEach(() => {
    outcomes.length = 0;
  });
  const NO_DESK = /cannot be reached/;

  it("goes with the own token as JSON, and comes back with the answer", async () => {
    const one = show(Asking, { token: "own", what: "move" });
    answers = [said(200, { token: "new" })];
    expect(states(one)).toEqual(["idle", "fine"]);
    one.press("Ask");
    expect(states(one)).toEqual(["busy", "fine"]);
    await pass(0);
    expect(states(one)).toEqual(["idle", "fine"]);
    expect(asked).toEqual([
      [
        "class/move",
        {
          ...{ method: "POST", headers: { "Content-Type": "application/json" } },
          body: JSON.stringify({ token: "own", turn: 1 }),
        },
      ],
    ]);
    expect(outcomes).toEqual([{ token: "new" }]);
  });

  it("that is refused says why, until the next one", async () => {
    const one = show(Asking, { token: "own", what: "move" });
    answers = [said(409, { problem: textOf("Not now.") }), { ok: true, status: 200, json: () => Promise.reject() }];
    one.press("Ask");
    await pass(0);
    expect([...states(one), ...outcomes]).toEqual(["idle", "Not now.", undefined]);
    one.press("Ask");
    expect(states(one)).toEqual(["busy", "fine"]);
    await pass(0);
    expect([...states(one), outcomes.at(-1)]).toEqual(["idle", "fine", {}]);
    // An answer of something else in between, in no words of the desk.
    answers = [{ ok: false, status: 502, json: () => Promise.reject() }];
    one.press("Ask");
    await pass(0);
    expect(one.at("em")).toMatch(NO_DESK);
  });

  it("is sent again every two seconds while the network is away, for a minute", async () => {
    const one = show(Asking, { token: "own", what: "move" });
    answers = [undefined, undefined, said(200, {})];
    one.press("Ask");
    await pass(1999);
    expect([asked.length, one.at("p")]).toEqual([1, "busy"]);
    await pass(1);
    expect(asked).toHaveLength(2);
    await pass(2000);
    expect([asked.length, ...states(one)]).toEqual([3, "idle", "fine"]);
    one.press("Ask");
    await pass(57_999);
    expect([asked.length - 3, one.at("p")]).toEqual([29, "busy"]);
    await pass(1);
    expect([asked.length - 3, one.at("p")]).toEqual([30, "idle"]);
    expect(one.at("em")).toMatch(NO_DESK);
  });

  it("for a seat is sent once, since the first may have been heard", async () => {
    const one = show(Asking, { what: "join" });
    one.press("Ask");
    await pass(0);
    expect([asked.length, one.at("p")]).toEqual([1, "idle"]);
    expect(one.at("em")).toMatch(NO_DESK);
  });
});

describe("the line to the desk", () => {
  function Listening({ token }: { token: string }) {
    const { view, ahead, line } = useDesk<{ is: string }>(token);
    return h("p", {}, `${line} ${view?.is ?? "-"} ${ahead}`);
  }
  const last = () => Line.all.at(-1)!;

  it("tells what is to be seen, and by how much the clock of the desk is ahead", () => {
    const one = show(Listening, { token: "own" });
    expect([last().address, one.text]).toEqual(["class/events?token=own", "waiting - 0"]);
    act(() => last().onopen());
    expect(one.text).toBe("open - 0");
    last().tell("clock", 100_250);
    last().tell("view", { is: "first" });
    expect(one.text).toBe("open first 250");
    last().fail(CONNECTING);
    expect(one.text).toBe("lost first 250");
    last().tell("view", { is: "second" });
    expect(one.text).toBe("open second 250");
  });

  it("opens again by itself where the browser does not, once the desk is there", async () => {
    const one = show(Listening, { token: "own" });
    last().fail(CONNECTING);
    await pass(10_000);
    expect([Line.all.length, asked.length]).toEqual([1, 0]);
    last().fail(Line.CLOSED);
    await pass(1999);
    expect(asked).toEqual([]);
    answers = [said(200, {})];
    await pass(1);
    expect([asked[0]![0], Line.all.length, one.text]).toEqual(["class/view?token=own", 2, "lost - 0"]);
    // Nor is anything else a reason to give up.
    last().fail(Line.CLOSED);
    await pass(2000);
    expect(Line.all).toHaveLength(3);
    answers = [said(500, {})];
    last().fail(Line.CLOSED);
    await pass(2000);
    expect(Line.all).toHaveLength(4);
    answers = [said(403, {})];
    last().fail(Line.CLOSED);
    await pass(2000);
    expect([Line.all.length, one.text]).toEqual([4, "unknown - 0"]);
  });

  it("opens again at once where the phone wakes up without it", async () => {
    show(Listening, { token: "own" });
    const wake = async () => {
      page.document.dispatchEvent(new page.Event("visibilitychange"));
      await pass(0);
      return Line.all.length;
    };
    expect(await wake()).toBe(1);
    last().fail(Line.CLOSED);
    visible = "hidden";
    expect(await wake()).toBe(1);
    visible = "visible";
    answers = [said(200, {}), said(200, {})];
    expect(await wake()).toBe(2);
    // What waited for its two seconds waits no more.
    await pass(5000);
    expect([Line.all.length, asked.length]).toEqual([2, 1]);
  });

  it("is one line where the clock and a phone that wakes ask at once", async () => {
    show(Listening, { token: "own" });
    last().fail(Line.CLOSED);
    answers = [said(200, {}), said(200, {})];
    vi.advanceTimersByTime(2000);
    page.document.dispatchEvent(new page.Event("visibilitychange"));
    await pass(0);
    expect(asked).toHaveLength(2);
    expect(Line.all.filter(({ closed }) => !closed)).toEqual([last()]);
  });

  it("ends with the page, and is another one for another token", async () => {
    const one = show(Listening, { token: "own" });
    one.update({ token: "other" });
    expect(Line.all.map(({ address, closed }) => [address, closed])).toEqual([
      ["class/events?token=own", true],
      ["class/events?token=other", false],
    ]);
    last().fail(Line.CLOSED);
    shown.pop();
    one.close();
    expect(last().closed).toBe(true);
    await pass(5000);
    page.document.dispatchEvent(new page.Event("visibilitychange"));
    await pass(0);
    expect([Line.all.length, asked.length]).toEqual([2, 0]);
  });
});

describe("the seconds that are left", () => {
  function Clock({ deadline, ahead }: { deadline: number | undefined; ahead: number }) {
    return h("p", {}, String(useSecondsLeft(deadline, ahead)));
  }

  it("run down to none by the clock of the desk, and are none where there is no end", async () => {
    const one = show(Clock, { deadline: 102_500, ahead: 500 });
    expect(one.text).toBe("2");
    await pass(500);
    expect(one.text).toBe("2");
    await pass(500);
    expect(one.text).toBe("1");
    await pass(3000);
    expect(one.text).toBe("0");
    one.update({ deadline: undefined });
    expect(one.text).toBe("undefined");
    await pass(2000);
    one.update({ deadline: 200_000 });
    const before = one.text;
    await pass(3000);
    expect(Number(before) - Number(one.text)).toBe(3);
  });
});
