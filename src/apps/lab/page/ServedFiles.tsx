import { useEffect, useState } from "preact/hooks";
import type { OwnAsk } from "../engine/calls.js";
import { openOwnFiles } from "../engine/own.js";
import { useStore } from "../state/store.js";
import { Work } from "./Work.js";

/** Opens the files that `agglom lab FILE...` was given, the first of them at last, so that it is shown. */
export function ServedFiles() {
  const { open } = useStore();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    if (location.search === "?own") served(open).catch(setFailure);
  }, []);
  return <Work busy={false} failure={failure} />;
}

async function served(open: (scenario: string) => void): Promise<void> {
  const all = (await (await fetch("own.json")).json()) as Omit<OwnAsk, "name">[];
  for (const [at, one] of all.entries()) {
    const { name } = await openOwnFiles(one);
    if (at === 0) open(name);
  }
}
