import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import type { VerificationView } from "../../api/types.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Refusal } from "../../lib/refusal.ts";
import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { Card, Fact, Facts, Page, Soft, Stack } from "../../ui/Layout.tsx";
import { Notice, Problem, Skeleton } from "../../ui/Status.tsx";
import { checkedFile, recordedDocumentQuery, tooLarge } from "./verification.ts";
import styles from "./VerifyPage.module.css";

/** Whether a sealed PDF is still what was sealed, for anyone who holds it; `id` comes from the QR code on the paper. */
export function VerifyPage({ id }: { id?: string }) {
  const t = useT();
  const api = useApi();
  const check = useMutation({ mutationFn: (file: File) => answer(checkedFile(api, file, id)) });
  const [refused, setRefused] = useState(false);
  const take = (file: File) => {
    setRefused(tooLarge(file));
    if (tooLarge(file)) check.reset();
    else check.mutate(file);
  };
  return (
    <Page title={t("verify.title")} intro={t("verify.intro")} width="narrow">
      <Stack gap={5}>
        {id && <Recorded id={id} />}
        <Card title={t(id ? "verify.compare" : "verify.file")}>
          <FileDrop busy={check.isPending} onFile={take} />
          <div aria-live="polite">
            {check.isPending && <Skeleton lines={3} />}
            {refused && <Notice tone="bad">{t("verify.tooLarge")}</Notice>}
            {check.isError && <Problem error={check.error} />}
            {check.data && <Result said={check.data.data} name={check.variables.name} expected={id} />}
          </div>
        </Card>
        <WithoutUs />
      </Stack>
    </Page>
  );
}

function FileDrop({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    setOver(false);
    if (files?.[0]) onFile(files[0]);
  };
  return (
    <div
      className={classes(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      <Button look="primary" icon="document" disabled={busy} onClick={() => input.current?.click()}>
        {t("verify.choose")}
      </Button>
      <Soft>{t("verify.drop")}</Soft>
      <Soft>{t("verify.privacy")}</Soft>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        aria-label={t("verify.choose")}
        hidden
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </div>
  );
}

/** What is known by the id alone. */
function Recorded({ id }: { id: string }) {
  const t = useT();
  const recorded = useQuery(recordedDocumentQuery(useApi(), id));
  if (recorded.isError) {
    return recorded.error instanceof Refusal && recorded.error.status === 404 ? (
      <Notice tone="bad" title={t("verify.unknown")}>
        {t("verify.unknownHint")}
      </Notice>
    ) : (
      <Problem error={recorded.error} onRetry={() => void recorded.refetch()} />
    );
  }
  return (
    <Card title={t("verify.recorded")}>
      {recorded.data ? (
        <>
          <Facts>
            <Document said={recorded.data.data} />
          </Facts>
          <Soft>{t("verify.recordedHint")}</Soft>
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </Card>
  );
}

function Document({ said }: { said: VerificationView }) {
  const t = useT();
  const formats = useFormats();
  return (
    <>
      {said.kind && <Fact name={t("verify.kind")}>{t(`verify.kind.${said.kind}`)}</Fact>}
      {said.number && <Fact name={t("verify.number")}>{said.number}</Fact>}
      {said.sealedAt && <Fact name={t("verify.sealedAt")}>{formats.dateTimeZone(said.sealedAt)}</Fact>}
      {said.chainBrokenAt !== null && (
        <Fact name={t("verify.chain")}>{said.chainBrokenAt === 0 ? t("verify.chainWhole") : t("verify.chainBroken", { sequence: said.chainBrokenAt })}</Fact>
      )}
      {said.sha256 && (
        <Fact name={t("verify.recordedHash")}>
          <Hash>{said.sha256}</Hash>
        </Fact>
      )}
    </>
  );
}

function Result({ said, name, expected }: { said: VerificationView; name: string; expected: string | undefined }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Stack>
      <Verdict said={said} expected={expected} />
      {said.chainBrokenAt !== null && said.chainBrokenAt > 0 && <Notice tone="warn">{t("verify.chainBrokenHint", { sequence: said.chainBrokenAt })}</Notice>}
      {said.certificateValidThen === false && <Notice tone="warn">{t("verify.certificateNotValidThen")}</Notice>}
      <Facts>
        <Fact name={t("verify.fileName")}>{name}</Fact>
        {said.signer && <Fact name={t("verify.signer")}>{said.signer}</Fact>}
        {said.claimedAt && (
          <Fact name={t("verify.claimedAt")}>
            <Stack gap={1}>
              <span>{formats.dateTimeZone(said.claimedAt)}</span>
              <Soft>{said.timestampedAt ? t("verify.timestamp", { time: formats.dateTimeZone(said.timestampedAt), authority: said.timestampAuthority ?? "" }) : t("verify.noTimestamp")}</Soft>
            </Stack>
          </Fact>
        )}
        {said.certificateSha256 && (
          <Fact name={t("verify.certificate")}>
            <Hash>{said.certificateSha256}</Hash>
          </Fact>
        )}
        {said.fileSha256 && (
          <Fact name={t("verify.fileHash")}>
            <Hash>{said.fileSha256}</Hash>
          </Fact>
        )}
        {said.documentId !== expected && <Document said={said} />}
      </Facts>
    </Stack>
  );
}

function Verdict({ said, expected }: { said: VerificationView; expected: string | undefined }) {
  const t = useT();
  switch (said.result) {
    case null:
      return null;
    case "INTACT":
      if (!said.asRecorded) return <Notice tone="warn" title={t("verify.unrecorded")}>{t("verify.unrecordedHint")}</Notice>;
      if (expected && said.documentId !== expected) return <Notice tone="warn" title={t("verify.other")}>{t("verify.otherHint")}</Notice>;
      return <Notice tone="good" title={t("verify.intact")}>{t("verify.intactHint")}</Notice>;
    case "CHANGED":
      return <Notice tone="bad" title={t("verify.changed")}>{said.change && t(`verify.change.${said.change}`)}</Notice>;
    case "NOT_SEALED":
      return <Notice tone="bad" title={t("verify.notSealed")}>{t("verify.notSealedHint")}</Notice>;
    case "NOT_OURS":
      return <Notice tone="bad" title={t("verify.notOurs")}>{t("verify.notOursHint", { signer: said.signer ?? "" })}</Notice>;
  }
}

/** What nobody has to take our word for. */
function WithoutUs() {
  const t = useT();
  return (
    <Card title={t("verify.withoutUs")} tone="sunken">
      <p>{t("verify.withoutUsSeal")}</p>
      <pre className={styles.command}>pdfsig document.pdf</pre>
      <p>{t("verify.withoutUsHash")}</p>
      <pre className={styles.command}>sha256sum document.pdf</pre>
      <p>{t("verify.withoutUsLimits")}</p>
    </Card>
  );
}

const Hash = ({ children }: { children: ReactNode }) => <span className={styles.hash}>{children}</span>;
