import { dictionaryRows } from "../../measures/indicators/index.js";
import { hasEffects } from "../../measures/results/index.js";
import { drawsRun, type Uncertainty } from "../../measures/results/uncertainty.js";
import { lookup, type ReportData } from "../../measures/views/data.js";
import { findings, reportData } from "../../report/index.js";
import { currencyOf, type Experiment, manifestOf, type Origin, reportContext } from "../../runs/experiments/index.js";
import { ENGLISH, type Language, t } from "../../words/index.js";
import { tell } from "./output.js";

/**
 * Tells the first sentence of a comparison on cohorts, as soon as it is there, and the first one that gives a range
 * once draws have been run. On standard error: what a run ends with is on standard output alone, within its 40 lines,
 * and a pipe takes up nothing provisional.
 */
export class FirstAnswer {
  private readonly data: ReportData | undefined;
  private readonly language: Language;
  /** Without a range. */
  private readonly sentences: readonly string[];

  constructor(origin: Origin, { prepared, comparison }: Experiment, language: Language = ENGLISH) {
    this.language = language;
    this.sentences = [];
    if (!hasEffects(comparison.summary)) return;
    this.data = reportData(comparison.summary, {
      manifest: manifestOf(origin, prepared, comparison),
      context: reportContext(prepared, comparison),
      dictionary: dictionaryRows(currencyOf(prepared.scenario)),
    });
    this.sentences = this.sentencesOf(this.data);
  }

  tell(): void {
    this.say(this.sentences[0]);
  }

  tellRange(uncertainty: Uncertainty): void {
    const before = new Set(this.sentences);
    const after = this.data ? this.sentencesOf({ ...this.data, uncertainty }) : [];
    this.say(
      after.find((sentence) => !before.has(sentence)),
      uncertainty,
    );
  }

  private sentencesOf(data: ReportData): readonly string[] {
    return findings(lookup(data, this.language))[this.language];
  }

  private say(sentence: string | undefined, uncertainty?: Uncertainty): void {
    if (sentence === undefined) return;
    const draws = uncertainty ? drawsRun(uncertainty) : 0;
    tell(t("cli.firstAnswer", { ranged: uncertainty !== undefined, draws, sentence })[this.language]);
  }
}
