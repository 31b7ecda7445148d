import type { ReactNode } from "react";
import { useT } from "../i18n/common.ts";
import { Refusal, Unreachable } from "../lib/refusal.ts";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { Unbroken, Unseen } from "./Layout.tsx";
import styles from "./Status.module.css";

export type Tone = "neutral" | "accent" | "good" | "warn" | "bad" | "info";

export const Badge = ({ tone = "neutral", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) => (
  <span className={classes(styles.badge, styles[tone])}>
    {icon && <Icon name={icon} size={14} />}
    {children}
  </span>
);

const noticeIcons: Record<Tone, IconName> = { neutral: "info", accent: "info", good: "check", warn: "warning", bad: "warning", info: "info" };

type NoticeProps = { tone?: Tone; title?: string; icon?: IconName; actions?: ReactNode; children?: ReactNode };

/** A sentence that deserves attention, with what can be done about it. */
export const Notice = ({ tone = "info", title, icon, actions, children }: NoticeProps) => (
  <div className={classes(styles.notice, styles[tone])} role={tone === "bad" ? "alert" : undefined}>
    <Icon name={icon ?? noticeIcons[tone]} />
    <div className={styles.noticeBody}>
      {title && (
        <strong>
          <Unbroken text={title} />
        </strong>
      )}
      {children && <div>{children}</div>}
      {actions && <div className={styles.noticeActions}>{actions}</div>}
    </div>
  </div>
);

/** Why something failed, in words, with a way to try again. Draws nothing when there is no error. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const explain = useExplanation();
  if (!error) return null;
  return (
    <Notice tone="bad" actions={onRetry && <RetryButton onRetry={onRetry} />}>
      {explain(error)}
    </Notice>
  );
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  return (
    <Button size="small" icon="refresh" onClick={onRetry}>
      {t("action.retry")}
    </Button>
  );
}

/** A sentence for people about any error. */
export function useExplanation(): (error: unknown) => string {
  const t = useT();
  return (error) => {
    if (error instanceof Refusal && error.sentence) return error.sentence;
    if (error instanceof Unreachable) return t("problem.unreachable");
    return t("problem.unknown");
  };
}

export const EmptyState = ({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) => (
  <div className={styles.empty}>
    <span className={styles.emptyIcon}>
      <Icon name={icon} size={28} />
    </span>
    <h2>{title}</h2>
    {children && <div className={styles.emptyBody}>{children}</div>}
  </div>
);

/** Grey shapes while data is on its way. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useT();
  return (
    <div className={styles.skeleton} role="status">
      <Unseen>{t("state.loading")}</Unseen>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}

/** Share of work done, 0 to 1. */
export const Progress = ({ share, label }: { share: number; label: string }) => <progress className={styles.progress} max={1} value={share} aria-label={label} />;
