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
        {wrong.length > 0 &&
          say({
            en: `The address of this page is not valid here (${parts}), so the lab starts as by default. Copy the whole address again, or set it up by hand.`,
            zh: `本页地址无效（${parts}），实验室按默认设置打开。请重新复制完整地址，或手动设置。`,
          })}{" "}
        {other &&
          say({
            en: `It was made by version ${version}; this is ${PROGRAM_VERSION}. Numbers may differ.`,
            zh: `该地址由 ${version} 版生成，当前为 ${PROGRAM_VERSION} 版，数值可能不同。`,
          })}
      </p>
      <button type="button" class="plain" onClick={forgetAddress}>
        {say({ en: "Close", zh: "关闭" })}
      </button>
    </div>
  );
}
