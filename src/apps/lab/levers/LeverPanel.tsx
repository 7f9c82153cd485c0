import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Mechanism } from "../../../levers/lever.js";
import type { Text } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { useText } from "../parts/language.js";
import { Button } from "../parts/widgets.js";
import { CONTROLS, controlNamed, MECHANISMS } from "../state/controls.js";
import { type Policy, withSetting } from "../state/policy.js";
import { packageOf } from "../state/setting.js";
import { type Side, useStore } from "../state/store.js";
import { LeverRow } from "./LeverRow.js";

interface Props {
  world: OpenedWorld;
  /** Which of the two policies it sets. */
  side?: Side;
  from: number;
}

/** All levers, by the three mechanisms; few first. */
export function LeverPanel({ world, side = "policy", from }: Props) {
  const { state, set, setPolicies, undo, redo } = useStore();
  const say = useText();
  const policy = state[side];
  const shipped = packageOf(world, policy)?.levers ?? [];
  const last = world.startYear + world.years - 1;
  return (
    <section class="levers" aria-label={say("lab.levers2")}>
      <div class="bar">
        <Button onClick={undo} disabled={!undo} text="lab.undo" />
        <Button onClick={redo} disabled={!redo} text="lab.redo" />
        <Button
          onClick={() => setPolicies({ [side]: { package: "", settings: [] } })}
          disabled={policy.package === "" && policy.settings.length === 0}
          text="lab.reset"
        />
        <label class="from">
          {say("lab.levers3")}{" "}
          <input
            type="number"
            min={world.startYear}
            max={last}
            value={from}
            onChange={(event) => {
              const year = Math.round(Number(event.currentTarget.value));
              if (year >= world.startYear && year <= last) set({ from: year });
            }}
          />
        </label>
      </div>
      {MECHANISMS.map(({ id, label }) => (
        <Group key={id} mechanism={id} title={label} policy={policy}>
          {(first) =>
            CONTROLS.filter((control) => control.mechanism === id && control.first === first).map((control) => (
              <LeverRow
                key={control.id}
                control={control}
                world={world}
                setting={policy.settings.find((one) => one.control === control.id)}
                shipped={shipped.filter(({ type }) => type === control.type)}
                onSet={(setting, held) =>
                  setPolicies({ [side]: withSetting(policy, setting, shipped) }, held && side + held)
                }
              />
            ))
          }
        </Group>
      ))}
    </section>
  );
}

interface GroupProps {
  mechanism: Mechanism;
  title: Text;
  policy: Policy;
  children: (first: boolean) => ComponentChildren;
}

/** Levers of a mechanism: the first ones, and the others once somebody wants them. */
function Group({ mechanism, title, policy, children }: GroupProps) {
  const say = useText();
  const moved = policy.settings.some(({ control: id }) => {
    const control = controlNamed(id);
    return control?.mechanism === mechanism && !control.first;
  });
  const [open, setOpen] = useState(moved);
  return (
    <div class="group">
      <h2>{say(title)}</h2>
      {children(true)}
      {open && children(false)}
      <Button
        class="plain more"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        text={open ? "lab.fewer" : "lab.moreLevers"}
      />
    </div>
  );
}
