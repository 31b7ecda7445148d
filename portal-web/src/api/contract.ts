/**
 * The shapes of the API, /api/v1. Times are ISO instants in UTC, dates yyyy-mm-dd, money whole minor units with a currency.
 * `access` says per field what the caller may do: a field absent from it is hidden. Nested fields carry dots ("equipment.serial").
 */
export type Right = "masked" | "read" | "write";
export type Access = Record<string, Right>;
export type Answer<T> = { data: T; access: Access };
export type Page<T> = { items: T[]; access: Access; next: string | null };

export type SessionView = { kind: "STAFF" | "CUSTOMER" | "VISITOR"; name: string | null; locale: "zh-CN" | "en"; customerName: string | null;
  capabilities: Capability[]; brandName: string; brandColour: string /* #rrggbb */; servicePhone: string };
export type Capability = "CONSOLE" | "QUEUE" | "MY_WORK" | "REGISTER_CALL" | "TASKS" | "KNOWLEDGE" | "PARTS";

export type EquipmentRow = { id: string; serial: string; model: string; productNameZh: string; productNameEn: string; customerName: string; siteName: string; warranty: Warranty; warrantyUntil: string | null; openOrders: number };
export type Warranty = "ACTIVE" | "EXPIRED" | "NONE";
export type EquipmentView = { id: string; serial: string; model: string; productNameZh: string; productNameEn: string; category: string; purchasedOn: string | null; warranty: Warranty; warrantyUntil: string | null;
  customer: CustomerSummary; site: SiteView; contract: ContractSummary | null; openOrders: OpenOrder[]; scanUrl: string };
export type OpenOrder = { id: string; number: string; status: Status; createdAt: string };
export type CustomerSummary = { id: string; name: string; level: "STANDARD" | "SILVER" | "GOLD" | "VIP" };
export type SiteView = { id: string; name: string; address: string; region: string; latitude: number | null; longitude: number | null };
export type ContractSummary = { number: string; name: string; endsOn: string; responseMinutes: number; resolutionMinutes: number };
export type ContactView = { name: string; phone: string | null; email: string | null; locale: "zh-CN" | "en" };
export type EngineerView = { id: string; name: string; phone: string; region: string; grade: "JUNIOR" | "SENIOR" | "EXPERT"; skills: string[]; openOrders: number };
export type PartView = { id: string; number: string; nameZh: string; nameEn: string; unit: string; priceMinor: number; costMinor: number; currency: string; stock: number };

export type FormView = { serviceType: ServiceType; version: number; schema: object; ui: FormUi };
export type FormUi = { order: string[]; fields: Record<string, { label: { "zh-CN": string; en: string }; hint?: { "zh-CN": string; en: string }; widget?: "textarea" | "radio" | "select" | "switch" | "datetime" | "text" | "number"; options?: Record<string, { "zh-CN": string; en: string }> }> };
export type ServiceType = "ON_SITE" | "DEPOT" | "REMOTE" | "INSTALLATION" | "INSPECTION";

export type Status = "REQUESTED" /* waits for triage */ | "TRIAGED" /* waits for dispatch */ | "DISPATCHED" /* waits for the engineer's yes */ | "ACCEPTED" /* engineer will travel */ | "TRAVELLING" | "ON_SITE" /* checked in, diagnosing */
  | "QUOTING" /* quote is being made */ | "QUOTED" /* customer decides */ | "IN_REPAIR" | "REPORTING" /* report is being written */ | "SIGN_OFF" /* customer confirms the report */ | "RATING" /* customer may rate */ | "CLOSED" | "CANCELLED" | "REJECTED";
export type Urgency = "LOW" | "NORMAL" | "HIGH" | "CRITICAL";
export type Priority = "P1" | "P2" | "P3" | "P4";
export type NewWorkOrder = { equipmentId?: string; serviceType: ServiceType; formVersion: number; answers: object; files: string[]; contact?: { name: string; phone: string | null; email: string | null; locale: "zh-CN" | "en" } };
export type WorkOrderRow = { id: string; number: string; status: Status; urgency: Urgency; priority: Priority; serviceType: ServiceType; summary: string; customerName: string; customerLevel: CustomerSummary["level"]; serial: string; model: string; siteName: string; region: string;
  engineerName: string | null; promisedUntil: string | null; paused: boolean; escalated: boolean; createdAt: string; changedAt: string };
export type WorkOrderView = { id: string; number: string; status: Status; urgency: Urgency; priority: Priority; serviceType: ServiceType; channel: "PORTAL" | "QR" | "PHONE" | "API"; summary: string; description: string; answers: { name: string; value: string }[]; formVersion: number;
  preferredFrom: string | null; preferredUntil: string | null; promisedFrom: string | null; promisedUntil: string | null; promiseReason: string | null /* why the promise was moved */; pausedReason: PauseReason | null; pausedNote: string | null; pausedUntil: string | null; escalated: boolean;
  ownerName: string | null /* who has it now; null = the service desk */; reopenUntil: string | null; closedReason: string | null; createdAt: string; changedAt: string; closedAt: string | null;
  equipment: { id: string; serial: string; model: string; productNameZh: string; productNameEn: string; warranty: Warranty; warrantyUntil: string | null };
  customer: CustomerSummary; site: SiteView; contact: ContactView; engineer: { id: string; name: string; phone: string } | null; contract: ContractSummary | null;
  moves: MoveKind[] /* what this caller may do now */; quotes: QuoteSummary[]; documents: DocumentSummary[]; attachments: AttachmentView[]; report: ReportView | null; rating: RatingView | null; trackingUrl: string | null };
export type PauseReason = "WAITING_FOR_PARTS" | "WAITING_FOR_CUSTOMER" | "SITE_CLOSED" | "OTHER";
export type MoveKind = "TRIAGE" | "REJECT" | "DISPATCH" | "ACCEPT" | "REFUSE" | "DEPART" | "CHECK_IN" | "DIAGNOSE" | "FINISH_WORK" | "PAUSE" | "RESUME" | "CANCEL" | "REOPEN" | "CLOSE"
  | "QUOTE" | "DECIDE_QUOTE" | "REPORT" | "SIGN_REPORT" | "RATE" | "WRITE" | "LOG";
export type Move = { move: MoveKind; priority?: Priority; engineerId?: string; promisedFrom?: string; promisedUntil?: string; reason?: string; pauseReason?: PauseReason; pausedUntil?: string; latitude?: number; longitude?: number; quoteNeeded?: boolean; note?: string };
export type WorkOrderChange = { urgency?: Urgency; priority?: Priority; description?: string; promisedFrom?: string | null; promisedUntil?: string | null; promiseReason?: string };
export type CandidateView = { engineer: EngineerView; score: number; reasons: ("SAME_REGION" | "SKILLED" | "LOW_LOAD" | "KNOWS_UNIT" | "EXPERT_GRADE" | "BUSY" | "OTHER_REGION")[] };
export type TimelineEntryView = { id: string; at: string; kind: "STATUS" | "LOG" | "PAUSED" | "RESUMED" | "PROMISE_MOVED" | "ESCALATED" | "QUOTE_SENT" | "QUOTE_DECIDED" | "REPORT_SEALED" | "RATED" | "REOPENED"; status: Status | null; actorName: string | null; actorKind: "STAFF" | "CUSTOMER" | "SYSTEM"; text: string | null; internal: boolean; attachments: AttachmentView[] };
export type MessageView = { id: string; at: string; authorName: string; authorKind: "STAFF" | "CUSTOMER"; mine: boolean; body: string; attachments: AttachmentView[] };
export type TrackingLinkView = { id: string; createdAt: string; expiresAt: string; revokedAt: string | null; url: string | null };

export type AttachmentView = { id: string; name: string; mediaType: string; size: number; url: string; thumbnailUrl: string | null; addedAt: string };

export type NewQuote = { currency: string; taxRateBasisPoints: number; validUntil: string; note: string | null; lines: NewQuoteLine[] };
export type NewQuoteLine = { kind: "LABOUR" | "PART" | "TRAVEL"; partId?: string | null; description: string; quantityThousandths: number; unit: string; unitPriceMinor: number; covered: boolean /* by warranty: amount 0 */ };
export type QuoteLineView = { id: string; kind: "LABOUR" | "PART" | "TRAVEL"; partId: string | null; partNumber: string | null; description: string; quantityThousandths: number; unit: string; unitPriceMinor: number; unitCostMinor: number | null; covered: boolean; amountMinor: number; decision: "ACCEPTED" | "REJECTED" | null; reason: string | null };
export type QuoteView = { id: string; number: string /* Q-2026-000045 */; versionNumber: number; status: "DRAFT" | "SENT" | "ACCEPTED" | "PARTLY_ACCEPTED" | "REJECTED" | "CHANGE_ASKED" | "SUPERSEDED" | "EXPIRED"; workOrderId: string; workOrderNumber: string; currency: string; taxRateBasisPoints: number; subtotalMinor: number; taxMinor: number; totalMinor: number;
  validUntil: string; note: string | null; terms: string; consentText: string; serial: string; model: string; warranty: Warranty; customerName: string; siteName: string; lines: QuoteLineView[]; sentAt: string | null; decidedAt: string | null; decidedBy: string | null; reason: string | null; needsIdentityCheck: boolean; document: DocumentSummary | null };
export type QuoteSummary = { id: string; number: string; versionNumber: number; status: QuoteView["status"]; totalMinor: number; currency: string; validUntil: string };
export type Decision = { outcome: "ACCEPT" | "REJECT" | "ASK_CHANGE"; lines: { id: string; accepted: boolean; reason: string | null }[]; reason: string | null; termsAccepted: boolean; consent: boolean; code: string | null; signature: Signature | null /* required for ACCEPT */ };
export type Signature = { method: "DRAWN" | "TYPED"; name: string; image: string | null /* base64 PNG when drawn */; strokes: number[][] | null /* per stroke: x,y,t,x,y,t… in px and ms */ };
export type DocumentSummary = { id: string; kind: "QUOTE" | "REPORT"; number: string; sealedAt: string; url: string /* signed link to the PDF */ };

export type NewReport = { findings: string; workDone: string; recommendation: string | null; labourMinutes: number; parts: { partId: string; quantity: number }[]; photos: string[] };
export type ReportView = { findings: string; workDone: string; recommendation: string | null; labourMinutes: number; parts: { number: string; nameZh: string; nameEn: string; quantity: number; unit: string }[]; photos: AttachmentView[]; engineerName: string; writtenAt: string; signedBy: string | null; signedAt: string | null; document: DocumentSummary | null };
export type RatingView = { score: number; comment: string | null; tags: ("PUNCTUAL" | "FRIENDLY" | "SKILLED" | "FAST" | "LATE" | "NOT_FIXED" | "TOO_EXPENSIVE" | "UNCLEAR")[]; ratedAt: string };
export type TaskView = { id: string; kind: "RECOVERY" | "ESCALATION"; workOrderId: string; workOrderNumber: string; customerName: string; reason: string; createdAt: string; dueAt: string; doneAt: string | null; doneBy: string | null; note: string | null };

export type Segment = { text: string; marked: boolean };
export type ArticleHit = { id: string; language: "zh-CN" | "en"; title: Segment[]; passage: Segment[]; products: string[] };
export type ArticleView = { id: string; language: "zh-CN" | "en"; title: string; html: string /* sanitised by the server */; products: string[]; changedAt: string; translations: { id: string; language: string; title: string }[] };

/** What is true of a handed-in file (`result` and what follows, null without a file) and what was recorded of the document (`documentId` and what follows, null without a record). */
export type VerificationView = { result: "INTACT" | "CHANGED" | "NOT_SEALED" | "NOT_OURS" | null; change: "APPENDED" | "CONTENT" | "SEAL" | "UNREADABLE" | null; signer: string | null; certificateSha256: string | null;
  claimedAt: string | null; certificateValidThen: boolean | null; timestampedAt: string | null; timestampAuthority: string | null; fileSha256: string | null; asRecorded: boolean | null;
  documentId: string | null; kind: "QUOTE" | "REPORT" | null; number: string | null; sealedAt: string | null; sha256: string | null; chainBrokenAt: number /* 0: whole */ | null };
