import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Grade } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { answer, ifMatch } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Refusal } from "../../lib/refusal.ts";
import { Button } from "../../ui/Button.tsx";
import { Drawer } from "../../ui/Dialog.tsx";
import { RadioCards, SelectField, TextField } from "../../ui/fields.tsx";
import { Fact, Facts, Grid, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice, Problem } from "../../ui/Status.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { grades, languages, personQuery, type SeenPerson, usePersonAct } from "./people.ts";
import { AccountMark } from "./PeopleList.tsx";
import { RoleFields } from "./RoleFields.tsx";

/** One person: what they may do, and whether they may come in; `children` stand below. */
export function PersonDialog({ id, title, onClose, children }: { id: string; title: string; onClose: () => void; children?: ReactNode }) {
  const query = useQuery(personQuery(useApi(), id));
  return (
    <Drawer title={title} onClose={onClose}>
      <Stack gap={5}>
        <Loaded query={query}>{(seen) => <PersonForm key={seen.etag} seen={seen} onClose={onClose} />}</Loaded>
        {children}
      </Stack>
    </Drawer>
  );
}

function PersonForm({ seen, onClose }: { seen: SeenPerson; onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const formats = useFormats();
  const person = seen.data;
  const staff = person.kind === "STAFF";
  const [draft, setDraft] = useState({
    name: person.name ?? "",
    email: person.email ?? "",
    locale: person.locale,
    phone: person.phone ?? "",
    roles: person.roles,
    region: person.region ?? "",
    team: person.team ?? "",
    grade: person.grade ?? ("" as Grade | ""),
  });
  // Who has logged in does so with the address: it is the name of their account.
  const fixed = (field: keyof typeof draft) => seen.access[field] !== "write" || (field === "email" && person.account !== "NONE" && person.account !== "INVITED");
  const unnamed = !fixed("name") && !draft.name.trim();
  const [sure, setSure] = useState(false);
  const path = { params: { path: { id: person.id } }, headers: ifMatch(seen) };
  const done = (text: string) => () => {
    say(text);
    onClose();
  };
  const save = usePersonAct((api) => {
    const { name, email, locale, phone, roles, region, team, grade } = draft;
    const common = { name: name.trim(), ...(email.trim() !== (person.email ?? "") && { email: email.trim() }), locale, phone: phone.trim() || null };
    const body = staff ? { ...common, roles, region: region.trim(), team: team.trim() || null, grade: grade || null } : common;
    const changed = Object.entries(body).filter(([field]) => !fixed(field as keyof typeof draft));
    return answer(api.PATCH("/people/{id}", { params: path.params, headers: { ...path.headers, "Content-Type": "application/merge-patch+json" }, body: Object.fromEntries(changed) }));
  }, done(t("people.saved")));
  const problem = (field: string) => (save.error instanceof Refusal ? save.error.of(`/${field}`) : undefined);
  const invite = usePersonAct((api) => answer(api.POST("/people/{id}/invitation", { params: path.params })), done(t("people.invited")));
  const disable = usePersonAct((api) => answer(api.POST("/people/{id}/disabling", path)), done(t("people.disabled")));
  const enable = usePersonAct((api) => answer(api.POST("/people/{id}/enabling", path)), done(t("people.enabled")));
  const out = person.account === "DISABLED";
  return (
    <Stack gap={5}>
      <Row gap={2}>
        <AccountMark person={person} />
        {person.lastLoginAt && <Soft>{t("people.lastLoginAt", { time: formats.dateTime(person.lastLoginAt) })}</Soft>}
      </Row>
      {(fixed("email") || !staff) && (
        <Facts>
          {fixed("email") && <Fact name={t("contact.email")}>{person.email ?? "—"}</Fact>}
          {!staff && <Fact name={t("workOrder.customer")}>{[person.customerName, person.siteName].filter(Boolean).join(" · ")}</Fact>}
        </Facts>
      )}
      <Grid min="small">
        <TextField label={t("people.name")} maxLength={200} readOnly={fixed("name")} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} error={unnamed ? t("form.missing") : problem("name")} />
        {!fixed("email") && <TextField label={t("contact.email")} type="email" maxLength={254} value={draft.email} onChange={(email) => setDraft({ ...draft, email })} error={problem("email")} />}
        <TextField label={t("contact.phone")} type="tel" maxLength={40} readOnly={fixed("phone")} value={draft.phone} onChange={(phone) => setDraft({ ...draft, phone })} error={problem("phone")} />
        {staff && <TextField label={t("people.region")} maxLength={60} readOnly={fixed("region")} value={draft.region} onChange={(region) => setDraft({ ...draft, region })} error={problem("region")} />}
        {staff && draft.roles.includes("engineer") && (
          <SelectField label={t("people.grade")} value={draft.grade} onChange={(grade) => setDraft({ ...draft, grade })} placeholder="—" options={grades.map((value) => ({ value, label: t(`engineer.grade.${value}`) }))} />
        )}
      </Grid>
      {staff && <TextField label={t("people.team")} hint={t("people.teamHint")} maxLength={60} readOnly={fixed("team")} value={draft.team} onChange={(team) => setDraft({ ...draft, team })} error={problem("team")} />}
      {staff && <RoleFields roles={draft.roles} readOnly={fixed("roles")} onChange={(roles) => setDraft({ ...draft, roles })} error={draft.roles.length === 0 ? t("form.missing") : problem("roles")} />}
      <RadioCards label={t("people.language")} columns={4} readOnly={fixed("locale")} value={draft.locale} onChange={(locale) => setDraft({ ...draft, locale })} options={languages} />
      <Row gap={3}>
        <Button look="primary" icon="check" busy={save.isPending} disabled={unnamed || (staff && draft.roles.length === 0)} onClick={() => save.mutate()}>
          {t("action.save")}
        </Button>
        {!out && (
          <Button icon="send" busy={invite.isPending} disabled={!person.email} onClick={() => invite.mutate()}>
            {t(person.account === "NONE" ? "people.sendInvitation" : "people.inviteAgain")}
          </Button>
        )}
        {out && (
          <Button icon="check" busy={enable.isPending} onClick={() => enable.mutate()}>
            {t("people.enable")}
          </Button>
        )}
        {!out && person.account !== "NONE" && !sure && (
          <Button look="danger" onClick={() => setSure(true)}>
            {t("people.disable")}
          </Button>
        )}
      </Row>
      {sure && (
        <Notice
          tone="warn"
          title={t("people.disableTitle", { name: person.name })}
          actions={
            <Row gap={3}>
              <Button onClick={() => setSure(false)}>{t("action.cancel")}</Button>
              <Button look="danger" busy={disable.isPending} onClick={() => disable.mutate()}>
                {t("people.disable")}
              </Button>
            </Row>
          }
        >
          {t("people.disableHint")}
        </Notice>
      )}
      <Problem error={save.error ?? invite.error ?? disable.error ?? enable.error} />
    </Stack>
  );
}
