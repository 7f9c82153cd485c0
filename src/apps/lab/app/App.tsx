import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { joined, type TextKey, t } from "../../../words/index.js";
import { About } from "../about/About.js";
import { Compare } from "../compare/Compare.js";
import type { OwnAsk } from "../engine/calls.js";
import { openOwnFiles } from "../engine/client.js";
import { Explore } from "../explore/Explore.js";
import { Game } from "../game/Game.js";
import { Lessons } from "../lessons/Lessons.js";
import { Boundary, Button, LanguageButton, LanguageContext, usePageLanguage, useText, Work } from "../parts/widgets.js";
import { Play } from "../play/Play.js";
import { StoreContext, useNewStore, useStore } from "../state/store.js";

/** The page: one store, one language, one tab at a time. */
export function App() {
  const store = useNewStore();
  const { language, tab } = store.state;
  usePageLanguage(language, "lab.title");
  const { View } = TABS.find(({ id }) => id === tab) ?? TABS[0]!;
  return (
    <StoreContext.Provider value={store}>
      <LanguageContext.Provider value={language}>
        <Header />
        <Notices />
        <ServedFiles />
        <main id="main" tabIndex={-1}>
          <Boundary key={tab}>
            <View />
          </Boundary>
        </main>
      </LanguageContext.Provider>
    </StoreContext.Provider>
  );
}

/** Name of the page, its parts and its language. */
export function Header() {
  const { state, set } = useStore();
  const say = useText();
  const current = TABS.some(({ id }) => id === state.tab) ? state.tab : TABS[0]!.id;
  return (
    <header class="top">
      <Button class="skip" onClick={toMain} text="lab.skipContent" />
      <p class="name">
        <strong>agglom</strong> <span>{say("lab.scenarioAnalysisTitle")}</span>
      </p>
      <nav aria-label={say("lab.partsLab")}>
        {TABS.map(({ id, label }) => (
          <Button
            key={id}
            class="tab"
            aria-current={id === current ? "page" : undefined}
            onClick={() => set({ tab: id })}
            text={label}
          />
        ))}
      </nav>
      <LanguageButton onChoose={(language) => set({ language })} />
    </header>
  );
}

function toMain(): void {
  document.getElementById("main")?.focus();
}

/** What could not be understood of the address, that another version wrote it, and where one may go on. */
export function Notices() {
  const { address, forgetAddress } = useStore();
  const say = useText();
  const { wrong, version, left, gone } = address;
  const other = version !== undefined && version !== PROGRAM_VERSION;
  const parts = joined(wrong);
  const told = [
    ...(gone ? [t("lab.ownGone")] : []),
    ...(wrong.length > 0 ? [t("lab.addressPageValidHere", { parts })] : []),
    ...(other ? [t("lab.wasMadeVersionNumbers", { version, PROGRAM_VERSION })] : []),
  ];
  if (told.length === 0 && !left) return null;
  return (
    <div class="notice" role="status">
      <p>
        {say(joined(told, "sentence"))}
        {left && <a href={left}>{say("lab.goOnWhereLeft")}</a>}
      </p>
      <Button
        class="plain"
        onClick={() => {
          forgetAddress();
          toMain();
        }}
        text="lab.close"
      />
    </div>
  );
}

/** Opens the files that `agglom lab FILE...` was given, the first of them at last, so that it is shown. */
export function ServedFiles() {
  const { open, set, forgetAddress } = useStore();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    if (location.search !== "?own") return;
    const show = (scenario: string) => {
      open(scenario);
      set({ tab: "explore" });
      forgetAddress();
    };
    served(show).catch(setFailure);
  }, []);
  return <Work failure={failure} />;
}

async function served(open: (scenario: string) => void): Promise<void> {
  const all = (await (await fetch("own.json")).json()) as Omit<OwnAsk, "name">[];
  for (const [at, one] of all.entries()) {
    const { name } = await openOwnFiles(one);
    if (at === 0) open(name);
  }
}

/** A part of the lab. Its own state, if it has any, stands in the address under `own` (state/state.ts). */
export interface Tab {
  id: string;
  label: TextKey;
  View: ComponentType;
}

/** In the order of the page: the puzzle that opens first. */
export const TABS: readonly Tab[] = [
  { id: "game", label: "lab.gameTable", View: Game },
  { id: "explore", label: "lab.explore", View: Explore },
  { id: "compare", label: "lab.compare", View: Compare },
  { id: "play", label: "lab.play", View: Play },
  { id: "lessons", label: "lab.lessons", View: Lessons },
  { id: "about", label: "lab.aboutTab", View: About },
];
