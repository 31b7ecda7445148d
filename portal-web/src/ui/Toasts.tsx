import { createContext, use, useCallback, useRef, useState, type ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Toasts.module.css";

type Toast = { id: number; text: string; tone: "good" | "bad" };

const ToastContext = createContext<(text: string, tone?: Toast["tone"]) => void>(() => undefined);

/** Says a short sentence at the edge of the screen for a few seconds; also read aloud. */
export const useToast = () => use(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const say = useCallback((text: string, tone: Toast["tone"] = "good") => {
    const id = next.current++;
    setToasts((shown) => [...shown, { id, text, tone }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), 6000);
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      <div className={styles.toasts} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={classes(styles.toast, toast.tone === "bad" && styles.bad)}>
            <Icon name={toast.tone === "bad" ? "warning" : "check"} />
            {toast.text}
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
