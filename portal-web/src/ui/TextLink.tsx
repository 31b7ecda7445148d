import type { ReactNode } from "react";
import { Link } from "wouter";

/** A link inside the app, in running text or a table; a click does not also count as a click on its row. */
export const TextLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link href={to} onClick={(event) => event.stopPropagation()}>
    {children}
  </Link>
);
