import type { AttachmentView } from "../api/types.ts";
import { useT } from "../i18n/common.ts";
import { useFormats } from "../i18n/Language.tsx";
import { Icon } from "./Icon.tsx";
import { Soft } from "./Layout.tsx";
import styles from "./files.module.css";

/** Pictures as thumbnails, everything else by name; each opens in a new tab. */
export function Attachments({ files }: { files: AttachmentView[] | undefined }) {
  const t = useT();
  const formats = useFormats();
  if (!files?.length) return null;
  const pictures = files.filter((file) => file.thumbnailUrl);
  const others = files.filter((file) => !file.thumbnailUrl);
  return (
    <div className={styles.picker}>
      {pictures.length > 0 && (
        <ul className={styles.gallery}>
          {pictures.map((file) => (
            <li key={file.id}>
              <a href={file.url} target="_blank" rel="noreferrer" aria-label={t("file.open", { name: file.name })} className={styles.picture}>
                <img src={file.thumbnailUrl!} alt={file.name} loading="lazy" />
                {file.mediaType.startsWith("video/") && <span className={styles.video}>▶</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.map((file) => (
        <a key={file.id} href={file.url} target="_blank" rel="noreferrer" className={styles.file}>
          <Icon name="document" />
          <span className={styles.about}>
            {file.name} <Soft>{formats.size(file.size)}</Soft>
          </span>
        </a>
      ))}
    </div>
  );
}
