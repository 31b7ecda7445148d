import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ArticleHit } from "../../api/types.ts";
import { useT } from "../../i18n/portal.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Problem, Skeleton } from "../../ui/Status.tsx";
import { ArticleBody } from "./ArticleBody.tsx";
import styles from "./articles.module.css";
import { useFeedback } from "./Feedback.tsx";
import { articleQuery, articlesQuery } from "./queries.ts";
import { Segments } from "./Segments.tsx";

/** Articles that match what is being typed; `onSolved` when one of them was the answer. */
export function Suggestions({ text, product, onSolved }: { text: string; product?: string; onSolved: () => void }) {
  const t = useT();
  const api = useApi();
  const settled = useSettled(text.trim().slice(0, 200), 500);
  const [read, setRead] = useState<ArticleHit | null>(null);
  const found = useQuery({ ...articlesQuery(api, { q: settled, ...(product && { product }), limit: 3 }), enabled: settled.length >= 4, placeholderData: keepPreviousData });
  const hits = settled.length >= 4 ? (found.data?.items ?? []) : [];
  return (
    <div aria-live="polite">
      {hits.length > 0 && (
        <div className={styles.suggestions}>
          <strong>{t("articles.suggested")}</strong>
          <ul className={styles.suggestionList}>
            {hits.map((hit) => (
              <li key={hit.id}>
                <button type="button" className={styles.suggestion} onClick={() => setRead(hit)} lang={hit.language}>
                  <Icon name="help" size={18} />
                  <span>
                    <Segments segments={hit.title} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {read && <Reading hit={read} onClose={() => setRead(null)} onSolved={onSolved} />}
    </div>
  );
}

function Reading({ hit, onClose, onSolved }: { hit: ArticleHit; onClose: () => void; onSolved: () => void }) {
  const t = useT();
  const article = useQuery(articleQuery(useApi(), hit.id));
  const feedback = useFeedback(hit.id, onSolved);
  return (
    <Dialog
      title={hit.title.map((segment) => segment.text).join("")}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("articles.notSolved")}</Button>
          <Button look="primary" icon="check" busy={feedback.isPending} onClick={() => feedback.mutate({ solved: true, comment: null })}>
            {t("articles.thisSolved")}
          </Button>
        </>
      }
    >
      {article.isPending && <Skeleton lines={6} />}
      <Problem error={article.error ?? feedback.error} />
      {article.data && <ArticleBody html={article.data.data.html} language={article.data.data.language} />}
    </Dialog>
  );
}

/** The value once it has stopped changing for a while. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
