import { useEffect, useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import { LanguageButton, LanguageContext, usePageLanguage } from "../parts/widgets.js";
import { preferredLanguage } from "../state/preferred.js";
import { Join } from "./Join.js";
import { Seat } from "./Seat.js";
import { Teacher } from "./Teacher.js";

/** The page of a class: of the teacher, of somebody who has a seat, or of whoever wants one, as its address says. */
export function ClassPage() {
  const [language, setLanguage] = useState(preferredLanguage);
  const [part, setPart] = useState(readPart);
  usePageLanguage(language, "class.title");
  useEffect(() => {
    const read = () => setPart(readPart());
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  const go = (name: Part["name"], value: string) => {
    // The token stands in the address, so that the seat is found again when the page is loaded anew.
    history.replaceState(null, "", `#${name}=${value}`);
    setPart({ name, value });
  };
  return (
    <LanguageContext.Provider value={language}>
      <header class="top">
        <p class="name">
          <strong>agglom</strong> <span>{t("class.title")[language]}</span>
        </p>
        <LanguageButton onChoose={setLanguage} />
      </header>
      <main id="main" class="class">
        {part.name === "teacher" && <Teacher token={part.value} />}
        {part.name === "seat" && <Seat key={part.value} token={part.value} onLost={() => go("word", "")} />}
        {part.name === "word" && <Join key={part.value} word={part.value} onSeat={(token) => go("seat", token)} />}
      </main>
    </LanguageContext.Provider>
  );
}

interface Part {
  name: "teacher" | "seat" | "word";
  value: string;
}

function readPart(): Part {
  const found = /^#(teacher|seat|word)=([\w-]*)$/.exec(location.hash);
  return found ? { name: found[1] as Part["name"], value: found[2]! } : { name: "word", value: "" };
}
