import type { WorkOrderView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useLocale } from "../../i18n/Language.tsx";
import { mapAddress } from "../../lib/mapAddress.ts";
import { ButtonAnchor } from "../../ui/Button.tsx";
import { Row } from "../../ui/Layout.tsx";

/** Call the customer, find the way. A masked number cannot be called and is not offered. */
export function ReachButtons({ order }: { order: WorkOrderView }) {
  const t = useT();
  const locale = useLocale();
  const phone = order.contact?.phone;
  const way = order.site && mapAddress({ address: order.site.address || order.site.name, latitude: order.site.latitude, longitude: order.site.longitude }, navigator.userAgent, locale);
  return (
    <Row gap={2}>
      {phone && !phone.includes("*") && (
        <ButtonAnchor href={`tel:${phone.replace(/[^\d+]/g, "")}`} icon="phone">
          {t("contact.call")}
        </ButtonAnchor>
      )}
      {way && (
        <ButtonAnchor href={way} icon="pin" {...(way.startsWith("https:") && { target: "_blank", rel: "noreferrer" })}>
          {t("site.navigate")}
        </ButtonAnchor>
      )}
    </Row>
  );
}
