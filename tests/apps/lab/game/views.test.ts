import { beforeEach, describe, expect, it } from "vitest";
import { CoreTriangle, DealMaker } from "../../../../src/apps/lab/game/DealMaker.js";
import { dealOf } from "../../../../src/apps/lab/game/deal.js";
import { GAMES, Game, PriceTable } from "../../../../src/apps/lab/game/Game.js";
import { Guess } from "../../../../src/apps/lab/game/Guess.js";
import { Lattice } from "../../../../src/apps/lab/game/Lattice.js";
import { GAIN, INK, LOSS } from "../../../../src/figures/drawing/palette.js";
import { textOf } from "../../../../src/words/index.js";
import { engines } from "../engine.js";
import { chinese, screen } from "../screen.js";
import { GAME, gameWith } from "./small.js";

beforeEach(() => engines.forget());

const own = (own: Record<string, string>) => ({ state: { own } });
const table = { scenario: "teaching/agreement", game: GAME };

describe("the game table", () => {
  it("asks for the first agreement, and tells it once it is analysed", async () => {
    const shown = screen(Game, {}, own({ who: "mill" }));
    expect(engines.last("game").ask).toEqual({ scenario: "teaching/agreement" });
    expect(shown.text).toContain(GAMES[0]!.question.en);
    expect(shown.text).toContain("The model is calculating…");
    await engines.step("game", { done: 3, of: 8 });
    expect([shown.one("progress").getAttribute("value"), shown.one("progress").getAttribute("max")]).toEqual([
      "3",
      "8",
    ]);
    await engines.answer("game", GAME);
    expect(shown.text).not.toContain("calculating");
    expect(shown.text).toContain("The agreement, from 2024. Together the governments would gain 10.0 bn yuan a year.");
    const loses = GAME.report.coalitions.map((one) => ({ ...one, value: -one.value }));
    const uncounted = [{ en: "No number here counts the parks.", zh: "" }];
    const game = { ...gameWith({ coalitions: loses }), uncounted };
    expect(screen(Guess, { game, guess: "", onGuess: () => {} }).text).toContain(
      "the governments would lose 10.0 bn yuan a year. No number here counts the parks.",
    );
    expect(shown.text).toContain("Players look 10 years ahead.");
    expect(shown.text).toContain("Whoever stays out does not stop the others.");
    expect(shown.all("h2")).toEqual([
      "Your guess: who would refuse?",
      "Find a deal that holds",
      "Who would join, who would leave",
      "The price of keeping each in",
    ]);
    shown.enter("Agreement", GAMES[1]!.name);
    expect(shown.changes).toEqual([{ set: { own: { game: GAMES[1]!.name } } }]);
    expect(engines.last("game").ask).toEqual({ scenario: GAMES[1]!.name });
    expect(shown.has("h2")).toBe(false);
  });

  it("says where it takes all of them, opens the one of the address, and says why there is none", async () => {
    const shown = chinese(Game, {}, own({ game: GAMES[2]!.name, pay: "1_2_3", coalition: "4", who: "-" }));
    expect(engines.last("game").ask).toEqual({ scenario: GAMES[2]!.name });
    await engines.answer("game", gameWith({ settings: { ...GAME.report.settings, decision: "unanimity" } }));
    expect(shown.text).toContain("任何一方拒绝则协议告终：须全体一致。");
    expect(shown.text).toContain("协议书，自2024年起。各方政府合计每年将获益100亿元。");
    expect(shown.text).toContain("各参与方前瞻10年。");
    shown.enter("协议", GAMES[0]!.name);
    expect(shown.changes).toEqual([{ set: { own: { game: GAMES[0]!.name } } }]);
    await engines.fail("game", textOf("no market"));
    expect(shown.at("[role=alert]")).toBe("no market");
    expect(screen(Game, {}, own({ game: "magic" })).options("Agreement")[0]).toMatch(/^\*/);
  });
});

describe("the guess", () => {
  const guess = (who: string, game = GAME, draw: typeof screen = screen) =>
    draw(Guess, { game, guess: who, onGuess: (id: string) => guesses.push(id) });
  const guesses: string[] = [];

  it("comes before everything else", async () => {
    const shown = screen(Game, {});
    await engines.answer("game", GAME);
    expect(shown.all("h2")).toEqual(["Your guess: who would refuse?"]);
    shown.press("Harbour");
    expect(shown.changes).toEqual([{ set: { own: { who: "harbour" } } }]);
    expect(shown.all("h2")).toContain("Find a deal that holds");
  });

  it("counts once", () => {
    guesses.length = 0;
    guess("").press("Mill");
    const shown = guess("mill");
    expect(shown.attributes("button", "aria-pressed")).toEqual(["false", "true", "false", "false"]);
    shown.press("Harbour");
    expect(guesses).toEqual(["mill"]);
  });

  it("stands beside a map, which tells afterwards what each government gains", () => {
    const label = (who: string) => guess(who).attributes(".signers svg", "aria-label");
    expect(label("")).toEqual(["Who may sign"]);
    expect(guess("").text).not.toContain("Gain of its government");
    expect(label("mill")).toEqual(["Gain of its government, bn yuan a year: Harbour −3.00; Mill +6.00; Spring +7.00"]);
    const told = guess("mill", GAME, chinese).attributes(".signers svg", "aria-label")[0];
    expect(told).toMatch(/：港城 −30\.00；工城 \+60\.00；泉城 \+70\.00$/);
    expect(guess("mill").text).toContain("Gain of its government, bn yuan a year −7.0 −3.5 0 +3.5 +7.0");
  });

  it.each([
    ["harbour", "Right. The model says: Harbour."],
    ["mill", "Not so. The model says: Harbour."],
    ["-", "Not so. The model says: Harbour."],
  ])("is answered: %s", (who, answer) => {
    expect(guess(who).at(".verdict")).toBe(answer);
  });

  it("of nobody is right where nobody refuses", () => {
    const acceptance = GAME.report.acceptance.map((one) => ({ ...one, gain: 1 }));
    expect(guess("-", gameWith({ acceptance })).at(".verdict")).toBe("Right. The model says: nobody.");
    expect(guess("mill", gameWith({ acceptance })).at(".verdict")).toBe("Not so. The model says: nobody.");
  });

  it("is followed by what the one that refuses loses by", () => {
    const needs = { gdp: 0, revenue: 12, consumption: 0 };
    const cells = Object.entries(needs).map(([objective, need]) => ({
      player: "harbour",
      objective,
      horizon: 10,
      needs: need,
    }));
    const game = gameWith({ price: { ...GAME.report.price, cells } });
    const why =
      "Signing costs Harbour's government 3.00 bn yuan a year: less own revenue with payments between cities, though not less GDP and consumption per resident.";
    expect(guess("mill", game).text).toContain(why);
    expect(guess("mill", game, chinese).text).toContain(
      "签字使港城政府每年损失30.0亿元：含城市间支付的自有财政收入减少，GDP和人均消费不减少。",
    );
    expect(guess("mill", gameWith({ price: null })).text).not.toContain("Signing costs");
  });
});

describe("coalitions", () => {
  const boxes = (of: ReturnType<typeof lattice>, name: string) => of.attributes(".lattice [role=button] rect", name);
  const lattice = (given = {}, draw: typeof screen = screen) => draw(Lattice, { game: GAME }, own(given));

  it("stand by size with what they gain, the one of all chosen first and told", () => {
    const shown = lattice();
    // One region of its name, and boxes that keys reach and scroll to.
    expect(shown.attributes("section", "aria-labelledby")).toEqual([shown.one("h2").id]);
    expect(shown.attributes(".lattice [role=button]", "tabindex")).toEqual(Array(8).fill("0"));
    expect(shown.all(".lattice [role=button]")).toEqual([
      "nobody 0",
      "H 0",
      "M 0",
      "S 0",
      "H M 1.00",
      "H S 1.00",
      "M S 5.00",
      "all 10.0",
    ]);
    expect(shown.at(".lattice-told")).toBe(
      "all: members gain 10.0 bn yuan a year together; Harbour −3.00, Mill 6.00 and Spring 7.00. Harbour would leave.",
    );
    expect(shown.text).toContain("Names are cut: H = Harbour, M = Mill, S = Spring.");
    expect(shown.attributes(".lattice [role=button]", "aria-pressed").indexOf("true")).toBe(7);
    const columns = boxes(shown, "x").map(Number);
    expect([columns[1]! - columns[0]!, columns[4]! - columns[1]!, columns[2]! - columns[1]!]).toEqual(
      [84.67, 84.67, 0].map((pixels) => expect.closeTo(pixels, 1)),
    );
    const rows = boxes(shown, "y").map(Number);
    expect([rows[2]! - rows[1]!, rows[3]! - rows[2]!, rows[2]! - rows[0]!]).toEqual([50, 50, 0]);
    expect(Math.min(...rows)).toBeGreaterThan(0);
    expect(Number(shown.one(".lattice svg").getAttribute("width"))).toBe(12 + 4 * 58 + 3 * 24);
    expect(Number(shown.one(".lattice svg").getAttribute("height"))).toBe(3 * 50 + 16);
  });

  it("have arrows for moves that pay, blue and to the right to join, red and to the left to leave, bold at the chosen", () => {
    const shown = lattice();
    const of = (name: string) => shown.attributes(".lattice svg > line", name);
    const [from, to, widths] = [of("x1"), of("x2"), of("stroke-width")];
    const arrows = of("stroke").map((colour, k) => [colour, Number(to[k]) > Number(from[k]), widths[k]]);
    expect(arrows).toHaveLength(4);
    expect(arrows.filter(([colour]) => colour === GAIN)).toEqual(Array(2).fill([GAIN, true, "1.1"]));
    expect(arrows.filter(([colour]) => colour === LOSS)).toEqual(
      expect.arrayContaining([
        [LOSS, false, "1.1"],
        [LOSS, false, "2.4"],
      ]),
    );
    expect(shown.attributes(".lattice svg > path", "fill")).toEqual(of("stroke"));
  });

  it("have a bold frame where nobody wants to move, and those are named", () => {
    const shown = lattice();
    const bold = boxes(shown, "stroke-width").map((width) => width === "3");
    expect(bold).toEqual([true, true, false, false, false, true, true, false]);
    expect(boxes(shown, "stroke").map((colour) => colour === INK)).toEqual(bold);
    expect(shown.text).toContain("Without payments these coalitions of two or more hold together: H S; M S.");
    const restless = GAME.report.coalitions.map((one) => (one.members.length > 1 ? { ...one, leave: ["mill"] } : one));
    const none = screen(Lattice, { game: gameWith({ coalitions: restless }) });
    expect(none.text).toContain("Without payments no coalition of two or more holds together");
    expect(lattice({}, chinese).text).toContain("不支付时能维持的两方及以上联盟：港 泉；工 泉。");
    expect(chinese(Lattice, { game: gameWith({ coalitions: restless }) }).text).toContain(
      "不支付时，没有两方及以上的联盟能维持",
    );
  });

  it.each([
    [
      "6",
      "M S: members gain 5.00 bn yuan a year together; Harbour 0.50, Mill 2.00 and Spring 3.00. No member would leave.",
    ],
    ["2", "M: there is no agreement; it takes two."],
    ["0", "nobody: there is no agreement; it takes two."],
    ["8", "all: members gain"],
    ["-1", "all: members gain"],
    ["x", "all: members gain"],
  ])("are told when chosen: %s", (coalition, told) => {
    expect(lattice({ coalition }).at(".lattice-told")).toContain(told);
  });

  it("tell who would join", () => {
    const coalitions = GAME.report.coalitions.map((one, at) => (at === 6 ? { ...one, join: ["harbour"] } : one));
    const game = gameWith({ coalitions });
    expect(screen(Lattice, { game }, own({ coalition: "6" })).at(".lattice-told")).toMatch(
      /No member would leave\. Harbour would join\.$/,
    );
    expect(chinese(Lattice, { game }, own({ coalition: "6" })).at(".lattice-told")).toBe(
      "工 泉：成员合计年收益50.0亿元；港城5.00、工城20.0和泉城30.0。没有成员会退出。港城会加入。",
    );
    const unknown = GAME.report.coalitions.map((one, at) => (at === 7 ? { ...one, leave: null, join: null } : one));
    expect(screen(Lattice, { game: gameWith({ coalitions: unknown }) }).at(".lattice-told")).toMatch(
      /No member would leave\.$/,
    );
  });

  it("are chosen by mouse and keyboard", () => {
    const shown = lattice();
    shown.click(".lattice [role=button]");
    expect(shown.at(".lattice-told")).toMatch(/^nobody/);
    expect(shown.key(".lattice [role=button]:nth-of-type(2)", "Enter")).toBe(false);
    expect(shown.key(".lattice [role=button]:nth-of-type(3)", " ")).toBe(false);
    expect(shown.key(".lattice [role=button]:nth-of-type(4)", "a")).toBe(true);
    expect(shown.changes).toHaveLength(3);
    expect(boxes(shown, "fill").filter((colour) => colour !== "#ffffff")).toHaveLength(1);
  });
});

describe("a deal", () => {
  const maker = (pay = "", game = GAME, draw: typeof screen = screen) =>
    draw(DealMaker, { ...table, game }, own({ pay }));

  it("does not hold while somebody is worse off", () => {
    const shown = maker();
    expect(shown.at(".answer .first")).toBe("It does not hold: Harbour would leave.");
    expect(shown.at(".answer .rest")).toContain("Harbour lacks 3.00 bn yuan a year.");
    expect(shown.one(".answer").dataset["holds"]).toBe("no");
    expect(shown.all("tbody tr")).toEqual([
      "Harbour −3.00 −3.00 0 leaves",
      "Mill 6.00 6.00 0 stays",
      "Spring 7.00 7.00 0 stays",
    ]);
    expect(shown.all("tbody td.wrong")).toEqual(["leaves"]);
    const told = maker("", GAME, chinese);
    expect(told.at(".answer")).toContain("协议不能维持：港城会退出。 港城每年尚缺30.0亿元。");
    const both = GAME.report.acceptance.map((one) => ({ ...one, gain: one.player === "spring" ? 7 : -3 }));
    expect(maker("", gameWith({ acceptance: both }), chinese).at(".answer .rest")).toBe(
      "港城每年尚缺3.00亿元。工城每年尚缺3.00亿元。",
    );
    expect(told.all("tbody tr")[0]).toBe("港城 −30.0 −30.0 0 退出");
  });

  it("holds where nobody would leave and no group could do better", () => {
    const shown = maker("45_0_0");
    expect(shown.at(".answer .first")).toBe("This deal holds: nobody would leave.");
    expect(shown.one(".answer").dataset["holds"]).toBe("yes");
    expect(shown.has(".first.right")).toBe(true);
    expect(maker("45_0_0", GAME, chinese).at(".answer .first")).toBe("协议能维持：无人愿意退出。");
    const greedy = maker("60_30_0");
    expect(greedy.at(".answer .first")).toBe(
      "Nobody would leave alone, but Mill and Spring would do better among themselves.",
    );
    expect(greedy.at(".answer .rest")).toContain("By 1.00 bn yuan a year.");
    expect(maker("60_30_0", GAME, chinese).at(".answer .first")).toBe(
      "无人会单独退出，但工城和泉城自行实施协议会更好。",
    );
    expect(greedy.has(".first.right")).toBe(false);
  });

  it("says that there is none, where nobody can pay enough or the core is empty", () => {
    expect(maker().at(".answer")).not.toMatch(/Together they gain less|core is empty/);
    const poor = gameWith({ compensation: { rule: "minimal", transfers: { minimal: null } } });
    expect(maker("", poor).at(".answer")).toContain("Together they gain less than the losers need");
    expect(maker("60_30_0", gameWith({ core: { empty: true } })).at(".answer")).toMatch(
      /^This deal holds.*\(the core is empty\)/,
    );
    expect(maker("", gameWith({ core: null })).at(".answer")).not.toContain("core is empty");
  });

  it("is set by sliders, each payment told by who pays", () => {
    const shown = maker("15_-5_0");
    expect(shown.all(".slide")).toEqual([
      "Between Harbour and Mill Mill pays 1.50 bn yuan Harbour pays Mill pays",
      "Between Harbour and Spring Harbour pays 0.50 bn yuan Harbour pays Spring pays",
      "Between Mill and Spring no payment Mill pays Spring pays",
    ]);
    expect(shown.all("tbody tr")[0]).toBe("Harbour −3.00 −2.00 0 leaves");
    shown.enter("Between Mill and Spring", 7);
    expect(shown.changes).toEqual([{ set: { own: { pay: "15_-5_7" } } }]);
    expect(
      ["min", "max", "value"].map((name) => shown.field("Between Harbour and Mill").getAttribute(name) ?? "15"),
    ).toEqual(["-70", "70", "15"]);
    const told = maker("15_-5_0", GAME, chinese);
    expect(told.all(".slide")[0]).toBe("港城与工城 工城支付15.0亿元 港城支付 工城支付");
    expect(told.all(".slide")[1]).toContain("港城支付5.00亿元");
    shown.press("No payments");
    expect(shown.changes.at(-1)).toEqual({ set: { own: {} } });
  });

  it.each(["1_2", "1_2_3_4", "71_0_0", "0.5_0_0", "x_0_0"])("of an address that does not fit is none: %s", (pay) => {
    expect(maker(pay).all("output")).toEqual(["no payment", "no payment", "no payment"]);
  });

  it("follows a rule, rounded so that what is just enough stays so", () => {
    const shown = maker();
    expect(shown.button("Shapley value").disabled).toBe(true);
    expect(shown.button("Nucleolus").disabled).toBe(true);
    // What the names of rules mean stands beside them.
    expect(shown.all(".divisions li").slice(2)).toEqual([
      "Equal gains All gain the same.",
      "Shapley value Each gets what it adds, averaged over all orders of joining.",
      "Nucleolus The most dissatisfied group is made as content as can be.",
    ]);
    shown.press("The least that keeps each in");
    expect(shown.changes).toEqual([{ set: { own: { pay: "15_15_0" } } }]);
    expect(shown.at(".answer .first")).toBe("This deal holds: nobody would leave.");
    const fine = gameWith({
      compensation: { rule: "minimal", transfers: { minimal: { harbour: 30.4, mill: -15.2, spring: -15.2 } } },
    });
    const rounded = maker("", fine);
    rounded.press("The least that keeps each in");
    expect(rounded.changes).toEqual([{ set: { own: { pay: "15_16_0" } } }]);
    const back = maker(
      "",
      gameWith({ compensation: { rule: "minimal", transfers: { minimal: { harbour: -900, mill: 900, spring: 0 } } } }),
    );
    back.press("The least that keeps each in");
    expect(back.changes).toEqual([{ set: { own: { pay: "-70_0_0" } } }]);
  });

  it("is looked at again with payments made, once there are any, and anew for others", async () => {
    const run = "Look again with these payments made";
    expect(maker().isOpen(run)).toBe(false);
    const shown = maker("45_0_0");
    expect(engines.asked).toEqual([]);
    shown.press(run);
    expect(engines.last("paid").ask).toEqual({ scenario: "teaching/agreement", receipts: [45, -45, 0] });
    expect(shown.isOpen(run)).toBe(false);
    await engines.answer("paid", [14, 16, 69]);
    expect(shown.at(".verdict")).toBe("It holds when paid, too: Harbour 1.40, Mill 1.60, Spring 6.90");
    shown.enter("Between Harbour and Mill", 46);
    expect(shown.has(".verdict")).toBe(false);
    shown.press(run);
    await engines.answer("paid", [-1, 16, 69]);
    expect(shown.at(".verdict.wrong")).toBe("It does not hold when paid: Harbour −0.10, Mill 1.60, Spring 6.90");
    const told = maker("45_0_0", GAME, chinese);
    told.press("实际支付后再算一次");
    await engines.answer("paid", [14, 16, 69]);
    expect(told.at(".verdict")).toBe("实际支付后仍能维持：港城14.0、工城16.0、泉城69.0");
  });
});

describe("the triangle", () => {
  const triangle = (receipts: number[], game = GAME, draw: typeof screen = screen) =>
    draw(CoreTriangle, { game, deal: dealOf(game.report, receipts) });

  it("says where the deal lies", () => {
    const label = (receipts: number[], game = GAME) => triangle(receipts, game).attributes("svg", "aria-label")[0];
    expect(label([45, -30, -15])).toBe("Divisions of the gain among three. The deal lies in the core.");
    expect(label([0, 0, 0])).toContain("The deal lies outside of the core.");
    const coalitions = GAME.report.coalitions.map((one) => (one.members.length === 2 ? { ...one, value: 90 } : one));
    const empty = gameWith({ coalitions, core: { empty: true } });
    expect(label([45, -30, -15], empty)).toContain("The core is empty.");
    expect(triangle([45, -30, -15], empty).attributes("path", "d")).toHaveLength(1);
    expect(triangle([45, -30, -15], GAME, chinese).attributes("svg", "aria-label")[0]).toBe(
      "三方收益分配。协议位于核内。",
    );
  });

  it("draws corners, core and deal where their shares are", () => {
    const shown = triangle([30 + 100 / 3, 100 / 3 - 60, 100 / 3 - 70]);
    const [x, y] = ["cx", "cy"].map((name) => Number(shown.one("circle").getAttribute(name)));
    const height = 150 * Math.sqrt(3);
    expect([x, y]).toEqual([expect.closeTo(190, 1), expect.closeTo(40 + (height * 2) / 3, 1)]);
    expect(shown.attributes("path", "d")[0]).toBe(
      `M40 ${(40 + height).toFixed(2)}L340 ${(40 + height).toFixed(2)}L190 40L40 ${(40 + height).toFixed(2)}`,
    );
    expect(shown.all("text")).toEqual(["Harbour", "Mill", "Spring"]);
    expect(shown.attributes("text", "text-anchor")).toEqual(["start", "end", "middle"]);
    const [left, , top] = shown.attributes("text", "y").map(Number);
    expect(left).toBeGreaterThan(50 + height);
    expect(top).toBeLessThan(36);
  });

  it("keeps a deal far away inside the drawing, and is none where there is nothing to divide", () => {
    const far = triangle([900, -450, -450]);
    expect([far.one("circle").getAttribute("cx")].map(Number)).toEqual([10]);
    const right = triangle([-450, 900, -450]);
    expect(Number(right.one("circle").getAttribute("cx"))).toBe(370);
    const coalitions = GAME.report.coalitions.map((one) => (one.members.length === 3 ? { ...one, value: 0 } : one));
    expect(triangle([0, 0, 0], gameWith({ coalitions })).text).toBe("");
  });
});

describe("the price of keeping each in", () => {
  it("is listed of those who need anything, by what they want and how far they look", () => {
    const shown = screen(PriceTable, { game: GAME });
    expect(shown.all("thead th")).toEqual(["Who, and what it wants", "5 years", "10 years"]);
    expect(shown.all("tbody tr")).toEqual(["Harbour: scenario's weights 5.00 10.0", "Harbour: magic – –"]);
    const told = chinese(PriceTable, { game: GAME });
    expect(told.all("tbody tr")[0]).toMatch(/^港城：情景设定的权重 /);
    expect(told.all("thead th")[1]).toBe("5年");
  });

  it("is nothing where nobody must be paid, and not told where nobody asked", () => {
    const free = { ...GAME.report.price!, cells: GAME.report.price!.cells.map((cell) => ({ ...cell, needs: 0 })) };
    expect(screen(PriceTable, { game: gameWith({ price: free }) }).text).toContain("Nobody must be paid");
    expect(chinese(PriceTable, { game: gameWith({ price: free }) }).text).toContain("都无需补偿任何一方");
    expect(screen(PriceTable, { game: gameWith({ price: null }) }).text).toBe("");
  });
});
