import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import type { OwnFiles as Files } from "../engine/calls.js";
import { openOwnFiles } from "../engine/own.js";
import { useText } from "../page/language.js";
import { Work } from "../page/Work.js";
import { useStore } from "../state/store.js";
import { filesChosen, filesDropped } from "./chosenFiles.js";

/** Opens a scenario or a region of the reader's own: its files are chosen or dropped here, and stay in this browser. */
export function OwnFiles() {
  const { open } = useStore();
  const say = useText();
  const [failure, setFailure] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const take = async (chosen: Promise<Files>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      open((await openOwnFiles({ files: await chosen })).name);
    } catch (error) {
      setFailure(error as Error);
    }
    setBusy(false);
  };
  const input = (label: string, folder: boolean) => (
    <label>
      {label}{" "}
      <input
        type="file"
        multiple
        {...(folder ? { webkitdirectory: true } : { accept: ".yaml,.yml,.csv" })}
        onChange={({ currentTarget }) => {
          void take(filesChosen(currentTarget.files!));
          // The same file again, once it has been mended.
          currentTarget.value = "";
        }}
      />
    </label>
  );
  return (
    <details
      class="own"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(filesDropped(event.dataTransfer!.items));
      }}
    >
      <summary>{say(t("lab.ownOpen"))}</summary>
      <p>{say(t("lab.ownExplained"))}</p>
      {input(say(t("lab.ownChooseFiles")), false)} {input(say(t("lab.ownChooseFolder")), true)}
      <Work busy={busy} failure={failure} />
    </details>
  );
}
