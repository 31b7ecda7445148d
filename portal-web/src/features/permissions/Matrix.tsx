import { memo, type MouseEvent } from "react";
import { useT } from "../../i18n/console.ts";
import type { PermissionsView } from "../../api/types.ts";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/Icon.tsx";
import { type Cell, cellOf, type FieldRules, isRows, keyOf, linesOf, type Pending, type RecordRules, rightOf } from "./changes.ts";
import { type Names, useRightName } from "./names.ts";
import { useNames } from "./useNames.ts";
import styles from "./permissions.module.css";

type MatrixProps = { view: PermissionsView; records: RecordRules[]; /** The roles to show, in this order. */ roles: string[]; pending: Pending; onOpen: (cell: Cell) => void };

/** Each role's right to each field, a table per record type: what is far from the screen is not laid out. */
export function Matrix({ view, records, roles, pending, onOpen }: MatrixProps) {
  // One listener for thousands of cells.
  const open = (event: MouseEvent) => {
    const key = (event.target as Element).closest<HTMLElement>("[data-cell]")?.dataset.cell;
    if (key) onOpen(cellOf(key));
  };
  return (
    <div onClick={open}>
      {records.map((record) => (
        <Type key={record.name} record={record} view={view} roles={roles} mine={pendingOf(pending, record)} />
      ))}
    </div>
  );
}

/** The changes of one type as text, so that the other tables need not be drawn again. */
const pendingOf = (pending: Pending, record: RecordRules) => JSON.stringify([...pending].filter(([key]) => key.startsWith(`${record.name} `)));

const Type = memo(function Type({ record, view, roles, mine }: { record: RecordRules; view: PermissionsView; roles: string[]; mine: string }) {
  const t = useT();
  const names = useNames();
  const pending: Pending = new Map(JSON.parse(mine) as [string, string][]);
  const title = names.record(record.name);
  return (
    <section className={styles.type}>
      <h2 className={styles.typeName}>
        {title} {title !== record.name && <code>{record.name}</code>}
        {record.locked && (
          <span className={styles.locked}>
            <Icon name="shield" size={16} /> {t("permissions.locked")}
          </span>
        )}
      </h2>
      <div className={styles.scroll} role="region" aria-label={title} tabIndex={0}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{t("permissions.field")}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {names.role(role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {linesOf(record).map((field) => (
              <Line key={field.name} {...{ record, field, view, roles, pending, names }} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

type LineProps = { record: RecordRules; field: FieldRules; view: PermissionsView; roles: string[]; pending: Pending; names: Names };

function Line({ record, field, view, roles, pending, names }: LineProps) {
  const t = useT();
  const rightName = useRightName();
  const title = isRows(field.name) ? t("permissions.rows") : names.field(record.name, field.name);
  return (
    <tr className={classes(isRows(field.name) && styles.rows)}>
      <th scope="row">
        {title} {!isRows(field.name) && title !== field.name && <code>{field.name}</code>}
      </th>
      {roles.map((role) => {
        const at = view.roles.findIndex((one) => one.name === role);
        const key = keyOf({ record: record.name, field: field.name, role });
        const right = rightOf(pending, record.name, field, role, at);
        const state = pending.has(key) ? "pending" : field.changed[at] ? "own" : null;
        return (
          <td key={role}>
            {record.locked ? (
              <span className={classes(styles.right, styles.fixed)}>{rightName(right)}</span>
            ) : (
              <button
                type="button"
                data-cell={key}
                aria-haspopup="dialog"
                aria-label={`${title}, ${names.role(role)}: ${rightName(right)}${state ? ` (${t(`permissions.state.${state}`)})` : ""}`}
                className={classes(styles.right, styles[tone(right)], state && styles[state])}
              >
                {rightName(right)}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function tone(right: string): "closed" | "masked" | "open" | "writable" {
  const words = right.split(" ");
  if (["hide", "deny", "none"].includes(right)) return "closed";
  if (words.includes("mask")) return "masked";
  return words.some((word) => ["write", "update", "create", "all"].includes(word)) ? "writable" : "open";
}
