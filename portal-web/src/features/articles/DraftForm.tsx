import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Access } from "../../api/types.ts";
import { useT } from "../../i18n/console.ts";
import { useApi } from "../../lib/CallerProvider.tsx";
import { Field } from "../../lib/Field.tsx";
import { useDelayed } from "../../lib/useDelayed.ts";
import { useWide } from "../../lib/useWide.ts";
import { SelectField, TextArea, TextField } from "../../ui/fields.tsx";
import { Grid, Soft, Stack } from "../../ui/Layout.tsx";
import { Problem } from "../../ui/Status.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { ArticleBody } from "./ArticleBody.tsx";
import { audiences, languages, previewQuery, type Typed } from "./keeping.ts";
import styles from "./keeping.module.css";

type FormProps = {
  typed: Typed;
  access: Access;
  onChange: (typed: Typed) => void;
  /** The language cannot change any more. */
  published: boolean;
  /** Marks what is missing; set once the person has tried to save. */
  tried: boolean;
  refused: (field: string) => string | undefined;
};

/** Title, readers and text of an article; beside the text what readers will see, on a phone as a tab. */
export function DraftForm({ typed, access, onChange, published, tried, refused }: FormProps) {
  const t = useT();
  const wide = useWide();
  const [shown, setShown] = useState<"write" | "preview">("write");
  const change = (part: Partial<Typed>) => onChange({ ...typed, ...part });
  const text = (
    <Field name="markdown" access={access}>
      {({ readOnly }) => <TextArea tall label={t("knowledge.body")} hint={t("knowledge.bodyHint")} maxLength={50_000} readOnly={readOnly} value={typed.markdown} onChange={(markdown) => change({ markdown })} error={refused("markdown")} />}
    </Field>
  );
  return (
    <Stack gap={5}>
      <Field name="title" access={access}>
        {({ readOnly }) => (
          <TextField label={t("knowledge.title")} required maxLength={200} readOnly={readOnly} value={typed.title} onChange={(title) => change({ title })} error={tried && !typed.title.trim() ? t("form.missing") : refused("title")} />
        )}
      </Field>
      <Grid min="small">
        <Field name="language" access={access}>
          {({ readOnly }) => (
            <SelectField label={t("knowledge.language")} readOnly={readOnly || published} value={typed.language} onChange={(language) => change({ language })} options={languages.map((value) => ({ value, label: t(`knowledge.language.${value}`) }))} error={refused("language")} />
          )}
        </Field>
        <Field name="audience" access={access}>
          {({ readOnly }) => (
            <SelectField label={t("knowledge.audience")} readOnly={readOnly} value={typed.audience} onChange={(audience) => change({ audience })} options={audiences.map((value) => ({ value, label: t(`knowledge.audience.${value}`) }))} error={refused("audience")} />
          )}
        </Field>
        <Field name="products" access={access}>
          {({ readOnly }) => <TextField label={t("knowledge.products")} placeholder={t("knowledge.productsHint")} maxLength={500} readOnly={readOnly} value={typed.products} onChange={(products) => change({ products })} error={refused("products")} />}
        </Field>
      </Grid>
      {wide ? (
        <div className={styles.sides}>
          {text}
          <div className={styles.preview}>
            <span className={styles.previewLabel}>{t("knowledge.preview")}</span>
            <Soft>{t("knowledge.previewFor", { audience: t(`knowledge.audience.${typed.audience}`) })}</Soft>
            <Preview typed={typed} />
          </div>
        </div>
      ) : (
        <Tabs
          label={t("knowledge.text")}
          tabs={[
            { key: "write", label: t("knowledge.write") },
            { key: "preview", label: t("knowledge.preview") },
          ]}
          shown={shown}
          onShow={setShown}
        >
          {shown === "write" ? text : <Preview typed={typed} />}
        </Tabs>
      )}
    </Stack>
  );
}

/** As the server will show it to readers. */
function Preview({ typed }: { typed: Typed }) {
  const t = useT();
  const markdown = useDelayed(typed.markdown, 300);
  const { data, error } = useQuery(previewQuery(useApi(), markdown));
  return (
    <div className={styles.paper} tabIndex={0} role="region" aria-label={t("knowledge.preview")}>
      <Problem error={error} />
      {data && markdown.trim() ? <ArticleBody html={data.data.html} language={typed.language} /> : <Soft>{t("knowledge.nothingYet")}</Soft>}
    </div>
  );
}
