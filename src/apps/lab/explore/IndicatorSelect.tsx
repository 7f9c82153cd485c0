import type { IndicatorDefinition } from "../../../measures/indicators/index.js";
import { t } from "../../../words/index.js";
import { useText } from "../page/language.js";
import { FIRST_INDICATORS, OTHER_INDICATORS } from "./indicators.js";

interface Props {
  label: string;
  value: string;
  onChange(id: string): void;
  /** Only those that single cities have. */
  cities?: boolean;
}

/** A list of indicators, the headlines first. */
export function IndicatorSelect({ label, value, onChange, cities = false }: Props) {
  const say = useText();
  const fits = ({ scope }: IndicatorDefinition) => !cities || scope !== "cluster";
  const options = (some: readonly IndicatorDefinition[]) =>
    some.filter(fits).map((one) => (
      <option key={one.id} value={one.id}>
        {say(one.label)}
      </option>
    ));
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <optgroup label={say(t("lab.headlines"))}>{options(FIRST_INDICATORS)}</optgroup>
        <optgroup label={say(t("lab.others"))}>{options(OTHER_INDICATORS)}</optgroup>
      </select>
    </label>
  );
}
