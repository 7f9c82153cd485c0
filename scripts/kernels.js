// The WebAssembly of scripts/assembly/kernels.ts as text in a module, so that it travels with every bundle. Written and
// checked by scripts/docs.js.
import { main } from "assemblyscript/asc";

const SOURCE = "scripts/assembly/kernels.ts";
const TARGET = "src/maths/numerics/kernelBytes.ts";
const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];
/** A page may compile no more than this without waiting. */
const MOST_BYTES = 4096;

/** The module, by its file. */
export async function kernels() {
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
  const text = `/** ${SOURCE} compiled, ${bytes.length} bytes in base64. Written by npm run docs. */\nexport const KERNEL_BYTES = [\n${lines.join("")}].join("");\n`;
  return [[TARGET, text]];
}
