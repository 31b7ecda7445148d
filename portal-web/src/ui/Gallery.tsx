import { type KeyboardEvent, useState } from "react";
import type { AttachmentView } from "../api/types.ts";
import { useT } from "../i18n/common.ts";
import { useFormats } from "../i18n/Language.tsx";
import { ButtonAnchor, IconButton } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import { Row, Soft } from "./Layout.tsx";
import styles from "./Gallery.module.css";

const isImage = (file: AttachmentView) => file.mediaType.startsWith("image/");
const isVideo = (file: AttachmentView) => file.mediaType.startsWith("video/");

/** Photos and videos as small pictures that open in full, other files as links. */
export function Gallery({ files }: { files: AttachmentView[] }) {
  const t = useT();
  const [shown, setShown] = useState<number | null>(null);
  const pictures = files.filter((file) => isImage(file) || isVideo(file));
  if (files.length === 0) return null;
  return (
    <div className={styles.gallery}>
      {pictures.map((file, at) => (
        <button key={file.id} type="button" className={styles.thumb} aria-label={t("file.open", { name: file.name })} onClick={() => setShown(at)}>
          {file.thumbnailUrl ? <img src={file.thumbnailUrl} alt="" loading="lazy" /> : <Icon name={isVideo(file) ? "arrowRight" : "camera"} size={28} />}
        </button>
      ))}
      {files
        .filter((file) => !pictures.includes(file))
        .map((file) => (
          <a key={file.id} className={styles.file} href={file.url} target="_blank" rel="noreferrer">
            <Icon name="document" size={18} />
            <span>{file.name}</span>
          </a>
        ))}
      {shown !== null && <Lightbox pictures={pictures} at={shown} onShow={setShown} onClose={() => setShown(null)} />}
    </div>
  );
}

type LightboxProps = { pictures: AttachmentView[]; at: number; onShow: (at: number) => void; onClose: () => void };

function Lightbox({ pictures, at, onShow, onClose }: LightboxProps) {
  const t = useT();
  const formats = useFormats();
  const file = pictures[at];
  if (!file) return null;
  const step = (by: number) => onShow((at + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  };
  return (
    <Dialog title={file.name} onClose={onClose} wide>
      <div className={styles.stage} onKeyDown={onKeyDown}>
        {isVideo(file) ? <video key={file.id} src={file.url} controls playsInline /> : <img key={file.id} src={file.url} alt={file.name} />}
      </div>
      <Row gap={3} spread>
        <Row gap={2}>
          {pictures.length > 1 && (
            <>
              <IconButton icon="arrowLeft" label={t("file.previous")} onClick={() => step(-1)} onKeyDown={onKeyDown} />
              <Soft>
                {formats.number(at + 1)} / {formats.number(pictures.length)}
              </Soft>
              <IconButton icon="arrowRight" label={t("file.next")} onClick={() => step(1)} onKeyDown={onKeyDown} />
            </>
          )}
        </Row>
        <ButtonAnchor href={file.url} download={file.name} icon="download" size="small">
          {t("action.download")}
        </ButtonAnchor>
      </Row>
    </Dialog>
  );
}
