import type * as C from "./contract.ts";

/** The endpoints in the form openapi-fetch reads; the generated schema replaces this file without touching its callers. */
type Json<T> = { content: { "application/json": T } };
type Parts<Query, Path> = { query?: Query; header?: never; cookie?: never } & ([Path] extends [never] ? { path?: never } : { path: Path });
type Get<T, Query = never, Path = never> = { parameters: Parts<Query, Path>; requestBody?: never; responses: { 200: Json<T> } };
type Body<B> = [B] extends [undefined] ? { requestBody?: never } : { requestBody: Json<B> };
type Send<B, T, Path = never> = { parameters: Parts<never, Path>; responses: { 200: Json<T> } } & Body<B>;
type Patch<B, T, Path> = { parameters: Parts<never, Path>; requestBody: { content: { "application/merge-patch+json": B } }; responses: { 200: Json<T> } };
type Id = { id: string };
type Paging = { cursor?: string; limit?: number };

export type paths = {
  "/session": { get: Get<C.Answer<C.SessionView>> };
  "/session/logout": { post: Send<undefined, C.Answer<{ url: string }>> };
  "/equipment": { get: Get<C.Page<C.EquipmentRow>, Paging & { serial?: string; q?: string }> };
  "/equipment/{id}": { get: Get<C.Answer<C.EquipmentView>, never, Id> };
  "/scan": { get: Get<C.Answer<C.EquipmentView>> };
  "/engineers": { get: Get<C.Page<C.EngineerView>> };
  "/parts": { get: Get<C.Page<C.PartView>, Paging & { q?: string }> };
  "/forms/{serviceType}": { get: Get<C.Answer<C.FormView>, never, { serviceType: C.ServiceType }> };
  "/work-orders": {
    get: Get<
      C.Page<C.WorkOrderRow>,
      Paging & { status?: C.Status[]; open?: boolean; mine?: boolean; equipment?: string; q?: string; sort?: "createdAt" | "promisedUntil" }
    >;
    post: Send<C.NewWorkOrder, C.Answer<C.WorkOrderView>>;
  };
  "/work-orders/{id}": { get: Get<C.Answer<C.WorkOrderView>, never, Id>; patch: Patch<C.WorkOrderChange, C.Answer<C.WorkOrderView>, Id> };
  "/tracked-order": { get: Get<C.Answer<C.WorkOrderView>> };
  "/work-orders/{id}/moves": { post: Send<C.Move, C.Answer<C.WorkOrderView>, Id> };
  "/work-orders/{id}/candidates": { get: Get<C.Page<C.CandidateView>, never, Id> };
  "/work-orders/{id}/timeline": { get: Get<C.Page<C.TimelineEntryView>, Paging, Id> };
  "/work-orders/{id}/log": { post: Send<{ text: string; internal: boolean; files: string[] }, C.Answer<C.TimelineEntryView>, Id> };
  "/work-orders/{id}/messages": { get: Get<C.Page<C.MessageView>, Paging, Id>; post: Send<{ body: string; files: string[] }, C.Answer<C.MessageView>, Id> };
  "/work-orders/{id}/tracking-links": { get: Get<C.Page<C.TrackingLinkView>, Paging, Id>; post: Send<Record<string, never>, C.Answer<C.TrackingLinkView>, Id> };
  "/tracking-links/{id}/revocation": { post: Send<undefined, C.Answer<C.TrackingLinkView>, Id> };
  "/work-orders/{id}/quotes": { post: Send<C.NewQuote, C.Answer<C.QuoteView>, Id> };
  "/quotes/{id}": { get: Get<C.Answer<C.QuoteView>, never, Id>; patch: Patch<C.NewQuote, C.Answer<C.QuoteView>, Id> };
  "/quotes/{id}/sending": { post: Send<undefined, C.Answer<C.QuoteView>, Id> };
  "/quotes/{id}/versions": { post: Send<Record<string, never>, C.Answer<C.QuoteView>, Id> };
  "/quotes/{id}/views": { post: Send<undefined, void, Id> };
  "/quotes/{id}/identity-checks": { post: Send<undefined, C.Answer<{ sentTo: string; expiresAt: string }>, Id> };
  "/quotes/{id}/decision": { post: Send<C.Decision, C.Answer<C.QuoteView>, Id> };
  "/verifications": {
    post: { parameters: Parts<{ document?: string | undefined }, never>; requestBody: { content: { "application/octet-stream": Blob } }; responses: { 200: Json<C.Answer<C.VerificationView>> } };
  };
  "/verifications/{documentId}": { get: Get<C.Answer<C.VerificationView>, never, { documentId: string }> };
  "/work-orders/{id}/report": { post: Send<C.NewReport, C.Answer<C.ReportView>, Id> };
  "/work-orders/{id}/report/signature": { post: Send<{ consent: boolean; signature: C.Signature }, C.Answer<C.ReportView>, Id> };
  "/work-orders/{id}/rating": { post: Send<{ score: number; comment: string | null; tags: string[]; reopen: boolean }, C.Answer<C.RatingView>, Id> };
  "/tasks": { get: Get<C.Page<C.TaskView>, Paging & { open?: boolean }> };
  "/tasks/{id}": { get: Get<C.Answer<C.TaskView>, never, Id> };
  "/tasks/{id}/completion": { post: Send<{ note: string }, C.Answer<C.TaskView>, Id> };
  "/articles": { get: Get<C.Page<C.ArticleHit>, Paging & { q?: string; product?: string }> };
  "/articles/{id}": { get: Get<C.Answer<C.ArticleView>, never, Id> };
  "/articles/{id}/feedback": { post: Send<{ solved: boolean; comment: string | null }, void, Id> };
};
