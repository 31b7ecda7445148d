import { useRef } from "react";
import { useT } from "../i18n/common.ts";
import { useFormats } from "../i18n/Language.tsx";
import { Button, IconButton } from "./Button.tsx";
import { FieldProblem } from "./fields.tsx";
import { Icon } from "./Icon.tsx";
import { Soft } from "./Layout.tsx";
import { Progress } from "./Status.tsx";
import styles from "./files.module.css";
import { acceptedFiles, type Upload, type Uploads } from "../lib/useUploads.ts";

/** Chooses files or takes a photo; shows previews, progress and what went wrong. `compact` is one icon, for a message box. */
export function FilePicker({ uploads, compact }: { uploads: Uploads; compact?: boolean }) {
  const t = useT();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    uploads.add(input.files ?? []);
    input.value = "";
  };
  return (
    <div className={styles.picker}>
      {uploads.list.length > 0 && (
        <ul className={styles.list}>
          {uploads.list.map((one) => (
            <UploadRow key={one.key} upload={one} onRemove={() => uploads.remove(one.key)} />
          ))}
        </ul>
      )}
      {uploads.refused.map((reason) => (
        <FieldProblem key={reason}>{reason}</FieldProblem>
      ))}
      <div className={styles.buttons}>
        {compact ? (
          <IconButton icon="paperclip" label={t("file.add")} onClick={() => files.current?.click()} />
        ) : (
          <>
            <Button icon="camera" onClick={() => camera.current?.click()}>
              {t("file.camera")}
            </Button>
            <Button icon="paperclip" onClick={() => files.current?.click()}>
              {t("file.add")}
            </Button>
          </>
        )}
        <input ref={files} type="file" multiple accept={acceptedFiles} aria-label={t("file.add")} hidden onChange={(event) => take(event.target)} />
        <input ref={camera} type="file" accept="image/*" capture="environment" aria-label={t("file.camera")} hidden onChange={(event) => take(event.target)} />
      </div>
      {!compact && <Soft>{t("file.addHint", { count: uploads.limit })}</Soft>}
    </div>
  );
}

function UploadRow({ upload, onRemove }: { upload: Upload; onRemove: () => void }) {
  const t = useT();
  const formats = useFormats();
  return (
    <li className={styles.upload}>
      <span className={styles.thumbnail}>{upload.preview ? <img src={upload.preview} alt="" /> : <Icon name="document" />}</span>
      <div className={styles.about}>
        <div className={styles.name}>{upload.name}</div>
        {upload.error ? (
          <FieldProblem>
            {t("file.failed", { name: upload.name })} · {upload.error}
          </FieldProblem>
        ) : upload.attachment ? (
          <Soft>{formats.size(upload.size)}</Soft>
        ) : (
          <Progress share={upload.share} label={t("file.uploading", { name: upload.name })} />
        )}
      </div>
      <IconButton icon="close" label={t("file.remove", { name: upload.name })} onClick={onRemove} />
    </li>
  );
}
