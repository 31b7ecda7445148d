import { queryOptions } from "@tanstack/react-query";
import { type Api, answer } from "../../lib/api.ts";

export const recordedDocumentQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ["verifications", id],
    queryFn: () => answer(api.GET("/verifications/{documentId}", { params: { path: { documentId: id } } })),
    retry: false,
  });

/** Sends the file as it is, to our own server only. */
export const checkedFile = (api: Api, file: File, document: string | undefined) =>
  api.POST("/verifications", { params: { query: { document } }, body: file, bodySerializer: (body) => body as File, headers: { "Content-Type": "application/octet-stream" } });

/** The server takes 20 MB; asking it first would send more than that in vain. */
export const tooLarge = (file: File) => file.size > 20_000_000;
