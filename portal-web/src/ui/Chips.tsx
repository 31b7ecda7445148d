import styles from "./Chips.module.css";
import type { Option } from "./fields.tsx";

type ChipsProps<Value extends string> = { label: string; options: Option<Value>[]; chosen: Value[]; onChange: (chosen: Value[]) => void };

/** Short choices of which any number may be taken. */
export function Chips<Value extends string>({ label, options, chosen, onChange }: ChipsProps<Value>) {
  const turn = (value: Value) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className={styles.chips}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.chip}>
          <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => turn(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
