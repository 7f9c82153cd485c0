import { spawnSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { programRoot } from "../node/process/program.js";
import type { Twin } from "./measure.js";

const FLAGS = [["-O3"], ["-O3", "-march=native", "-ffast-math"]];

/** Images are logs; sums in another order differ in the last digits. */
const SAME = 1e-12;

type Timed = Pick<Twin, "name" | "leastUs">;

/** Compiles scripts/bench/market.c into a folder; a function that runs it on a dump, which times nothing without gcc. */
export function marketInC(folder: string): (dump: string) => Timed[] {
  const programs = FLAGS.flatMap((flags, k) => {
    const program = `${folder}/market-${k}`;
    const source = `${programRoot}/scripts/bench/market.c`;
    const { status, stderr } = spawnSync("gcc", [...flags, source, "-lm", "-o", program], { encoding: "utf8" });
    if (status === 0) return [{ name: `C ${flags.join(" ")}`, program }];
    process.stderr.write(`market.c: ${stderr ?? "no gcc here"}\n`);
    return [];
  });
  return (dump) =>
    programs.flatMap(({ name, program }) => timesOf(program, [dump]).map(({ leastUs }) => ({ name, leastUs })));
}

/** The reference year in numpy, and in numba where that is installed; nothing without python3 and numpy. */
export function yearInPython(dump: string, firms: number): Timed[] {
  return timesOf("python3", [`${programRoot}/scripts/bench/year.py`, dump, String(firms)]);
}

/** Lines "numpy 6060.0 us, largest difference 3e-15" of a twin; it is left out where its image is another. */
function timesOf(program: string, options: string[]): Timed[] {
  const env = { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: "utf8", env });
  if (status !== 0) process.stderr.write(`${program}: ${stderr ?? "is not here"}\n`);
  return Array.from((stdout ?? "").matchAll(/^(\w+) (\S+) us, largest difference (\S+)$/gm)).flatMap(
    ([line, name, us, difference]) => {
      if (Number(difference) <= SAME) return [{ name: name!, leastUs: Number(us) }];
      process.stderr.write(`${program}: another market: ${line}\n`);
      return [];
    },
  );
}

/**
 * Writes every number, word and array of a tree as a record: a line "path type length" (types f64, i32 and text), then
 * the bytes, in the order of this machine.
 */
export function dump(path: string, tree: object): void {
  const file = openSync(path, "w");
  for (const [name, value] of leaves(tree, "")) {
    const type = typeof value === "string" ? "text" : value instanceof Int32Array ? "i32" : "f64";
    const bytes = typeof value === "string" ? Buffer.from(value) : value;
    writeSync(file, `${name} ${type} ${bytes.length}\n`);
    writeSync(file, bytes);
  }
  closeSync(file);
}

function* leaves(tree: object, path: string): Generator<[string, string | Float64Array | Int32Array]> {
  for (const [key, value] of Object.entries(tree)) {
    const name = path + key;
    if (typeof value === "number" || typeof value === "boolean") yield [name, Float64Array.of(Number(value))];
    else if (typeof value === "string" || value instanceof Float64Array || value instanceof Int32Array)
      yield [name, value];
    else if (value && !ArrayBuffer.isView(value)) yield* leaves(value, `${name}.`);
  }
}
