// Numbers of docs/findings.md, docs/review.md and README, from runs of the program as it is now:
//   npm run findings                  says which differ from the documents, and which sentences they contradict
//   npm run findings -- --write       writes docs/findings.json, then the documents
//   npm run findings -- barriers      of these findings only; prints them
// docs/findings.yaml holds the runs, what is taken from them, and the sentences, docs/review.yaml those of the review's
// claims. Finished runs are kept under results/findings: a stopped call goes on.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
process.on("uncaughtException", ({ message }) => {
  console.error(message);
  process.exit(1);
});
const { claimsOf, documents, findingNamed, NUMBERS, readFindings, runsOf, shown, told } = await import(
  "./findingsDocument.js"
);
const { numbersOf, readied } = await import("./findingRuns.js");

const write = process.argv.includes("--write");
const names = process.argv.slice(2).filter((word) => word !== "--write");
const read = readFindings();
const chosen = names.length > 0 ? names.map((name) => findingNamed(read, name)) : read.findings;
const texts = names.length > 0 ? chosen : [...chosen, ...claimsOf(read)];
const plans = [...new Set(texts.flatMap(runsOf))].map((name) => readied(name, read));
const open = plans.filter(({ kept }) => !kept);
const seconds = open.reduce((sum, plan) => sum + plan.seconds, 0);
console.error(`${plans.length} runs, ${open.length} of them not done yet: about ${seconds} seconds of one processor.`);

const before = read.numbers;
const numbers = { ...before };
for (const plan of plans) {
  numbers[plan.name] = numbersOf(plan);
  for (const [id, measure] of Object.entries(plan.measures)) compare(plan.name, id, measure);
}
if (write) {
  const kept = Object.keys(read.runs).flatMap((run) => (numbers[run] ? [[run, numbers[run]]] : []));
  writeFileSync(NUMBERS, `${JSON.stringify(Object.fromEntries(kept), null, 1)}\n`);
  for (const [file, text] of documents()) writeFileSync(file, text);
}
if (names.length > 0) console.log(told(chosen, { ...read, numbers }));

/** Says what differs from the documents, and what a sentence supposes that is not so. */
function compare(run, id, measure) {
  const [old, now] = [before, numbers].map((all) => all[run]?.[id] && shown(measure, all[run][id], read).en);
  const where = `${chosen.filter((one) => runsOf(one).includes(run)).map((one) => one.id)}: ${run}_${id}`;
  if (old !== now) console.log(`${where}: ${old ?? "nothing"} before, ${now} now`);
  if (old !== now && !write) process.exitCode = 1;
  if (numbers[run][id].holds !== false) return;
  console.log(`${where}: ${now}, where the sentence supposes ${JSON.stringify(measure)}: write it anew`);
  process.exitCode = 1;
}
