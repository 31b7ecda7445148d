import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./PressRow.module.css";

/** A row of a list that is one button: choosing something found. */
export const PressRow = ({ onPress, chosen, children }: { onPress: () => void; chosen?: boolean; children: ReactNode }) => (
  <button type="button" className={classes(styles.row, chosen && styles.chosen)} aria-pressed={chosen} onClick={onPress}>
    {children}
  </button>
);
