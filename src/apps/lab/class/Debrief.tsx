import type { DeskView } from "../../../games/turns/views.js";
import { plain } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import { percentSigns, type Text, t } from "../../../words/index.js";
import { TableView } from "../parts/TableView.js";
import { Texts, useLanguage, useText } from "../parts/widgets.js";
import { groupsOf } from "./debrief.js";
import PUBLISHED from "./experiments.json" with { type: "json" };
import { treatmentText } from "./treatment.js";

/** Tables against each other by what they had, and beside what people did in published experiments. */
export function Debrief({ view }: { view: DeskView }) {
  const say = useText();
  const percent = usePercent();
  const heads = ["class.tables", "class.shareOfWay", "class.kept", "class.keptFirst", "class.keptLast"] as const;
  const rows = groupsOf(view.tables).map(({ treatment, tables, ...shares }) => [
    say(treatmentText(treatment)),
    String(tables),
    ...[shares.share, shares.kept, shares.keptFirst, shares.keptLast].map(percent),
  ]);
  return (
    <section class="debrief" aria-labelledby="debrief-title">
      <h2 id="debrief-title">{say("class.debrief")}</h2>
      <TableView
        table={tableOf(say("class.byTreatment"), [say("class.whatTableHad"), ...heads.map((key) => say(key))], rows, [
          say("class.chanceTold"),
        ])}
        kind="results"
      />
      {view.phase === "over" && (
        <>
          <Published />
          <h3>{say("class.toTalkAbout")}</h3>
          <ul>
            <Texts all={["class.talkFirst", "class.talkWord", "class.talkLast", "class.talkRules"]} as="li" />
          </ul>
        </>
      )}
    </section>
  );
}

/** What people did in experiments that were published. */
function Published() {
  const [say, language] = [useText(), useLanguage()];
  const percent = usePercent();
  const shares = [say("class.cooperated"), say("class.cooperatedFirst"), say("lab.people")];
  const tables = [
    tableOf(
      say("class.repeatedDilemma", { study: PUBLISHED.repeatedDilemma.study }),
      [say("class.ifBoth"), say("class.goesOn"), ...shares],
      PUBLISHED.repeatedDilemma.rows.map(({ reward, goesOn, all, first, subjects }) => [
        String(reward),
        ...[goesOn, all, first].map(percent),
        String(subjects),
      ]),
    ),
    tableOf(
      say("class.noisyDilemma", { study: PUBLISHED.noisyDilemma.study }),
      [say("class.benefit"), say("class.error"), ...shares],
      PUBLISHED.noisyDilemma.rows.map(({ benefit, error, all, first, subjects }) => [
        String(benefit),
        percentSigns(`${100 * error} %`, language),
        ...[all, first].map(percent),
        String(subjects),
      ]),
    ),
    tableOf(
      say("class.publicGood"),
      [say("class.punished"), say("class.given"), say("lab.people")],
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
function usePercent(): (share: number) => string {
  const language = useLanguage();
  return (share) => (Number.isNaN(share) ? "–" : percentSigns(`${plain(100 * share, 0)} %`, language));
}
