import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Guesses } from "../../../../src/apps/lab/class/Guesses.js";
import { Join } from "../../../../src/apps/lab/class/Join.js";
import { Seat } from "../../../../src/apps/lab/class/Seat.js";
import { Teacher } from "../../../../src/apps/lab/class/Teacher.js";
import { PROMISE, USUAL } from "../../../../src/games/turns/rules.js";
import type { DeskView, SeatView, TableView } from "../../../../src/games/turns/views.js";
import { textOf } from "../../../../src/words/index.js";
import { end, played } from "../play/small.js";
import { chinese, page, type Screen, screen, settled } from "../screen.js";

/** The line to the desk, as a browser has it. */
class Line {
  static CLOSED = 2;
  static last: Line;
  readyState = 1;
  onopen = () => {};
  onerror = () => {};
  private readonly heard: Record<string, (event: { data: string }) => void> = {};
  constructor(readonly address: string) {
    Line.last = this;
  }
  addEventListener(name: string, hear: (event: { data: string }) => void) {
    this.heard[name] = hear;
  }
  tell(name: string, data: unknown) {
    act(() => this.heard[name]!({ data: JSON.stringify(data) }));
  }
  close() {}
}

/** What the desk was asked; what it answers. */
const asked: [string, object][] = [];
let answer = { ok: true, status: 200, said: {} as object };
const kept = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal("EventSource", Line);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("fetch", async (address: string, given?: { body: string }) => {
    if (given) asked.push([address, JSON.parse(given.body)]);
    return { ...answer, json: async () => answer.said };
  });
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  asked.length = 0;
  kept.clear();
  answer = { ok: true, status: 200, said: {} };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const one of shown.splice(0)) one.close();
});

const shown: Screen[] = [];
const show = (one: Screen): Screen => {
  shown.push(one);
  return one;
};
const pressed = async (one: Screen, name: string) => {
  one.press(name);
  await settled();
};
const label = (id: string) => ({ id, label: textOf(id[0]!.toUpperCase() + id.slice(1)) });
const cities = ["harbour", "mill", "spring"].map(label);

function table(number: number, more: Partial<TableView> = {}): TableView {
  const view = {
    ...{ number, treatment: USUAL, words: [], shares: [], guesses: [] },
    seats: [{ moved: true, here: true }, { moved: false, here: false }, undefined],
    ...more,
  };
  // The same ones in all turns.
  const people = view.words.map(() => view.seats.map((seat) => seat !== undefined));
  return { people, ...view };
}

function teacher(view: Partial<DeskView>): Screen {
  const one = show(screen(Teacher, { token: "key" }));
  const whole: DeskView = {
    ...{ phase: "open", turn: 0, deadline: undefined, cities, word: "plum" },
    patterns: { council: "all", rentShare: "some", talk: "none" },
    places: ["http://a/", "http://b/"],
    tables: [table(1)],
    ...view,
  };
  Line.last.tell("view", whole);
  return one;
}

describe("the teacher's page", () => {
  it("waits, is told where its address is wrong, and says that the line is lost while it is", async () => {
    const one = show(screen(Teacher, { token: "key" }));
    expect(Line.last.address).toBe("class/events?token=key");
    expect(one.text).toBe("Connecting…");
    const open = teacher({});
    expect(open.text).not.toContain("connection is lost");
    act(() => Line.last.onerror());
    expect(open.text).toContain("The connection is lost");
    act(() => Line.last.onopen());
    expect(open.text).not.toContain("connection is lost");
  });

  it("before the game says who is there and chooses the rules", async () => {
    const one = teacher({
      phase: "gathering",
      tables: [table(1), table(2, { seats: [undefined, undefined, undefined] })],
    });
    expect(one.at("h1")).toBe("2 seats taken at 2 tables");
    expect(one.at(".place")).toBe("http://a/");
    const code = one.attributes(".code path", "d");
    one.enter("Address", "1");
    expect([one.at(".place"), one.at(".word")]).toEqual(["http://b/", "Room word plum"]);
    expect(one.attributes(".code path", "d")).not.toEqual(code);
    expect(one.attributes(".code", "width")).toEqual(["260"]);
    expect(one.options("Cities at a table")).toEqual(["*3", "5"]);
    expect(one.options("Rent of protection")).toEqual([
      "80 % at all tables",
      "20 % at all tables",
      "*at half of the tables",
    ]);
    expect(one.all(".wall .state")).toEqual(["is here", "not connected", "free", "free", "free", "free"]);
    expect([one.has(".debrief"), one.has(".wall > .note"), one.has(".way"), one.has("a")]).toEqual(
      Array(4).fill(false),
    );
    one.enter("Cities at a table", "5");
    await settled();
    one.enter("Talk", "all");
    await settled();
    await pressed(one, "Open the first turn");
    expect(asked).toEqual([
      ["class/size", { token: "key", cities: 5 }],
      ["class/treat", { token: "key", patterns: { council: "all", rentShare: "some", talk: "all" } }],
      ["class/begin", { token: "key" }],
    ]);
  });

  it("opens no turn for nobody, and says why the desk does not do what it is asked", async () => {
    const nobody = teacher({ phase: "gathering", tables: [table(1, { seats: [undefined, undefined, undefined] })] });
    expect(nobody.button("Open the first turn").disabled).toBe(true);
    const one = teacher({ phase: "gathering" });
    answer = { ok: false, status: 409, said: { problem: textOf("Not now.") } };
    await pressed(one, "Open the first turn");
    expect(one.at(".steer")).toContain("Not now.");
  });

  it("in a turn says who has decided and how long it takes by the desk's clock, and closes it", async () => {
    const one = teacher({ deadline: 1_000_000 + 10_000 + 64_500 });
    // Not part of the heading's name, and no live region, which would tell every second.
    const clock = () => one.at("[role=timer]:not(output, h1 *)");
    expect([one.at("h1"), clock(), one.at(".lead")]).toEqual(["Turn 1 of 5", "1:15", "1 of 2 have decided"]);
    Line.last.tell("clock", 1_010_000);
    expect(clock()).toBe("1:05");
    expect(one.all(".wall .state")).toEqual(["has decided", "not connected", "(computer)"]);
    expect(one.attributes(".code", "width")).toEqual(["120"]);
    await pressed(one, "Close the turn");
    // Turns of four minutes are those of the plan for 45 minutes.
    for (const minutes of [1, 2, 3, 4, 5]) expect(one.all(".steer button")).toContain(`in ${minutes} min`);
    await pressed(one, "in 4 min");
    await pressed(one, "stop the clock");
    expect(asked).toEqual([
      ["class/close", { token: "key", turn: 0 }],
      ["class/timer", { token: "key", seconds: 240 }],
      ["class/timer", { token: "key", seconds: 0 }],
    ]);
    const here = { moved: false, here: true };
    expect(teacher({ tables: [table(1, { seats: [here, here, here] })] }).all(".wall .state")[0]).toBe("is deciding");
    expect(teacher({ phase: "closing" }).at(".steer")).toBe("Turn 1 of 5 The turn is closed. The market answers…");
  });

  it("asks before it closes a turn in which nobody has decided, once a turn", async () => {
    const undecided = [table(1, { seats: [{ moved: false, here: true }, { moved: false, here: true }, undefined] })];
    const one = teacher({ tables: undecided });
    await pressed(one, "Close the turn");
    expect(asked).toEqual([]);
    await pressed(one, "Nobody has decided: close all the same");
    expect(asked).toEqual([["class/close", { token: "key", turn: 0 }]]);
  });

  it("shows what became of the tables, guesses beside it, and sets them against each other by their rules", async () => {
    const after = {
      turn: 2,
      words: [
        ["kept", "broken", "none"],
        ["kept", "kept", "out"],
      ] as const,
    };
    const one = teacher({
      ...{ phase: "over", turn: 2 },
      tables: [
        table(1, { ...after, shares: [0.2, 0.456], guesses: [44, 100] }),
        table(2, { ...after, shares: [0.1, -0.3], guesses: [46] }),
        table(3, { ...after, shares: [0.9, 1.2], treatment: { council: false, rentShare: 0.2, talk: true } }),
      ],
    });
    const [first] = one.all(".wall li");
    expect(first).toMatch(/^Table 1 council, 80 % rent, no talk 46 % of the way .* Harbour ✓signed, kept its word/);
    expect(one.at(".wall caption")).toBe("Table 1: who kept its word in which turn, and who sits there");
    expect(one.all(".wall li:first-child thead th")).toEqual(["City", "1", "2", "Seat"]);
    expect(one.attributes(".bar-of div", "style").map((style) => style!.match(/[\d.]+%/)![0])).toEqual([
      "45.6%",
      "0%",
      "100%",
    ]);
    expect(one.attributes(".wall li:first-child td:not(.state)", "class")).toEqual([
      ...["right", "right"],
      ...["wrong", "right"],
      ...[null, null],
    ]);
    expect(one.attributes(".columns-of", "aria-label")[0]).toMatch(/best for all\): 40 %: 1; 50 %: 1; 100 %: 1$/);
    // Counts, then the tenth; two guess 50 and 40 and one 100, where no more than one table stands.
    expect(one.all(".columns-of > div").join(" ")).toBe("10 10 20 30 140 1150 60 70 80 90 11100");
    expect(one.attributes(".columns-of .reached", "style").filter((style) => !/0%/.test(style!))).toEqual([]);
    expect(one.text).not.toContain("so far");
    const [rules, ...published] = one.all(".debrief table");
    expect(rules).toContain("council, 80 % rent, no talk 2 8 % 75 % 50 % 100 %");
    expect(rules).toContain("no council, 20 % rent, talk 1 120 % 75 % 50 % 100 %");
    expect(published.join(" ")).toContain("People 32 50 % 8 % 6 % 44 40 50 %");
    // What the other gets, how often a choice is turned round, and who cooperated.
    expect(published.join(" ")).toContain("1.5 12.5 % 32 % 54 % 72");
    expect(published.join(" ")).toContain("Others may be punished Given People no 45 % 252 yes 46 % 243");
    expect(one.attributes("a", "href")).toEqual(["class/table.csv?token=key"]);
    await pressed(one, "Another game with the same seats");
    expect(asked).toEqual([["class/again", { token: "key" }]]);
  });

  it("says of decisions of people nothing where nobody but the computer played", () => {
    const words = [["kept", "kept", "kept"]] as const;
    const one = teacher({
      turn: 1,
      tables: [table(1, { words, shares: [1], seats: [undefined, undefined, undefined] })],
    });
    expect(one.at(".debrief table")).toContain("1 100 % – – –");
    expect(one.has(".debrief h3")).toBe(false);
    expect(one.at(".debrief table")).toContain("In the last turn so far");
  });

  it("counts no turns of the computer in a city that somebody took later as decisions of people", () => {
    const here = { moved: false, here: true };
    const words = [
      ["kept", "none", "none"],
      ["kept", "kept", "broken"],
    ] as const;
    const people = [
      [true, false, false],
      [true, true, true],
    ];
    const one = teacher({ turn: 2, tables: [table(1, { words, people, shares: [0, 1], seats: [here, here, here] })] });
    expect(one.at(".debrief table")).toContain("1 100 % 75 % 100 % 67 %");
  });
});

const seatView: SeatView = {
  ...{ phase: "open", turn: 0, deadline: undefined, table: 4, city: "mill", cities },
  ...{ people: ["harbour", "mill"], treatment: USUAL, said: [], move: undefined },
  ...{ guess: undefined, guesses: [], share: undefined, game: { ...played, turns: [] } },
};

function seat(view: Partial<SeatView> = {}, onLost = () => {}): Screen {
  const one = show(screen(Seat, { token: "own", onLost }));
  Line.last.tell("view", { ...seatView, ...view });
  return one;
}

describe("the page of a seat", () => {
  it("says who one is and the rules while all come in, and takes one guess", async () => {
    const one = seat({ phase: "gathering" });
    expect([one.at(".where"), one.at("h1")]).toEqual(["Mill Table 4 not begun yet", "You govern Mill"]);
    expect(one.at(".rules")).toContain("keeps 80 % of what buyers pay");
    expect(one.at(".rules")).not.toMatch(/Nobody is kept out|you may tell your table/);
    expect(one.attributes("details", "open")).not.toEqual([null]);
    one.fire(Object.assign(one.field("How far will"), { value: "30" }), "input");
    expect(one.at(".guess output")).toBe("30 %");
    one.fire(one.one("form.guess"), "submit");
    await settled();
    expect(asked).toEqual([["class/guess", { token: "own", guess: 30 }]]);
    Line.last.tell("view", { ...seatView, phase: "gathering", guess: 30, guesses: [30] });
    expect(page.document.activeElement!.contains(one.one(".guesses") as never)).toBe(true);
    expect(page.document.activeElement!.tagName).toBe("DIV");
  });

  it("shows what the class guessed beside the own guess, and where the own table is", () => {
    const one = seat({ phase: "gathering", guess: 30, guesses: [30, 30, 80] });
    expect([one.has("form.guess"), one.all(".columns-of > div")[3]]).toEqual([false, "230▲"]);
    expect(one.at(".guesses .note")).toBe("guesses of the class ▲ your guess");
    // Nothing is reached before a turn is over.
    expect([one.has(".columns-of .reached"), one.has(".key.reached")]).toEqual([false, false]);
    const told = show(chinese(Guesses, { guesses: [30, 30, 80], reached: [], over: false }));
    expect(told.attributes(".columns-of", "aria-label")[0]).toMatch(/：30%：2；80%：1$/);
    const later = seat({ turn: 2, game: played, share: 0.81, guesses: [80] });
    expect(later.at(".guesses .note")).toBe("guesses of the class your table so far");
    const over = seat({ phase: "over", turn: 2, game: { ...played, end }, share: 0.81, guesses: [80] });
    expect(over.at(".guesses .note")).toBe("guesses of the class your table");
    expect([later.has(".columns-of .reached"), later.has(".key.reached")]).toEqual([true, true]);
  });

  it("lets a table talk where it may, and says what has been said", async () => {
    const treatment = { council: false, rentShare: 0.2, talk: true };
    const one = seat({ treatment, said: [undefined, "own", "keep"] });
    expect(one.all(".talk li")).toEqual(["Mill: We look after ourselves", "Spring: We sign and keep our word"]);
    expect(one.attributes(".talk button", "aria-pressed")).toEqual(["false", "true"]);
    expect(one.at(".rules")).toMatch(/keeps 20 %.*Nobody is kept out.*you may tell your table/);
    await pressed(one, "We sign and keep our word");
    expect(asked).toEqual([["class/say", { token: "own", turn: 0, said: "keep" }]]);
    expect(seat().has(".talk")).toBe(false);
  });

  it("decides, says that it arrived, and waits while the market answers", async () => {
    const one = seat({ deadline: 1_000_000 + 59_000 });
    expect(one.at(".where")).toBe("Mill Table 4 Turn 1 of 5 0:59");
    expect([one.at("[role=timer]"), one.has(".where output")]).toEqual(["0:59", false]);
    expect(one.has(".sent")).toBe(false);
    one.fire(one.one("form:not(.guess)"), "submit");
    await settled();
    expect(asked).toMatchObject([["class/move", { token: "own", turn: 0, move: { protection: 1, sign: false } }]]);
    expect(seat({ move: PROMISE }).at(".sent")).toMatch(/^Your decision is in\./);
    const closing = seat({ phase: "closing" });
    expect([closing.at(".work"), closing.has("form")]).toEqual(["The turn is closed. The market answers…", false]);
  });

  it("says what came of the turn before, the own city first, and how it ended", () => {
    const one = seat({ turn: 1, game: { ...played, turns: played.turns.slice(0, 1) }, share: 0.456, guess: 40 });
    expect(one.at("h2")).toBe("Turn 1: what came of it");
    expect(one.all(".outcome li")).toEqual([
      expect.stringMatching(/^Mill −2\.00signed, broke its word/),
      expect.stringMatching(/^Harbour \+1\.00signed, kept its word/),
      expect.stringMatching(/^Spring \(computer\)\+3\.00signed, kept its word/),
    ]);
    expect(one.attributes(".outcome li", "class")).toEqual(["own", null, null]);
    expect(one.attributes(".outcome li > span:not(.score)", "class")).toEqual(["wrong", "right", "right"]);
    expect(one.at(".outcome")).toMatch(/So far your table went 46 % of the way .* You guessed 40 %\.$/);
    expect(one.attributes("details", "open")).toEqual([null]);
    const over = seat({ phase: "over", turn: 2, share: 0.5, game: { ...played, end } });
    expect(over.at(".outcome")).toMatch(/ Your table went 50 % of the way /);
    expect(over.text).toContain("How it ended");
    expect([over.at(".where"), over.has("form")]).toEqual(["Mill Table 4 The game is over.", false]);
  });

  it("says while the line is lost that it is, over what was seen last", () => {
    const one = seat();
    expect(one.text).not.toContain("connection is lost");
    Line.last.readyState = 0;
    act(() => Line.last.onerror());
    expect(one.text).toContain("The connection is lost");
    expect(one.at(".where")).toContain("Mill Table 4");
    act(() => Line.last.onopen());
    expect(one.text).not.toContain("connection is lost");
  });

  it("leads back to the door where the desk knows it no more", async () => {
    kept.set("agglom-seat", "plum own");
    let lost = 0;
    const one = seat({}, () => lost++);
    Line.last.readyState = Line.CLOSED;
    answer = { ok: false, status: 403, said: {} };
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    act(() => Line.last.onerror());
    await act(async () => void (await vi.advanceTimersByTimeAsync(2000)));
    expect(one.text).toContain("This seat is not known here.");
    await pressed(one, "Take a seat");
    expect([lost, kept.size]).toEqual([1, 0]);
  });
});

describe("the door", () => {
  it("asks for a seat at a table, and remembers it for this room", async () => {
    const seats: string[] = [];
    const door = (word: string) => show(screen(Join, { word, onSeat: (token: string) => void seats.push(token) }));
    const one = door("");
    expect(one.button("Sit down").disabled).toBe(true);
    one.enter("Room word", " Plum ");
    one.fire(Object.assign(one.field("Table"), { value: "7" }), "input");
    answer = { ok: false, status: 403, said: { problem: textOf("Not the word.") } };
    one.fire(one.one("form"), "submit");
    await settled();
    expect([seats, one.text.includes("Not the word."), one.button("Sit down").disabled]).toEqual([[], true, false]);
    answer = { ok: true, status: 200, said: { token: "new" } };
    one.fire(one.one("form"), "submit");
    await settled();
    expect(asked.at(-1)).toEqual(["class/join", { word: " Plum ", table: 7 }]);
    expect(seats).toEqual(["new"]);
    door("plum");
    door("pear");
    await settled();
    expect(seats).toEqual(["new", "new"]);
  });

  it("gives a seat also on a phone that remembers nothing", async () => {
    const refuse = () => {
      throw new Error("no memory");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    const seats: string[] = [];
    const one = show(screen(Join, { word: "plum", onSeat: (token: string) => void seats.push(token) }));
    answer = { ok: true, status: 200, said: { token: "new" } };
    one.fire(one.one("form"), "submit");
    await settled();
    // Without a table that was asked for.
    expect([asked, seats]).toEqual([[["class/join", { word: "plum" }]], ["new"]]);
  });
});
