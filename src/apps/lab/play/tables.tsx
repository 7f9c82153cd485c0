import { FIRST_YEAR, type PlayEnd, type PlayedGame, TURN_YEARS, type Word } from "../../../games/turns/rules.js";
import { sumOf } from "../../../maths/numerics/sums.js";
import { plain, signed } from "../../../measures/views/present.js";
import { type Cell, ofWords, tableOf } from "../../../report/tables/table.js";
import { allOf, type Say, type Text, t, textOf } from "../../../words/index.js";
import { TableView } from "../parts/TableView.js";
import { Note, Section, useText } from "../parts/widgets.js";
import { moveText, WORD_WORDS } from "./MoveForm.js";

interface Props {
  played: PlayedGame;
  people: readonly string[];
  nameOf(id: string): Text;
}

/** What everybody did in a turn, and what the market made of it. */
export function TurnTable({ played: { cities, turns }, turn, people, nameOf }: Props & { turn: number }) {
  const say = useText();
  const one = turns[turn];
  if (!one) return null;
  const from = FIRST_YEAR + turn * TURN_YEARS;
  const title = t("lab.turnCame", { turn: turn + 1, from, to: from + TURN_YEARS - 1 });
  const words = [ofWords("lab.word"), ofWords("lab.did")];
  // What counts stands first, where a phone shows it.
  const heads = ["lab.city", "lab.score", ...words, "cli.fitGdp", "lab.consumption", "lab.budget"] as const;
  const rows = cities.map((id, c) => [
    { text: say(nameOf(id)), small: people.includes(id) ? undefined : say("lab.computer") },
    signed(one.scores[c]!, 2),
    judged(one.words[c]!, say(WORD_WORDS[one.words[c]!])),
    say(moveText(one.moves[c]!)),
    ...[one.gdp, one.consumption, one.budget].map((values) => signed(values[c]!, 2)),
  ]);
  return <TableView table={tableOf(say, title, heads, rows, ["lab.changesAgainstGoingToday"])} kind="results turn" />;
}

function judged(word: Word, text: string): Cell {
  return word === "kept" ? { text, judged: "better" } : word === "broken" ? { text, judged: "worse" } : { text };
}

/** How far from the best for all, and who defected when. */
export function EndView(props: Props) {
  const { end } = props.played;
  if (!end) return null;
  return (
    <Section title="lab.howEnded">
      <Outcome {...props} end={end} />
      <Scores {...props} end={end} />
      <WordsKept {...props} />
      <Note text="lab.bestAllBestConstant" />
    </Section>
  );
}

function Outcome({ played: { cities, turns }, end, nameOf }: Props & { end: PlayEnd }) {
  const say = useText();
  const [own, best, alone] = [end.scores, end.optimum, end.alone].map((scores) => sumOf(scores));
  const broken = ({ words }: PlayedGame["turns"][number]) => cities.filter((_, c) => words[c] === "broken");
  const first = turns.findIndex((turn) => broken(turn).length > 0);
  return (
    <div class="answer" role="status">
      <p class="first">
        {say("lab.togetherYouWentWay", { part: plain((100 * (own! - alone!)) / (best! - alone!), 0) })}
      </p>
      <p class="rest">
        {first < 0
          ? say("lab.nobodyDefected")
          : say("lab.firstDefectTurn", { turn: first + 1, names: allOf(broken(turns[first]!).map(nameOf)) })}
      </p>
    </div>
  );
}

function Scores({ played: { cities }, end, people, nameOf }: Props & { end: PlayEnd }) {
  const say = useText();
  const heads = ["lab.city", "lab.thisGame", "lab.nobodySigns", "lab.bestAll"] as const;
  const rows = cities.map((id, c) => [
    { text: say(nameOf(id)), small: people.includes(id) ? undefined : say("lab.computer") },
    ...[end.scores, end.alone, end.optimum].map((values) => signed(values[c]!, 2)),
  ]);
  return <TableView table={tableOf(say, "lab.meanScoreOverAll", heads, rows)} kind="results" />;
}

/** Marks for what became of a word. */
export const WORD_SIGNS: Readonly<Record<Word, string>> = { kept: "✓", broken: "✗", none: "–", out: "○" };

/** What the marks mean. */
export function signsText(say: Say): string {
  const words = Object.keys(WORD_SIGNS) as Word[];
  return words.map((word) => `${WORD_SIGNS[word]} ${say(WORD_WORDS[word])}`).join(say("join.semicolon"));
}

function WordsKept({ played: { cities, turns }, nameOf }: Props) {
  const say = useText();
  const heads = ["lab.city", ...turns.map((_, turn) => ofWords(textOf(String(turn + 1))))] as const;
  const rows = cities.map((id, c) => [
    say(nameOf(id)),
    ...turns.map(({ words }) => judged(words[c]!, WORD_SIGNS[words[c]!])),
  ]);
  return (
    <TableView
      table={tableOf(say, "lab.keptWordWhen", heads, rows, [textOf(signsText(say))])}
      kind="results words"
      beside={(c, turn) => <span class="hidden">{say(WORD_WORDS[turns[turn - 1]!.words[c]!])}</span>}
    />
  );
}
