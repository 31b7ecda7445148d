import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "wouter";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./Icon.tsx";

type Look = { /** `link`: like a link in a text or a table. */ look?: "primary" | "secondary" | "quiet" | "danger" | "link"; size?: "normal" | "small"; icon?: IconName; wide?: boolean; children?: ReactNode };

const look_ = ({ look = "secondary", size = "normal", wide }: Look) => classes(styles.button, styles[look], size === "small" && styles.small, wide && styles.wide);

type ButtonProps = Look & { busy?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">;

/** `busy` shows that work is under way and refuses a second press. */
export function Button({ look, size, icon, wide, busy, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} aria-busy={busy || undefined} aria-disabled={busy || undefined} onClick={busy ? (event) => event.preventDefault() : rest.onClick} className={look_({ look, size, wide })} data-look={look}>
      {busy ? <span className={styles.spinner} /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link inside the app that looks like a button. */
export function ButtonLink({ to, look, size, icon, wide, children }: Look & { to: string }) {
  return (
    <Link href={to} className={look_({ look, size, wide })} data-look={look}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** A link out of the app (log in, download, phone) that looks like a button. */
export function ButtonAnchor({ look, size, icon, wide, children, ...rest }: Look & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "className">) {
  return (
    <a {...rest} className={look_({ look, size, wide })}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** A button that is only an icon; `label` is read aloud and shown as a tip. */
export function IconButton({ icon, label, busy, ...rest }: { icon: IconName; label: string; busy?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "children">) {
  return (
    <button type="button" {...rest} aria-label={label} title={label} aria-busy={busy || undefined} className={styles.icon}>
      {busy ? <span className={styles.spinner} /> : <Icon name={icon} />}
    </button>
  );
}
