import { type ElementType, type ReactNode, useEffect } from "react";
import { Link } from "wouter";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Layout.module.css";

type Gap = 1 | 2 | 3 | 4 | 5 | 6;
const gaps = [undefined, styles.gap1, styles.gap2, styles.gap3, styles.gap4, styles.gap5, styles.gap6];

/** Things below each other with equal room between. */
export const Stack = ({ gap = 4, as: Element = "div", children }: { gap?: Gap; as?: ElementType; children: ReactNode }) => <Element className={classes(styles.stack, gaps[gap])}>{children}</Element>;

/** Things beside each other that wrap when there is no room. */
export const Row = ({ gap = 3, align = "center", spread, children }: { gap?: Gap; align?: "center" | "start" | "end"; spread?: boolean; children: ReactNode }) => (
  <div className={classes(styles.row, gaps[gap], styles[align], spread && styles.spread)}>{children}</div>
);

/** Cards side by side, as many as fit. */
export const Grid = ({ children, min = "normal" }: { children: ReactNode; min?: "small" | "normal" }) => <div className={classes(styles.grid, min === "small" && styles.gridSmall)}>{children}</div>;

/** A wide column and a narrow one; below each other on a phone. */
export const Columns = ({ main, side }: { main: ReactNode; side: ReactNode }) => (
  <div className={styles.columns}>
    <div className={styles.main}>{main}</div>
    <div className={styles.side}>{side}</div>
  </div>
);

type CardProps = { title?: ReactNode; actions?: ReactNode; tone?: "plain" | "accent" | "warn" | "sunken"; children: ReactNode };

export const Card = ({ title, actions, tone = "plain", children }: CardProps) => (
  <section className={classes(styles.card, styles[tone])}>
    {(title || actions) && (
      <div className={styles.cardHead}>
        {title && <h2>{title}</h2>}
        {actions}
      </div>
    )}
    {children}
  </section>
);

/** A card that is one link. */
export const CardLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link href={to} className={classes(styles.card, styles.cardLink)}>
    <div className={styles.cardLinkBody}>{children}</div>
    <Icon name="chevronRight" />
  </Link>
);

type PageProps = { title: string; intro?: ReactNode; above?: ReactNode; actions?: ReactNode; width?: "narrow" | "normal" | "wide"; children: ReactNode };

/** One screen: sets the document's title and draws the heading. */
export function Page({ title, intro, above, actions, width = "normal", children }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={classes(styles.page, styles[`page-${width}`])}>
      {above}
      <div className={styles.pageHead}>
        <div>
          <h1 className={title.length > 60 ? styles.longTitle : undefined}>{title}</h1>
          {intro && <div className={styles.intro}>{intro}</div>}
        </div>
        {actions && <div className={styles.pageActions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

export function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

export const BackLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link href={to} className={styles.back}>
    <Icon name="arrowLeft" size={18} />
    {children}
  </Link>
);

/** Names and values: what a record holds. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className={styles.facts}>{children}</dl>;

export const Fact = ({ name, long, children }: { name: string; /** Needs a line of its own. */ long?: boolean; children: ReactNode }) => (
  <div className={long ? styles.longFact : undefined}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

export const Soft = ({ children, small = true }: { children: ReactNode; small?: boolean }) => <span className={classes(styles.soft, small && styles.small)}>{children}</span>;
export const Mono = ({ children }: { children: ReactNode }) => <span className={styles.mono}>{children}</span>;
export const Unseen = ({ children }: { children: ReactNode }) => <span className={styles.unseen}>{children}</span>;

/** A text whose numbers (WO-2026-000012) are not cut in two at the end of a line. */
export const Unbroken = ({ text }: { text: string }) =>
  text.split(/([A-Z]+(?:-[A-Z\d]+)+)/).map((piece, at) =>
    at % 2 ? (
      <span key={at} className={styles.unbroken}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );

/** Text that a person wrote: keeps its line breaks. */
export const Prose = ({ children }: { children: ReactNode }) => <div className={styles.prose}>{children}</div>;
