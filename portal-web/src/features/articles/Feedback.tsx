import { useState } from "react";
import { useT } from "../../i18n/portal.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { Card, Row, Stack } from "../../ui/Layout.tsx";
import { Notice, Problem } from "../../ui/Status.tsx";

export const useFeedback = (articleId: string, onDone?: () => void) =>
  useCreate(
    (api, body: { solved: boolean; comment: string | null }, headers) => api.POST("/articles/{id}/feedback", { params: { path: { id: articleId } }, headers, body }),
    onDone,
  );

/** "Did this solve it?" A no asks what is missing. */
export function Feedback({ articleId }: { articleId: string }) {
  const t = useT();
  const [missing, setMissing] = useState<string | null>(null);
  const send = useFeedback(articleId);
  if (send.isSuccess) return <Notice tone="good">{t(send.variables.solved ? "articles.glad" : "articles.thanks")}</Notice>;
  return (
    <Card title={t("articles.solved")} tone="sunken">
      {missing === null ? (
        <Row>
          <Button icon="check" busy={send.isPending} onClick={() => send.mutate({ solved: true, comment: null })}>
            {t("articles.yes")}
          </Button>
          <Button icon="close" onClick={() => setMissing("")}>
            {t("articles.no")}
          </Button>
        </Row>
      ) : (
        <Stack gap={3}>
          <TextArea label={t("articles.missing")} hint={t("state.optional")} rows={3} maxLength={1000} value={missing} onChange={setMissing} />
          <Row>
            <Button look="primary" busy={send.isPending} onClick={() => send.mutate({ solved: false, comment: missing.trim() || null })}>
              {t("action.send")}
            </Button>
          </Row>
        </Stack>
      )}
      <Problem error={send.error} />
    </Card>
  );
}
