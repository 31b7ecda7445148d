import { classes } from "./classes.ts";
import styles from "./Level.module.css";

/** Four rising bars, `of4` of them full: rank by shape, not by colour. Decoration beside words. */
export const Level = ({ of4 }: { of4: 1 | 2 | 3 | 4 }) => (
  <span className={styles.level} aria-hidden="true">
    {[1, 2, 3, 4].map((bar) => (
      <span key={bar} className={classes(bar <= of4 && styles.on)} />
    ))}
  </span>
);
