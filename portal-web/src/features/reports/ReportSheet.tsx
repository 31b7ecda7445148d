import type { ReactNode } from "react";
import type { ReportView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats, useLocale } from "../../i18n/Language.tsx";
import { Fact, Facts, Mono, Prose, Soft, Stack } from "../../ui/Layout.tsx";

/** What the engineer found and did. `photos` shows the pictures; the gallery lives in another feature. */
export function ReportSheet({ report, photos }: { report: ReportView; photos?: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  const formats = useFormats();
  return (
    <Stack gap={4}>
      {report.findings && <Part title={t("report.findings")} text={report.findings} />}
      {report.workDone && <Part title={t("report.workDone")} text={report.workDone} />}
      {report.recommendation && <Part title={t("report.recommendation")} text={report.recommendation} />}
      {report.parts.length > 0 && (
        <div>
          <h3>{t("report.parts")}</h3>
          {report.parts.map((part) => (
            <div key={part.number}>
              {locale === "en" ? part.nameEn : part.nameZh} <Mono>{part.number}</Mono> × {formats.number(part.quantity)} {part.unit}
            </div>
          ))}
        </div>
      )}
      <Facts>
        {report.labourMinutes !== undefined && <Fact name={t("report.labour")}>{t("report.minutes", { count: formats.number(report.labourMinutes) })}</Fact>}
        <Fact name={t("workOrder.engineer")}>
          {report.engineerName}
          <br />
          {report.writtenAt && <Soft>{formats.dateTime(report.writtenAt)}</Soft>}
        </Fact>
        {report.signedAt && (
          <Fact name={t("report.signedBy")}>
            {report.signedBy}
            <br />
            <Soft>{formats.dateTime(report.signedAt)}</Soft>
          </Fact>
        )}
      </Facts>
      {photos}
    </Stack>
  );
}

const Part = ({ title, text }: { title: string; text: string }) => (
  <div>
    <h3>{title}</h3>
    <Prose>{text}</Prose>
  </div>
);
