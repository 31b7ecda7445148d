import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PartView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { page } from "../../lib/api.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { useDelayed } from "../../lib/useDelayed.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Mono, Row, Soft, Stack } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { PressRow } from "../../ui/PressRow.tsx";
import { Badge, EmptyState } from "../../ui/Status.tsx";

/** Finds a part by number or name and shows what is in stock. */
export function PartPicker({ onPick, onClose }: { onPick: (part: PartView) => void; onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const formats = useFormats();
  const [typed, setTyped] = useState("");
  const q = useDelayed(typed.trim());
  const query = useQuery({ queryKey: ["parts", q], queryFn: () => page(api.GET("/parts", { params: { query: { q, limit: 30 } } })), placeholderData: keepPreviousData });
  return (
    <Dialog title={t("part.pick")} onClose={onClose} wide>
      <TextField label={t("part.search")} type="search" maxLength={100} value={typed} onChange={setTyped} autoFocus />
      <Loaded query={query} lines={5}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="box" title={t("part.nothingFound")} />
          ) : (
            <Stack gap={2}>
              {items.map((part) => (
                <PressRow key={part.id} onPress={() => onPick(part)}>
                  <Row gap={3} spread>
                    <Stack gap={1}>
                      <strong>{locale === "en" ? part.nameEn : part.nameZh}</strong>
                      <Soft>
                        <Mono>{part.number}</Mono>
                      </Soft>
                    </Stack>
                    <Row gap={3}>
                      {part.priceMinor !== undefined && part.currency && <span>{formats.money(part.priceMinor, part.currency)}</span>}
                      {part.stock !== undefined && (
                        <Badge tone={part.stock > 0 ? "good" : "warn"} icon={part.stock > 0 ? "check" : "warning"}>
                          {part.stock > 0 ? t("part.stock", { count: formats.number(part.stock), unit: part.unit }) : t("part.noStock")}
                        </Badge>
                      )}
                    </Row>
                  </Row>
                </PressRow>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Dialog>
  );
}
