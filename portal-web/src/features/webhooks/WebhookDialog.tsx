import { useState } from "react";
import type { WebhookEvent } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { Refusal } from "../../lib/refusal.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Checkbox, FieldProblem, TextField } from "../../ui/fields.tsx";
import { Grid, Soft, Stack } from "../../ui/Layout.tsx";
import { Problem } from "../../ui/Status.tsx";
import { eventTypes, roles as allRoles, subscribable } from "./events.ts";

export type Draft = { name: string; url: string; events: WebhookEvent[]; roles: string[] };

type DialogProps = { title: string; start: Draft; error: unknown; busy: boolean; onSave: (draft: Draft) => void; onClose: () => void };

/** Who is told what, with whose eyes. */
export function WebhookDialog({ title, start, error, busy, onSave, onClose }: DialogProps) {
  const t = useT();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const problem = (field: string, missing: boolean) => (tried && missing ? t("form.missing") : error instanceof Refusal ? error.of(`/${field}`) : undefined);
  const missing = { name: !draft.name.trim(), url: !draft.url.trim(), events: draft.events.length === 0, roles: draft.roles.length === 0 };
  const save = () => {
    setTried(true);
    if (!Object.values(missing).some(Boolean)) onSave({ ...draft, name: draft.name.trim(), url: draft.url.trim() });
  };
  const ticked = <T extends string>(all: T[], one: T, on: boolean) => (on ? [...all, one] : all.filter((other) => other !== one));
  const eventsProblem = problem("events", missing.events);
  const rolesProblem = problem("roles", missing.roles);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" icon="check" busy={busy} onClick={save}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <Stack gap={5}>
        <TextField label={t("webhook.name")} hint={t("webhook.nameHint")} required maxLength={100} value={draft.name} onChange={(name) => change({ name })} error={problem("name", missing.name)} />
        <TextField label={t("webhook.url")} hint={t("webhook.urlHint")} required type="url" maxLength={1000} value={draft.url} onChange={(url) => change({ url })} error={problem("url", missing.url)} />
        <Stack gap={2}>
          <strong>{t("webhook.events")}</strong>
          <Checkbox label={t("webhook.allEvents")} checked={draft.events.length === subscribable.length} onChange={(on) => change({ events: on ? subscribable : [] })} />
          <Grid min="small">
            {subscribable.map((kind) => (
              <Checkbox key={kind} label={t(`webhook.event.${kind}`)} hint={eventTypes[kind]} checked={draft.events.includes(kind)} onChange={(on) => change({ events: ticked(draft.events, kind, on) })} />
            ))}
          </Grid>
          {eventsProblem && <FieldProblem>{eventsProblem}</FieldProblem>}
        </Stack>
        <Stack gap={2}>
          <strong>{t("webhook.roles")}</strong>
          <Soft>{t("webhook.rolesHint")}</Soft>
          <Grid min="small">
            {allRoles.map((role) => (
              <Checkbox key={role} label={t(`people.role.${role}`)} checked={draft.roles.includes(role)} onChange={(on) => change({ roles: ticked(draft.roles, role, on) })} />
            ))}
          </Grid>
          {rolesProblem && <FieldProblem>{rolesProblem}</FieldProblem>}
        </Stack>
        <Problem error={error} />
      </Stack>
    </Dialog>
  );
}
