// The WebAssembly of scripts/assembly/kernels.ts as text in a module, so that it travels with every bundle.
//   node scripts/kernels.js          writes it
//   node scripts/kernels.js --check  fails where it is out of date
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { main } from "assemblyscript/asc";

const SOURCE = "scripts/assembly/kernels.ts";
const TARGET = "src/numerics/kernelBytes.ts";
const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];
/** A page may compile no more than this without waiting. */
const MOST_BYTES = 4096;

const files = new Map();
const { error, stderr } = await main([SOURCE, ...OPTIONS, "--outFile", "kernels.wasm"], {
  writeFile: (name, content) => files.set(name, content),
});
if (error) throw new Error(`${error.message}\n${stderr}`);
const bytes = files.get("kernels.wasm");
if (bytes.length >= MOST_BYTES) throw new Error(`${SOURCE} takes ${bytes.length} bytes, ${MOST_BYTES} are too many`);

const lines = Buffer.from(bytes)
  .toString("base64")
  .match(/.{1,110}/g)
  .map((line) => `  "${line}",\n`);
const text = `/** ${SOURCE} compiled, ${bytes.length} bytes in base64. Written by scripts/kernels.js. */\nexport const KERNEL_BYTES = [\n${lines.join("")}].join("");\n`;
if (!existsSync(TARGET) || readFileSync(TARGET, "utf8") !== text) {
  if (process.argv.includes("--check")) {
    console.error(`${TARGET} is out of date: node scripts/kernels.js`);
    process.exitCode = 1;
  } else writeFileSync(TARGET, text);
}
