import type { ReactNode } from "react";
import styles from "./ActionBar.module.css";

/** What to do next, always within reach of the thumb: stays at the foot of the screen; put it last in a `Page`. */
export const ActionBar = ({ children }: { children: ReactNode }) => <div className={styles.bar}>{children}</div>;
