import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ClassDesk } from "../../../../src/apps/node/lab/classDesk.js";
import { PROMISE, TODAY } from "../../../../src/games/turns/rules.js";
import type { DeskView, SeatView } from "../../../../src/games/turns/views.js";
import { countedWorld } from "../../../games/turns/counted.js";
import { type Answer, Phone } from "./phone.js";

const open: { server: Server; desk: ClassDesk; phones: Phone[] }[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const { server, desk, phones } of open.splice(0)) {
    for (const phone of phones) phone.leave();
    desk.close();
    server.close();
    server.closeAllConnections();
  }
});

/** A desk that answers on this machine, a seat for each of so many phones, and its teacher. */
async function deskOf(count: number, { addresses = [] as string[], proxies = [] as string[] } = {}) {
  const counted = countedWorld();
  const desk = new ClassDesk({ addresses, proxies }, counted.world);
  const server = createServer((asked, answer) => desk.answer(asked, answer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const [teacher, ...phones] = Array.from({ length: count + 1 }, () => new Phone(base));
  open.push({ server, desk, phones: [teacher!, ...phones] });
  teacher!.token = desk.key;
  for (const phone of phones) await phone.join(desk.word);
  const told = (what: string, more: object = {}) => teacher!.ask(what, { token: desk.key, ...more });
  const seen = async <View = DeskView>(token = desk.key) =>
    JSON.parse((await got(base, `view?token=${token}`)).body) as View;
  return { ...counted, desk, base, teacher: teacher!, phones, told, seen };
}

/** The answer to a question of any method. */
function got(base: string, what: string, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(`class/${what}`, base), { method, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        body += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

const problem = ({ status, body }: Answer) => [status, JSON.parse(body).problem?.en];

describe("the door of the desk", () => {
  it("opens to its word in any writing, gives seats where they are asked for, and says what is wrong", async () => {
    const { desk, base } = await deskOf(0);
    expect(desk.word).toMatch(/^([bdfghkmnprstvz][aeiou]){4}$/);
    const [one, other, third] = [new Phone(base), new Phone(base), new Phone(base)];
    const joined = await one.join(`  ${desk.word.toUpperCase()} `, 7);
    expect([joined.status, joined.headers["content-type"], joined.headers["cache-control"]]).toEqual([
      ...[200, "application/json", "no-store"],
    ]);
    expect(JSON.parse(joined.body)).toEqual({ token: expect.stringMatching(/^[\w-]{22}$/) });
    expect(problem(await other.join(`${desk.word}a`))).toEqual([403, "This is not the room word."]);
    expect((await third.join(desk.word)).status).toBe(200);
    expect(third.token).not.toBe(one.token);
    expect(desk.room.seatView(third.token)).toMatchObject({ table: 7, city: "mill" });
    expect(problem(await third.ask("join", { word: desk.word, table: 0 }))).toEqual([
      400,
      "This question was not understood.",
    ]);
    for (const phone of [one, other, third]) phone.leave();
  });

  it("listens to thirty wrong words, then again to one every two seconds, and to seats all the while", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { desk, phones, base } = await deskOf(1);
    const [phone] = phones as [Phone];
    const statuses = async (...words: string[]) => {
      const all = [];
      for (const word of words) all.push((await new Phone(base).ask("join", { word })).status);
      return all;
    };
    expect(new Set(await statuses(...Array(30).fill("wrong")))).toEqual(new Set([403]));
    expect(await statuses("wrong", desk.word)).toEqual([429, 429]);
    expect((await phone.ask("guess", { token: phone.token, guess: 1 })).status).toBe(200);
    vi.advanceTimersByTime(1999);
    expect(await statuses(desk.word)).toEqual([429]);
    vi.advanceTimersByTime(2);
    // The right word is not counted.
    expect(await statuses(desk.word, "wrong", desk.word)).toEqual([200, 403, 429]);
  });

  it("hears forty questions of a token at once, and four a second after", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { phones } = await deskOf(2);
    const [one, other] = phones as [Phone, Phone];
    const guess = async (phone: Phone) => (await phone.ask("guess", { token: phone.token, guess: 4 })).status;
    // However long it waits, there are no more than forty.
    expect(await guess(one)).toBe(200);
    vi.advanceTimersByTime(3_600_000);
    const many = await Promise.all(Array.from({ length: 41 }, () => guess(one)));
    expect(many.toSorted()).toEqual([...Array(40).fill(200), 429]);
    expect(await guess(other)).toBe(200);
    vi.advanceTimersByTime(251);
    expect([await guess(one), await guess(one)]).toEqual([200, 429]);
  });
});

describe("a question", () => {
  it("has 1024 bytes at most, whether it says so beforehand or not", async () => {
    const { phones } = await deskOf(1);
    const [{ token }] = phones as [Phone];
    const text = (bytes: number) => JSON.stringify({ token, guess: 4 }).padEnd(bytes, " ");
    const chunked = { "Transfer-Encoding": "chunked" };
    expect((await phones[0]!.ask("guess", text(1024))).status).toBe(200);
    const long = await phones[0]!.ask("guess", text(1025));
    expect([...problem(long), long.headers.connection]).toEqual([
      ...[413, "A question may have 1024 bytes at most.", "close"],
    ]);
    expect((await phones[0]!.ask("guess", text(1024), chunked)).status).toBe(200);
    expect((await phones[0]!.ask("guess", text(1025), chunked)).status).toBe(413);
  });

  it("is JSON of a page of the desk's own, by its method, with what it knows and nothing else", async () => {
    const names = { addresses: ["10.0.0.1", "fd00::2"], proxies: ["Class.Example"] };
    const { desk, phones, base } = await deskOf(1, names);
    const [phone] = phones as [Phone];
    const { token } = phone;
    const ask = async (headers: Record<string, string>, body: object | string = { token, guess: 4 }) =>
      (await phone.ask("guess", body, headers)).status;
    const own = ["http://10.0.0.1:8080", "http://[fd00::2]:8080", "https://class.example", "https://CLASS.example"];
    const here = ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"];
    for (const origin of [...own, ...here]) expect([origin, await ask({ Origin: origin })]).toEqual([origin, 200]);
    for (const origin of ["http://evil.example", "http://10.0.0.2:8080", "null"])
      expect([origin, await ask({ Origin: origin })]).toEqual([origin, 403]);
    expect(await ask({ "Content-Type": "application/json; charset=utf-8" })).toBe(200);
    for (const type of ["text/plain", "application/jsonx"])
      expect([type, await ask({ "Content-Type": type })]).toEqual([type, 415]);
    for (const body of [
      "{",
      "[]",
      { token },
      { token, guess: 101 },
      { token, guess: 4, more: 1 },
      { token, guess: -1 },
    ])
      expect([body, await ask({}, body)]).toEqual([body, 400]);
    for (const move of [{ protection: 3 }, { subsidy: 3 }, { platform: 3 }, { sign: 1 }, { readmit: 0 }])
      expect((await phone.ask("move", { token, turn: 0, move: { ...PROMISE, ...move } })).status).toBe(400);
    for (const turn of [-1, 5]) expect((await phone.ask("move", { token, turn, move: TODAY })).status).toBe(400);
    const wrong = await got(base, "join");
    expect([wrong.status, wrong.headers.allow]).toEqual([405, "POST"]);
    expect(problem(await got(base, "nothing"))).toEqual([404, expect.any(String)]);
    expect((await phone.ask("constructor", { token })).status).toBe(404);
    expect((await phone.ask("view", { token })).status).toBe(404);
    expect([desk.answers("/class/view"), desk.answers("/classes"), desk.answers("/")]).toEqual([true, false, false]);
  });

  it("of the teacher is the teacher's alone, and of a seat is that of a seat that there is", async () => {
    const { phones, desk, told } = await deskOf(1);
    const [phone] = phones as [Phone];
    const { token } = phone;
    const patterns = { council: "none", rentShare: "all", talk: "all" };
    const teachers = { treat: { patterns }, size: { cities: 5 }, begin: {}, close: { turn: 0 }, timer: { seconds: 1 } };
    for (const [what, more] of Object.entries({ ...teachers, again: {} }))
      expect([what, ...problem(await phone.ask(what, { token, ...more }))]).toEqual([
        ...[what, 403, "Only the teacher may do that."],
      ]);
    expect(problem(await phone.ask("guess", { token: "nobody", guess: 1 }))).toEqual([
      403,
      expect.stringContaining("seat"),
    ]);
    expect((await told("treat", { patterns })).status).toBe(200);
    expect((await told("size", { cities: 5 })).status).toBe(200);
    expect(problem(await told("close", { turn: 0 }))).toEqual([409, expect.stringContaining("not possible")]);
    expect((await told("begin")).status).toBe(200);
    expect((await phone.ask("say", { token, turn: 0, said: "own" })).status).toBe(200);
    expect(desk.room.seatView(token)).toMatchObject({ phase: "open", said: ["own", ...Array(4).fill(undefined)] });
    expect((await phone.ask("move", { token, turn: 0, move: PROMISE })).status).toBe(200);
    const closed = await told("close", { turn: 0 });
    expect([closed.status, closed.body]).toEqual([200, "{}"]);
    for (let turn = 1; turn < 5; turn++) await told("close", { turn });
    expect((await told("again")).status).toBe(200);
    expect(desk.room.teacherView()).toMatchObject({ phase: "gathering", turn: 0 });
  });

  it("that the model cannot answer says why", async () => {
    const { told, fail } = await deskOf(1);
    await told("begin");
    fail(new Error("no equilibrium"));
    expect(problem(await told("close", { turn: 0 }))).toEqual([500, "no equilibrium"]);
  });
});

describe("what is shown", () => {
  it("to a seat is its own view, to the teacher all with word and addresses, to others nothing", async () => {
    const { desk, phones, base, seen } = await deskOf(1, {
      addresses: ["10.0.0.1", "fd00::2"],
      proxies: ["a.example"],
    });
    const [{ token }] = phones as [Phone];
    desk.servedAt(8080);
    const places = [
      "https://a.example/class.html",
      "http://10.0.0.1:8080/class.html",
      "http://[fd00::2]:8080/class.html",
    ];
    expect(await seen()).toMatchObject({ word: desk.word, places, tables: [{ number: 1 }] });
    const own = await seen<SeatView>(token);
    expect([own.city, "word" in own, "tables" in own]).toEqual(["harbour", false, false]);
    for (const what of ["view", "view?token=nobody", "events?token=nobody", "table.csv?token=nobody"])
      expect([what, (await got(base, what)).status]).toEqual([what, 403]);
  });

  it("of what was done is a table for the teacher, with a head where nothing was done yet", async () => {
    const { desk, phones, base, told } = await deskOf(1);
    const [phone] = phones as [Phone];
    expect(problem(await got(base, `table.csv?token=${phone.token}`))).toEqual([403, "Only the teacher may do that."]);
    const table = () => got(base, `table.csv?token=${desk.key}`);
    const empty = await table();
    expect([empty.body, empty.headers["content-type"]]).toEqual(["table\n", "text/csv; charset=utf-8"]);
    await told("begin");
    await phone.ask("guess", { token: phone.token, guess: 40 });
    await phone.ask("move", { token: phone.token, turn: 0, move: { ...PROMISE, protection: 1, readmit: true } });
    await told("close", { turn: 0 });
    expect((await table()).body.split("\n").slice(0, 3)).toEqual([
      "table,council,rentShare,talk,turn,city,governedBy,moved,said,word,score,gdp,consumption,budget,share,guess," +
        "protection_times_today,subsidy_share_of_factor_cost,platform_share_of_gdp,sign,readmit",
      // The scores of the three are 1.1, 2.1 and 3.1 of 10 each.
      "1,true,0.8,false,1,harbour,person,true,,broken,1.1,10,20,30,0.21000000000000002,40,1,0,0.002,true,true",
      "1,true,0.8,false,1,mill,computer,false,,none,2.1,11,21,31,0.21000000000000002,,1,0,0,false,false",
    ]);
  });

  it("over a line is here while the line is open, and what has changed since its last event", async () => {
    const { phones, seen, told } = await deskOf(1);
    const [phone] = phones as [Phone];
    const here = async () => (await seen()).tables[0]!.seats[0]!.here;
    expect(await here()).toBe(false);
    const { headers, status } = await phone.listen();
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
      ...[200, "text/event-stream; charset=utf-8", "no-store"],
    ]);
    await vi.waitFor(() => expect(phone.told.length).toBeGreaterThan(0), { interval: 2 });
    expect(await here()).toBe(true);
    await told("begin");
    await vi.waitFor(() => expect(phone.view.phase).toBe("open"), { interval: 2 });
    const before = phone.told.length;
    phone.drop();
    await vi.waitFor(async () => expect(await here()).toBe(false), { interval: 2 });
    await phone.listen();
    await told("timer", { seconds: 60 });
    await vi.waitFor(() => expect(phone.view.deadline).toBeDefined(), { interval: 2 });
    // Nothing is told again.
    expect(phone.told).toHaveLength(before + 1);
  });
});

describe("the clock of a turn", () => {
  const clock = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 1_000_000 });
  const turnAfter = async (milliseconds: number, seen: () => Promise<DeskView>) => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    return (await seen()).turn;
  };

  it("closes it when it is over, not before, with the moves that there are", async () => {
    clock();
    const { told, seen, phones } = await deskOf(1);
    await told("begin");
    await phones[0]!.ask("move", { token: phones[0]!.token, turn: 0, move: PROMISE });
    await told("timer", { seconds: 60 });
    expect((await seen()).deadline).toBe(1_060_000);
    expect(await turnAfter(59_999, seen)).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(async () => expect((await seen()).turn).toBe(1), { interval: 2 });
    expect((await seen()).deadline).toBeUndefined();
    expect((await seen<SeatView>(phones[0]!.token)).game.turns[0]!.moves[0]).toEqual(PROMISE);
  });

  it("is stopped, set anew, and forgotten where the teacher closes the turn", async () => {
    clock();
    const { told, seen, asked } = await deskOf(1);
    await told("begin");
    await told("timer", { seconds: 60 });
    await told("timer", { seconds: 120 });
    expect(await turnAfter(60_000, seen)).toBe(0);
    await told("timer", { seconds: 0 });
    expect([(await seen()).deadline, await turnAfter(600_000, seen)]).toEqual([undefined, 0]);
    await told("timer", { seconds: 60 });
    await told("close", { turn: 0 });
    expect(await turnAfter(600_000, seen)).toBe(1);
    expect(asked.map(({ turn }) => turn)).toEqual([0]);
  });

  it("goes on where somebody closes the turn before once more", async () => {
    clock();
    const { told, seen } = await deskOf(1);
    await told("begin");
    await told("close", { turn: 0 });
    await told("timer", { seconds: 60 });
    await told("close", { turn: 0 });
    expect(await turnAfter(59_999, seen)).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(async () => expect((await seen()).turn).toBe(2), { interval: 2 });
  });

  it("that the model cannot answer leaves the turn open", async () => {
    clock();
    const { told, seen, fail } = await deskOf(1);
    await told("begin");
    fail(new Error("no equilibrium"));
    await told("timer", { seconds: 1 });
    expect(await turnAfter(1000, seen)).toBe(0);
    expect((await seen()).phase).toBe("open");
  });
});
