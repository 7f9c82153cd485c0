import { existsSync } from "node:fs";
import { UserError } from "../../../input/index.js";
import { t } from "../../../words/index.js";
import { textPieces } from "../disk/files.js";
import { programVersion } from "../process/program.js";

/** Of manifest.json. */
export const EDITION = 2;

/** What a manifest of any edition may say. */
interface AnyManifest {
  schemaVersion?: unknown;
  program?: { version?: unknown };
  run?: { command?: unknown };
}

/**
 * Throws UserError where a directory holds results of another edition: what they are, who wrote them, what to do. A
 * manifest that cannot be read is left to whoever needs it.
 */
export function checkEdition(directory: string): void {
  const { schemaVersion: edition, program, run } = manifestOf(`${directory}/manifest.json`);
  if (typeof edition !== "number" || edition === EDITION) return;
  const writer = typeof program?.version === "string" ? `agglom ${program.version}` : t("node.anotherVersion");
  const command = typeof run?.command === "string" ? `: agglom ${run.command}` : "";
  throw new UserError({
    file: `${directory}/manifest.json`,
    path: "schemaVersion",
    value: edition,
    what: t("node.otherEdition", { earlier: edition < EDITION, writer }),
    allowed: t("node.thisEdition", { edition: EDITION, version: programVersion().version }),
    hint: edition < EDITION ? t("node.runAgain", { command }) : t("node.useLater"),
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
