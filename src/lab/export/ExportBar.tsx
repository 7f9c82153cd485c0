import { useState } from "preact/hooks";
import { studyEngine } from "../engine/client.js";
import type { RunData } from "../engine/useRun.js";
import type { OpenedWorld } from "../engine/worlds.js";
import { packageOf, policySpec, type Setting } from "../explore/setting.js";
import { useText } from "../page/language.js";
import type { Side } from "../state/history.js";
import { useStore } from "../state/store.js";
import { save } from "./save.js";

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
  const label = shipped && policy.settings.length === 0 ? shipped.label : { en: "From the lab", zh: "来自实验室" };
  const give = async (make: Promise<string>, name: string, type: string) => {
    setTold(say({ en: "Writing…", zh: "正在生成…" }));
    try {
      save(new Blob([await make], { type }), name);
      setTold(say({ en: `Saved ${name}.`, zh: `已保存 ${name}。` }));
    } catch (error) {
      setTold(error instanceof Error ? error.message : String(error));
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setTold(say({ en: "The address is copied: it holds all of this.", zh: "地址已复制，其中包含全部设定。" }));
    } catch {
      setTold(
        say({
          en: "Copy the address of this page by hand: it holds all of this.",
          zh: "请手动复制本页地址，其中包含全部设定。",
        }),
      );
    }
  };
  const file = { ...ask, label, replicates: setting.world.population === "cohorts" ? 1 : 8, version: PROGRAM_VERSION };
  return (
    <div class="bar export">
      <button type="button" onClick={copy}>
        {say({ en: "Copy address", zh: "复制地址" })}
      </button>
      <button type="button" onClick={() => give(studyEngine().ask("file", file, "file"), "lab.yaml", "text/yaml")}>
        {say({ en: "Scenario file", zh: "情景文件" })}
      </button>
      <button
        type="button"
        disabled={!data?.end}
        onClick={() => give(studyEngine().ask("table", ask, "table"), "lab.csv", "text/csv")}
      >
        {say({ en: "Table (CSV)", zh: "数据表（CSV）" })}
      </button>
      <span role="status" class="note">
        {told}
      </span>
    </div>
  );
}
