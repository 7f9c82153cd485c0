import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { root } from "../apps/cli/program.js";

/** The portable entry as one script for a browser, in which it is called `agglom`. */
export async function bundle(): Promise<{ code: string; files: string[] }> {
  const outDir = mkdtempSync(join(tmpdir(), "agglom-bundle-"));
  try {
    await build({
      configFile: false,
      root,
      logLevel: "silent",
      // As every bundle of a page has it; that of a library leaves it to the page.
      define: { "process.env.NODE_ENV": JSON.stringify("production") },
      build: {
        outDir,
        lib: { entry: join(root, "dist/index.js"), name: "agglom", formats: ["iife"], fileName: () => "agglom.js" },
      },
    });
    return { code: readFileSync(join(outDir, "agglom.js"), "utf8"), files: readdirSync(outDir) };
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
