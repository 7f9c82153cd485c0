import type { TextKey } from "../../../words/index.js";
import { Texts, useText } from "../parts/widgets.js";

/** What the lab is, how it works, what to try, and what it cannot tell. */
export function About() {
  const say = useText();
  return (
    <article class="about-page">
      <h1>{say("lab.aboutLab")}</h1>
      {PARTS.map(([title, ...texts]) => (
        <section key={title}>
          <h2>{say(title)}</h2>
          <ul>
            <Texts all={texts} as="li" />
          </ul>
        </section>
      ))}
      <p class="note">
        {say("lab.titleAndWords", {
          title: `agglom ${PROGRAM_VERSION}`,
          words: say("lab.equationsDataTestsDocumentation"),
        })}
      </p>
    </article>
  );
}

const PARTS: readonly (readonly [title: TextKey, ...texts: TextKey[]])[] = [
  ["lab.whatItIs", "lab.simulatorCitiesTradeCompete", "lab.runsYourBrowserNothing"],
  ["lab.howWorks", "lab.everyYearMarketsGoods", "lab.leverChangesSomethingCosts", "lab.baselinePolicyShareTheir"],
  ["lab.try", "lab.threeCitiesChooseHarbour", "lab.yangtzeRiverDeltaLower", "lab.twoCitiesFirmsOne"],
  ["lab.cannotTell", "lab.scenarioAnalysisForecast", "lab.answerSingleRunKnows", "lab.endsSlidersChoicesLab"],
];
