import { useState } from "preact/hooks";
import { t, textOfError } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { studyEngine } from "../engine/client.js";
import type { RunData } from "../engine/useRun.js";
import { Button, useText } from "../parts/widgets.js";
import { packageOf, policySpec, type Setting, type Side, useStore } from "../state/store.js";
import { save } from "./DrawingButtons.js";

interface Props {
  world: OpenedWorld;
  side: Side;
  setting: Setting;
  data: RunData | undefined;
}

/** What can be taken out of the page: its address, the scenario file, the table. */
export function ExportBar({ world, side, setting, data }: Props) {
  const { state } = useStore();
  const say = useText();
  const [told, setTold] = useState("");
  const policy = state[side];
  const ask = { world: setting.world, policy: policySpec(world, policy, setting.from) };
  const shipped = packageOf(world, policy);
  const label = shipped && policy.settings.length === 0 ? shipped.label : t("lab.lab");
  const give = async (make: Promise<string>, name: string, type: string) => {
    setTold(say("lab.writing"));
    try {
      save(new Blob([await make], { type }), name);
      setTold(say("lab.saved", { name }));
    } catch (error) {
      setTold(say(textOfError(error)));
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setTold(say("lab.addressCopiedHoldsAll"));
    } catch {
      setTold(say("lab.copyAddressPageHand"));
    }
  };
  const replicates = setting.world.population === "cohorts" ? 1 : 8;
  const head = say("lab.fileHead", { version: PROGRAM_VERSION, replicates });
  const file = { ...ask, label, replicates, head };
  return (
    <div class="bar export">
      <Button onClick={copy} text="lab.copyAddress" />
      <Button
        onClick={() => give(studyEngine().ask("file", file, `file ${side}`), "lab.yaml", "text/yaml")}
        text="lab.scenarioFile"
      />
      <Button
        disabled={!data?.end}
        onClick={() => give(studyEngine().ask("table", ask, `table ${side}`), "lab.csv", "text/csv")}
        text="lab.tableCsv"
      />
      <span role="status" class="note">
        {told}
      </span>
    </div>
  );
}
