import { existsSync } from "node:fs";
import { UserError } from "../scenario/index.js";
import { textPieces } from "./files.js";
import { programVersion } from "./program.js";

/** Of manifest.json. */
export const EDITION = 2;

/** What a manifest of any edition may say. */
interface AnyManifest {
  schemaVersion?: unknown;
  program?: { version?: unknown };
  run?: { command?: unknown };
}

/** Throws UserError where a directory holds results of another edition: what they are, who wrote them, what to do. A manifest that cannot be read is left to whoever needs it. */
export function checkEdition(directory: string): void {
  const { schemaVersion: edition, program, run } = manifestOf(`${directory}/manifest.json`);
  if (typeof edition !== "number" || edition === EDITION) return;
  const writer = typeof program?.version === "string" ? `agglom ${program.version}` : "another version of agglom";
  const age = edition < EDITION ? "an earlier" : "a later";
  const again = typeof run?.command === "string" ? `: agglom ${run.command}` : "";
  throw new UserError({
    file: `${directory}/manifest.json`,
    path: "schemaVersion",
    value: edition,
    what: `is ${age} edition of results, written by ${writer}`,
    allowed: `${EDITION}, as agglom ${programVersion().version} writes it`,
    hint: edition < EDITION ? `Run the command again${again}` : "Use the version that wrote them, or a later one",
  });
}

function manifestOf(file: string): AnyManifest {
  try {
    const value: unknown = existsSync(file) ? JSON.parse([...textPieces(file)].join("")) : undefined;
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
