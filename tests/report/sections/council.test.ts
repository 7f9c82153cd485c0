import { describe, expect, it } from "vitest";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { councilHtml } from "../../../src/report/sections/governments.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const htmlOf = (changed: ReportData) => councilHtml(lookup(changed));
const html = htmlOf(data);
const text = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("meetings of a council", () => {
  it("tell who signed, who refused and why", () => {
    expect(text).toContain("2024 all nobody Shanghai: +2.00 over outside none");
    expect(text).toContain(
      "2026 nobody Shanghai: outside is better by 0.30; Jiangsu: a breach is better by 2.00 Zhejiang: +10",
    );
    expect(text).toContain("2028 Jiangsu, Zhejiang, Anhui Shanghai: in an earlier round");
  });

  it("tell who was paid, and what is lacking where nobody agrees", () => {
    expect(text).toContain("Shanghai lacks 5.0; the others can spare 3.0");
    expect(text).toContain("Jiangsu \u22121.2, Anhui +1.7, the centre pays 0.50");
  });

  it("list every vote of the first replicate", () => {
    expect(html.match(/>(signs|refuses)</g)).toHaveLength(4 + 4 + 3);
    expect(text).toContain("2028 Jiangsu +10");
    expect(text).toContain("bound");
  });

  it("tell how far members are believed, where they are doubted", () => {
    const meetings = data.choices.meetings.map((one, at) => (at > 0 ? one : { ...one, trust: { shanghai: 0.504 } }));
    expect(htmlOf({ ...data, choices: { ...data.choices, meetings } })).toContain(">Shanghai 50 %<");
  });

  it("have no column of payments where none are possible, one of items where the agenda has several", () => {
    const meetings = data.choices.meetings.map(({ gains: _, receipts: __, ...rest }, at) => ({
      ...rest,
      item: ["border", "release"][at % 2]!,
    }));
    const several = htmlOf({ ...data, choices: { ...data.choices, meetings } });
    expect(several).not.toContain(">payments<");
    expect(several).toContain(">item<");
    expect(html).toContain(">payments<");
    expect(html).not.toContain(">item<");
    // Items are called as their levers are, in the language of the page.
    const [change] = data.context.changes;
    const levers = ["border", "release"].map((type, at) => ({
      ...change!.levers[0]!,
      ...{ type, label: textOf(`Lever ${at}`, `工具${at}`) },
    }));
    const named = { ...data.context, changes: [{ ...change!, levers }] };
    const both = meetings.map((one) => ({ ...one, item: "border + release" }));
    const all = { ...data, context: named, choices: { ...data.choices, meetings: [meetings[1]!, ...both] } };
    expect(htmlOf(all).match(/>lever 0 \+ lever 1</g)!.length).toBeGreaterThan(1);
    expect(councilHtml(lookup(all, "zh"))).toContain(">工具0 + 工具1<");
  });
});

describe("a single meeting", () => {
  type Meeting = ReportData["choices"]["meetings"][number];
  type Vote = Meeting["votes"][number];
  const vote = (player: string, over: Partial<Vote>): Vote => ({
    ...{ player, inside: 5, outside: 5, breach: null, stays: true },
    ...over,
  });
  const meeting = (more: Partial<Meeting>): Meeting => ({
    ...{ variant: "booths", replicate: 0, year: 2030, members: ["shanghai"], votes: [] },
    ...more,
  });
  /** Without the numbers, which nobody reads here. */
  const light = { ...data, effects: [], flows: [] };
  /** Cells of the table of outcomes, then of that of votes, row by row. */
  const tables = (...meetings: Meeting[]) =>
    htmlOf({ ...light, choices: { ...data.choices, meetings } })
      .split("<table")
      .slice(1)
      .map((table) =>
        [...table.matchAll(/<tr>(.*?)<\/tr>/g)]
          .slice(1)
          .map(([, row]) => [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell)),
      );
  const outcome = (more: Partial<Meeting>) => tables(meeting(more))[0]![0]!;
  const EARLIER = ["Jiangsu", "Zhejiang", "Anhui"].map((name) => `${name}: in an earlier round`).join("; ");

  it("tells who is in it: nobody, all, or some by name", () => {
    const players = data.context.players as string[];
    const among = (members: string[]) => outcome({ members, votes: players.map((player) => vote(player, {})) })[1];
    expect(among([])).toBe("nobody");
    expect(among(players)).toBe("all");
    expect(among(["jiangsu", "anhui"])).toBe("Jiangsu, Anhui");
  });

  it("tells why a player refuses: it is better outside, or by a breach, or so by chance, or others are doubted", () => {
    const why = (over: Partial<Vote>) => outcome({ votes: [vote("shanghai", { ...over, stays: false })] })[2];
    expect(why({ outside: 5.01 })).toBe(`Shanghai: outside is better by 1.00; ${EARLIER}`);
    expect(why({ outside: 5.00003 })).toBe(`Shanghai: outside is better by 0.0030; ${EARLIER}`);
    expect(why({ outside: 4.99, breach: 5.02 })).toBe(`Shanghai: a breach is better by 2.00; ${EARLIER}`);
    // Of two reasons that it is better off without all of it.
    expect(why({ outside: 5.01, breach: 5.02 })).toBe(`Shanghai: outside is better by 1.00; ${EARLIER}`);
    expect(why({ outside: 4.99, breach: 4.98 })).toBe(`Shanghai: by chance, as people do; ${EARLIER}`);
    expect(why({ outside: 5.01, promised: 0.03 })).toBe(
      `Shanghai: outside is better by 1.00, as the others are not counted on (with all believed: +3.00); ${EARLIER}`,
    );
    expect(why({ outside: 5.01, promised: -0.03 })).toBe(`Shanghai: outside is better by 1.00; ${EARLIER}`);
  });

  it("names who signs with the least to lose, and over what", () => {
    const least = (...votes: Vote[]) => outcome({ votes })[3];
    expect(
      least(
        vote("shanghai", { outside: 4.9, breach: 4.95 }),
        vote("jiangsu", { outside: 4.97 }),
        vote("anhui", { outside: 5.5, stays: false }),
      ),
    ).toBe("Jiangsu: +3.00 over outside");
    expect(least(vote("shanghai", { outside: 4.9, breach: 4.99 }), vote("jiangsu", { outside: 4.97 }))).toBe(
      "Shanghai: +1.00 over a breach",
    );
    expect(least(vote("anhui", { outside: 5.5, stays: false }))).toBe("");
  });

  it("tells payments of those who are paid, and of the centre where it pays; none where nobody is", () => {
    const paid = (more: Partial<Meeting>) => outcome(more)[4];
    expect(paid({ receipts: { shanghai: -12, jiangsu: 0, anhui: 12 } })).toBe("Shanghai \u22121.2, Anhui +1.2");
    expect(paid({ receipts: { anhui: 12 }, centre: 12 })).toBe("Anhui +1.2, the centre pays 1.2");
    expect(paid({ receipts: { anhui: 0 } })).toBe("none");
    expect(paid({})).toBeUndefined();
  });

  it("tells where nobody agrees what is lacking beyond what refusing brings, and what others can spare", () => {
    const lacks = (gains: Record<string, number>, refusing: Record<string, number>) =>
      outcome({ members: [], gains, refusing })[4];
    expect(lacks({ shanghai: -10, jiangsu: 30, anhui: 20 }, { shanghai: 5, jiangsu: 10, anhui: 10 })).toBe(
      "Shanghai lacks 1.5; the others can spare 3.0",
    );
    expect(lacks({ shanghai: 10, jiangsu: 30 }, { shanghai: 10, jiangsu: 10 })).toBe("none");
  });

  it("lists every vote with its margins: bound without a breach, and who signs and breaks its word", () => {
    const votes = [
      vote("shanghai", { outside: 4.99, breach: 5.02, breaks: true }),
      vote("jiangsu", { outside: 5.01, stays: false }),
      vote("anhui", {}),
    ];
    expect(tables(meeting({ votes }))[1]).toEqual([
      ["2030", "Shanghai", "+1.00", "\u22122.00", "signs and breaks its word"],
      ["2030", "Jiangsu", "\u22121.00", "bound", "refuses"],
      ["2030", "Anhui", "0", "bound", "signs"],
    ]);
    const paid = tables(meeting({ votes: votes.slice(2), receipts: { anhui: 12 } }))[1];
    expect(paid).toEqual([["2030", "Anhui", "0", "bound", "+1.2", "signs"]]);
  });

  it("names what it was about where meetings were about several things, in both tables", () => {
    const votes = [vote("anhui", {})];
    const about = (item: string, year: number) => meeting({ item, year, votes });
    const [outcomes, all] = tables(about("border", 2030), about("release", 2031));
    expect(outcomes!.map((row) => row.slice(0, 2))).toEqual([
      ["2030", "border"],
      ["2031", "release"],
    ]);
    expect(all!.map((row) => row.slice(0, 3))).toEqual([
      ["2030", "border", "Anhui"],
      ["2031", "release", "Anhui"],
    ]);
    expect(tables(about("border", 2030), about("border", 2031))[1]![0]!.slice(0, 2)).toEqual(["2030", "Anhui"]);
  });

  it("has a table an arm, and speaks of the first replicate where there are more", () => {
    const other = { variant: "border", replicate: 0 };
    const both = htmlOf({ ...light, choices: { ...data.choices, meetings: [meeting({}), meeting(other)] } });
    expect(both.match(/<table/g)).toHaveLength(4);
    expect(both).toContain("First replicate.");
    expect(both).not.toContain("Payments are net");
    const once = { ...light, manifest: { ...data.manifest, replicates: 1 } };
    const single = htmlOf({ ...once, choices: { ...data.choices, meetings: [meeting({ receipts: { anhui: 1 } })] } });
    expect(single).not.toContain("First replicate.");
    expect(single).toContain("Payments are net, in bn yuan a year.");
  });

  it("has players beyond those of the scenario where they voted", () => {
    const votes = ["shanghai", "jiangsu", "zhejiang", "anhui", "centre"].map((player) => vote(player, {}));
    const [first] = tables(meeting({ votes, members: data.context.players as string[] }));
    // Four of five are not all.
    expect(first![0]![1]).toBe("Shanghai, Jiangsu, Zhejiang, Anhui");
  });
});
