import { beforeEach, describe, expect, it } from "vitest";
import { codeOf } from "../../../../src/apps/lab/play/code.js";
import { MoveForm } from "../../../../src/apps/lab/play/MoveForm.js";
import { Play, Setup } from "../../../../src/apps/lab/play/Play.js";
import { EndView, TurnTable } from "../../../../src/apps/lab/play/tables.js";
import { type Move, PROMISE, TODAY } from "../../../../src/games/turns/rules.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { chinese, screen, settled } from "../screen.js";
import { WORLD } from "../worlds.js";
import { end, played, turn } from "./small.js";

beforeEach(() => engines.forget());

const nameOf = (id: string) => WORLD.cities.find((city) => city.id === id)?.label ?? { en: id, zh: id };

describe("a table of a turn", () => {
  const props = { played, turn: 0, people: ["harbour", "mill"], nameOf };

  it("says what everybody did, whether it kept its word, and what came of it", () => {
    const shown = screen(TurnTable, props);
    expect(shown.at("caption")).toBe("Turn 1: what came of it, 2024 to 2026");
    expect(shown.at(".note")).toBe("Changes against going on as today, per cent.");
    expect(shown.all("tbody tr")).toEqual([
      "Harbour +1.00 signed, kept its word protection none; subsidy none; platform 0.2 % of GDP +1.50 +0.50 +10.00",
      "Mill −2.00 signed, broke its word protection as today: 3 %; subsidy none; platform nothing −2.50 −0.50 +20.00",
      "Spring (computer) +3.00 signed, kept its word protection none; subsidy none; platform 0.2 % of GDP +3.50 0 +30.00",
    ]);
    expect(shown.all("td.right")).toHaveLength(2);
    expect(shown.all("td.wrong")).toEqual(["signed, broke its word"]);
    expect(screen(TurnTable, { ...props, turn: 1 }).all("td.wrong, td.right")).toHaveLength(2);
    expect(screen(TurnTable, { ...props, turn: 1 }).at("caption")).toContain("Turn 2: what came of it, 2027 to 2029");
    expect(screen(TurnTable, { ...props, turn: 2 }).text).toBe("");
    const told = chinese(TurnTable, props);
    expect(told.at("caption")).toContain("第1轮结果，2024—2026年");
    expect(told.all("tbody th")).toEqual(["港城", "工城", "泉城 （计算机）"]);
  });
});

describe("the end of a game", () => {
  const props = { played: { ...played, end }, people: ["harbour", "mill"], nameOf };

  it("says how far they came, and who broke its word first", () => {
    const shown = screen(EndView, props);
    expect(shown.at(".first")).toBe(
      "Together you went 50 % of the way from nobody's agreement to everybody's promise kept.",
    );
    expect(shown.at(".rest")).toBe("The first to break its word, in turn 1: Mill.");
    const told = chinese(EndView, props);
    expect(told.at(".first")).toBe("从“无人签署”到“人人守约”，你们共走完了50%。");
    expect(told.at(".rest")).toBe("最先违约者（第1轮）：工城。");
    expect(
      screen(EndView, { ...props, played: { ...props.played, end: { ...end, alone: [1, 1, 1] } } }).at(".first"),
    ).toContain("33 %");
    expect(screen(EndView, { ...props, played }).text).toBe("");
  });

  it("counts neither who did not sign nor who was kept out", () => {
    const turns = [turn(["kept", "out", "kept"]), turn(["none", "kept", "none"]), turn(["kept", "broken", "kept"])];
    expect(screen(EndView, { ...props, played: { ...props.played, turns } }).at(".rest")).toBe(
      "The first to break its word, in turn 3: Mill.",
    );
    const faithful = [turn(["kept", "kept", "out"])];
    expect(screen(EndView, { ...props, played: { ...props.played, turns: faithful } }).at(".rest")).toBe(
      "Nobody broke its word.",
    );
    expect(chinese(EndView, { ...props, played: { ...props.played, turns: faithful } }).at(".rest")).toBe("无人违约。");
  });

  it("has the scores of this game beside nobody's agreement and the best for all", () => {
    const shown = screen(EndView, props);
    const [scores, words] = [...shown.root.querySelectorAll("table")];
    const rows = (table: Element | undefined) =>
      [...table!.querySelectorAll("tbody tr")].map((row) => row.textContent!.replace(/\s+/g, " "));
    expect(rows(scores)).toEqual(["Harbour+1.000+2.00", "Mill+2.000+4.00", "Spring (computer)+3.000+6.00"]);
    expect(rows(words)).toEqual([
      "Harbour✓signed, kept its word✓signed, kept its word",
      "Mill✗signed, broke its word○kept out by the others",
      "Spring✓signed, kept its word✓signed, kept its word",
    ]);
    expect(shown.all("td.wrong")).toHaveLength(1);
    expect(shown.all("td.right")).toHaveLength(4);
    expect(shown.text).toContain(
      "✓ signed, kept its word; ✗ signed, broke its word; – did not sign; ○ kept out by the others",
    );
  });
});

describe("a move", () => {
  const decided: Move[] = [];
  const form = {
    city: "mill",
    played: { ...played, turns: [] },
    people: ["harbour", "mill"],
    nameOf,
    onDecide: (move: Move) => void decided.push(move),
  };
  const submit = (shown: ReturnType<typeof screen>) => shown.fire(shown.one("form"), "submit");
  const checked = (shown: ReturnType<typeof screen>) =>
    [...shown.root.querySelectorAll<HTMLInputElement>("input")].flatMap((one) =>
      one.checked ? [`${one.name}${one.type === "radio" ? one.value : one.type}`] : [],
    );

  it("begins at today's policy, and at the last turn's afterwards, the vote apart", () => {
    const first = screen(MoveForm, form);
    expect(first.at("h2")).toBe("The government of Mill");
    expect(first.text).toContain("Your budget: 12.0 bn yuan a year. The platform's full share: 0.30 bn yuan a year.");
    expect(checked(first)).toEqual(["protection1", "subsidy0", "platform0"]);
    const moves = [TODAY, { protection: 2, subsidy: 1, platform: 1, sign: true, readmit: true }, TODAY];
    const later = screen(MoveForm, { ...form, played: { ...played, turns: [turn(["kept", "kept", "kept"], moves)] } });
    expect(checked(later)).toEqual(["protection2", "subsidy1", "platform1", "checkbox"]);
    submit(later);
    expect(decided.at(-1)).toEqual({ protection: 2, subsidy: 1, platform: 1, sign: true, readmit: false });
    const told = chinese(MoveForm, form);
    expect(told.at("h2")).toBe("工城政府");
    expect(told.text).toContain("本市财政：每年120亿元。平台足额出资：每年3.00亿元。");
  });

  it("is what is set, by the agreement's promise at once", () => {
    const shown = screen(MoveForm, form);
    for (const [name, value] of [
      ["protection", 0],
      ["subsidy", 2],
      ["platform", 1],
    ] as const)
      shown.fire(shown.one(`input[name=${name}][value="${value}"]`), "change");
    submit(shown);
    expect(decided.at(-1)).toEqual({ protection: 0, subsidy: 2, platform: 1, sign: false, readmit: false });
    shown.press("As the agreement promises");
    submit(shown);
    expect(decided.at(-1)).toEqual(PROMISE);
    shown.fire(shown.field("Sign the agreement"), "change");
    submit(shown);
    expect(decided.at(-1)).toEqual({ ...PROMISE, sign: false });
  });

  it("warns who signs what it would break, and nobody else", () => {
    const warning = "With these levers you would break the promise that you sign.";
    const shown = screen(MoveForm, form);
    expect(shown.text).not.toContain(warning);
    shown.fire(shown.field("Sign the agreement"), "change");
    expect(shown.text).toContain(warning);
    shown.press("As the agreement promises");
    expect(shown.text).not.toContain(warning);
  });

  it("votes on others who broke their word, unless it did itself", () => {
    const vote = "Vote to let back in who broke its word: Harbour and Spring";
    const shown = screen(MoveForm, { ...form, played: { ...played, breakers: ["harbour", "spring"] } });
    expect(shown.text).toContain(vote);
    expect(shown.text).not.toContain("You broke your word");
    shown.fire(shown.field("Vote to let back"), "change");
    submit(shown);
    expect(decided.at(-1)!.readmit).toBe(true);
    const guilty = screen(MoveForm, { ...form, played: { ...played, breakers: ["mill", "spring"] } });
    expect(guilty.text).toContain("You broke your word in the last turn");
    expect(guilty.text).not.toContain("Vote to let back");
    expect(guilty.text).toContain("is for the others to vote on.");
    // The computer, which governs Spring, lets nobody back in.
    const all = { ...form, played: { ...played, breakers: ["harbour", "mill"] } };
    expect(screen(MoveForm, all).text).toContain("does not count in this one, and nobody can vote to let you back in.");
    expect(chinese(MoveForm, all).text).toContain("本轮签署无效");
    expect(screen(MoveForm, form).text).not.toMatch(/Vote to let back|You broke/);
    expect(chinese(MoveForm, { ...form, played: { ...played, breakers: ["harbour"] } }).text).toContain(
      "投票同意违约者返回：港城",
    );
  });
});

describe("the beginning of a game", () => {
  it("says how many cities the computer governs, and seats people in order", () => {
    const started: unknown[] = [];
    const shown = screen(Setup, { onStart: (game: unknown) => void started.push(game) });
    expect(shown.text).toContain("Each of you governs a city for 5 turns of 3 years.");
    expect(shown.text).toContain("3 cities; the computer governs 1:");
    expect(shown.options("People")).toEqual(["*2", "3", "4", "5"]);
    shown.press("Begin");
    shown.enter("People", 4);
    expect(shown.text).toContain("5 cities; the computer governs 1:");
    shown.press("Begin");
    shown.enter("People", 3);
    expect(shown.text).toContain("3 cities, one for each.");
    expect(started).toEqual([
      { people: [0, 1], moves: [] },
      { people: [0, 1, 2, 3], moves: [] },
    ]);
    const told = chinese(Setup, { onStart: () => {} });
    expect(told.text).toContain("每人治理一座城市，共5轮，每轮3年。");
    expect(told.text).toContain("共3座城市，计算机治理其中1座");
  });

  it("goes on from a code, if it is one", () => {
    const started: unknown[] = [];
    const shown = screen(Setup, { onStart: (game: unknown) => void started.push(game) });
    expect(shown.button("Go on").disabled).toBe(true);
    expect(shown.text).not.toContain("no code");
    shown.enter("Or go on from a code", "nonsense");
    expect(shown.text).toContain("This is no code of a game.");
    expect(shown.button("Go on").disabled).toBe(true);
    shown.enter("Or go on from a code", " 01.100a ");
    expect(shown.text).not.toContain("no code");
    shown.press("Go on");
    expect(started).toEqual([{ people: [0, 1], moves: [[TODAY, PROMISE]] }]);
  });
});

describe("a game between people", () => {
  const game = (moves: Move[][]) => ({ state: { own: { play: codeOf({ people: [0, 1], moves }) } } });
  const pair = [PROMISE, PROMISE];

  it("shows its code as a whole, however long", () => {
    const people = [0, 1, 2, 3, 4];
    const code = codeOf({ people, moves: Array.from({ length: 5 }, () => people.map(() => PROMISE)) });
    const { size, value } = screen(Play, {}, { state: { own: { play: code } } }).field("Code of this game");
    expect(value).toBe(code);
    expect(size).toBeGreaterThanOrEqual(value.length);
  });

  it("says that a code is none", () => {
    expect(screen(Play, {}, { state: { own: { play: "09.zz" } } }).at("[role=alert]")).toMatch(
      /^This is no code of a game/,
    );
    expect(screen(Play, {}).has("[role=alert]")).toBe(false);
    expect(chinese(Play, {}, { state: { own: { play: "09.zz" } } }).text).toContain("这不是有效的对局代码");
  });

  it("hands the screen round, and plays a turn once all have moved", async () => {
    const shown = screen(Play, {});
    shown.press("Begin");
    expect(shown.changes).toEqual([{ set: { own: { play: "01." } } }]);
    expect(engines.last("play").ask).toEqual({
      scenario: "teaching/agreement",
      people: ["harbour", "mill"],
      moves: [],
    });
    await engines.answer("open", WORLD);
    await engines.answer("play", { ...played, turns: [] });
    expect(shown.text).toContain("Turn 1 of 5");
    expect(shown.text).toContain("Hand the screen to the government of Harbour.");
    shown.press("I govern Harbour");
    expect(shown.at("h2")).toBe("The government of Harbour");
    shown.press("As the agreement promises");
    shown.fire(shown.one("form"), "submit");
    expect(shown.changes.at(-1)).toEqual({ set: { own: { play: "01.0a" } } });
    expect(shown.text).toContain("Hand the screen to the government of Mill.");
    expect(shown.has("form")).toBe(false);
    shown.press("I govern Mill");
    shown.fire(shown.one("form"), "submit");
    expect(engines.last("play").ask.moves).toEqual([[PROMISE, TODAY]]);
    expect(shown.text).toContain("The model is calculating…");
    await engines.answer("play", { ...played, turns: played.turns.slice(0, 1) });
    expect(shown.text).toContain("Turn 1 of 5");
    expect(shown.at("caption")).toContain("Turn 1: what came of it");
    expect(shown.text).not.toContain("Hand the screen");
    shown.press("Next turn");
    expect(shown.text).toContain("Turn 2 of 5");
    expect(shown.text).toContain("Hand the screen to the government of Harbour.");
    expect(shown.has("details")).toBe(true);
    shown.press("New game");
    expect(shown.changes.at(-1)).toEqual({ set: { own: { "game-left": "01.0a10" } } });
    expect(shown.text).toContain("Begin");
    // By its code, which stands there already.
    shown.press("Go on");
    expect(shown.changes.at(-1)).toEqual({ set: { own: { play: "01.0a10" } } });
  });

  it("goes on in the middle of a turn, with its code", async () => {
    const shown = screen(Play, {}, game([pair, [TODAY]]));
    expect(engines.last("play").ask.moves).toEqual([pair]);
    await engines.answer("open", WORLD);
    await engines.answer("play", { ...played, turns: played.turns.slice(0, 1) });
    expect(shown.text).toContain("Turn 2 of 5");
    expect(shown.text).toContain("Hand the screen to the government of Mill.");
    expect(shown.one<HTMLInputElement>("input[readonly]").value).toBe("01.0a0a10");
    const told = chinese(Play, {}, game([pair, [TODAY]]));
    await engines.answer("open", WORLD);
    await engines.answer("play", { ...played, turns: played.turns.slice(0, 1) });
    expect(told.text).toMatch(/第2轮，共5轮.*请把屏幕交给工城政府，其他人回避。/);
  });

  it("is over after its last turn", async () => {
    const shown = screen(Play, {}, game(Array(5).fill(pair)));
    await engines.answer("play", { ...played, turns: Array(5).fill(played.turns[0]), end });
    await settled();
    expect(shown.text).toContain("The game is over.");
    expect(shown.all("summary")).toEqual(["All turns"]);
    expect(shown.text).toContain("Together you went 50 % of the way");
    expect(shown.text).not.toMatch(/Next turn|Hand the screen/);
    expect(shown.at("caption")).toContain("Turn 5:");
    expect(chinese(Play, {}, game(Array(5).fill(pair))).text).toContain("对局结束。");
  });

  it("says why the model cannot go on", async () => {
    const shown = screen(Play, {}, game([]));
    await engines.fail("play", textOf("no market"));
    expect(shown.at("[role=alert]")).toBe("no market");
    expect(shown.text).not.toContain("Hand the screen");
  });

  it("of more than three people has five cities", () => {
    screen(Play, {}, { state: { own: { play: "0124." } } });
    expect(engines.last("play").ask).toEqual({
      scenario: "teaching/five-cities",
      people: ["harbour", "mill", "spring", "ridge"],
      moves: [],
    });
    expect(engines.last("open").ask).toEqual({ scenario: "teaching/five-cities" });
  });
});
