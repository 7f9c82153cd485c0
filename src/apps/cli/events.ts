import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import {
  controlsSeen,
  type DatedEvent,
  type Donors,
  type EventResult,
  type EventStudy,
  effectOfEvent,
  eventsCsv,
  intervalOf,
  isDetected,
  isEventMiss,
  isTest,
  type PoolResult,
  type Prediction,
  placebosCsv,
  planEvents,
  predictEvents,
  readDonors,
  readEvents,
  studyEvents,
} from "../../evidence/index.js";
import { mistakeAt, type ResolvedScenario, UserError, unknownName } from "../../input/index.js";
import { FEWEST_DRAWS } from "../../measures/results/index.js";
import { ENGLISH, type Language, type Say, saying, type Text, type TextKey, t, textOf } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { programRoot } from "../node/process/program.js";
import { Command } from "./command.js";
import { languageAsked, said } from "./language.js";
import { type CommonFlags, commonOptions, drawsOption, readDrawn, shippedFile } from "./options.js";
import { checkAsked, print, printJson, screenTable, withSign, writeAsked } from "./output.js";
import { runPlan } from "./runPlan.js";

interface Flags extends CommonFlags {
  draws: number;
}

/** agglom events [TABLE]: dated events by synthetic control, beside what the model says of them. */
export function eventsCommand(): Command {
  const asked = t("help.eventDraws", { least: FEWEST_DRAWS });
  return drawsOption(commonOptions(new Command("events", "help.events"), "help.outEvents"), asked, 16)
    .group("test")
    .stoppable()
    .takes("[table]", "help.eventsTable", ...shippedFile("scenarios/events/events.csv"))
    .workers()
    .flag("--json", "help.studyJson")
    .example("agglom events --draws 0")
    .does(async (table: string, flags: Flags) => {
      checkAsked(flags.out);
      const donors = readDonors(diskFiles, panelFolders());
      const events = readEvents(diskFiles, table, donors);
      const effects = events.map((event) => effectOfEvent(donors, event, table));
      const predictions = await predictionsOf(table, events, donors, flags);
      const study = studyEvents(effects, predictions, flags.seed);
      writeAsked(flags.out, { "events.csv": eventsCsv(study), "placebos.csv": placebosCsv(study) });
      if (flags.json) {
        const rows = study.events.map(({ happened: { event, placebos: _, ...happened }, ...said }) => ({
          event: event.id,
          ...happened,
          allowed: intervalOf(happened),
          ...said,
        }));
        const pools = study.pools.map(({ happened: { effects: _, ...happened }, ...said }) => ({
          ...happened,
          ...said,
        }));
        printJson({ events: rows, pools });
      } else print(eventsText(study, languageAsked()));
    });
}

/** Folders of shipped regions that have a panel of their own. */
function panelFolders(): string[] {
  const regions = `${programRoot}scenarios/regions`;
  return readdirSync(regions)
    .map((name) => `${regions}/${name}`)
    .filter((folder) => ["cities.csv", "observed.csv"].every((file) => existsSync(`${folder}/${file}`)))
    .sort();
}

/** Before anything is run. */
function checkVariants(table: string, events: readonly DatedEvent[], scenario: ResolvedScenario): void {
  const variants = Object.keys(scenario.variants);
  const long = events.find(({ horizon }) => horizon > scenario.years);
  if (long)
    throw mistakeAt(
      { file: table, path: t("cli.horizonOfEvent", { event: long.id }), value: long.horizon },
      t("cli.longerThanScenario", { scenario: long.scenario }),
      t("cli.yearsUpTo", { years: scenario.years }),
      "cli.shortenHorizon",
    );
  const wrong = events.find(({ variant }) => variant === undefined || !variants.includes(variant));
  if (!wrong) return;
  const { id, variant = "", scenario: named } = wrong;
  const what = t("cli.noVariantOf", { scenario: named });
  throw new UserError({
    file: table,
    path: t("cli.variantOfEvent", { event: id }),
    ...unknownName(variant, variants, what, "cli.nameVariant"),
  });
}

/** By event; scenarios are run one after the other, each once for all of its events. */
async function predictionsOf(
  table: string,
  events: readonly DatedEvent[],
  donors: Donors,
  flags: Flags,
): Promise<Map<string, Prediction>> {
  const predictions = new Map<string, Prediction>();
  const options = { set: [], seed: flags.seed, prior: flags.prior };
  const asked = [...new Set(events.flatMap(({ scenario }) => scenario ?? []))].map((name) => {
    const file = `${dirname(table)}/${name}.yaml`;
    const read = readDrawn(file, options);
    const own = events.filter((event) => event.scenario === name);
    checkVariants(table, own, read.scenario);
    return { file, own, ...read };
  });
  for (const { file, scenario, own, load, list } of asked) {
    const plan = planEvents(file, scenario, own, donors, { draws: flags.draws, load, list });
    const draws = await runPlan(plan, flags, { title: said(scenario.title), things: "draws" });
    for (const [id, prediction] of predictEvents(draws, own, donors)) predictions.set(id, prediction);
  }
  return predictions;
}

/** What happened beside what the model says, misses first. */
export function eventsText(study: EventStudy, language: Language = ENGLISH): string {
  const say = saying(language);
  const missed = ({ happened, verdict }: EventResult) => isEventMiss(happened, verdict);
  const misses = study.events.filter(missed);
  const others = study.events.filter((result) => !missed(result) && isTest(result));
  const none = study.events.filter((result) => !isTest(result));
  return [
    `${say(summary(study))}\n`,
    misses.length > 0 ? `\n${say("cli.misses")}\n${tableOf(misses, say)}` : "",
    `\n${say(misses.length > 0 ? "cli.otherEvents" : "cli.allEvents")}\n${tableOf(others, say)}`,
    none.length > 0 ? `\n${say("cli.noTests")}\n${tableOf(none, say)}` : "",
    ...none.map((result) => whyNotRun(result, say)),
    ...study.pools.map((pool) => `\n${say(poolText(pool))}\n`),
    `\n${say("cli.eventsLegend")}\n`,
  ].join("");
}

function whyNotRun({ happened: { event }, prediction }: EventResult, say: Say): string {
  const failure = prediction?.failure;
  return failure ? `\n${say("cli.eventNotRun", { event: event.id, reason: failure.text })}\n` : "";
}

/** What an event says of a prediction. */
const VERDICTS: Record<NonNullable<EventResult["verdict"]>, TextKey> = {
  "contradicted, too little": "cli.contradictedTooLittle",
  "contradicted, too much": "cli.contradictedTooMuch",
  "not informative": "cli.notInformative",
  equivalent: "cli.equivalent",
  "too small to be seen": "cli.tooSmallToSee",
  "too few placebos": "cli.tooFewPlacebos",
  "could not be run": "cli.couldNotBeRun",
};

function summary(study: EventStudy): Text {
  const { seen, of } = controlsSeen(study);
  const spoken = study.events.filter(({ verdict }) => verdict !== undefined);
  const count = (verdict: string) => spoken.filter((one) => one.verdict!.startsWith(verdict)).length;
  const tests = spoken.filter(isTest).length;
  const [contradicted, equivalent] = [count("contradicted"), count("equivalent")];
  const [small, few, failed] = [count("too small"), count("too few"), count("could not be run")];
  return t("cli.eventsAndModel", {
    spoken: spoken.length,
    tests,
    contradicted,
    equivalent,
    inside: tests - contradicted - equivalent,
    small,
    few,
    failed,
    seen,
    controls: of,
  });
}

function tableOf(results: readonly EventResult[], say: Say): string {
  return screenTable(
    say,
    [
      "cli.eventHead",
      "cli.yearsHead",
      "cli.effectHead",
      "cli.placebosHead",
      textOf("p"),
      "cli.allowedHead",
      "cli.predictedHead",
      "cli.verdictHead",
    ],
    results.map(({ happened, prediction, verdict }) => [
      happened.event.id,
      t("cli.yearsFromTo", { from: happened.event.year, to: happened.event.year + happened.event.horizon - 1 }),
      percent(happened.effect),
      span(happened.band),
      happened.p.toFixed(2),
      span(intervalOf(happened)),
      predictionText(prediction),
      t(verdict === undefined ? withoutVerdict(happened) : VERDICTS[verdict]),
    ]),
  );
}

function withoutVerdict(happened: EventResult["happened"]): TextKey {
  if (happened.event.kind === "policy") return "cli.noLever";
  return isDetected(happened) ? "cli.controlSeen" : "cli.controlNotSeen";
}

function poolText({ happened, prediction, verdict }: PoolResult): Text {
  const { pool, effects, effect, band, p } = happened;
  return t("cli.pooledEvents", {
    count: effects.length,
    pool,
    effect: percent(effect),
    allowed: span(intervalOf({ effect, band })),
    placebos: span(band),
    p: p.toFixed(2),
    isPredicted: prediction !== undefined,
    predicted: predictionText(prediction),
    verdict: verdict && t(VERDICTS[verdict]),
  });
}

function predictionText(prediction: Prediction | undefined): string {
  if (!prediction || prediction.failure) return "-";
  const { central, worlds } = prediction;
  return worlds ? `${percent(central)} ${span([worlds.low, worlds.high])}` : percent(central);
}

function span([low, high]: readonly [number, number]): string {
  return `[${percent(low)}, ${percent(high)}]`;
}

const percent = (value: number) => withSign(100 * value, Math.abs(value) < 0.001 ? 3 : 1);
