import { useState } from "react";
import type { NewRating, RatingView, WorkOrderView } from "../../api/types.ts";
import { useT } from "../../i18n/portal.ts";
import { answer } from "../../lib/api.ts";
import { useCreate } from "../../lib/useCreate.ts";
import { Button } from "../../ui/Button.tsx";
import { Chips } from "../../ui/Chips.tsx";
import { FieldProblem, Switch, TextArea } from "../../ui/fields.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Card, Prose, Row, Soft, Stack, Unseen } from "../../ui/Layout.tsx";
import { Badge, Notice, Problem } from "../../ui/Status.tsx";
import { useRefresh } from "../../lib/workOrders.ts";
import styles from "./RatingCard.module.css";

type Tag = RatingView["tags"][number];
const praise: Tag[] = ["PUNCTUAL", "FRIENDLY", "SKILLED", "FAST"];
const blame: Tag[] = ["LATE", "NOT_FIXED", "TOO_EXPENSIVE", "UNCLEAR"];

/** Rate the service, or say in the same step that it is still broken. Afterwards it shows what was said. */
export function RatingCard({ order }: { order: WorkOrderView }) {
  const t = useT();
  if (order.rating) {
    return (
      <Card title={t("rating.yours")}>
        <Stars score={order.rating.score} />
        <Row gap={2}>
          {order.rating.tags.map((tag) => (
            <Badge key={tag}>{t(`rating.tag.${tag}`)}</Badge>
          ))}
        </Row>
        {order.rating.comment && <Prose>{order.rating.comment}</Prose>}
      </Card>
    );
  }
  return order.moves.includes("RATE") ? <RatingForm order={order} /> : null;
}

function RatingForm({ order }: { order: WorkOrderView }) {
  const t = useT();
  const refresh = useRefresh();
  const [score, setScore] = useState(0);
  const [tags, setTags] = useState<Tag[]>([]);
  const [comment, setComment] = useState("");
  const [reopen, setReopen] = useState(false);
  const [checked, setChecked] = useState(false);
  const rate = useCreate(
    (api, body: NewRating, headers) => answer(api.POST("/work-orders/{id}/rating", { params: { path: { id: order.id } }, headers, body })),
    () => void refresh(),
  );
  const submit = () => {
    setChecked(true);
    if (score) rate.mutate({ score, comment: comment.trim() || null, tags, reopen });
  };
  const offered = score === 0 || score > 3 ? praise : [...blame, ...praise];
  return (
    <Card title={t("rating.title")} tone="accent">
      <fieldset className={styles.stars}>
        <legend>
          <Unseen>{t("rating.title")}</Unseen>
        </legend>
        {[1, 2, 3, 4, 5].map((value) => (
          <label key={value} className={value <= score ? styles.lit : undefined}>
            <input type="radio" name="score" value={value} checked={score === value} onChange={() => setScore(value)} />
            <Unseen>{t("rating.stars", { score: value })}</Unseen>
            <Icon name="star" size={36} />
          </label>
        ))}
      </fieldset>
      {checked && !score && <FieldProblem>{t("rating.missing")}</FieldProblem>}
      {score > 0 && (
        <Stack>
          <Chips label={t("rating.tags")} options={offered.map((value) => ({ value, label: t(`rating.tag.${value}`) }))} chosen={tags} onChange={setTags} />
          <TextArea label={t("rating.comment")} hint={t("state.optional")} rows={3} maxLength={2000} value={comment} onChange={setComment} />
          <Switch label={t("rating.reopen")} hint={t("rating.reopenHint")} checked={reopen} onChange={setReopen} />
          {score <= 2 && <Notice icon="phone">{t("rating.weCall")}</Notice>}
        </Stack>
      )}
      <Problem error={rate.error} />
      <Button look="primary" wide busy={rate.isPending} onClick={submit}>
        {t(reopen ? "rating.sendAndReopen" : "rating.send")}
      </Button>
      <Soft>{t("rating.hint")}</Soft>
    </Card>
  );
}

function Stars({ score }: { score: number }) {
  const t = useT();
  return (
    <div className={styles.stars} role="img" aria-label={t("rating.stars", { score })}>
      {[1, 2, 3, 4, 5].map((value) => (
        <span key={value} className={value <= score ? styles.lit : undefined}>
          <Icon name="star" size={26} />
        </span>
      ))}
    </div>
  );
}
