import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Grade, NewPerson, PersonKind, PersonView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Refusal } from "../../lib/refusal.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { useDelayed } from "../../lib/useDelayed.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioCards, SelectField, TextField } from "../../ui/fields.tsx";
import { Grid } from "../../ui/Layout.tsx";
import { Problem } from "../../ui/Status.tsx";
import { customersQuery, grades, languages, sitesQuery } from "./people.ts";
import { RoleFields } from "./RoleFields.tsx";

/** Adds somebody; the invitation goes out by mail at once. */
export function InviteDialog({ kind, onClose, onDone }: { kind: PersonKind; onClose: () => void; onDone: (person: PersonView) => void }) {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const [tried, setTried] = useState(false);
  const [person, setPerson] = useState({ name: "", email: "", phone: "", locale: useLocale(), roles: [] as string[], region: "", team: "", grade: "" as Grade | "", customerId: "", siteId: "" });
  const change = (part: Partial<typeof person>) => setPerson((before) => ({ ...before, ...part }));
  const [typed, setTyped] = useState("");
  const customers = useQuery({ ...customersQuery(api, useDelayed(typed.trim())), enabled: kind === "CONTACT", placeholderData: keepPreviousData });
  const sites = useQuery(sitesQuery(api, person.customerId));
  const invite = useCreate<NewPerson, { data: PersonView }>(
    (client, body, headers) => answer(client.POST("/people", { body, headers })),
    ({ data }) => {
      void queries.invalidateQueries({ queryKey: ["people"] });
      onDone(data);
    },
  );
  const problem = (field: string, missing: boolean) => (tried && missing ? t("form.missing") : invite.error instanceof Refusal ? invite.error.of(`/${field}`) : undefined);
  const staff = kind === "STAFF";
  const incomplete = !person.name.trim() || !person.email.trim() || (staff ? person.roles.length === 0 || !person.region.trim() : !person.customerId);
  const send = () => {
    setTried(true);
    if (incomplete) return;
    const { name, email, phone, locale, roles, region, team, grade, customerId, siteId } = person;
    const common = { kind, name: name.trim(), email: email.trim(), phone: phone.trim() || null, locale };
    invite.mutate(staff ? { ...common, roles, region: region.trim(), team: team.trim() || null, grade: grade || null } : { ...common, customerId, siteId: siteId || null });
  };
  return (
    <Dialog
      title={t(staff ? "people.invite.STAFF" : "people.invite.CONTACT")}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" icon="send" busy={invite.isPending} onClick={send}>
            {t("people.sendInvitation")}
          </Button>
        </>
      }
    >
      <Grid>
        <TextField label={t("people.name")} required maxLength={200} value={person.name} onChange={(name) => change({ name })} error={problem("name", !person.name.trim())} />
        <TextField label={t("contact.email")} required type="email" maxLength={254} value={person.email} onChange={(email) => change({ email })} error={problem("email", !person.email.trim())} />
        <TextField label={t("contact.phone")} type="tel" maxLength={40} value={person.phone} onChange={(phone) => change({ phone })} error={problem("phone", false)} />
        {staff && <TextField label={t("people.region")} required maxLength={60} value={person.region} onChange={(region) => change({ region })} error={problem("region", !person.region.trim())} />}
        {staff && person.roles.includes("engineer") && (
          <SelectField label={t("people.grade")} value={person.grade} onChange={(grade) => change({ grade })} placeholder="—" options={grades.map((value) => ({ value, label: t(`engineer.grade.${value}`) }))} />
        )}
        {!staff && <TextField label={t("people.findCustomer")} type="search" maxLength={100} value={typed} onChange={setTyped} />}
        {!staff && (
          <SelectField
            label={t("workOrder.customer")}
            required
            value={person.customerId}
            onChange={(customerId) => change({ customerId, siteId: "" })}
            placeholder={t("people.choose")}
            options={(customers.data?.items ?? []).map(({ id, name }) => ({ value: id ?? "", label: name ?? "" }))}
            error={problem("customerId", !person.customerId)}
          />
        )}
        {!staff && (
          <SelectField
            label={t("people.branch")}
            value={person.siteId}
            onChange={(siteId) => change({ siteId })}
            placeholder={t("people.wholeCustomer")}
            options={(sites.data?.items ?? []).map(({ id, name }) => ({ value: id ?? "", label: name ?? "" }))}
          />
        )}
      </Grid>
      {staff && <TextField label={t("people.team")} hint={t("people.teamHint")} maxLength={60} value={person.team} onChange={(team) => change({ team })} error={problem("team", false)} />}
      {staff && <RoleFields roles={person.roles} onChange={(roles) => change({ roles })} error={problem("roles", person.roles.length === 0)} />}
      <RadioCards
        label={t("people.language")}
        columns={4}
        value={person.locale}
        onChange={(locale) => change({ locale })}
        options={languages}
      />
      <Problem error={invite.error ?? customers.error} />
    </Dialog>
  );
}
