import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { classes } from "./classes.ts";
import styles from "./Tabs.module.css";
import { useInSight } from "./useInSight.ts";

export type Tab<Key extends string> = { key: Key; label: ReactNode };

type TabsProps<Key extends string> = { label: string; tabs: Tab<Key>[]; shown: Key; onShow: (key: Key) => void; children: ReactNode };

/** Tabs with arrow keys; `children` is the panel of the tab that is shown. */
export function Tabs<Key extends string>({ label, tabs, shown, onShow, children }: TabsProps<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useInSight(list, "[aria-selected=true]", shown);
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[(tabs.findIndex((tab) => tab.key === shown) + step + tabs.length) % tabs.length];
    if (!step || !next) return;
    onShow(next.key);
    document.getElementById(`${id}${next.key}`)?.focus();
  };
  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className={styles.list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}${tab.key}`}
            aria-selected={tab.key === shown}
            aria-controls={`${id}panel`}
            tabIndex={tab.key === shown ? 0 : -1}
            className={classes(styles.tab, tab.key === shown && styles.selected)}
            onClick={() => onShow(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${shown}`} className={styles.panel}>
        {children}
      </div>
    </div>
  );
}
