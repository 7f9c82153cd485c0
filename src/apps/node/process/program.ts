import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the checkout or installed package, wherever in it the program stands; with a / at its end. */
export const programRoot = join(folderOfPackage(dirname(fileURLToPath(import.meta.url))), "/");

function folderOfPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : folderOfPackage(dirname(folder));
}

/** Which program made some results. */
interface ProgramVersion {
  /** Of the program, in every file that names it. */
  name: "agglom";
  /** Of package.json. */
  version: string;
  /** Of the checkout; null outside one. */
  commit: string | null;
}

let known: ProgramVersion | undefined;

/** Version of the program that runs, and the commit of its checkout where there is one: looked up once in a process. */
export function programVersion(): ProgramVersion {
  if (known) return known;
  const { version } = JSON.parse(readFileSync(`${programRoot}/package.json`, "utf8")) as { version: string };
  known = { name: "agglom", version, commit: commitOf(programRoot) };
  return known;
}

/** SHA-256 of a text or a file, as manifests and plans have it. */
export function hashOf(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The same in words. */
export function programText({ version, commit }: ProgramVersion = programVersion()): string {
  return commit ? `${version}, ${commit}` : version;
}

/**
 * The commit of a checkout; null for a folder that is not the top of one, such as a package inside another project's.
 */
export function commitOf(folder: string): string | null {
  try {
    const answer = execFileSync("git", ["rev-parse", "--show-prefix", "HEAD"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [below, commit] = answer.split("\n");
    return below === "" ? commit! : null;
  } catch {
    return null;
  }
}

/** Asks the system to open an address in the user's browser; false where it cannot. */
export function openInBrowser(url: string): Promise<boolean> {
  const command = process.platform === "darwin" ? "open" : "xdg-open";
  return new Promise((resolve) => {
    const child = spawn(command, [url], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
    child.unref();
  });
}
