import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import questions from "../../data/mcp/questions.json" with { type: "json" };
import { agglom, agglomAsTyped, agglomHere, root } from "./program.js";

/** A stored question as a call of a tool, and what must be true of the answer. */
interface Question {
  ask: string;
  tool: string;
  with: Record<string, unknown>;
  /** Texts that the answer holds, or does not; that an error holds. */
  holds?: string[];
  lacks?: string[];
  fails?: string[];
  /** How many numbers; the texts that their sentences hold together. */
  numbers?: number;
  quotes?: string[];
  /** Numbers are those of `agglom compare`; sentences are its answer; numbers are those of `agglom sweep`. */
  same?: boolean;
  sentences?: boolean;
  sweep?: boolean;
  /** What ranges rest on. */
  range?: "draws";
}

interface ToldNumber {
  indicator: string;
  variant: string;
  place: string;
  year: number;
  value: number;
  unit: string;
  low: number | null;
  high: number | null;
  n: number;
  covers: string;
  hash: string;
  quote: string;
}

const folder = mkdtempSync(join(tmpdir(), "agglom-mcp-"));
const own = join(folder, "own");
const clients: Client[] = [];
afterAll(async () => {
  for (const client of clients) await client.close();
  rmSync(folder, { recursive: true });
});

async function started(...options: string[]): Promise<Client> {
  const client = new Client({ name: "tests", version: "1" });
  // The last folder counts.
  const args = [`${root}bin/agglom.js`, "mcp", "--folder", own, "--workers", "1", ...options];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: "pipe" }));
  clients.push(client);
  return client;
}

interface Answer {
  failed: boolean;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a tool answers has no type here
  data: any;
}

async function asked(client: Client, name: string, given: Record<string, unknown>): Promise<Answer> {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: given });
  return { failed: isError === true, text: (content as { text: string }[])[0]!.text, data: structuredContent };
}

/** Everything in an answer that is told as a number. */
function numbersIn(data: unknown): ToldNumber[] {
  if (typeof data !== "object" || data === null) return [];
  return "quote" in data ? [data as ToldNumber] : Object.values(data).flatMap(numbersIn);
}

let client: Client;
beforeAll(async () => {
  mkdirSync(own);
  cpSync("tests/broken/good", join(own, "region"), { recursive: true });
  const region = readFileSync("tests/broken/good/region.yaml", "utf8");
  writeFileSync(join(own, "region", "region.yaml"), region.replace(/^extends: .*(?=scenarios)/m, `extends: ${root}`));
  const text = readFileSync("tests/runs/studies/small/scenario.yaml", "utf8");
  writeFileSync(join(own, "own.yaml"), text.replace(/^region: .*$/m, "region: region/region.yaml"));
  writeFileSync(join(folder, "secret.yaml"), text);
  symlinkSync(join(folder, "secret.yaml"), join(own, "linked.yaml"));
  symlinkSync(folder, join(own, "above"));
  await agglomHere(
    ...["compare", join(own, "own.yaml"), "--uncertainty", "16", "--store", "--set", "population=cohorts"],
    ...["--replicates", "1", "--quiet", "--out", join(folder, "results")],
  );
  client = await started();
});

/** The command line of a call. */
function options({ scenario, set = {}, replicates, draws }: Record<string, unknown>): string[] {
  const file = scenario === "own.yaml" ? join(own, "own.yaml") : (scenario as string);
  const sets = Object.entries(set as object).flatMap(([path, value]) => ["--set", `${path}=${value}`]);
  const amounts = Object.entries({ "--replicates": replicates, "--uncertainty": draws });
  const asked = amounts.flatMap(([option, count]) => (count === undefined ? [] : [option, `${count}`]));
  return [file, ...sets, ...asked, "--quiet"];
}

const printed = new Map<string, Promise<string>>();

/** What the command prints, once for all questions. */
function print(command: string, ...args: string[]): Promise<string> {
  const key = [command, ...args].join(" ");
  const before = [...printed.values()].at(-1) ?? Promise.resolve("");
  const found =
    printed.get(key) ??
    before.then(() =>
      agglomAsTyped(command, ...args, "--workers", "1", "--out", join(folder, "printed")).then(({ stdout }) => stdout),
    );
  printed.set(key, found);
  return found;
}

describe.each(questions as Question[])("$ask", (question) => {
  it(`is answered by ${question.tool}`, async () => {
    const { failed, text, data } = await asked(client, question.tool, question.with);
    expect(failed, text).toBe(question.fails !== undefined);
    for (const part of [...(question.holds ?? []), ...(question.fails ?? [])]) expect(text).toContain(part);
    for (const part of question.lacks ?? []) expect(text).not.toContain(part);
    const numbers = numbersIn(data);
    if (question.numbers !== undefined) expect(numbers).toHaveLength(question.numbers);
    if (question.same || question.sweep) expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expectWhole(number, question.range === "draws");
    const quotes = numbers.map(({ quote }) => quote).join("\n");
    for (const part of question.quotes ?? []) expect(quotes).toContain(part);
    if (question.same) await expectSame(question, numbers, data.basis.hash);
    if (question.sentences) {
      const [{ answer }] = JSON.parse(await print("compare", ...options(question.with), "--json"));
      expect(data.sentences).toEqual(answer.sentences.en);
      expect(data.answers.when).toEqual(answer.when);
      expect(data.sentences.length).toBeGreaterThan(3);
    }
    if (question.sweep) {
      const args = ["--vary", (question.with["vary"] as string[])[0]!, "--outcome", "real-gdp", "--json"];
      const report = JSON.parse(await print("sweep", ...options(question.with), ...args));
      const middles = report.options.map((option: { effects: { middle: number }[] }) => option.effects[0]!.middle);
      const found = numbers.filter(({ indicator }) => indicator === "real-gdp");
      expect(found.map(({ value }) => value)).toEqual(middles);
    }
  });
});

/** A number is told whole: nobody has to guess what it is of, and how sure it is. */
function expectWhole(number: ToldNumber, isDrawn: boolean): void {
  const { value, unit, place, year, low, high, n, covers, hash, quote } = number;
  expect([Number.isFinite(value), unit, place].every(Boolean)).toBe(true);
  expect(year).toBeGreaterThanOrEqual(2022);
  expect(n).toBeGreaterThanOrEqual(1);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  if (isDrawn) expect(covers).toMatch(/^90 % range over parameter draws/);
  expect([low, high].map((end) => end === null)).toEqual(Array(2).fill(covers.startsWith("no range")));
  if (low !== null && !covers.startsWith("90 %")) expect(low <= value && value <= high!).toBe(true);
  for (const part of [String(year), hash.slice(0, 12), covers, "not a forecast"]) expect(quote).toContain(part);
}

async function expectSame(question: Question, numbers: ToldNumber[], hash: string): Promise<void> {
  const [{ effects, uncertainty }] = JSON.parse(await print("compare", ...options(question.with), "--json"));
  for (const { indicator, variant, place, year, value, low, high, n, ...told } of numbers) {
    const isIt = (row: ToldNumber) =>
      row.indicator === indicator && row.variant === variant && row.place === place && row.year === year;
    const row = effects.find(isIt);
    expect([value, told.hash]).toEqual([row.effect, hash]);
    const drawn = uncertainty?.effects.find(isIt);
    expect([low, high, n]).toEqual(
      drawn ? [drawn.effect[0], drawn.effect[2], drawn.worlds] : [row.ciLow, row.ciHigh, row.replicates],
    );
  }
  const manifest = JSON.parse(readFileSync(join(folder, "printed", "manifest.json"), "utf8"));
  if (printed.size === 1) expect(hash).toBe(manifest.scenario.sha256);
}

describe("agglom mcp", () => {
  it("says of every argument what it is", async () => {
    const { tools } = await client.listTools();
    expect(tools.length).toBe(10);
    for (const { name, description, inputSchema, annotations } of tools) {
      expect(description, name).toBeTruthy();
      expect(annotations).toEqual({ readOnlyHint: true });
      for (const [argument, schema] of Object.entries(inputSchema.properties ?? {}))
        expect((schema as { description?: string }).description, `${name} ${argument}`).toBeTruthy();
    }
  });

  it.each([
    ["/etc/passwd"],
    ["../secret.yaml"],
    ["linked.yaml"],
    ["above/secret.yaml"],
    ["above/absent.yaml"],
    ["region/../../secret.yaml"],
    ["."],
  ])("reads nothing outside its folder: %s", async (path) => {
    for (const given of [
      { scenario: path },
      { text: `extends: ${path}\n` },
      { scenario: "own.yaml", set: { region: path } },
    ]) {
      const { failed, text } = await asked(client, "check", given);
      expect(failed).toBe(true);
      expect(text).toMatch(
        path === "." ? /cannot be read/ : /cannot be read \(it lies outside the folder of the server\)/,
      );
      expect(text).not.toMatch(/Tolls of a small region|root:/);
    }
  });

  it("tells mistakes with their place, as data too", async () => {
    const { data } = await asked(client, "check", { scenario: "own.yaml", set: { years: 0 } });
    expect(data.problems[0]).toMatchObject({ path: "years", value: 0, allowed: expect.stringContaining("1") });
  });

  it("lists 500 files of a folder, and says how many more there are", async () => {
    const many = join(folder, "many");
    const names = Array.from({ length: 503 }, (_, at) => `own-${String(at).padStart(3, "0")}.yaml`);
    mkdirSync(many);
    for (const name of names) writeFileSync(join(many, name), `title: Of many\nregion: regions/teaching-two-cities\n`);
    // A question may stand below the variants.
    const below = "title: Of many\nregion: regions/teaching-two-cities\nvariants: {}\nquestion: Why below?\n";
    writeFileSync(join(many, names[0]!), below);
    const server = await started("--folder", many);
    const listed = async () => {
      const { text, data } = await asked(server, "list_scenarios", { contains: "of many" });
      return { text, left: data.filesLeftOut, names: data.scenarios.map(({ name }: { name: string }) => name) };
    };
    const cut = await listed();
    expect(cut.names).toEqual(names.slice(0, 500));
    expect(cut.left).toBe(3);
    expect(cut.text).toContain("Why below?");
    expect(cut.text).toContain("The folder holds 503 YAML files; the first 500 in the order of their paths were read.");
    for (const name of names.slice(500)) rmSync(join(many, name));
    const whole = await listed();
    expect([whole.names, whole.left]).toEqual([names.slice(0, 500), 0]);
    expect(whole.text).not.toContain("were read");
    // A path that is longer than the system takes cannot be read, whoever asks.
    const deeper = `for _ in {1..20}; do mkdir ${"d".repeat(250)}; cd ${"d".repeat(250)}; done`;
    expect(spawnSync("bash", ["-c", deeper], { cwd: many }).status).toBe(0);
    const found = await listed().finally(() => spawnSync("rm", ["-r", many]));
    expect(found.names).toEqual(names.slice(0, 500));
  });

  it("answers work that takes long by a handle, and the handle by the result", async () => {
    const hasty = await started("--seconds", "0.1");
    const { data } = await asked(hasty, "compare", { scenario: "own.yaml", replicates: 2 });
    expect(data).toMatchObject({ handle: "job-1", next: expect.stringContaining("job-1") });
    let found: Answer;
    do found = await asked(hasty, "job", { handle: "job-1" });
    while (found.data.handle !== undefined);
    expect(numbersIn(found.data)[0]).toMatchObject({ indicator: "real-gdp", n: 16 });
    const long = { scenario: "teaching/two-cities", set: { firms: 500 }, replicates: 64 };
    expect((await asked(hasty, "compare", long)).data.handle).toBe("job-2");
    let stopped: Answer;
    do stopped = await asked(hasty, "job", { handle: "job-2", stop: true });
    while (!stopped.failed);
    expect(stopped.text).toContain("The work was stopped");
    expect((await asked(hasty, "job", { handle: "job-9" })).text).toContain("job-1, job-2");
  });

  it("ends in the midst of work when nobody listens any more", async () => {
    const args = [`${root}bin/agglom.js`, "mcp", "--folder", own, "--workers", "1", "--seconds", "0.1"];
    const run = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    const ended = once(run, "close");
    const send = (message: object) => run.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
    const lines = createInterface(run.stdout);
    const about = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "tests", version: "1" } };
    send({ id: 1, method: "initialize", params: about });
    await once(lines, "line");
    send({ method: "notifications/initialized" });
    const forMinutes = { scenario: "teaching/two-cities", set: { firms: 20000, years: 60 }, replicates: 64 };
    send({ id: 2, method: "tools/call", params: { name: "compare", arguments: forMinutes } });
    expect(String(await once(lines, "line"))).toContain("job-1");
    const before = performance.now();
    run.stdin.end();
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - before).toBeLessThan(60_000);
  });

  it("says what to install where its package is missing", () => {
    const hook = `export const resolve = (name, context, next) => { if (name.startsWith("@modelcontextprotocol")) throw Object.assign(new Error(name), { code: "ERR_MODULE_NOT_FOUND" }); return next(name, context); };`;
    writeFileSync(join(folder, "hook.mjs"), hook);
    const register = `import { register } from "node:module"; register(${JSON.stringify(`file://${folder}/hook.mjs`)});`;
    writeFileSync(join(folder, "register.mjs"), register);
    process.env["NODE_OPTIONS"] = `--import ${folder}/register.mjs`;
    const { status, stderr } = agglom("mcp");
    delete process.env["NODE_OPTIONS"];
    expect([status, stderr]).toEqual([2, expect.stringContaining("npm install @modelcontextprotocol/sdk@1")]);
  });

  it("refuses a folder that is not there", async () => {
    const { status, stderr } = await agglomHere("mcp", "--folder", join(folder, "absent"));
    expect([status, stderr]).toEqual([2, expect.stringContaining("cannot be entered")]);
  });
});
