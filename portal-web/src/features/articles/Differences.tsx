import { useT } from "../../i18n/console.ts";
import { Soft, Unseen } from "../../ui/Layout.tsx";
import { differences, pieces } from "./lines.ts";
import styles from "./keeping.module.css";

/** Two texts line by line: what is gone is red, what is new is green; unchanged lines far from both are only counted. */
export function Differences({ before, after }: { before: string; after: string }) {
  const t = useT();
  if (before === after) return <Soft>{t("knowledge.same")}</Soft>;
  return (
    <div className={styles.difference}>
      {pieces(differences(before, after)).map((piece, at) =>
        piece.kind === "skipped" ? (
          <div key={at} className={styles.skipped}>
            {t("knowledge.unchanged", { count: piece.count })}
          </div>
        ) : piece.kind === "same" ? (
          <div key={at}>{piece.text || " "}</div>
        ) : piece.kind === "removed" ? (
          <del key={at} className={styles.removed}>
            <Unseen>{t("knowledge.removed")}</Unseen>
            {piece.text || " "}
          </del>
        ) : (
          <ins key={at} className={styles.added}>
            <Unseen>{t("knowledge.added")}</Unseen>
            {piece.text || " "}
          </ins>
        ),
      )}
    </div>
  );
}
