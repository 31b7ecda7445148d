import type { Answer, AttachmentView } from "../api/types.ts";
import { apiRoot } from "./api.ts";
import { authorization, type Caller } from "./caller.ts";
import { refusalFrom, Unreachable } from "./refusal.ts";

/** Sends a file's bytes and reports progress from 0 to 1. XMLHttpRequest, because fetch does not tell upload progress. */
export function upload(caller: Caller, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<AttachmentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${apiRoot}/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    Object.entries(authorization(caller)).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new Unreachable("upload"));
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    request.onload = async () => {
      if (request.status < 300) resolve((JSON.parse(request.responseText) as Answer<AttachmentView>).data);
      else reject(await refusalFrom(new Response(request.responseText, { status: request.status })));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
