import { useEffect } from "preact/hooks";
import { nameOfLanguage, t } from "../../../words/index.js";
import { StoreContext, useNewStore } from "../state/store.js";
import { TABS } from "../tabs.js";
import { Boundary } from "./Boundary.js";
import { Header } from "./Header.js";
import { LanguageContext } from "./language.js";
import { Notices } from "./Notices.js";
import { ServedFiles } from "./ServedFiles.js";

/** The page: one store, one language, one tab at a time. */
export function App() {
  const store = useNewStore();
  const { language, tab } = store.state;
  useEffect(() => {
    document.documentElement.lang = nameOfLanguage(language).tag;
    document.title = t("lab.title")[language];
  }, [language]);
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
