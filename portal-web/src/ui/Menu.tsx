import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button, IconButton } from "./Button.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./Icon.tsx";
import styles from "./Menu.module.css";

export type MenuItem = { label: string; icon?: IconName; danger?: boolean; disabled?: boolean; onChoose: () => void };

type MenuProps = { label: string; items: MenuItem[]; icon?: IconName; /** The label is drawn beside the icon. */ labelled?: boolean; children?: ReactNode };

/** A button that opens a list of actions. */
export function Menu({ label, items, icon = "more", labelled }: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector("button")?.focus();
    const outside = (event: PointerEvent) => !box.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    box.current?.querySelector("button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") close();
    if (step) {
      event.preventDefault();
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    }
  };
  const trigger = { "aria-haspopup": "menu" as const, "aria-expanded": open, "aria-controls": open ? id : undefined, onClick: () => setOpen(!open) };

  return (
    <div ref={box} className={styles.box}>
      {labelled ? (
        <Button {...trigger} icon={icon}>
          {label}
        </Button>
      ) : (
        <IconButton {...trigger} icon={icon} label={label} />
      )}
      {open && (
        <div ref={list} id={id} role="menu" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              className={classes(styles.item, item.danger && styles.danger)}
              disabled={item.disabled}
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.icon && <Icon name={item.icon} size={18} />}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
