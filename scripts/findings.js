// Numbers of docs/findings.md, docs/review.md and README, from runs of the program as it is now:
//   npm run findings                  says which differ from the documents, and which sentences they contradict
//   npm run findings -- --write       writes docs/findings.json, then the documents
//   npm run findings -- barriers      of these findings only; prints them
// docs/findings.yaml holds the runs, what is taken from them, and the sentences, docs/review.yaml those of the review's
// claims. Finished runs are kept under results/findings: a stopped call goes on.
import { writeFileSync } from "node:fs";
import { numbersOf, readied } from "./findingRuns.js";
import { claimsOf, documents, findingNamed, NUMBERS, readFindings, runsOf, shown, told } from "./findingsDocument.js";

/**
 * What a call with arguments does. `print` and `note` get the lines of the answer and of progress, `errors` is where
 * runs write theirs (as `stdio` of spawn). Returns the exit status; throws where a sentence names what is not there.
 */
export function findings(args, { print, note, errors }) {
  const write = args.includes("--write");
  const names = args.filter((word) => word !== "--write");
  const read = readFindings();
  const chosen = names.length > 0 ? names.map((name) => findingNamed(read, name)) : read.findings;
  const texts = names.length > 0 ? chosen : [...chosen, ...claimsOf(read)];
  const plans = [...new Set(texts.flatMap(runsOf))].map((name) => readied(name, read));
  const open = plans.filter(({ kept }) => !kept);
  const seconds = open.reduce((sum, plan) => sum + plan.seconds, 0);
  note(`${plans.length} runs, ${open.length} of them not done yet: about ${seconds} seconds of one processor.`);

  const numbers = { ...read.numbers };
  let status = 0;
  for (const plan of plans) {
    numbers[plan.name] = numbersOf(plan, errors);
    for (const { line, mendedByWriting } of remarks(plan, { read, numbers, chosen })) {
      print(line);
      if (!(mendedByWriting && write)) status = 1;
    }
  }
  if (write) {
    const kept = Object.keys(read.runs).flatMap((run) => (numbers[run] ? [[run, numbers[run]]] : []));
    writeFileSync(NUMBERS, `${JSON.stringify(Object.fromEntries(kept), null, 1)}\n`);
    for (const [file, text] of documents()) writeFileSync(file, text);
  }
  if (names.length > 0) print(told(chosen, { ...read, numbers }));
  return status;
}

/** What differs of a run's measures from the documents, and what a sentence supposes that is not so. */
function remarks({ name: run, measures }, { read, numbers, chosen }) {
  return Object.entries(measures).flatMap(([id, measure]) => {
    const [old, now] = [read.numbers, numbers].map((all) => all[run]?.[id] && shown(measure, all[run][id], read).en);
    const where = `${chosen.filter((one) => runsOf(one).includes(run)).map((one) => one.id)}: ${run}_${id}`;
    const wrong = `${where}: ${now}, where the sentence supposes ${JSON.stringify(measure)}: write it anew`;
    return [
      ...(old === now ? [] : [{ line: `${where}: ${old ?? "nothing"} before, ${now} now`, mendedByWriting: true }]),
      ...(numbers[run][id].holds === false ? [{ line: wrong }] : []),
    ];
  });
}

if (process.argv[1] === import.meta.filename) {
  process.chdir(`${import.meta.dirname}/..`);
  try {
    process.exitCode = findings(process.argv.slice(2), {
      print: console.log,
      note: console.error,
      errors: "inherit",
    });
  } catch ({ message }) {
    console.error(message);
    process.exitCode = 1;
  }
}
