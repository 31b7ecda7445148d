import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { MessageView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { type Api, answer, page } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { classes } from "../../ui/classes.ts";
import { useDraft } from "../../lib/draft.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { Prose, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Problem } from "../../ui/Status.tsx";
import { FilePicker } from "../../ui/FilePicker.tsx";
import { Gallery } from "../../ui/Gallery.tsx";
import { useUploads } from "../../lib/useUploads.ts";
import styles from "./Conversation.module.css";

const messagesQuery = (api: Api, id: string) => queryOptions({ queryKey: ["work-orders", id, "messages"], queryFn: () => page(api.GET("/work-orders/{id}/messages", { params: { path: { id } } })) });

/** What the customer and the service team write to each other about one order. */
export function Conversation({ orderId, mayWrite }: { orderId: string; mayWrite: boolean }) {
  const t = useT();
  const query = useQuery(messagesQuery(useApi(), orderId));
  return (
    <Stack gap={4}>
      <Loaded query={query}>{({ items }) => (items.length === 0 ? <Soft>{t("message.none")}</Soft> : <Messages messages={items} />)}</Loaded>
      {mayWrite && <WriteMessage orderId={orderId} />}
    </Stack>
  );
}

function Messages({ messages }: { messages: MessageView[] }) {
  const formats = useFormats();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [messages.length]);
  return (
    <div ref={box} className={styles.messages} role="log" tabIndex={0}>
      {messages.map((message) => (
        <div key={message.id} className={classes(styles.message, (message.mine || message.authorKind === "STAFF") && styles.mine)}>
          <div className={styles.meta}>
            {message.authorName} · {formats.dateTime(message.at)}
          </div>
          <Prose>{message.body}</Prose>
          <Gallery files={message.attachments ?? []} />
        </div>
      ))}
    </div>
  );
}

function WriteMessage({ orderId }: { orderId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const [body, setBody, clear] = useDraft(`message ${orderId}`, "");
  const uploads = useUploads();
  const send = useCreate<{ body: string; files: string[] }, unknown>(
    (api, message, headers) => answer(api.POST("/work-orders/{id}/messages", { params: { path: { id: orderId } }, body: message, headers })),
    () => {
      clear();
      uploads.clear();
      void queries.invalidateQueries({ queryKey: ["work-orders", orderId] });
    },
  );
  return (
    <Stack gap={3}>
      <TextArea label={t("message.write")} hideLabel placeholder={t("message.write")} rows={2} maxLength={4000} value={body} onChange={setBody} />
      <Problem error={send.error} />
      <Row gap={2} spread>
        <FilePicker uploads={uploads} compact />
        <Button look="primary" icon="send" busy={send.isPending} disabled={uploads.busy || !body.trim()} onClick={() => send.mutate({ body: body.trim(), files: uploads.ids })}>
          {t("action.send")}
        </Button>
      </Row>
    </Stack>
  );
}
