import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { PersonKind, PersonView } from "../../api/types.ts";
import { personHistoryQuery } from "../../features/history/queries.ts";
import { InviteDialog } from "../../features/people/InviteDialog.tsx";
import { peopleQuery } from "../../features/people/people.ts";
import { PeopleList } from "../../features/people/PeopleList.tsx";
import { PersonDialog } from "../../features/people/PersonDialog.tsx";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDelayed } from "../../lib/useDelayed.ts";
import { useCan } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Page, Row, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { EmptyState, Skeleton } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useToast } from "../../ui/Toasts.tsx";

const ChangeHistory = lazy(() => import("../../features/history/ChangeHistory.tsx"));

type Tab = PersonKind | "ALL";

/** Who may log in: our own people and the contacts of customers. */
export function PeoplePage() {
  const t = useT();
  const say = useToast();
  const [typed, setTyped] = useState("");
  const words = useDelayed(typed.trim());
  const [tab, setTab] = useState<Tab>("ALL");
  const [inviting, setInviting] = useState<PersonKind | null>(null);
  const [opened, setOpened] = useState<PersonView | null>(null);
  const query = useInfiniteQuery({ ...peopleQuery(useApi(), tab === "ALL" ? undefined : tab, words), placeholderData: keepPreviousData });
  // Whoever may give roles keeps the staff too; the others keep contacts only.
  const keepsStaff = query.data?.pages[0]?.access.roles === "write";
  const list = (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const rows = pages.flatMap((one) => one.items);
        return rows.length === 0 ? (
          <EmptyState icon="search" title={t("people.nothingFound")} />
        ) : (
          <Stack>
            <PeopleList rows={rows} access={pages[0]?.access ?? {}} onOpen={setOpened} />
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </Loaded>
  );
  return (
    <Page
      title={t("menu.people")}
      intro={t("people.intro")}
      width="wide"
      actions={
        <Row gap={3}>
          {keepsStaff && (
            <Button icon="plus" onClick={() => setInviting("STAFF")}>
              {t("people.invite.STAFF")}
            </Button>
          )}
          <Button look="primary" icon="plus" onClick={() => setInviting("CONTACT")}>
            {t("people.invite.CONTACT")}
          </Button>
        </Row>
      }
    >
      <Stack gap={4}>
        <TextField label={t("people.search")} hideLabel type="search" maxLength={100} value={typed} onChange={setTyped} placeholder={t("people.search")} />
        {keepsStaff ? (
          <Tabs
            label={t("menu.people")}
            tabs={[
              { key: "ALL", label: t("people.tab.ALL") },
              { key: "STAFF", label: t("people.tab.STAFF") },
              { key: "CONTACT", label: t("people.tab.CONTACT") },
            ]}
            shown={tab}
            onShow={setTab}
          >
            {list}
          </Tabs>
        ) : (
          list
        )}
      </Stack>
      {inviting && (
        <InviteDialog
          kind={inviting}
          onClose={() => setInviting(null)}
          onDone={() => {
            setInviting(null);
            say(t("people.invited"));
          }}
        />
      )}
      {opened && (
        <PersonDialog key={opened.id} id={opened.id} title={opened.name} onClose={() => setOpened(null)}>
          <Changes person={opened.id} />
        </PersonDialog>
      )}
    </Page>
  );
}

/** Who changed what of a person, when somebody asks for it. */
function Changes({ person }: { person: string }) {
  const t = useT();
  const api = useApi();
  const [open, setOpen] = useState(false);
  if (!useCan("HISTORY")) return null;
  return (
    <Stack>
      <Row>
        <Button icon="clock" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("history.title")}
        </Button>
      </Row>
      {open && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <ChangeHistory query={personHistoryQuery(api, person)} />
        </Suspense>
      )}
    </Stack>
  );
}
