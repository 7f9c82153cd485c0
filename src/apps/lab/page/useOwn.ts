import { useCallback } from "preact/hooks";
import { useStore } from "../state/store.js";

/** What a tab keeps of its own in the address: short texts, "" where there is none. */
export function useOwn(): [(key: string) => string, (change: Readonly<Record<string, string>>) => void] {
  const { state, set } = useStore();
  const read = useCallback((key: string) => state.own[key] ?? "", [state.own]);
  const write = (change: Readonly<Record<string, string>>) => {
    const kept = Object.entries({ ...state.own, ...change }).filter(([, text]) => text !== "");
    set({ own: Object.fromEntries(kept) });
  };
  return [read, write];
}
