import type { DeskView } from "../../../games/turns/views.js";
import { plain } from "../../../measures/views/present.js";
import { ofWords, tableOf } from "../../../report/tables/table.js";
import { type Text, t } from "../../../words/index.js";
import { TableView } from "../parts/TableView.js";
import { Texts, useText } from "../parts/widgets.js";
import { groupsOf } from "./debrief.js";
import PUBLISHED from "./experiments.json" with { type: "json" };
import { treatmentText } from "./treatment.js";

/** Tables against each other by what they had, and beside what people did in published experiments. */
export function Debrief({ view }: { view: DeskView }) {
  const say = useText();
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
  const say = useText();
  const columns = [
    say("class.experiment"),
    ofWords(say("class.setting")),
    say("class.cooperated"),
    say("class.cooperatedFirst"),
    say("lab.people"),
  ];
  const rows = [
    ...PUBLISHED.repeatedDilemma.rows.map(({ reward, goesOn, all, first, subjects }) => [
      PUBLISHED.repeatedDilemma.study,
      say("class.repeatedDilemma", { reward, percent: 100 * goesOn }),
      ...[all, first].map(percent),
      String(subjects),
    ]),
    ...PUBLISHED.noisyDilemma.rows.map(({ benefit, error, all, first, subjects }) => [
      PUBLISHED.noisyDilemma.study,
      say("class.noisyDilemma", { benefit, percent: 100 * error }),
      ...[all, first].map(percent),
      String(subjects),
    ]),
    ...PUBLISHED.publicGood.rows.map(({ punishment, given, endowment, subjects }) => [
      say("class.publicGoodStudy"),
      say("class.publicGood", { punishment }),
      percent(given / endowment),
      "–",
      String(subjects),
    ]),
  ];
  const sources: Text = t("class.publishedSources", {
    dilemma: PUBLISHED.repeatedDilemma.source,
    noisy: PUBLISHED.noisyDilemma.source,
    good: PUBLISHED.publicGood.source,
  });
  const notes = [say("class.publishedTold"), say(sources)];
  return <TableView table={tableOf(say("class.published"), columns, rows, notes)} kind="results" />;
}

/** "62 %" */
function percent(share: number): string {
  return Number.isNaN(share) ? "–" : `${plain(100 * share, 0)} %`;
}
