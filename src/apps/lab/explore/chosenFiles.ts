import type { OwnFiles } from "../engine/calls.js";

/** Scenarios, regions and tables. */
const READ = /\.(ya?ml|csv)$/i;

/** What chosen files hold, by their paths in the folder that was chosen. */
export function filesChosen(files: Iterable<File>): Promise<OwnFiles> {
  return contents([...files].map((file) => [file.webkitRelativePath || file.name, file]));
}

/** What dropped files and folders hold, by their paths. */
export async function filesDropped(items: Iterable<DataTransferItem>): Promise<OwnFiles> {
  // All entries at once: after a pause there are none.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return contents((await Promise.all(entries.map((entry) => filesIn(entry)))).flat());
}

async function contents(files: readonly (readonly [string, File])[]): Promise<OwnFiles> {
  const read = files.filter(([path]) => READ.test(path));
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
