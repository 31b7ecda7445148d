import type { Access, PersonView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useWide } from "../../lib/useWide.ts";
import { Button } from "../../ui/Button.tsx";
import { Row, Soft, Stack } from "../../ui/Layout.tsx";
import { PressRow } from "../../ui/PressRow.tsx";
import { Badge } from "../../ui/Status.tsx";
import { Table } from "../../ui/Table.tsx";
import { accountTones, isStaffRole } from "./people.ts";

type ListProps = { rows: PersonView[]; access: Access; onOpen: (person: PersonView) => void };

/** People as a table where there is room, as cards on a phone. */
export function PeopleList({ rows, access, onOpen }: ListProps) {
  const t = useT();
  const formats = useFormats();
  const rolesOf = useRoleWords();
  const wide = useWide();
  if (!wide) {
    return (
      <Stack gap={3}>
        {rows.map((person) => (
          <PressRow key={person.id} onPress={() => onOpen(person)}>
            <Stack gap={1}>
              <Row gap={2}>
                <strong>{person.name}</strong>
                <AccountMark person={person} />
              </Row>
              <Soft>
                {person.email}
                <br />
                {placeOf(person)}
              </Soft>
              {person.roles.length > 0 && <span>{rolesOf(person.roles)}</span>}
            </Stack>
          </PressRow>
        ))}
      </Stack>
    );
  }
  const columns = [
    {
      key: "name",
      field: "name",
      title: t("people.name"),
      cell: (person: PersonView) => (
        <Button look="link" onClick={() => onOpen(person)}>
          {person.name}
        </Button>
      ),
    },
    {
      key: "reach",
      field: "email",
      title: t("people.reach"),
      cell: (person: PersonView) => (
        <Stack gap={1}>
          <span>{person.email}</span>
          <Soft>{person.phone}</Soft>
        </Stack>
      ),
    },
    {
      key: "where",
      field: "kind",
      title: t("people.where"),
      cell: (person: PersonView) => (
        <Stack gap={1}>
          <span>{rolesOf(person.roles) || person.customerName}</span>
          <Soft>{person.kind === "STAFF" ? person.region : person.siteName}</Soft>
        </Stack>
      ),
    },
    { key: "account", field: "account", title: t("people.account"), nowrap: true, cell: (person: PersonView) => <AccountMark person={person} /> },
    { key: "login", field: "lastLoginAt", title: t("people.lastLogin"), nowrap: true, cell: (person: PersonView) => <Soft>{person.lastLoginAt ? formats.relative(person.lastLoginAt) : "—"}</Soft> },
  ];
  return <Table caption={t("menu.people")} columns={columns.filter((column) => access[column.field])} rows={rows} keyOf={(person) => person.id} onOpen={onOpen} />;
}

export function AccountMark({ person }: { person: PersonView }) {
  const t = useT();
  return <Badge tone={accountTones[person.account]}>{t(`people.account.${person.account}`)}</Badge>;
}

export const useRoleWords = () => {
  const t = useT();
  return (roles: string[]) => roles.map((role) => (isStaffRole(role) ? t(`people.role.${role}`) : role)).join(t("people.and"));
};

const placeOf = (person: PersonView) => (person.kind === "STAFF" ? person.region : [person.customerName, person.siteName].filter(Boolean).join(" · "));
