import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { FieldChange, HistoryEntryView } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useFormats } from "../../i18n/Language.tsx";
import { Button } from "../../ui/Button.tsx";
import type { IconName } from "../../ui/Icon.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Mono, Row, Soft, Stack, Unseen } from "../../ui/Layout.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { MoreButton } from "../../ui/MoreButton.tsx";
import { Timeline, TimelineEntry } from "../../ui/Timeline.tsx";
import styles from "./ChangeHistory.module.css";
import { acts, type HistoryQuery } from "./queries.ts";
import { aboutOf, useWording } from "./values.ts";

type Answer = { name: string; value: string; access: "masked" | "read" };
type Answers = (answers: Answer[]) => ReactNode;

/** So many fields of a new record are shown at first. */
const AT_FIRST = 4;

/** Who changed what and when, and what it was before; `answers` draws the answers to an order's form. */
export default function ChangeHistory({ query, answers }: { query: HistoryQuery; answers?: Answers }) {
  const t = useT();
  const loaded = useInfiniteQuery(query);
  return (
    <Loaded query={loaded} lines={6}>
      {({ pages }) => {
        const all = acts(pages.flatMap((one) => one.items));
        if (all.length === 0) return <Soft>{t("history.none")}</Soft>;
        return (
          <Stack gap={5}>
            <Timeline>
              {all.map((act) => (
                <TimelineEntry key={act.key} icon={iconOf(act.entries)} tone={act.first.actor === "SYSTEM" ? "plain" : "accent"} title={<Who entry={act.first} />} meta={<When at={act.at} />}>
                  <Stack gap={4}>
                    {act.entries.map((entry, at) => (
                      <Entry key={at} entry={entry} answers={answers} />
                    ))}
                  </Stack>
                </TimelineEntry>
              ))}
            </Timeline>
            <MoreButton query={loaded} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

const iconOf = (entries: HistoryEntryView[]): IconName => (entries.some((one) => one.change === "CREATED" && one.recordType !== "timelineEntry") ? "plus" : entries.every((one) => one.change === "DELETED") ? "close" : "edit");

function Who({ entry }: { entry: HistoryEntryView }) {
  const t = useT();
  if (entry.actor === "SYSTEM") return t("timeline.system");
  return entry.actor === "PERSON" ? (entry.actorName ?? t("history.hidden")) : t(`history.by${entry.actor}`);
}

function When({ at }: { at: string }) {
  const { dateTime } = useFormats();
  return <time dateTime={at}>{dateTime(at)}</time>;
}

function Entry({ entry, answers }: { entry: HistoryEntryView; answers: Answers | undefined }) {
  const t = useT();
  const { record } = useWording();
  const [open, setOpen] = useState(false);
  const own = entry.changes.filter((change) => !change.field.startsWith("form."));
  const answered = entry.changes.filter((change) => change.field.startsWith("form."));
  const folded = entry.change !== "CHANGED" && entry.changes.length > AT_FIRST + 1;
  const shown = folded && !open ? own.slice(0, AT_FIRST) : own;
  return (
    <div className={styles.entry}>
      <Row gap={2}>
        <span>{record(entry.recordType)}</span>
        <About entry={entry} />
        <span className={styles[entry.change]}>{t(`history.${entry.change}`)}</span>
      </Row>
      <dl className={styles.changes}>
        {shown.map((change, at) => (
          <Changed key={at} change={change} entry={entry} />
        ))}
      </dl>
      {(!folded || open) && answered.length > 0 && answers?.(answered.map(({ field, after, access }) => ({ name: field.slice(field.lastIndexOf(".") + 1), value: after ?? "", access })))}
      {folded && (
        <Row>
          <Button size="small" look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t("history.less") : t("history.all", { count: entry.changes.length - shown.length })}
          </Button>
        </Row>
      )}
    </div>
  );
}

/** What the record is called. */
function About({ entry }: { entry: HistoryEntryView }) {
  const number = aboutOf(entry, "quote.number") ?? aboutOf(entry, "workOrder.number") ?? aboutOf(entry, "part.number");
  const line = entry.change === "CHANGED" && aboutOf(entry, "quoteLine.description");
  return (
    <>
      {number && <Mono>{number}</Mono>}
      {line && <span>{line}</span>}
    </>
  );
}

function Changed({ change, entry }: { change: FieldChange; entry: HistoryEntryView }) {
  const t = useT();
  const { field } = useWording();
  return (
    <div>
      <dt>{field(change.field)}</dt>
      <dd>
        {entry.change !== "CREATED" && (
          <del className={styles.before}>
            <Value change={change} value={change.before} entry={entry} />
          </del>
        )}
        {entry.change === "CHANGED" && (
          <span className={styles.arrow}>
            <Icon name="arrowRight" size={14} />
            <Unseen>{t("history.became")}</Unseen>
          </span>
        )}
        {entry.change !== "DELETED" && (
          <ins className={styles.after}>
            <Value change={change} value={change.after} entry={entry} />
          </ins>
        )}
      </dd>
    </div>
  );
}

function Value({ change, value, entry }: { change: FieldChange; value: string | null; entry: HistoryEntryView }) {
  const t = useT();
  const wording = useWording();
  if (!value) return <span className={styles.empty}>{t(change.access === "masked" ? "history.hidden" : "history.empty")}</span>;
  return wording.value(change, value, entry);
}
