import type { Answer, EngineerView, EquipmentRow, EquipmentView, Move, NewQuoteLine, NewReport, NewWorkOrder, Page, PartView, QuoteView, Status, TaskView, WorkOrderChange, WorkOrderView } from "../../src/api/types.ts";
import type { Locale } from "../../src/i18n/locale.ts";
import { keycloakUrl, portalUrl } from "./addresses.ts";

const root = `${portalUrl}/api/v1`;
export const password = "mendwell";
const englishSpeakers = ["alice", "grace", "tom"];

/** A person who uses the API: brings an order to where a test begins, and looks at what the browser left behind. */
export class ApiCaller {
  private token = "";
  private tokenEnds = 0;

  private constructor(
    private readonly name: string,
    private readonly language: Locale,
  ) {}

  static async named(name: string): Promise<ApiCaller> {
    const caller = new ApiCaller(name, englishSpeakers.includes(name) ? "en" : "zh-CN");
    await caller.authorization();
    return caller;
  }

  /** Good for as long as the tests take, however slow the machine is. */
  private async authorization(): Promise<string> {
    if (Date.now() > this.tokenEnds) {
      const body = new URLSearchParams({ grant_type: "password", client_id: "mendwell-tests", username: this.name, password });
      const response = await fetch(`${keycloakUrl}/realms/mendwell/protocol/openid-connect/token`, { method: "POST", body });
      const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
      this.token = access_token;
      this.tokenEnds = Date.now() + expires_in * 500;
    }
    return `Bearer ${this.token}`;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.ask("GET", path)).body as T;
  }

  async create<T>(path: string, body: unknown): Promise<T> {
    return ((await this.ask("POST", path, body, { "Idempotency-Key": crypto.randomUUID() })).body as Answer<T>).data;
  }

  order(id: string): Promise<WorkOrderView> {
    return this.get<Answer<WorkOrderView>>(`/work-orders/${id}`).then(({ data }) => data);
  }

  async unit(serial: string): Promise<EquipmentView> {
    const { items } = await this.get<Page<EquipmentRow>>(`/equipment?serial=${serial}`);
    return (await this.get<Answer<EquipmentView>>(`/equipment/${items[0]!.id}`)).data;
  }

  async engineer(name: string): Promise<EngineerView> {
    const { items } = await this.get<Page<EngineerView>>("/engineers");
    return items.find((engineer) => engineer.name === name)!;
  }

  async part(number: string): Promise<PartView> {
    return (await this.get<Page<PartView>>(`/parts?q=${number}`)).items[0]!;
  }

  async openTasks(): Promise<TaskView[]> {
    return (await this.get<Page<TaskView>>("/tasks?open=true")).items;
  }

  async move(order: string, move: Move): Promise<WorkOrderView> {
    return this.change<WorkOrderView>(`/work-orders/${order}`, `/work-orders/${order}/moves`, move);
  }

  edit(order: string, change: WorkOrderChange): Promise<WorkOrderView> {
    return this.set<WorkOrderView>(`/work-orders/${order}`, change);
  }

  /** A PATCH of a record, as it is now. */
  async set<T>(record: string, change: unknown): Promise<T> {
    const { etag } = await this.ask("GET", record);
    return ((await this.ask("PATCH", record, change, { "If-Match": etag!, "Content-Type": "application/merge-patch+json" })).body as Answer<T>).data;
  }

  /** A POST on a record that exists, with the version that it has now. */
  async change<T>(record: string, path: string, body: unknown = {}): Promise<T> {
    const { etag } = await this.ask("GET", record);
    return ((await this.ask("POST", path, body, { "If-Match": etag! })).body as Answer<T>).data;
  }

  private async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(root + path, {
      method,
      headers: { Authorization: await this.authorization(), "Accept-Language": this.language, ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return { body: text ? JSON.parse(text) : null, etag: response.headers.get("ETag") };
  }
}

const callers = new Map<string, Promise<ApiCaller>>();
export function caller(name: string): Promise<ApiCaller> {
  const known = callers.get(name) ?? ApiCaller.named(name);
  callers.set(name, known);
  return known;
}

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

type Contact = NonNullable<NewWorkOrder["contact"]>;

/** The people of an order: who reports it (a customer with an account, or a contact who calls), who dispatches, who repairs. */
export type Cast = { reporter: string | Contact; mail: string; agent: string; engineer: string; engineerName: string; serial: string; fault: string };
export const chinese: Cast = { reporter: "liu", mail: "liu@example.com", agent: "lin", engineer: "zhang", engineerName: "张伟", serial: "BR-AC75-2024-0317", fault: "空压机排气温度高，已经停机" };
export const english: Cast = { reporter: "alice", mail: "alice@example.com", agent: "grace", engineer: "tom", engineerName: "Tom Baker", serial: "BR-AC75-2025-0402", fault: "The compressor trips on high temperature" };
/** Somebody without an account, who calls: all their mails carry links that need none. */
export const calling: Cast = { ...chinese, reporter: { name: "顾师傅", phone: "13800001102", email: "gu@example.com", locale: "zh-CN" }, mail: "gu@example.com" };

export async function reported({ reporter, agent, serial, fault }: Cast, more: Partial<NewWorkOrder> = {}): Promise<WorkOrderView> {
  const who = await caller(typeof reporter === "string" ? reporter : agent);
  const unit = await who.unit(serial);
  const answers = { description: fault, urgency: "HIGH" };
  return who.create<WorkOrderView>("/work-orders", { equipmentId: unit.id, serviceType: "ON_SITE", formVersion: 1, answers, files: [], ...(typeof reporter !== "string" && { contact: reporter }), ...more });
}

type Way = Exclude<Status, "REQUESTED" | "QUOTED" | "RATING" | "CLOSED" | "CANCELLED" | "REJECTED">;

/** A new order that was brought this far. */
export async function orderAt(status: Way | "REQUESTED" | "RATING", cast: Cast): Promise<WorkOrderView> {
  const order = await reported(cast);
  const agent = await caller(cast.agent);
  const engineer = await caller(cast.engineer);
  const steps: [Status, () => Promise<unknown>][] = [
    ["REQUESTED", () => agent.move(order.id, { move: "TRIAGE", priority: "P2" })],
    ["TRIAGED", async () => agent.move(order.id, { move: "DISPATCH", engineerId: (await agent.engineer(cast.engineerName)).id, promisedFrom: hours(1), promisedUntil: hours(3) })],
    ["DISPATCHED", () => engineer.move(order.id, { move: "ACCEPT" })],
    ["ACCEPTED", () => engineer.move(order.id, { move: "DEPART" })],
    ["TRAVELLING", () => engineer.move(order.id, { move: "CHECK_IN" })],
    ["ON_SITE", () => engineer.move(order.id, { move: "DIAGNOSE", note: told(cast).diagnosis, quoteNeeded: status === "QUOTING" })],
    ["IN_REPAIR", () => engineer.move(order.id, { move: "FINISH_WORK" })],
    ["REPORTING", () => engineer.create(`/work-orders/${order.id}/report`, told(cast).report)],
    ["SIGN_OFF", () => engineer.create(`/work-orders/${order.id}/report/signature`, { consent: true, signature: { method: "TYPED", name: "Signer", image: null, strokes: null } })],
  ];
  for (const [at, step] of steps) {
    if (at === status || (status === "QUOTING" && at === "IN_REPAIR")) break;
    await step();
  }
  return agent.order(order.id);
}

/** What the service team writes, in the language of the story. */
function told(cast: Cast) {
  const [diagnosis, findings, workDone, cleaning, hour, travel, trip] = /\p{Script=Han}/u.test(cast.fault)
    ? ["冷却器堵塞", "冷却器积尘堵塞", "已清洗冷却器，试机一小时正常", "清洗冷却器", "小时", "上门服务", "次"]
    : ["Cooler blocked", "Cooler blocked with dust", "Cooler cleaned, test run of one hour", "Cleaning of the cooler", "h", "Trip to the plant", "trip"];
  const lines: NewQuoteLine[] = [
    { kind: "LABOUR", description: cleaning, quantityThousandths: 2000, unit: hour, unitPriceMinor: 30000, covered: false },
    { kind: "TRAVEL", description: travel, quantityThousandths: 1000, unit: trip, unitPriceMinor: 20000, covered: false },
  ];
  const report: NewReport = { findings, workDone, recommendation: null, labourMinutes: 90, parts: [], photos: [] };
  return { diagnosis, report, lines };
}

/** An order whose customer has a quote to decide. */
export async function quoted(cast: Cast): Promise<{ order: WorkOrderView; quote: QuoteView }> {
  const order = await orderAt("QUOTING", cast);
  const agent = await caller(cast.agent);
  const draft = await agent.create<QuoteView>(`/work-orders/${order.id}/quotes`, { currency: "CNY", taxRateBasisPoints: 1300, validUntil: hours(24 * 7), note: null, lines: told(cast).lines });
  const quote = await agent.change<QuoteView>(`/quotes/${draft.id}`, `/quotes/${draft.id}/sending`);
  return { order: await agent.order(order.id), quote };
}
