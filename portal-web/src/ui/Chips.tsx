import { useRef } from "react";
import styles from "./Chips.module.css";
import { classes } from "./classes.ts";
import type { Option } from "./fields.tsx";
import { Unseen } from "./Layout.tsx";
import { useInSight } from "./useInSight.ts";

type ChipsProps<Value extends string> = { label: string; hideLabel?: boolean; small?: boolean; options: Option<Value>[]; chosen: Value[]; onChange: (chosen: Value[]) => void };

/** Short choices of which any number may be taken. */
export function Chips<Value extends string>({ label, hideLabel, small, options, chosen, onChange }: ChipsProps<Value>) {
  const row = useRef<HTMLFieldSetElement>(null);
  useInSight(row, "label:has(:checked)");
  const turn = (value: Value) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset ref={row} className={classes(styles.chips, small && styles.small)}>
      <legend className={hideLabel ? styles.noLegend : undefined}>{hideLabel ? <Unseen>{label}</Unseen> : label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.chip}>
          <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => turn(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
