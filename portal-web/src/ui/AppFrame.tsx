import { type ReactNode, useEffect, useRef } from "react";
import { Link, useRoute } from "wouter";
import { useT } from "../i18n/common.ts";
import { useLanguage } from "../i18n/Language.tsx";
import { chooseTheme, useTheme } from "../lib/theme.ts";
import { viewedAs, viewOwn } from "../lib/viewAs.ts";
import styles from "./AppFrame.module.css";
import { Button, IconButton } from "./Button.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./Icon.tsx";

export type NavigationItem = { to: string; label: string; icon: IconName };

type FrameProps = {
  brand: string;
  /** The main places; at the foot of the screen on a phone, in the header (or at the side) on a desktop. */
  navigation: NavigationItem[];
  /** Beside the language and theme switches: log in, the person's menu. */
  actions?: ReactNode;
  /** `side` draws the navigation as a column on a desktop. */
  layout?: "top" | "side";
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame around every page: header, navigation, main area, footer. */
export function AppFrame({ brand, navigation, actions, layout = "top", footer, children }: FrameProps) {
  const t = useT();
  const viewed = viewedAs();
  return (
    <div className={classes(styles.frame, layout === "side" && styles.withSide, navigation.length > 0 && styles.withFoot)}>
      <a href="#main" className={styles.skip}>
        {t("navigation.skip")}
      </a>
      <header className={styles.header}>
        <div className={styles.headerRow}>
          <Link href="/" className={styles.brand}>
            <BrandMark />
            <span>{brand}</span>
          </Link>
          {navigation.length > 0 && <Navigation items={navigation} className={styles.navigation} />}
          <div className={styles.switches}>
            <ThemeSwitch />
            <LanguageSwitch />
            {actions}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {footer && <footer className={styles.footer}>{footer}</footer>}
      {viewed && <ViewedAs label={viewed.label} />}
    </div>
  );
}

/** In sight for as long as this tab shows what somebody else sees. */
function ViewedAs({ label }: { label: string }) {
  const t = useT();
  return (
    <div className={styles.viewedAs} role="status">
      <span>{t("viewAs.now", { role: label })}</span>
      <Button size="small" onClick={() => viewOwn("/console/permissions")}>
        {t("viewAs.end")}
      </Button>
    </div>
  );
}

function Navigation({ items, className }: { items: NavigationItem[]; className?: string }) {
  const t = useT();
  return (
    <nav className={className} aria-label={t("navigation.main")}>
      {items.map((item) => (
        <NavigationLink key={item.to} {...item} />
      ))}
    </nav>
  );
}

function NavigationLink({ to, label, icon }: NavigationItem) {
  const [exact] = useRoute(to);
  const [below] = useRoute(`${to === "/" ? "/-" : to}/*?`);
  const current = exact || below;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  return (
    <Link ref={link} href={to} className={classes(styles.place, current && styles.current)} aria-current={current ? "page" : undefined}>
      <Icon name={icon} size={22} />
      <span>{label}</span>
    </Link>
  );
}

export const BrandMark = () => (
  <svg viewBox="0 0 32 32" width={30} height={30} aria-hidden="true" className={styles.mark}>
    <rect width="32" height="32" rx="8" />
    <path d="M8.2 22.2V11.9l7.8 7.6 7.8-7.6v4.9M19.5 21.5l2.2 2.2 4.2-4.5" />
  </svg>
);

function LanguageSwitch() {
  const { locale, choose } = useLanguage();
  const other = locale === "en" ? "zh-CN" : "en";
  return (
    <Button look="quiet" size="small" lang={other} onClick={() => choose(other)} title={other === "en" ? "Switch to English" : "切换到中文"}>
      {other === "en" ? "English" : "中文"}
    </Button>
  );
}

function ThemeSwitch() {
  const t = useT();
  const dark = useTheme() === "dark";
  return <IconButton icon={dark ? "sun" : "moon"} label={t(dark ? "theme.light" : "theme.dark")} onClick={() => chooseTheme(dark ? "light" : "dark")} />;
}
