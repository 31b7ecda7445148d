import { queryOptions } from "@tanstack/react-query";
import type { Warranty } from "../../api/types.ts";
import { useT } from "../../i18n/common.ts";
import { useFormats } from "../../i18n/Language.tsx";
import type { Locale } from "../../i18n/locale.ts";
import { type Api, answer, page } from "../../lib/api.ts";
import { Row, Soft } from "../../ui/Layout.tsx";
import { Badge } from "../../ui/Status.tsx";

export const unitsQuery = (api: Api, serial = "") =>
  queryOptions({ queryKey: ["equipment", "list", serial], queryFn: () => page(api.GET("/equipment", { params: { query: serial ? { serial } : {} } })) });

export const unitQuery = (api: Api, id: string) => queryOptions({ queryKey: ["equipment", id], queryFn: () => answer(api.GET("/equipment/{id}", { params: { path: { id } } })) });

/** The unit whose label the caller scanned. */
export const scannedUnitQuery = (api: Api) => queryOptions({ queryKey: ["equipment", "scanned"], queryFn: () => answer(api.GET("/scan")) });

export const productName = (unit: { productNameZh: string; productNameEn: string; model: string }, locale: Locale) => (locale === "en" ? unit.productNameEn : unit.productNameZh) || unit.model;

export function WarrantyBadge({ warranty, warrantyUntil }: { warranty: Warranty; warrantyUntil: string | null }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Row gap={2}>
      <Badge tone={warranty === "ACTIVE" ? "good" : "neutral"} icon={warranty === "ACTIVE" ? "shield" : undefined}>
        {t(`warranty.${warranty}`)}
      </Badge>
      {warrantyUntil && <Soft>{t(warranty === "ACTIVE" ? "warranty.until" : "warranty.ended", { date: formats.date(warrantyUntil) })}</Soft>}
    </Row>
  );
}
