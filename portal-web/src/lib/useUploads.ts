import { useCallback, useEffect, useRef, useState } from "react";
import type { AttachmentView } from "../api/types.ts";
import { useT } from "../i18n/common.ts";
import { useFormats } from "../i18n/Language.tsx";
import { useCaller } from "./CallerProvider.tsx";
import { upload } from "./upload.ts";
import { useExplanation } from "../ui/Status.tsx";

export type Upload = { key: string; name: string; size: number; preview: string | null; share: number; attachment: AttachmentView | null; error: string | null };

export type Uploads = {
  list: Upload[];
  /** Ids for the `files` of a create. */
  ids: string[];
  busy: boolean;
  /** Why the last choice of files was not taken, in words. */
  refused: string[];
  limit: number;
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  clear: () => void;
};

const images = /^image\/(jpeg|png|webp|hei[cf])$|\.(jpe?g|png|webp|hei[cf])$/i;
const videos = /^video\/(mp4|quicktime)$|\.(mp4|mov)$/i;
const documents = /^application\/pdf$|\.pdf$/i;
export const acceptedFiles = "image/jpeg,image/png,image/webp,image/heic,image/heif,video/mp4,video/quicktime,application/pdf,.heic,.heif,.mov";

const kindOf = (file: File) => (pattern: RegExp) => pattern.test(file.type) || pattern.test(file.name);

/** Files that upload as soon as they are chosen. */
export function useUploads(limit = 10): Uploads {
  const t = useT();
  const formats = useFormats();
  const explain = useExplanation();
  const caller = useCaller();
  const [list, setList] = useState<Upload[]>([]);
  const [refused, setRefused] = useState<string[]>([]);
  const running = useRef(new Map<string, AbortController>());

  const change = (key: string, part: Partial<Upload>) => setList((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  function reasonToRefuse(file: File): string | null {
    const is = kindOf(file);
    if (!is(images) && !is(videos) && !is(documents)) return t("file.wrongType", { name: file.name });
    const most = is(videos) ? 100_000_000 : 20_000_000;
    return file.size > most ? t("file.tooLarge", { name: file.name, limit: formats.size(most) }) : null;
  }

  function start(file: File) {
    const key = crypto.randomUUID();
    const stop = new AbortController();
    running.current.set(key, stop);
    const preview = kindOf(file)(/^image\/(jpeg|png|webp)$/) ? URL.createObjectURL(file) : null;
    setList((all) => [...all, { key, name: file.name, size: file.size, preview, share: 0, attachment: null, error: null }]);
    upload(caller, file, (share) => change(key, { share }), stop.signal).then(
      (attachment) => change(key, { attachment, share: 1 }),
      (error) => stop.signal.aborted || change(key, { error: explain(error) }),
    );
  }

  const remove = (key: string) => {
    running.current.get(key)?.abort();
    setList((all) => {
      const gone = all.find((one) => one.key === key);
      if (gone?.preview) URL.revokeObjectURL(gone.preview);
      return all.filter((one) => one.key !== key);
    });
  };

  useEffect(() => {
    const uploads = running.current;
    return () => uploads.forEach((stop) => stop.abort());
  }, []);

  return {
    list,
    ids: list.flatMap((one) => one.attachment?.id ?? []),
    busy: list.some((one) => !one.attachment && !one.error),
    refused,
    limit,
    add(files) {
      const chosen = [...files];
      const reasons = chosen.flatMap((file) => reasonToRefuse(file) ?? []);
      const good = chosen.filter((file) => !reasonToRefuse(file));
      const room = limit - list.length;
      setRefused(good.length > room ? [...reasons, t("file.tooMany", { count: limit })] : reasons);
      good.slice(0, room).forEach(start);
    },
    remove,
    clear: useCallback(() => {
      setList([]);
      setRefused([]);
    }, []),
  };
}
