import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClassDesk } from "../../../../src/apps/node/lab/classDesk.js";
import { classTables } from "../../../../src/apps/node/lab/classTables.js";
import { classAddresses, type LabServer, ownAddresses, serveLab } from "../../../../src/apps/node/lab/labServer.js";
import { MOST_SEATS } from "../../../../src/games/turns/room.js";
import { PROMISE, TODAY, TURNS, USUAL } from "../../../../src/games/turns/rules.js";
import type { DeskView } from "../../../../src/games/turns/views.js";
import { Phone } from "./phone.js";

const home = mkdtempSync(join(tmpdir(), "agglom-class-"));
const open: { server: LabServer; phones: Phone[] }[] = [];

beforeAll(() => {
  mkdirSync(join(home, "assets"));
  writeFileSync(join(home, "index.html"), "the lab");
  writeFileSync(join(home, "class.html"), "the class");
});

afterAll(async () => {
  for (const { server, phones } of open) {
    for (const phone of phones) phone.leave();
    await server.close();
  }
  rmSync(home, { recursive: true });
});

/** What the best for all is takes seconds to find: once for all classes here. */
const tables = classTables(3);

/** A class with so many phones, each with a seat and a line, and its teacher. */
async function classOf(count: number, addresses: readonly string[] = [], proxies: readonly string[] = []) {
  const desk = new ClassDesk({ addresses, proxies }, (size) => (size === 3 ? tables : classTables(size)));
  const server = await serveLab(0, home, [{ secret: 1 }], desk);
  const base = `http://127.0.0.1:${server.port}/`;
  const teacher = new Phone(base);
  teacher.token = desk.key;
  const phones = Array.from({ length: count }, () => new Phone(base));
  open.push({ server, phones: [teacher, ...phones] });
  for (const phone of phones) await phone.join(desk.word);
  await Promise.all(phones.map((phone) => phone.listen()));
  const told = (what: string, more: object = {}) => teacher.ask(what, { token: desk.key, ...more });
  const seen = async (): Promise<DeskView> =>
    (await fetch(`${base}class/view?token=${desk.key}`)).json() as Promise<DeskView>;
  return { desk, server, base, teacher, phones, told, seen };
}

const until = (fact: () => unknown) => expect.poll(fact, { timeout: 60_000, interval: 5 }).toBeTruthy();

/** A move that says who made it. */
const moveOf = (who: number, turn: number) => ({
  ...TODAY,
  protection: (who + turn) % 3,
  subsidy: who % 3,
  platform: (who + 2 * turn) % 3,
  sign: who % 2 === 0,
});

describe("a class of sixty phones", () => {
  it("plays at twenty tables; ten phones drop out and come back to their seats, and no move is lost", async () => {
    const { phones, told, seen } = await classOf(60);
    expect((await seen()).tables.map(({ seats }) => seats.filter((seat) => seat?.here).length)).toEqual(
      Array(20).fill(3),
    );
    expect((await told("begin")).status).toBe(200);
    // Found while people think about their first move.
    await tables.benchmarks(USUAL);
    const took: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const away = phones.slice(6 * turn, 6 * turn + 10);
      const asked = phones.map((phone, who) =>
        phone.ask("move", { token: phone.token, turn, move: moveOf(who, turn) }),
      );
      for (const phone of away) phone.drop();
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(60).fill(200));
      await until(
        async () => (await seen()).tables.flatMap(({ seats }) => seats).filter((s) => !s?.here).length === 10,
      );
      const begun = performance.now();
      expect((await told("close", { turn })).status).toBe(200);
      took.push(performance.now() - begun);
      await Promise.all(away.map((phone) => phone.listen()));
      await until(() => phones.every(({ told: all, view }) => all.length > 0 && view.turn === turn + 1));
      for (const [who, { view }] of phones.entries()) {
        expect(view.table).toBe(1 + Math.floor(who / 3));
        expect(view.move).toBeUndefined();
        expect(view.game.turns[turn]!.moves[who % 3]).toEqual(moveOf(who, turn));
      }
    }
    console.log(`a turn of 20 tables was closed in ${took.map((one) => `${one.toFixed(0)} ms`).join(", ")}`);
    expect((await seen()).phase).toBe("over");
    for (const { view } of phones) expect(view.game.end!.scores).toHaveLength(3);
    expect(new Set(phones.map(({ token }) => token)).size).toBe(60);
  });
});

describe("a line that drops", () => {
  it("is told what changed meanwhile, and nothing where nothing did", async () => {
    const { phones, told, base } = await classOf(2);
    const [one, other] = phones as [Phone, Phone];
    await until(() => one.view.people.length === 2);
    one.drop();
    const before = one.told.length;
    await one.listen();
    await told("begin");
    await until(() => one.view.phase === "open");
    // Nothing was told between.
    expect(one.told).toHaveLength(before + 1);
    one.drop();
    await other.ask("move", { token: other.token, turn: 0, move: PROMISE });
    await told("close", { turn: 0 });
    const fresh = new Phone(base);
    fresh.token = one.token;
    await one.listen();
    await fresh.listen();
    await until(() => one.view.turn === 1 && fresh.told.length > 0);
    expect(one.view.game.turns[0]!.moves[1]).toEqual(PROMISE);
    expect(fresh.view).toEqual(one.view);
    fresh.leave();
  });

  it("says nothing of others' moves before the turn is closed", async () => {
    const { phones, told } = await classOf(2);
    const [one, other] = phones as [Phone, Phone];
    await told("begin");
    await until(() => one.view?.phase === "open" && other.view?.phase === "open");
    await other.ask("move", { token: other.token, turn: 0, move: { ...TODAY, protection: 2 } });
    await until(() => other.view.move?.protection === 2);
    expect(one.view.move).toBeUndefined();
    expect(JSON.stringify(one.view)).not.toContain('"protection":2');
  });
});

describe("tables of five cities", () => {
  it("seat whoever sits already anew, in the order of coming, and are played", async () => {
    const { phones, told, seen } = await classOf(6);
    expect((await told("size", { cities: 4 })).status).toBe(400);
    expect((await phones[0]!.ask("size", { token: phones[0]!.token, cities: 5 })).status).toBe(403);
    expect((await told("size", { cities: 5 })).status).toBe(200);
    await until(() => phones.every(({ view }) => view.cities.length === 5));
    expect(phones.map(({ view }) => `${view.table} ${view.city}`)).toEqual([
      ...["1 harbour", "1 mill", "1 spring", "1 ford", "1 ridge", "2 harbour"],
    ]);
    await told("begin");
    expect((await told("size", { cities: 3 })).status).toBe(409);
    await phones[4]!.ask("move", { token: phones[4]!.token, turn: 0, move: PROMISE });
    await told("close", { turn: 0 });
    await until(() => phones.every(({ view }) => view.turn === 1));
    expect(phones[0]!.view.game.turns[0]!.moves).toEqual([TODAY, TODAY, TODAY, TODAY, PROMISE]);
    const [first, second] = (await seen()).tables;
    expect(first!.words[0]!.at(-1)).toBe("kept");
    // The computer governs four cities of the second table.
    expect(second!.seats.map((seat) => seat !== null)).toEqual([true, false, false, false, false]);
    expect(second!.words[0]).toHaveLength(5);
    expect(second!.words[0]![0]).toBe("none");
  });
});

describe("a guess", () => {
  it("counts once, and shows those of the class to whoever has made one", async () => {
    const { phones } = await classOf(3);
    const [one, other, third] = phones as [Phone, Phone, Phone];
    const guess = (phone: Phone, per: number) =>
      phone.ask("guess", { token: phone.token, guess: per }).then(({ status }) => status);
    expect(await guess(one, 40)).toBe(200);
    // Sent again by a phone that did not hear the answer.
    expect(await guess(one, 40)).toBe(200);
    expect(await guess(one, 60)).toBe(409);
    expect(await guess(other, 90)).toBe(200);
    await until(() => one.view.guesses.length === 2);
    expect(one.view).toMatchObject({ guess: 40, guesses: [40, 90] });
    expect(third.view.guesses).toEqual([]);
  });
});

describe("the desk of a class", () => {
  it("opens no seat for a wrong word, and after many no longer listens to who guesses", async () => {
    const { phones, desk, base } = await classOf(1);
    const guesser = new Phone(base);
    const wrong = await guesser.join("wrong");
    expect(wrong).toMatchObject({ status: 403 });
    expect(JSON.parse(wrong.body).problem).toEqual({ en: "This is not the room word.", zh: "房间口令不对。" });
    const more = await Promise.all(Array.from({ length: 40 }, () => guesser.join("wrong")));
    expect(more.at(-1)!.status).toBe(429);
    expect((await guesser.join(desk.word)).status).toBe(429);
    // Who sits already is not disturbed.
    expect((await phones[0]!.ask("guess", { token: phones[0]!.token, guess: 40 })).status).toBe(200);
    guesser.leave();
  });

  it("reads a kilobyte at most, JSON alone, what it knows alone, and no page of others", async () => {
    const { phones } = await classOf(1);
    const { token } = phones[0]!;
    const ask = (what: string, body: object | string, headers?: Record<string, string>) =>
      phones[0]!.ask(what, body, headers).then(({ status }) => status);
    expect(await ask("guess", { token, guess: 40, more: "x".repeat(1100) })).toBe(413);
    expect(await ask("guess", "x".repeat(1100), { "Transfer-Encoding": "chunked" })).toBe(413);
    expect(await ask("guess", "{")).toBe(400);
    expect(await ask("guess", { token, guess: 101 })).toBe(400);
    expect(await ask("move", { token, turn: 0, move: { ...PROMISE, protection: 3 } })).toBe(400);
    expect(await ask("guess", { token, guess: 4 }, { "Content-Type": "text/plain" })).toBe(415);
    expect(await ask("guess", { token, guess: 4 }, { Origin: "http://evil.example" })).toBe(403);
    expect(await ask("guess", { token: "nobody", guess: 4 })).toBe(403);
    expect(await ask("nothing", { token })).toBe(404);
    for (const what of ["begin", "again", "close"]) expect(await ask(what, { token, turn: 0 })).toBeGreaterThan(399);
    expect(await ask("begin", { token })).toBe(403);
    expect(await ask("move", { token, turn: 0, move: PROMISE })).toBe(409);
    const many = await Promise.all(Array.from({ length: 60 }, () => ask("guess", { token, guess: 4 })));
    expect(many).toContain(429);
  });

  it("has so many seats and no more", async () => {
    const { phones, desk } = await classOf(MOST_SEATS);
    expect(new Set(phones.map(({ token }) => token)).size).toBe(MOST_SEATS);
    expect((await phones[0]!.join(desk.word)).status).toBe(409);
  });

  it("answers to its own names alone, and in the network nothing but the class", async () => {
    const address = ownAddresses().find((one) => !one.includes(":"));
    const { server, desk } = await classOf(0, address ? [address] : [], ["class.example"]);
    const ask = (host: string, path: string, to = "127.0.0.1") =>
      new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
        request({ host: to, port: server.port, path, headers: { host } }, (response) => {
          response.resume();
          resolve({ status: response.statusCode!, headers: response.headers });
        })
          .on("error", reject)
          .end();
      });
    expect((await ask("evil.example", "/class.html")).status).toBe(421);
    expect((await ask("evil.example", `/class/view?token=${desk.key}`)).status).toBe(421);
    expect(await ask("class.example", "/")).toMatchObject({ status: 302, headers: { location: "/class.html" } });
    expect((await ask("class.example", "/class.html")).status).toBe(200);
    expect((await ask("localhost", "/own.json")).status).toBe(200);
    expect((await ask("class.example", "/own.json")).status).toBe(404);
    expect(desk.places[0]).toBe("https://class.example/class.html");
    if (!address) return;
    // A name of this machine does not help from another one.
    expect((await ask("127.0.0.1", "/own.json", address)).status).toBe(421);
    const page = await ask(`${address}:${server.port}`, "/class.html", address);
    expect(page).toMatchObject({ status: 200, headers: { "x-content-type-options": "nosniff" } });
    expect(String(page.headers["content-security-policy"])).toContain("default-src 'none'");
    expect(page.headers).not.toHaveProperty("cross-origin-opener-policy");
  });

  it("closes a turn by itself when its time is over", async () => {
    const { phones, told } = await classOf(3);
    await told("begin");
    await phones[0]!.ask("move", { token: phones[0]!.token, turn: 0, move: PROMISE });
    await told("timer", { seconds: 1 });
    await until(() => phones.every(({ view }) => view.turn === 1));
    const moves = phones[0]!.view.game.turns[0]!.moves;
    expect(moves).toEqual([PROMISE, TODAY, TODAY]);
  });

  it("gives the teacher alone what was done, without names", async () => {
    const { phones, told, base, desk } = await classOf(2);
    await told("treat", { patterns: { council: "none", rentShare: "all", talk: "all" } });
    await told("begin");
    expect((await phones[0]!.ask("say", { token: phones[0]!.token, turn: 0, said: "keep" })).status).toBe(200);
    await until(() => phones[1]!.view.said[0] === "keep");
    await phones[0]!.ask("move", { token: phones[0]!.token, turn: 0, move: { ...PROMISE, protection: 2 } });
    await told("close", { turn: 0 });
    expect((await fetch(`${base}class/table.csv?token=${phones[0]!.token}`)).status).toBe(403);
    const lines = (await (await fetch(`${base}class/table.csv?token=${desk.key}`)).text()).trim().split("\n");
    expect(lines[0]).toBe(
      "table,council,rentShare,talk,turn,city,governedBy,moved,said,word,score,gdp,consumption,budget,share,guess,protection_times_today,subsidy_share_of_factor_cost,platform_share_of_gdp,sign,readmit",
    );
    expect(lines[1]).toMatch(/^1,false,0\.8,true,1,harbour,person,true,keep,broken,/);
    expect(lines[2]).toMatch(/^1,false,0\.8,true,1,mill,person,false,,none,/);
    expect(lines[3]).toMatch(/^1,false,0\.8,true,1,spring,computer,false,,/);
    expect(lines.join()).not.toContain(phones[0]!.token);
  });
});

describe("addresses of a class", () => {
  it("are those in local networks, or one that is asked for", () => {
    const all = ["203.0.113.7", "192.168.1.5", "172.20.0.1", "172.32.0.1", "10.0.0.1", "fd00::2"];
    expect(classAddresses(undefined, all)).toEqual(["192.168.1.5", "172.20.0.1", "10.0.0.1"]);
    expect(classAddresses("203.0.113.7", all)).toEqual(["203.0.113.7"]);
    expect(() => classAddresses("10.0.0.2", all)).toThrow(
      /10\.0\.0\.2" is no address of this machine.*192\.168\.1\.5/s,
    );
    expect(() => classAddresses(undefined, ["203.0.113.7"])).toThrow(/203\.0\.113\.7/);
  });
});
