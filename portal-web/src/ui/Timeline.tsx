import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./Icon.tsx";
import styles from "./Timeline.module.css";

/** What happened, one below the other on a line. */
export const Timeline = ({ children }: { children: ReactNode }) => <ol className={styles.timeline}>{children}</ol>;

type EntryProps = { icon: IconName; title: ReactNode; meta?: ReactNode; tone?: "plain" | "accent" | "warn"; children?: ReactNode };

export const TimelineEntry = ({ icon, title, meta, tone = "plain", children }: EntryProps) => (
  <li className={classes(styles.entry, styles[tone])}>
    <span className={styles.mark}>
      <Icon name={icon} size={16} />
    </span>
    <div className={styles.body}>
      <div className={styles.title}>{title}</div>
      {meta && <div className={styles.meta}>{meta}</div>}
      {children && <div className={styles.more}>{children}</div>}
    </div>
  </li>
);

export type Step = { label: string; state: "done" | "current" | "todo" | "stopped" };

/** Where something stands on its way. */
export const Steps = ({ label, steps }: { label: string; steps: Step[] }) => (
  <ol className={styles.steps} aria-label={label}>
    {steps.map((step) => (
      <li key={step.label} className={styles[step.state]} aria-current={step.state === "current" ? "step" : undefined}>
        <span className={styles.dot}>{step.state === "done" ? <Icon name="check" size={14} /> : step.state === "stopped" ? <Icon name="close" size={14} /> : null}</span>
        <span className={styles.stepLabel}>{step.label}</span>
      </li>
    ))}
  </ol>
);
