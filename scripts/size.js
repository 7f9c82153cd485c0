// Prints how large the code is, by room: leaves of the syntax (scripts/leaves.js), files, lines. Tests, documents and
// data are left out.
//   npm run size
//   npm run size -- scripts src/report      of these alone
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { roomOf, sizeOf, wordsOf } from "./leaves.js";

const CODE = /\.[cm]?[jt]sx?$/;
const LEFT_OUT = /^(tests|docs|scenarios)\//;
const CATALOGUE = /^src\/words\/catalogues\/(?!all\.ts)(.+)\.ts$/;

const read = (file) => readFileSync(file, "utf8");
const tracked = execFileSync("git", ["ls-files", "-z", "--", ...process.argv.slice(2)], { encoding: "utf8" }).split(
  "\0",
);
const files = tracked.filter((file) => CODE.test(file) && !LEFT_OUT.test(file));

/** The room of a file, the scripts, or what stands elsewhere. */
function placeOf(file) {
  if (CATALOGUE.test(file)) return "catalogues";
  if (file.startsWith("scripts/")) return "scripts";
  return /^src\/.+\//.test(file) ? `src/${roomOf(file)}` : "other";
}

/** A row of the table: the sums of files, and the longest file and function of them. */
function row(room, sizes) {
  const sum = (of) => sizes.reduce((total, size) => total + of(size), 0);
  return {
    room,
    leaves: sum(({ leaves }) => leaves),
    files: sizes.length,
    lines: sum(({ lines }) => lines),
    "longest file": Math.max(...sizes.map(({ lines }) => lines)),
    "longest function": Math.max(...sizes.map(({ longestFunction }) => longestFunction.lines)),
    "lines > 120": sum(({ longLines }) => longLines),
  };
}

const text = (cell) => (typeof cell === "number" ? cell.toLocaleString("en") : cell);

/** Columns of equal width, numbers to the right. */
function printed(rows) {
  const columns = Object.keys(rows[0]);
  const cells = [columns, ...rows.map((values) => columns.map((column) => text(values[column])))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
  const line = ([first, ...others]) =>
    [first.padEnd(widths[0]), ...others.map((cell, at) => cell.padStart(widths[at + 1]))].join("  ");
  return cells.map(line).join("\n");
}

const sizes = files.map((file) => sizeOf(read(file), file));
const rooms = [...new Set(files.map(placeOf))].sort();
const rows = rooms.map((room) =>
  row(
    room,
    sizes.filter(({ file }) => placeOf(file) === room),
  ),
);
console.log(printed([...rows, row("all", sizes)]));

const { file, lines } = sizes.filter(({ file }) => !CATALOGUE.test(file)).reduce((a, b) => (b.lines > a.lines ? b : a));
const longest = sizes.map(({ longestFunction }) => longestFunction).reduce((a, b) => (b.lines > a.lines ? b : a));
console.log(`\nlongest file but catalogues: ${file}, ${text(lines)} lines`);
console.log(`longest function: ${longest.place}, ${longest.lines} lines`);
const words = files
  .filter((name) => CATALOGUE.test(name))
  .map((name) => {
    const [, language] = name.match(CATALOGUE);
    return `${language} ${text(wordsOf(read(name), language))}`;
  });
console.log(`words of catalogues: ${words.join(", ")}`);
