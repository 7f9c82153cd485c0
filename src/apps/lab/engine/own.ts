import { type Offered, offerOwn } from "../catalogue.js";
import type { OwnAsk } from "./calls.js";
import { exploreEngine, studyEngine } from "./client.js";

let opened = 0;

/**
 * Opens files of somebody's own in both engines and offers them as a scenario, each time under another name. Rejects
 * with LabFailure.
 */
export async function openOwnFiles({ files, file }: Omit<OwnAsk, "name">): Promise<Offered> {
  const name = `own/${++opened}`;
  const ask = { name, files, ...(file === undefined ? {} : { file }) };
  const [answer] = await Promise.all([exploreEngine().ask("own", ask, "own"), studyEngine().ask("own", ask, "own")]);
  return offerOwn({ name, region: "", ...answer });
}
