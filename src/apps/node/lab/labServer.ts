import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { networkInterfaces } from "node:os";
import { dirname, extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { mistakeAt } from "../../../input/index.js";
import { ENGLISH, joined, LANGUAGES, type Language, nameOfLanguage, type Text, t } from "../../../words/index.js";
import { programRoot } from "../process/program.js";
import { CLASS_PAGE, type ClassDesk } from "./classDesk.js";
import { HEADERS, nameIn } from "./headers.js";

/** The address that the lab answers on: this machine, for this machine. A class has those of its networks too. */
const HOST = "127.0.0.1";

/** Names by which a browser may call it; any other comes from a page that was led here by a name of its own. */
const NAMES = new Set([HOST, "localhost", "[::1]"]);

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Files that the lab was given, which its page opens. */
const OWN = "/own.json";

/** Not on plain addresses of a network, where browsers complain of it. */
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin" };

/** A lab that is being served. */
export interface LabServer {
  /** Where it is: "http://127.0.0.1:8080/". */
  url: string;
  port: number;
  /** Ends it; open connections are closed. */
  close(): Promise<void>;
}

/** Folder of the built page. */
export const labFolder = join(programRoot, "dist", "lab");

/**
 * Serves the built page on this machine alone: its files and nothing else, not what symbolic links in its folder lead
 * to. `port`: 0 = any that is free. `own`: scenarios and regions that the page opens. `desk`: of a class, whose pages
 * are served in its networks too. Throws UserError where the port is taken or where the page has not been built.
 */
export async function serveLab(
  port: number,
  folder = labFolder,
  own: readonly object[] = [],
  desk?: ClassDesk,
): Promise<LabServer> {
  if (!existsSync(join(folder, "index.html")))
    throw mistakeAt(folder, "node.noPage", "node.labBuild", "node.runLabBuild");
  // The folder itself may be reached by a link, as an installed program is.
  const place = realpathSync(folder);
  const given = own.length > 0 ? Buffer.from(JSON.stringify(own)) : undefined;
  const site: Site = { folder: place, own: given, desk };
  const servers: Server[] = [];
  const close = async () => {
    desk?.close();
    await Promise.all(servers.map(closed));
  };
  try {
    for (const address of [HOST, ...(desk?.addresses ?? [])]) {
      const server = createServer({ requestTimeout: 20_000, keepAliveTimeout: 65_000 }, (request, response) =>
        answer(request, response, site),
      );
      port = await listening(server, port, address);
      servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  desk?.servedAt(port);
  return { url: `http://${HOST}:${port}/${given ? "?own" : ""}`, port, close };
}

/** What is served. */
interface Site {
  folder: string;
  own: Buffer | undefined;
  desk: ClassDesk | undefined;
}

function listening(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(problemOf(error, port)));
    server.listen(port, address, () => resolve((server.address() as { port: number }).port));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Answers one request: of the page's own machine with files, of a class's network with the class's pages alone. */
function answer(request: IncomingMessage, response: ServerResponse, { folder, own, desk }: Site): void {
  const refuse = (status: number, words: Text) => refuseIn(languageOf(request), response, status, words);
  const name = nameIn(request.headers.host ?? "");
  const here = NAMES.has(name) && request.socket.localAddress === HOST;
  if (!here && !desk?.names.has(name)) refuse(421, t(desk ? "node.namesAlone" : "node.localhostOnly"));
  else if (desk?.answers(request.url ?? "")) desk.answer(request, response);
  else if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    refuse(405, t("node.onlyGet"));
  } else if (!here && request.url === "/") response.writeHead(302, { ...HEADERS, Location: CLASS_PAGE }).end();
  else {
    const file = fileAt(folder, request.url ?? "/");
    const body = request.url === OWN ? (here ? own : undefined) : file && bytesOf(file);
    if (here) for (const [header, value] of Object.entries(ISOLATED)) response.setHeader(header, value);
    if (body) give(request, response, file ?? OWN, body);
    else refuse(404, t("node.pageNotFound"));
  }
}

function give(request: IncomingMessage, response: ServerResponse, file: string, body: Buffer): void {
  const ending = extname(file);
  const packed = /\bgzip\b/.test(String(request.headers["accept-encoding"])) ? packedOf(file, body) : undefined;
  const sent = packed ?? body;
  response.writeHead(200, {
    ...HEADERS,
    "Content-Type": TYPES[ending] ?? "application/octet-stream",
    "Content-Length": sent.length,
    ...(packed && { "Content-Encoding": "gzip" }),
    Vary: "Accept-Encoding",
    // Names of these hold a sum of what they hold; all others may change.
    "Cache-Control": dirname(file).endsWith("assets") ? "max-age=31536000, immutable" : "no-cache",
  });
  response.end(request.method === "GET" ? sent : undefined);
}

/** What has been compressed, by the name of its file. */
const packed = new Map<string, Buffer>();

/** A file that never changes, as its name says, compressed once: sixty phones ask for the same. */
function packedOf(file: string, body: Buffer): Buffer | undefined {
  if (![".js", ".css"].includes(extname(file)) || body.length < 1024) return undefined;
  const known = packed.get(file) ?? gzipSync(body);
  packed.set(file, known);
  return known;
}

/** The first of those that the browser names, as it names what its user prefers first. */
function languageOf({ headers }: IncomingMessage): Language {
  const named = (headers["accept-language"] ?? "").split(",").map((one) => one.trim().split(/[-;]/)[0]!.toLowerCase());
  return named.flatMap((code) => LANGUAGES.find((language) => language === code) ?? [])[0] ?? ENGLISH;
}

/** The path that a request means; undefined where it is outside the folder. */
function fileAt(folder: string, url: string): string | undefined {
  const path = decoded(url.split(/[?#]/)[0]!);
  if (path === undefined || path.includes("\0") || path.includes("\\")) return undefined;
  const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  return file.startsWith(folder + sep) ? file : undefined;
}

/**
 * What a file holds; undefined where it is not there or goes while it is read, where it is no file, and where a
 * symbolic link leads to it.
 */
function bytesOf(file: string): Buffer | undefined {
  try {
    return realpathSync(file) === file && lstatSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Answers with a status and a line of text in the language asked for. */
function refuseIn(language: Language, response: ServerResponse, status: number, words: Text): void {
  const { tag } = nameOfLanguage(language);
  response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8", "Content-Language": tag });
  response.end(`${words[language]}\n`);
}

function problemOf(error: NodeJS.ErrnoException, port: number): Error {
  const what = { EADDRINUSE: t("node.portInUse"), EACCES: t("node.portRefused") }[error.code ?? ""];
  if (!what) return error;
  return mistakeAt({ file: "--port", value: port }, what, "node.freePort", "node.tryPort");
}

/** Networks of houses, schools and telephones (RFC 1918, RFC 3927): nobody reaches them from outside. */
const LOCAL = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/;

/** Addresses of this machine, but those that only itself reaches. */
export function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  return all.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);
}

/**
 * At which of its addresses this machine answers a class: those in local networks, or the one that is asked for. Throws
 * UserError where there is none.
 */
export function classAddresses(asked?: string, all = ownAddresses()): string[] {
  const found = asked === undefined ? all.filter((one) => LOCAL.test(one)) : all.filter((one) => one === asked);
  if (found.length > 0) return found;
  const allowed = all.length > 0 ? joined(all) : t("class.noAddress");
  const what = asked === undefined ? "class.noLocalAddress" : "class.otherAddress";
  throw mistakeAt({ file: "--address", value: asked }, what, allowed, "class.tryAddress");
}
