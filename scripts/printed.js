// Writes what commands print into documents: every block
//
//     <!-- printed by: agglom theory -->
//     ```text
//     ...
//     ```
//
// gets the standard output of its command anew, and so does what stands between
//
//     <!-- begin of: agglom facts --markdown -->
//     <!-- end -->
//
// node scripts/printed.js docs/validation.md docs/backtest.md ..., as npm run evidence does
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const BLOCK = /<!-- printed by: agglom (.+) -->\n```text\n[\s\S]*?```\n/g;
const SECTION = /<!-- begin of: agglom (.+) -->\n[\s\S]*?<!-- end -->\n/g;

for (const file of process.argv.slice(2)) {
  const written = readFileSync(file, "utf8")
    .replace(BLOCK, (_, command) => `<!-- printed by: agglom ${command} -->\n\`\`\`text\n${printed(command)}\`\`\`\n`)
    .replace(SECTION, (_, command) => `<!-- begin of: agglom ${command} -->\n${printed(command)}<!-- end -->\n`);
  writeFileSync(file, written);
}

/** A command that fails stops the writing: a document must not lose what it had. */
function printed(command) {
  process.stderr.write(`agglom ${command}\n`);
  return execFileSync(process.execPath, ["bin/agglom.js", ...command.split(" "), "--quiet"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1e8,
  });
}
