import type { Warranty } from "../../api/contract.ts";
import { useT } from "../../i18n/common.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { Badge } from "../../ui/Status.tsx";

/** The warranty verdict with its date. */
export function WarrantyMark({ warranty, until }: { warranty: Warranty; until: string | null | undefined }) {
  const t = useT();
  const formats = useFormats();
  const text = !until || warranty === "NONE" ? t(`warranty.${warranty}`) : t(warranty === "ACTIVE" ? "warranty.until" : "warranty.ended", { date: formats.date(until) });
  return (
    <Badge tone={warranty === "ACTIVE" ? "good" : "neutral"} icon={warranty === "ACTIVE" ? "shield" : undefined}>
      {text}
    </Badge>
  );
}
