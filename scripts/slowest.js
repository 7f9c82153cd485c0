// Prints the twenty slowest test files and the twenty slowest tests of a report that vitest has written as JSON, in
// seconds of the clock.
//   node scripts/slowest.js tests.json
import { readFileSync } from "node:fs";
import { relative } from "node:path";

const { testResults } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const files = testResults.map(({ name, assertionResults }) => ({
  name: relative(process.cwd(), name),
  tests: assertionResults.map(({ fullName, duration }) => ({ name: fullName, seconds: (duration ?? 0) / 1000 })),
}));

/** The slowest of a list, one a line. */
function slowest(title, list) {
  const lines = [...list]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 20)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`);
  return [title, ...lines].join("\n");
}

const sum = (tests) => tests.reduce((total, { seconds }) => total + seconds, 0);
console.log(
  slowest(
    "The slowest test files:",
    files.map(({ name, tests }) => ({ name, seconds: sum(tests) })),
  ),
);
console.log(
  slowest(
    "The slowest tests:",
    files.flatMap(({ name: file, tests }) => tests.map(({ name, seconds }) => ({ name: `${file}: ${name}`, seconds }))),
  ),
);
