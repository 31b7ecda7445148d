import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Table.module.css";

export type Column<Row> = {
  key: string;
  title: ReactNode;
  /** What stands in the cell. */
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  /** Left out on narrow screens. */
  minor?: boolean;
  /** Kept on one line. */
  nowrap?: boolean;
};

type TableProps<Row> = {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  /** Makes rows clickable; give the first column a link or button too, for the keyboard. */
  onOpen?: (row: Row) => void;
  selected?: string | null;
  dense?: boolean;
};

/** A table that scrolls sideways inside its frame rather than pushing the page. */
export function Table<Row>({ caption, columns, rows, keyOf, onOpen, selected, dense }: TableProps<Row>) {
  const cellStyle = (column: Column<Row>) => classes(column.align === "end" && styles.end, column.minor && styles.minor, column.nowrap && styles.nowrap);
  return (
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes(styles.table, dense && styles.dense)}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellStyle(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} onClick={onOpen && (() => onOpen(row))} className={classes(onOpen && styles.open, selected === keyOf(row) && styles.selected)}>
              {columns.map((column) => (
                <td key={column.key} className={cellStyle(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
