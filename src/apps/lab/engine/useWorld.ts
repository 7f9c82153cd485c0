import { useEffect, useState } from "preact/hooks";
import { exploreEngine, type LabFailure } from "./client.js";
import type { OpenedWorld } from "./worlds.js";

/** A scenario that is being opened: the world once it is there, or why it is not. */
export interface Opening {
  world?: OpenedWorld | undefined;
  failure?: LabFailure | undefined;
}

/** Opens a scenario. Until another one is there the former stays away: its places are not those of the new one. */
export function useWorld(scenario: string): Opening {
  const [opening, setOpening] = useState<Opening & { scenario: string }>({ scenario });
  useEffect(() => {
    let wanted = true;
    const take = (found: Opening) => wanted && setOpening({ scenario, ...found });
    exploreEngine()
      .ask("open", { scenario }, "open")
      .then(
        (world) => take({ world }),
        (failure: LabFailure) => take({ failure }),
      );
    return () => {
      wanted = false;
    };
  }, [scenario]);
  return opening.scenario === scenario ? opening : {};
}
