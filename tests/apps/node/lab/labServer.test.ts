import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LabServer, serveLab } from "../../../../src/apps/node/lab/labServer.js";

/** A file of this name is gone as soon as anybody has looked at it. */
const VANISHING = "vanishing.js";

vi.mock("node:fs", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs")>();
  const looking = <Arguments extends unknown[], Result>(look: (...args: Arguments) => Result) => {
    return (...args: Arguments): Result => {
      const seen = look(...args);
      if (String(args[0]).endsWith(VANISHING)) real.rmSync(String(args[0]), { force: true });
      return seen;
    };
  };
  return { ...real, statSync: looking(real.statSync), lstatSync: looking(real.lstatSync) };
});

const home = mkdtempSync(join(tmpdir(), "agglom-lab-"));
const folder = join(home, "lab");
let server: LabServer;

beforeAll(async () => {
  mkdirSync(join(folder, "assets"), { recursive: true });
  mkdirSync(join(home, "lab-private"));
  writeFileSync(join(folder, "index.html"), "<p>lab</p>");
  writeFileSync(join(folder, "assets", "page-1.js"), "1");
  writeFileSync(join(folder, "assets", "notes.unknown"), "?");
  writeFileSync(join(home, "secret"), "no");
  writeFileSync(join(home, "lab-private", "secret"), "no");
  server = await serveLab(0, folder);
});

afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

/** Asks for a path as it is written. */
function get(
  path: string,
  { method = "GET", host, language }: { method?: string; host?: string; language?: string } = {},
) {
  const { port } = new URL(server.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const headers = { host: host ?? `127.0.0.1:${port}`, ...(language && { "accept-language": language }) };
    request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let body = "";
      response.on("data", (piece) => (body += piece));
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

it("a port that another program has is refused, with what to try", async () => {
  const port = Number(new URL(server.url).port);
  await expect(serveLab(port, folder)).rejects.toThrow(new RegExp(`--port.*${port}.*is in use`, "s"));
});

describe("the server of the lab", () => {
  it("refuses in the language that the browser prefers, or in English", async () => {
    const refused = (language?: string) => get("/nowhere.js", language === undefined ? {} : { language });
    expect(await refused("fr, zh-CN;q=0.9, en;q=0.8")).toMatchObject({
      status: 404,
      body: "文件不存在。\n",
      headers: { "content-language": "zh-Hans" },
    });
    expect((await refused("en-GB, zh;q=0.5")).body).toBe("No such file.\n");
    expect((await refused("fr")).body).toBe("No such file.\n");
    expect((await refused()).headers["content-language"]).toBe("en");
  });

  it("gives the page and its files, with headers that let nothing else run", async () => {
    const page = await get("/?a=b");
    expect(page).toMatchObject({ status: 200, body: "<p>lab</p>" });
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy.split("; ").find((part) => part.startsWith("script-src"))).toBe(
      "script-src 'self' 'wasm-unsafe-eval'",
    );
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
    expect((await get("/assets/page-1.js")).headers["content-type"]).toMatch(/^text\/javascript/);
    expect(await get("/assets/notes.unknown")).toMatchObject({
      ...{ status: 200, body: "?" },
      headers: { "content-type": "application/octet-stream", "x-content-type-options": "nosniff" },
    });
    expect(await get("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });

  it.each([
    "/../secret",
    "/%2e%2e/secret",
    "/..%2fsecret",
    "/assets/../../secret",
    "/assets/..%2f..%2fsecret",
    "/..%5csecret",
    "/../lab-private/secret",
    "/%2e%2e%2flab-private%2fsecret",
    "//secret",
    "/assets",
    "/%00",
    "/%zz",
    "/nothing.js",
  ])("has no file %s", async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toContain("no\n".trim() + "secret");
    expect(body).toBe("No such file.\n");
  });

  it("follows no symbolic link in its folder, to a file or to a folder; the folder itself may be reached by one", async () => {
    symlinkSync(join(home, "secret"), join(folder, "link.js"));
    symlinkSync(join(home, "lab-private"), join(folder, "linked"));
    for (const path of ["/link.js", "/linked/secret"])
      expect(await get(path)).toMatchObject({ status: 404, body: "No such file.\n" });
    symlinkSync(folder, join(home, "linked-lab"));
    const linked = await serveLab(0, join(home, "linked-lab"));
    expect(await (await fetch(linked.url)).text()).toBe("<p>lab</p>");
    await linked.close();
  });

  it("goes on where a file vanishes between the look at it and its reading", async () => {
    writeFileSync(join(folder, VANISHING), "1");
    expect(await get(`/${VANISHING}`)).toMatchObject({ status: 404, body: "No such file.\n" });
    expect((await get("/")).status).toBe(200);
  });

  it("compresses what is large for whoever reads that, and gives the same", async () => {
    const text = "export const same = 1;\n".repeat(200);
    writeFileSync(join(folder, "assets", "large-1.js"), text);
    const url = `${server.url}assets/large-1.js`;
    const [packed, plain] = await Promise.all(
      ["gzip", "identity"].map((coding) => fetch(url, { headers: { "Accept-Encoding": coding } })),
    );
    expect(packed!.headers.get("content-encoding")).toBe("gzip");
    expect(Number(packed!.headers.get("content-length"))).toBeLessThan(text.length / 10);
    expect(await packed!.text()).toBe(text);
    expect(plain!.headers.get("content-encoding")).toBeNull();
    expect(await plain!.text()).toBe(text);
  });

  it("changes nothing: other methods are refused", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
      expect(await get("/", { method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  it("answers only to its own names, so that no other page can lead a browser here", async () => {
    const { port } = new URL(server.url);
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example"])
      expect((await get("/", { host })).status).toBe(421);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, "LOCALHOST"])
      expect((await get("/", { host })).status).toBe(200);
  });

  it("says what to do where its port is taken, or where no page is built", async () => {
    const taken = Number(new URL(server.url).port);
    await expect(serveLab(taken, folder)).rejects.toThrow(`--port: ${taken} is in use`);
    await expect(serveLab(0, home)).rejects.toThrow(/npm run lab:build/);
  });
});
