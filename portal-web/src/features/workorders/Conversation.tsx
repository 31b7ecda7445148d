import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import type { WorkOrderView } from "../../api/types.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDraft } from "../../lib/draft.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { TextArea } from "../../ui/fields.tsx";
import { Card, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Problem, Skeleton } from "../../ui/Status.tsx";
import { Attachments } from "../../ui/Attachments.tsx";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { useUploads } from "../../lib/useUploads.ts";
import styles from "./Conversation.module.css";
import { messagesQuery, useRefresh } from "../../lib/workOrders.ts";

/** Messages between the customer and the service, with a box to write one. */
export function Conversation({ order }: { order: WorkOrderView }) {
  const t = useT();
  const formats = useFormats();
  const messages = useQuery(messagesQuery(useApi(), order.id));
  return (
    <Card title={t("conversation.title")}>
      {messages.isPending && <Skeleton />}
      {messages.isError && <Problem error={messages.error} onRetry={() => void messages.refetch()} />}
      {messages.data?.items.length === 0 && <Soft>{t("conversation.none")}</Soft>}
      {messages.data && messages.data.items.length > 0 && (
        <ol className={styles.messages}>
          {messages.data.items.map((message) => (
            <li key={message.id} className={classes(styles.message, message.mine && styles.mine)}>
              <Soft>
                {message.mine ? t("conversation.me") : message.authorName} · {formats.dateTime(message.at)}
              </Soft>
              <div className={styles.bubble}>
                {message.body}
                <Attachments files={message.attachments} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {order.moves.includes("WRITE") && <MessageBox id={order.id} />}
    </Card>
  );
}

function MessageBox({ id }: { id: string }) {
  const t = useT();
  const [body, setBody, clear] = useDraft(`message ${id}`, "");
  const uploads = useUploads(5);
  const refresh = useRefresh();
  const send = useCreate(
    (api, message: { body: string; files: string[] }, headers) => answer(api.POST("/work-orders/{id}/messages", { params: { path: { id } }, headers, body: message })),
    () => {
      clear();
      uploads.clear();
      void refresh();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() && !send.isPending) send.mutate({ body: body.trim(), files: uploads.ids });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={3}>
        <TextArea label={t("conversation.write")} hideLabel placeholder={t("conversation.write")} rows={2} maxLength={4000} value={body} onChange={setBody} />
        <Problem error={send.error} />
        <Row align="end" spread>
          <FilePicker uploads={uploads} compact />
          <Button type="submit" look="primary" icon="send" busy={send.isPending} disabled={!body.trim() || uploads.busy}>
            {t("action.send")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
