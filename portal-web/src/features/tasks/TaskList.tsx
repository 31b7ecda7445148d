import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { TaskView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDraft } from "../../lib/draft.ts";
import { useNow } from "../../lib/useNow.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextArea } from "../../ui/fields.tsx";
import { Card, Mono, Prose, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Badge, Problem } from "../../ui/Status.tsx";
import { TextLink } from "../../ui/TextLink.tsx";

export function TaskList({ tasks }: { tasks: TaskView[] }) {
  const [completing, setCompleting] = useState<TaskView | null>(null);
  return (
    <Stack gap={4}>
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} onComplete={() => setCompleting(task)} />
      ))}
      {completing && <CompleteDialog task={completing} onClose={() => setCompleting(null)} />}
    </Stack>
  );
}

function TaskCard({ task, onComplete }: { task: TaskView; onComplete: () => void }) {
  const t = useT();
  const formats = useFormats();
  const now = useNow();
  const late = !task.doneAt && Date.parse(task.dueAt) < now;
  return (
    <Card>
      <Row gap={3} spread>
        <Row gap={2}>
          <Badge tone={task.kind === "ESCALATION" ? "bad" : "warn"} icon={task.kind === "ESCALATION" ? "bell" : "star"}>
            {t(`task.kind.${task.kind}`)}
          </Badge>
          <TextLink to={`/orders/${task.workOrderId}`}>
            <Mono>{task.workOrderNumber}</Mono>
          </TextLink>
          <span>{task.customerName}</span>
        </Row>
        {task.doneAt ? (
          <Badge tone="good" icon="check">
            {t("task.done")}
          </Badge>
        ) : (
          <Badge tone={late ? "bad" : "neutral"} icon="clock">
            {late ? t("workOrder.overdue", { since: formats.relative(task.dueAt, now) }) : t("task.due", { time: formats.relative(task.dueAt, now) })}
          </Badge>
        )}
      </Row>
      <Prose>{task.reason}</Prose>
      {task.doneAt ? (
        <Soft>
          {[task.doneBy, formats.dateTime(task.doneAt), task.note].filter(Boolean).join(" · ")}
        </Soft>
      ) : (
        <Row gap={3} spread>
          <Soft>{formats.dateTime(task.createdAt)}</Soft>
          <Button icon="check" onClick={onComplete}>
            {t("task.complete")}
          </Button>
        </Row>
      )}
    </Card>
  );
}

function CompleteDialog({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const [note, setNote, clear] = useDraft(`task ${task.id}`, "");
  const [tried, setTried] = useState(false);
  const seen = useQuery({ queryKey: ["tasks", task.id], queryFn: () => answer(api.GET("/tasks/{id}", { params: { path: { id: task.id } } })) });
  const complete = useMutation({
    mutationFn: (version: { etag: string | null }) => answer(api.POST("/tasks/{id}/completion", { params: { path: { id: task.id } }, body: { note: note.trim() }, headers: ifMatch(version) })),
    onSuccess: () => {
      clear();
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["tasks"] }),
  });
  const send = () => {
    setTried(true);
    if (note.trim() && seen.data) complete.mutate(seen.data);
  };
  return (
    <Dialog
      title={t("task.complete")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" busy={complete.isPending} disabled={!seen.data} onClick={send}>
            {t("task.complete")}
          </Button>
        </>
      }
    >
      <Prose>{task.reason}</Prose>
      <TextArea label={t("task.note")} hint={t("task.noteHint")} required value={note} onChange={setNote} maxLength={2000} error={tried && !note.trim() ? t("form.missing") : undefined} />
      <Problem error={complete.error ?? seen.error} />
    </Dialog>
  );
}
