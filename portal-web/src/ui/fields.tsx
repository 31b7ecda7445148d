import { type ChangeEvent, type HTMLAttributes, type ReactNode, useId } from "react";
import { classes } from "./classes.ts";
import styles from "./fields.module.css";
import { Icon } from "./Icon.tsx";

type Common = {
  label: string;
  /** A short help below the label. */
  hint?: ReactNode;
  /** What is wrong, in words; also marks the field for assistive technology. */
  error?: string;
  required?: boolean;
  /** Shown as text: the person may see but not change it. */
  readOnly?: boolean;
  /** The label is read aloud but not shown (search boxes, table filters). */
  hideLabel?: boolean;
  name?: string;
};

type Described = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined; "aria-required": true | undefined };

/** Label, hint, control and error, tied together by ids. Use it for controls that are not listed here. */
export function FieldFrame({ label, hint, error, required, hideLabel, children }: Common & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? styles.unseen : styles.label}>
        {label}
        {required && <Required />}
      </label>
      {hint && <Hint id={`${id}hint`}>{hint}</Hint>}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined, "aria-required": required || undefined })}
      {error && <FieldProblem id={`${id}error`}>{error}</FieldProblem>}
    </div>
  );
}

const Required = () => (
  <span className={styles.required} aria-hidden="true">
    *
  </span>
);

const Hint = ({ id, children }: { id: string; children: ReactNode }) => (
  <div id={id} className={styles.hint}>
    {children}
  </div>
);

export const FieldProblem = ({ id, children }: { id?: string; children: ReactNode }) => (
  <div id={id} className={styles.error}>
    <Icon name="warning" size={16} />
    <span>{children}</span>
  </div>
);

type TextProps = Common & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: "text" | "email" | "tel" | "search" | "url" | "password";
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLElement>["inputMode"];
  placeholder?: string;
  maxLength?: number;
  autoFocus?: boolean;
};

export function TextField({ value, onChange, onBlur, type = "text", autoComplete, inputMode, placeholder, maxLength, autoFocus, ...common }: TextProps) {
  return (
    <FieldFrame {...common}>
      {(described) => (
        <input
          {...described}
          name={common.name}
          className={styles.control}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          {...{ autoComplete, inputMode, placeholder, maxLength, autoFocus }}
          readOnly={common.readOnly}
        />
      )}
    </FieldFrame>
  );
}

type AreaProps = Common & { value: string; onChange: (value: string) => void; onBlur?: () => void; rows?: number; maxLength?: number; placeholder?: string; /** For long texts: most of the screen. */ tall?: boolean };

/** Grows with its text. */
export function TextArea({ value, onChange, onBlur, rows = 4, maxLength, placeholder, tall, ...common }: AreaProps) {
  return (
    <FieldFrame {...common}>
      {(described) => (
        <textarea
          {...described}
          name={common.name}
          className={classes(styles.control, styles.area, tall && styles.tall)}
          rows={Math.min(14, Math.max(rows, value.split("\n").length))}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          {...{ maxLength, placeholder }}
          readOnly={common.readOnly}
        />
      )}
    </FieldFrame>
  );
}

type NumberProps = Common & { value: number | null; onChange: (value: number | null) => void; min?: number; max?: number; step?: number };

export function NumberField({ value, onChange, min, max, step, ...common }: NumberProps) {
  const read = (event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value === "" ? null : event.target.valueAsNumber);
  return (
    <FieldFrame {...common}>
      {(described) => (
        <input {...described} name={common.name} className={styles.control} type="number" inputMode="decimal" {...{ min, max, step }} value={value ?? ""} onChange={read} readOnly={common.readOnly} />
      )}
    </FieldFrame>
  );
}

export type Option<Value extends string = string> = { value: Value; label: string; hint?: string; disabled?: boolean };

type ChoiceProps<Value extends string> = Common & { value: Value | ""; onChange: (value: Value) => void; options: Option<Value>[]; placeholder?: string };

export function SelectField<Value extends string>({ value, onChange, options, placeholder, ...common }: ChoiceProps<Value>) {
  return (
    <FieldFrame {...common}>
      {(described) => (
        <span className={styles.selectBox}>
          <select {...described} name={common.name} className={classes(styles.control, styles.select)} value={value} onChange={(event) => onChange(event.target.value as Value)} disabled={common.readOnly}>
            {(placeholder !== undefined || value === "") && <option value="">{placeholder ?? ""}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" size={18} />
        </span>
      )}
    </FieldFrame>
  );
}

/** Radio buttons as cards: for two to six choices that deserve to be seen at once. */
export function RadioCards<Value extends string>({ label, hint, error, required, readOnly, hideLabel, name, value, onChange, options, columns }: ChoiceProps<Value> & { columns?: 1 | 2 | 4 }) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={classes(hint ? `${id}hint` : null, error ? `${id}error` : null) || undefined} aria-invalid={error ? true : undefined}>
      <legend className={hideLabel ? styles.unseen : styles.label}>
        {label}
        {required && <Required />}
      </legend>
      {hint && <Hint id={`${id}hint`}>{hint}</Hint>}
      <div className={classes(styles.cards, columns === 4 && styles.four, columns === 1 && styles.one)}>
        {options.map((option) => (
          <label key={option.value} className={styles.card}>
            <input type="radio" name={name ?? id} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} disabled={readOnly || option.disabled} />
            <span>
              <span className={styles.cardLabel}>{option.label}</span>
              {option.hint && <span className={styles.cardHint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldProblem id={`${id}error`}>{error}</FieldProblem>}
    </fieldset>
  );
}

type TickProps = { label: ReactNode; hint?: string; error?: string; checked: boolean; onChange: (checked: boolean) => void; readOnly?: boolean; name?: string };

export function Checkbox({ label, hint, error, checked, onChange, readOnly, name }: TickProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.tick}>
        <input type="checkbox" name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} disabled={readOnly} aria-invalid={error ? true : undefined} aria-describedby={error ? id : undefined} />
        <span>
          {label}
          {hint && <span className={styles.cardHint}>{hint}</span>}
        </span>
      </label>
      {error && <FieldProblem id={id}>{error}</FieldProblem>}
    </div>
  );
}

export function Switch({ label, hint, checked, onChange, readOnly, name }: TickProps) {
  return (
    <label className={classes(styles.tick, styles.switchRow)}>
      <span>
        {label}
        {hint && <span className={styles.cardHint}>{hint}</span>}
      </span>
      <input type="checkbox" role="switch" className={styles.switch} name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} disabled={readOnly} />
    </label>
  );
}

type MomentProps = Common & { value: string | null; onChange: (instant: string | null) => void; min?: string };

/** An instant, shown and entered in the viewer's time zone; the value is an ISO instant in UTC. */
export function DateTimeField({ value, onChange, min, ...common }: MomentProps) {
  return (
    <FieldFrame {...common}>
      {(described) => (
        <input
          {...described}
          name={common.name}
          className={styles.control}
          type="datetime-local"
          value={value ? toLocal(value) : ""}
          min={min && toLocal(min)}
          onChange={(event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : null)}
          readOnly={common.readOnly}
        />
      )}
    </FieldFrame>
  );
}

type DayProps = Common & { value: string | null; onChange: (date: string | null) => void; min?: string };

/** A calendar day, yyyy-mm-dd. */
export function DateField({ value, onChange, min, ...common }: DayProps) {
  return (
    <FieldFrame {...common}>
      {(described) => <input {...described} name={common.name} className={styles.control} type="date" min={min} value={value ?? ""} onChange={(event) => onChange(event.target.value || null)} readOnly={common.readOnly} />}
    </FieldFrame>
  );
}

function toLocal(instant: string): string {
  const moment = new Date(instant);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
