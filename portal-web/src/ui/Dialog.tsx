import { type ReactNode, useEffect, useId, useRef } from "react";
import { useT } from "../i18n/common.ts";
import { IconButton } from "./Button.tsx";
import { classes } from "./classes.ts";
import styles from "./Dialog.module.css";

type DialogProps = { title: string; onClose: () => void; children: ReactNode; /** Buttons at the foot, the main one last. */ actions?: ReactNode; side?: boolean; wide?: boolean };

/** A modal dialog; mount it to open it. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children, actions, side, wide }: DialogProps) {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={classes(styles.dialog, side && styles.drawer, wide && styles.wide)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.frame}>
        <div className={styles.head}>
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={t("action.close")} onClick={onClose} />
        </div>
        <div className={styles.body}>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}

/** A dialog that slides in from the side: details beside a list. */
export const Drawer = (props: Omit<DialogProps, "side">) => <Dialog {...props} side />;
