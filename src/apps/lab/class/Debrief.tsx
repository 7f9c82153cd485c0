import type { Treatment } from "../../../games/turns/rules.js";
import type { DeskView, TableView as Table } from "../../../games/turns/views.js";
import { meanOf } from "../../../maths/numerics/sums.js";
import { plain } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import { type Text, t } from "../../../words/index.js";
import { TableView } from "../parts/TableView.js";
import { Section, Texts, usePercent, useText } from "../parts/widgets.js";
import PUBLISHED from "./experiments.json" with { type: "json" };

/** Tables against each other by what they had, and beside what people did in published experiments. */
export function Debrief({ view }: { view: DeskView }) {
  const say = useText();
  const percent = useShare();
  const ended = view.phase === "over";
  const last = t("class.keptLast", { over: ended });
  const heads = ["class.tables", "class.shareOfWay", "class.kept", "class.keptFirst", last] as const;
  const rows = groupsOf(view.tables).map(({ treatment, tables, ...shares }) => [
    say(treatmentText(treatment)),
    String(tables),
    ...[shares.share, shares.kept, shares.keptFirst, shares.keptLast].map(percent),
  ]);
  return (
    <Section title="class.debrief" class="debrief">
      <TableView
        table={tableOf(say, "class.byTreatment", ["class.whatTableHad", ...heads], rows, ["class.chanceTold"])}
        kind="results"
      />
      {ended && (
        <>
          <Published />
          <h3>{say("class.toTalkAbout")}</h3>
          <ul>
            <Texts all={["class.talkFirst", "class.talkWord", "class.talkLast", "class.talkRules"]} as="li" />
          </ul>
        </>
      )}
    </Section>
  );
}

/** What people did in experiments that were published. */
function Published() {
  const say = useText();
  const inPercent = usePercent();
  const percent = useShare();
  const shares = ["class.cooperated", "class.cooperatedFirst", "lab.people"] as const;
  const tables = [
    tableOf(
      say,
      t("class.repeatedDilemma", { study: PUBLISHED.repeatedDilemma.study }),
      ["class.ifBoth", "class.goesOn", ...shares],
      PUBLISHED.repeatedDilemma.rows.map(({ reward, goesOn, all, first, subjects }) => [
        String(reward),
        ...[goesOn, all, first].map(percent),
        String(subjects),
      ]),
    ),
    tableOf(
      say,
      t("class.noisyDilemma", { study: PUBLISHED.noisyDilemma.study }),
      ["class.benefit", "class.error", ...shares],
      PUBLISHED.noisyDilemma.rows.map(({ benefit, error, all, first, subjects }) => [
        String(benefit),
        inPercent(100 * error),
        ...[all, first].map(percent),
        String(subjects),
      ]),
    ),
    tableOf(
      say,
      "class.publicGood",
      ["class.punished", "class.given", "lab.people"],
      PUBLISHED.publicGood.rows.map(({ punishment, given, endowment, subjects }) => [
        say(punishment ? "cli.yes" : "cli.no"),
        percent(given / endowment),
        String(subjects),
      ]),
    ),
  ];
  const sources: Text = t("class.publishedSources", {
    dilemma: PUBLISHED.repeatedDilemma.source,
    noisy: PUBLISHED.noisyDilemma.source,
    good: PUBLISHED.publicGood.source,
  });
  return (
    <>
      <h3>{say("class.published")}</h3>
      <div class="published">
        {tables.map((table) => (
          <TableView key={table.title} table={table} kind="results" />
        ))}
      </div>
      <Texts all={["class.publishedTold", sources]} kind="note" />
    </>
  );
}

/** "62 %", as the reader's language writes it. */
function useShare(): (share: number) => string {
  const inPercent = usePercent();
  return (share) => (Number.isNaN(share) ? "–" : inPercent(plain(100 * share, 0)));
}

/** Tables that had the same, and what became of them. */
interface Group {
  treatment: Treatment;
  tables: number;
  /** Mean share of the way to the best. */
  share: number;
  /**
   * Shares of people's turns in which they signed and kept their word: all, the first, the last. NaN without people.
   */
  kept: number;
  keptFirst: number;
  keptLast: number;
}

/** Tables by what they had; those of which a turn is over. */
function groupsOf(tables: readonly Table[]): Group[] {
  const over = tables.filter(({ shares }) => shares.length > 0);
  const keys = [...new Set(over.map(({ treatment }) => JSON.stringify(treatment)))];
  return keys.map((key) => {
    const some = over.filter(({ treatment }) => JSON.stringify(treatment) === key);
    const kept = (turns: (count: number) => number[]) =>
      meanOf(some.flatMap((table) => turns(table.words.length).flatMap((turn) => keptIn(table, turn))));
    return {
      treatment: some[0]!.treatment,
      tables: some.length,
      share: meanOf(some.map(({ shares }) => shares.at(-1)!)),
      kept: kept((count) => [...Array(count).keys()]),
      keptFirst: kept(() => [0]),
      keptLast: kept((count) => [count - 1]),
    };
  });
}

/** Whether each person who governed in a turn signed and kept its word then: 1 or 0. */
function keptIn({ words, people }: Table, turn: number): number[] {
  return words[turn]!.flatMap((word, c) => (people[turn]![c] ? [word === "kept" ? 1 : 0] : []));
}

/** What a table has, in few words. */
export function treatmentText({ council, rentShare, talk }: Treatment): Text {
  return t("class.treatment", { council, percent: 100 * rentShare, talk });
}
