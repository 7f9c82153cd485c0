import { type Text, t } from "../../../words/index.js";
import { useText } from "../parts/language.js";

/** What the lab is, how it works, what to try, and what it cannot tell. */
export function About() {
  const say = useText();
  return (
    <article class="about-page">
      <h1>{say(t("lab.aboutLab"))}</h1>
      {PARTS.map(({ title, texts }) => (
        <section key={title.en}>
          <h2>{say(title)}</h2>
          <ul>
            {texts.map((text) => (
              <li key={text.en}>{say(text)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="note">
        agglom {PROGRAM_VERSION}. {say(t("lab.equationsDataTestsDocumentation"))}
      </p>
    </article>
  );
}

const PARTS: readonly { title: Text; texts: readonly Text[] }[] = [
  {
    title: t("lab.whatItIs"),
    texts: [t("lab.simulatorCitiesTradeCompete"), t("lab.runsYourBrowserNothing")],
  },
  {
    title: t("lab.howWorks"),
    texts: [t("lab.everyYearMarketsGoods"), t("lab.leverChangesSomethingCosts"), t("lab.baselinePolicyShareTheir")],
  },
  {
    title: t("lab.try"),
    texts: [t("lab.threeCitiesChooseHarbour"), t("lab.yangtzeRiverDeltaLower"), t("lab.twoCitiesFirmsOne")],
  },
  {
    title: t("lab.cannotTell"),
    texts: [t("lab.scenarioAnalysisForecast"), t("lab.answerSingleRunKnows"), t("lab.endsSlidersChoicesLab")],
  },
];
