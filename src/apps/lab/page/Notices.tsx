import { t } from "../../../words/index.js";
import { useStore } from "../state/store.js";
import { useText } from "./language.js";

/** What could not be understood of the address, and that another version wrote it. */
export function Notices() {
  const { address, forgetAddress } = useStore();
  const say = useText();
  const { wrong, version } = address;
  const other = version !== undefined && version !== PROGRAM_VERSION;
  if (wrong.length === 0 && !other) return null;
  const parts = wrong.join(", ");
  return (
    <div class="notice" role="status">
      <p>
        {wrong.length > 0 && say(t("lab.addressPageValidHere", { parts }))}{" "}
        {other && say(t("lab.wasMadeVersionNumbers", { version, PROGRAM_VERSION }))}
      </p>
      <button type="button" class="plain" onClick={forgetAddress}>
        {say(t("lab.close"))}
      </button>
    </div>
  );
}
