// The WebAssembly of scripts/assembly and of the market's map as text in a module, so that it travels with every
// bundle. Written and checked by scripts/docs.js.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, parse, relative } from "node:path";
import { main } from "assemblyscript/asc";
import { lowered } from "./assembly/lower.js";

const FOLDER = "scripts/assembly";
const SHAPES = `${FOLDER}/shapes.ts`;
const TARGET = "src/maths/numerics/kernelBytes.ts";
const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];

/** The module, by its file. */
export async function kernels() {
  const classes = readShapes();
  const words = [];
  const files = new Map();
  const { error, stderr } = await main([`${FOLDER}/index.ts`, ...OPTIONS, "--outFile", "kernels.wasm"], {
    readFile: readerOf(classes, words),
    writeFile: (name, content) => files.set(name, content),
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return [[TARGET, moduleText(files.get("kernels.wasm"), classes, words)]];
}

/** Reads files for asc: those of the engine lowered. `words`: strings that these compare with are added. */
export function readerOf(classes, words) {
  return (name, folder) => {
    const file = join(folder, name);
    if (!existsSync(file)) return null;
    if (file === SHAPES) return classText(classes);
    const text = readFileSync(file, "utf8");
    if (file.startsWith(FOLDER)) return text.replaceAll('.js"', '"');
    const assembly = relative(dirname(file), FOLDER);
    const shapes = [...classes.keys(), "Int", "SpecialCase"];
    return lowered(text, { assembly, shapes, words, beside: besideOf(file), name: parse(file).name });
  };
}

/** Functions that stand in the file of the same name here, in place of those of the engine. */
function besideOf(file) {
  const path = `${FOLDER}/${basename(file)}`;
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  return [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
}

/** Names and types of the fields of every class. */
export function readShapes() {
  const text = readFileSync(SHAPES, "utf8");
  return new Map(
    [...text.matchAll(/class (\w+) \{([^}]*)\}/g)].map(([, name, body]) => [
      name,
      [...body.matchAll(/(\w+): ([^;]+);/g)].map(([, field, type]) => [field, type]),
    ]),
  );
}

/** The classes as asc takes them: numbers and addresses, in the order of the text. */
function classText(classes) {
  const aliases =
    "export type Int = i32;\ntype Word = i32;\ntype Filled = Float64Array;\ntype Scratch = Float64Array;\n";
  const imports = 'import { Float64Array, Int32Array, Uint8Array, List } from "./rows";\n';
  const text = [...classes].map(([name, fields]) => {
    const lines = fields.map(([field, type]) => `${field}: ${type} = ${initial(type)};`);
    return `@unmanaged export class ${name} {\n${lines.join("\n")}\n}\n`;
  });
  return imports + aliases + text.join("") + SPECIAL;
}

/** A calibrated market has no special case. */
const SPECIAL = `@unmanaged export class SpecialCase {
  beforeProduction(market: MarketState): void {}
  afterProduction(market: MarketState): void {}
  afterFactors(market: MarketState, inputs: MarketInputs): void {}
  afterFinance(market: MarketState): void {}
  afterUpdate(market: MarketState, inputs: MarketInputs): void {}
  level(market: MarketState, inputs: MarketInputs): f64 { return 0; }
}
`;

function initial(type) {
  if (["Int", "Word", "f64"].includes(type)) return "0";
  return type.endsWith("| null") ? "null" : `changetype<${type}>(0)`;
}

function moduleText(bytes, classes, words) {
  const lines = Buffer.from(bytes)
    .toString("base64")
    .match(/.{1,110}/g)
    .join("\n");
  const shapes = [...classes].map(([name, fields]) => {
    const words = fields.map(([field, type]) => `${field}:${type.replace(" | null", "")}`).join(" ");
    return `  ${name}: \`\n    ${words.match(/\S.{0,108}\S(?= |$)/g).join("\n    ")}\`,\n`;
  });
  return `/** ${FOLDER} and the market's map compiled, ${bytes.length} bytes in base64. Written by npm run docs. */
export const KERNEL_BYTES = \`\n${lines}\`;

/** Fields of the objects that the map works on, by name and type in their order (${SHAPES}). */
export const SHAPES: Record<string, string> = {\n${shapes.join("")}};

/** Strings that the map compares with, by number. */
export const WORDS = ${JSON.stringify(words)};
`;
}
