// Faults that nobody meant, one at a time, and whether the tests see them.
//   npm run mutants -- --seed 1 --count 20 --room measures/results apps/cli
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import seedrandom from "seedrandom";
import { roomOf } from "../leaves.js";
import { Copy } from "./copy.js";
import { mutationsOf } from "./operators.js";

const { seed, count, room, seconds } = new Command("mutants")
  .description(
    "Changes lines of src at random, one at a time, in a copy of the project, and says which changes no test sees.",
  )
  .option("--seed <text>", "of the choice: one seed and one tree give the same changes", "1")
  .option("--count <n>", "changes", (text) => wholeNumber(text, "--count"), 20)
  .option("--room <names...>", "folders of src to choose from; all where none is named")
  .option("--seconds <n>", "at most for one change", (text) => wholeNumber(text, "--seconds"), 90)
  .parse()
  .opts();

/** Survivors that change nothing that anybody can see, each with the reason. */
const EQUIVALENT = JSON.parse(readFileSync(`${import.meta.dirname}/equivalent.json`, "utf8"));

const copy = new Copy(resolve(import.meta.dirname, "../.."));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const rooms = new Map();
let judged = 0;
for (const { file, line, code, change, text } of draws()) {
  const started = Date.now();
  const known = EQUIVALENT.find((one) => one.file === file && one.line === code && one.change === change);
  const { verdict, test } = known ? { verdict: "equivalent" } : await copy.judge(file, text, seconds);
  const name = roomOf(file);
  if (!rooms.has(name)) rooms.set(name, { caught: 0, survived: 0, "out of time": 0, equivalent: 0 });
  rooms.get(name)[verdict]++;
  const took = Math.round((Date.now() - started) / 1000);
  console.log(`${name}  ${file}:${line}  ${change}  ${verdict}${test ? ` by ${test}` : ""} (${took} s)`);
  if (verdict !== "caught") console.log(`    ${known?.reason ?? code}`);
  if (++judged === count) break;
}
console.log(`\n${table()}`);

/** Changes that compile, in the order of chance: a line first, then one of its changes. */
function* draws() {
  const random = seedrandom(seed);
  const isDrawn = (file) =>
    file.startsWith("src/") && !file.endsWith(".d.ts") && (!room || room.includes(roomOf(file)));
  const lines = copy.files.filter(isDrawn).flatMap((file) => {
    const text = copy.textOf(file);
    const all = mutationsOf(text, file);
    const withCode = [...new Set(all.map(({ line }) => line))];
    return withCode.map((line) => ({ file, text, mutations: all.filter((one) => one.line === line) }));
  });
  if (lines.length === 0) throw new Error(`--room ${room?.join(" ")}: src has no such folder with code`);
  const draw = (list) => list.splice(Math.floor(random() * list.length), 1)[0];
  while (lines.length > 0) {
    const { file, text, mutations } = draw(lines);
    while (mutations.length > 0) {
      const { line, start, end, to, change } = draw(mutations);
      const faulty = text.slice(0, start) + to + text.slice(end);
      if (!copy.compiles(file, faulty)) continue;
      yield { file, line, change, text: faulty, code: text.split("\n")[line - 1].trim() };
      break;
    }
  }
}

/** Caught of all that are not equivalent, by room and in all. */
function table() {
  const all = [...rooms.values()].reduce((sum, one) =>
    Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + one[key]])),
  );
  const rows = [...[...rooms].sort(([a], [b]) => (a < b ? -1 : 1)), ["all", all]].map(([name, counts]) => {
    const seen = counts.caught + counts.survived + counts["out of time"];
    const share = seen > 0 ? `${Math.round((100 * counts.caught) / seen)} %` : "-";
    return [name, ...Object.values(counts), share];
  });
  return [["room", ...Object.keys(all), "share caught"], ...rows]
    .map((cells) => cells.map((cell, k) => (k === 0 ? `${cell}`.padEnd(12) : `${cell}`.padStart(13))).join(""))
    .join("\n");
}

function wholeNumber(text, option) {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option} = ${text} is out of range: a whole number of 1 or more`);
}
