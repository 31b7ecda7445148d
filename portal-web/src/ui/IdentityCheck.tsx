import { useMutation } from "@tanstack/react-query";
import type { Answer, IdentityCheckView } from "../api/types.ts";
import { useT } from "../i18n/common.ts";
import { useFormats } from "../i18n/Language.tsx";
import { Refusal } from "../lib/refusal.ts";
import { Button } from "./Button.tsx";
import { TextField } from "./fields.tsx";
import { Row, Stack } from "./Layout.tsx";
import { Notice, Problem } from "./Status.tsx";

/** Whether a signature was refused because of its code. */
export const isWrongCode = (error: unknown) => error instanceof Refusal && error.type === "signing/identity-check-failed";

type IdentityCheckProps = { /** Has a code sent. */ ask: () => Promise<Answer<IdentityCheckView>>; code: string; onChange: (code: string) => void; /** Show what is missing. */ checked: boolean };

/** Who holds a link and signs proves it with a code from the order's mailbox. */
export function IdentityCheck({ ask, code, onChange, checked }: IdentityCheckProps) {
  const t = useT();
  const formats = useFormats();
  const asking = useMutation({ mutationFn: ask });
  return (
    <Stack>
      <span>{t("identity.hint")}</span>
      <Row>
        <Button icon="mail" busy={asking.isPending} onClick={() => asking.mutate()}>
          {t(asking.data ? "identity.sendAgain" : "identity.send")}
        </Button>
      </Row>
      <Problem error={asking.error} />
      {asking.data && <Notice tone="good">{t("identity.sent", { to: asking.data.data.sentTo, when: formats.dateTime(asking.data.data.expiresAt) })}</Notice>}
      <TextField label={t("identity.code")} required inputMode="numeric" autoComplete="one-time-code" maxLength={10} value={code} onChange={onChange} error={checked && !code.trim() ? t("form.missing") : undefined} />
    </Stack>
  );
}
