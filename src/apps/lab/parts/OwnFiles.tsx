import { useState } from "preact/hooks";
import type { OwnFiles as Files } from "../engine/calls.js";
import { openOwnFiles } from "../engine/client.js";
import { useStore } from "../state/store.js";
import { useText, Work } from "./widgets.js";

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
      <summary>{say("lab.ownOpen")}</summary>
      <p>{say("lab.ownExplained")}</p>
      {input(say("lab.ownChooseFiles"), false)} {input(say("lab.ownChooseFolder"), true)}
      <Work busy={busy} failure={failure} />
    </details>
  );
}

/** Scenarios, regions and tables. */
const READ = /\.(ya?ml|csv)$/i;

/** What chosen files hold, by their paths in the folder that was chosen. */
function filesChosen(files: Iterable<File>): Promise<Files> {
  return contents([...files].map((file) => [file.webkitRelativePath || file.name, file]));
}

/** What dropped files and folders hold, by their paths. */
async function filesDropped(items: Iterable<DataTransferItem>): Promise<Files> {
  // All entries at once: after a pause there are none.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return contents((await Promise.all(entries.map((entry) => filesIn(entry)))).flat());
}

async function contents(files: readonly (readonly [string, File])[]): Promise<Files> {
  const read = files.filter(([path]) => READ.test(path));
  // Of what is nothing of these the names are told.
  if (read.length === 0) return Object.fromEntries(files.map(([path]) => [path, ""]));
  const all = read.map(async ([path, file]) => [path, new Uint8Array(await file.arrayBuffer())] as const);
  return Object.fromEntries(await Promise.all(all));
}

async function filesIn(entry: FileSystemEntry, folder = ""): Promise<[string, File][]> {
  const path = folder + entry.name;
  if (entry.isFile)
    return [[path, await new Promise<File>((found, failed) => (entry as FileSystemFileEntry).file(found, failed))]];
  const inside = await entriesIn((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(inside.map((one) => filesIn(one, `${path}/`)))).flat();
}

/** Browsers give a hundred at a time. */
async function entriesIn(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const some = await new Promise<FileSystemEntry[]>((found, failed) => reader.readEntries(found, failed));
  return some.length === 0 ? [] : [...some, ...(await entriesIn(reader))];
}
