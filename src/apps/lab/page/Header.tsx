import { nameOfLanguage, nextLanguage, type Text, t } from "../../../words/index.js";
import { useStore } from "../state/store.js";
import { TABS } from "../tabs.js";
import { useText } from "./language.js";

const SKIP: Text = t("lab.skipContent");
const SECTIONS: Text = t("lab.partsLab");
const NATURE: Text = t("lab.scenarioAnalysisForecast2");

/** Name of the page, its parts and its language. */
export function Header() {
  const { state, set } = useStore();
  const say = useText();
  const other = nextLanguage(state.language);
  const next = nameOfLanguage(other);
  const current = TABS.some(({ id }) => id === state.tab) ? state.tab : TABS[0]!.id;
  return (
    <header class="top">
      <button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
        {say(SKIP)}
      </button>
      <p class="name">
        <strong>agglom</strong> <span>{say(NATURE)}</span>
      </p>
      <nav aria-label={say(SECTIONS)}>
        {TABS.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            class="tab"
            aria-current={id === current ? "page" : undefined}
            onClick={() => set({ tab: id })}
          >
            {say(label)}
          </button>
        ))}
      </nav>
      <button type="button" class="plain language" lang={next.tag} onClick={() => set({ language: other })}>
        {next.name}
      </button>
    </header>
  );
}
