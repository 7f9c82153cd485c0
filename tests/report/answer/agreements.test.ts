import { describe, expect, it } from "vitest";
import type { CouncilMeeting } from "../../../src/measures/results/index.js";
import { councilSentences, signedSentences } from "../../../src/report/answer/agreements.js";
import { textOf } from "../../../src/words/index.js";
import { type Cell, type Cells, english, smallView } from "./small.js";

const PLAYERS = ["beijing", "tianjin", "hebei"];

/** Those who are not named sign; `breach`: what breaking the agreement is worth, whose worth inside is 1, outside 0 or, to those who refuse it, 2. */
function meeting(
  year: number,
  refusing: string[],
  more: Partial<CouncilMeeting> & { breach?: number } = {},
): CouncilMeeting {
  const { breach = 0, ...rest } = more;
  const votes = PLAYERS.map((player) => {
    const stays = !refusing.includes(player);
    return { player, inside: 1, outside: stays || breach > 1 ? 0 : 2, breach, stays };
  });
  return { variant: "arm", replicate: 0, year, members: refusing.length > 0 ? [] : PLAYERS, votes, ...rest };
}

const told = (...meetings: CouncilMeeting[]) =>
  councilSentences({ meetings, players: PLAYERS, currency: "yuan" }, (variant) => variant);

describe("what is said of a council", () => {
  it("who signs, who refuses, at which meetings", () => {
    expect(told(meeting(2024, []))).toEqual(["Council under arm: all sign at the only meeting (2024)."]);
    expect(told(meeting(2024, ["beijing"]), meeting(2026, ["beijing"]))).toEqual([
      "Council under arm: nobody agrees at either meeting (2024-2026): Beijing refuses.",
    ]);
    expect(told(meeting(2024, PLAYERS), meeting(2026, []), meeting(2028, []))).toEqual([
      "Council under arm: nobody agrees at 1 of 3 meetings (2024-2028): all refuse; all sign at 2.",
    ]);
  });

  it("that a member would sign if it believed the others, and how far members are believed and break their word", () => {
    const trust = { beijing: 0.5, tianjin: 0.5, hebei: 0.5 };
    const early = meeting(2024, ["beijing"], { breach: 2, trust });
    early.votes[0]!.promised = 1;
    const late = meeting(2026, [], { trust: { beijing: 0.75, tianjin: 0.75, hebei: 0.75 } });
    expect(told(early, late)).toEqual([
      "Council under arm: nobody agrees at 1 of 2 meetings (2024-2026): Beijing refuses, as it does not count on the others; all sign at 1; members are believed at 50 % first and at 75 % last.",
    ]);
    late.votes[1]!.breaks = true;
    expect(told(early, late)[0]).toContain("some sign and break their word at 100 % of those signed");
  });

  it("no reason where a member refuses by chance", () => {
    expect(
      told(
        meeting(2024, ["beijing"], {
          breach: 0.5,
          votes: meeting(2024, [], { breach: 0.5 }).votes.map((vote, m) => ({ ...vote, stays: m > 0 })),
        }),
      ),
    ).toEqual(["Council under arm: nobody agrees at the only meeting (2024): Beijing refuses."]);
  });

  it("who refuses, without why, where replicates differ in nothing else and are too many to be told one by one", () => {
    const pays = (year: number, replicate: number, breach: number) => meeting(year, ["beijing"], { replicate, breach });
    const runs = [
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ].flatMap(([first, then], r) => [pays(2024, r, first!), pays(2026, r, then!)]);
    expect(told(...runs)).toEqual([
      "Council under arm: nobody agrees at either meeting (2024-2026): Beijing refuses (4 of 4 replicates).",
    ]);
    const alike = runs.map((one) => meeting(one.year, ["beijing"], { replicate: one.replicate, breach: 2 }));
    expect(told(...alike)[0]).toContain("Beijing refuses, as breaking the agreement pays (4 of 4 replicates)");
  });

  it("item by item where the agenda has several", () => {
    const on = (item: string, refusing: string[]) => meeting(2024, refusing, { item });
    expect(told(on("border", []), on("release", ["beijing"]))).toEqual([
      "Council under arm, on border: all sign at the only meeting (2024).",
      "Council under arm, on release: nobody agrees at the only meeting (2024): Beijing refuses.",
    ]);
    const itemName = (item: string) => item.toUpperCase();
    const councils = { meetings: [on("border", []), on("a + b", [])], players: PLAYERS, currency: "yuan", itemName };
    expect(councilSentences(councils, (variant) => variant)[1]).toContain("under arm, on A + B:");
    expect(told(on("border", []))).toEqual(["Council under arm: all sign at the only meeting (2024)."]);
  });

  it("who stays out where the others go on", () => {
    const [going] = told({ ...meeting(2024, ["hebei"]), members: ["beijing", "tianjin"] });
    expect(going).toContain("all but Hebei sign");
  });

  it("that a player would sign if it could not break its word", () => {
    expect(told(meeting(2024, ["beijing"], { breach: 2 }))[0]).toContain(
      "Beijing refuses, as breaking the agreement pays",
    );
  });

  it("what is paid, from the first meeting to the last, and by the centre", () => {
    const paid = (year: number, amount: number, centre: number) =>
      meeting(year, [], { receipts: { beijing: amount, tianjin: centre - amount, hebei: 0 }, centre });
    expect(told(paid(2024, 71, 13), paid(2026, 68, 11))[0]).toMatch(
      /Beijing receives 7\.1 to 6\.8 bn yuan a year in compensation, of which the centre pays 1\.3 to 1\.1\.$/,
    );
    expect(told(paid(2024, 45, 0), paid(2026, 45, 0))[0]).toMatch(
      /; Beijing receives 4\.5 bn yuan a year in compensation\.$/,
    );
  });

  it("what is lacking where compensation does not bring all in", () => {
    const gains = { beijing: -60, tianjin: 20, hebei: 38 };
    const refusing = { beijing: 10, tianjin: 0, hebei: 0 };
    expect(told(meeting(2024, ["beijing"], { gains, refusing }))[0]).toContain(
      "losers lack 7.0 bn yuan a year, the others can spare 5.8",
    );
    const hardly = { ...gains, tianjin: 31.7 };
    expect(told(meeting(2024, ["beijing"], { gains: hardly, refusing }))[0]).toContain(
      "losers lack 7.0 bn yuan a year, the others can spare 0.030 bn less than that",
    );
    expect(told(meeting(2024, ["beijing"], { gains, refusing }))[0]).not.toContain("before");
  });

  it("that payments do not bring all in, where what others can spare would do before any is made", () => {
    const refusing = { beijing: 10, tianjin: 0, hebei: 0 };
    const short = (tianjin: number) =>
      told(meeting(2024, ["beijing"], { gains: { beijing: -60, tianjin, hebei: 38 }, refusing }))[0];
    expect(short(32.3)).toMatch(
      /can spare 0.030 bn more than that before anything is paid, but payments do not make all sign\.$/,
    );
    expect(short(42)).toMatch(/can spare 8.0 before anything is paid, but payments do not make all sign\.$/);
  });

  it("arms and replicates of which the same is true are told together", () => {
    const other = { ...meeting(2024, []), variant: "other" };
    expect(told(meeting(2024, []), other)).toEqual([
      "Council under arm and other: all sign at the only meeting (2024).",
    ]);
    const second = { ...meeting(2024, ["beijing"]), replicate: 1 };
    expect(told(meeting(2024, []), second)[0]).toMatch(/\(1 of 2 replicates\).*Beijing refuses \(1 of 2 replicates\)/);
  });
});

describe("when an agreement is signed", () => {
  const meeting = (variant: string, year: number, signs: boolean, more: Partial<CouncilMeeting> = {}) =>
    ({
      variant,
      replicate: 0,
      year,
      item: "pool",
      members: signs ? ["a", "b"] : [],
      votes: [],
      ...more,
    }) as CouncilMeeting;
  const gdp = (...cells: Cell[]): Cells =>
    Object.fromEntries(cells.map((cell, at) => ["abc"[at]!, { cluster: { "real-gdp": cell } }]));
  const said = (meetings: CouncilMeeting[] | undefined, effect: Cell = 30) => {
    const view = smallView(gdp(effect, effect), { signed: { type: "pool", label: textOf("Pool") } });
    return english(signedSentences({ ...view, ...(meetings && { meetings }) }))[0];
  };

  it("is said from the first meeting at which it holds for good, with what that brings", () => {
    expect(said([meeting("a", 2024, false), meeting("a", 2025, true), meeting("a", 2026, true)])).toBe(
      "Pool: signed from 2025 on under “a” (real GDP +3.00 % in 2026).",
    );
    expect(said([meeting("a", 2024, true)], 0)).toBe(
      "Pool: signed from 2024 on under “a” (no effect on real GDP in 2026).",
    );
    expect(said([meeting("a", 2024, true)], 0.04)).toBe(
      "Pool: signed from 2024 on under “a” (real GDP within ±0.005 % in 2026).",
    );
  });

  it("is said with its share of meetings where it is refused or broken again, or never", () => {
    const broken = { votes: [{ breaks: false }, { breaks: true }] as CouncilMeeting["votes"] };
    expect(said([meeting("a", 2024, true), meeting("a", 2025, false), meeting("a", 2026, true)])).toMatch(
      /^Pool: signed and kept at 67 % of meetings, first in 2024, under “a” \(/,
    );
    expect(said([meeting("a", 2024, true), meeting("a", 2025, true, broken)])).toMatch(/kept at 50 % of meetings/);
    expect(said([meeting("a", 2024, true), meeting("a", 2024, false)])).toMatch(/kept at 50 % of meetings/);
    expect(said([meeting("a", 2024, true, broken)])).toBe("Pool: never signed under “a”.");
  });

  it("is said of every arm that votes on it, alone or together with something else, and of no other", () => {
    expect(
      said([meeting("b", 2024, false), meeting("a", 2024, false, { item: "border + pool" }), meeting("c", 2024, true)]),
    ).toBe("Pool: never signed under “a” and “b”.");
    expect(said([meeting("a", 2024, true, { item: "border" })])).toBeUndefined();
    expect(said(undefined)).toBeUndefined();
    expect(signedSentences(smallView(gdp(1), {}, { meetings: [meeting("a", 2024, true)] }))).toEqual([]);
  });
});
