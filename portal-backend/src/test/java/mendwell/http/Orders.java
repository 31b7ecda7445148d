package mendwell.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mendwell.turns.MoveKind;
import mendwell.workorders.Status;

/// Orders as tests need them: asked for by 刘洋 of 江南食品, repaired by 张伟, who are sample people.
public final class Orders {
    public static final String LIUS_UNIT = "BR-AC75-2024-0317";
    public static final String MAS_UNIT = "BR-VM850-2025-0009";

    private final Api api;

    public Orders(Api visitor) {
        this.api = visitor;
    }

    public String unit(String serial) {
        return api.as("lin").get("equipment?serial=" + serial).expect(200).at("/items/0/id").asString();
    }

    public String engineer(String name) {
        return api.as("lin").get("engineers").expect(200).items().stream()
                .filter(engineer -> engineer.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    public static Map<String, Object> wanted(String equipment, String description) {
        var wanted = new HashMap<String, Object>();
        wanted.put("equipmentId", equipment);
        wanted.put("serviceType", "ON_SITE");
        wanted.put("formVersion", 1);
        wanted.put("answers", Map.of("description", description, "urgency", "HIGH"));
        wanted.put("files", List.of());
        return wanted;
    }

    public static Map<String, Object> contact() {
        return Map.of("name", "顾师傅", "phone", "13800001102", "email", "gu@example.com", "locale", "zh-CN");
    }

    /// A new order of 刘洋.
    public Reply requested() {
        return api.as("liu").post("work-orders", wanted(unit(LIUS_UNIT), "排气温度高")).expect(201);
    }

    public static String trackingToken(Reply made) {
        var url = made.data("trackingUrl");
        return url.substring(url.indexOf('#') + 1);
    }

    /// What this kind of move needs.
    public Map<String, Object> move(MoveKind kind) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var move = new HashMap<String, Object>();
        move.put("move", kind.name());
        switch (kind) {
            case TRIAGE -> move.put("priority", "P2");
            case DISPATCH -> {
                move.put("engineerId", engineer("张伟"));
                move.put("promisedFrom", now.plus(1, ChronoUnit.HOURS).toString());
                move.put("promisedUntil", now.plus(3, ChronoUnit.HOURS).toString());
                move.put("reason", "原因 reason");
            }
            case REJECT, REFUSE, CANCEL, REOPEN, CLOSE -> move.put("reason", "原因 reason");
            case PAUSE -> {
                move.put("pauseReason", "WAITING_FOR_PARTS");
                move.put("reason", "原因 reason");
            }
            case DIAGNOSE -> {
                move.put("note", "轴承磨损 worn bearing");
                move.put("quoteNeeded", false);
            }
            default -> {} // needs nothing
        }
        return move;
    }

    public Reply read(String person, String order) {
        return api.as(person).get("work-orders/" + order);
    }

    /// Makes a move as somebody, on the order as it is now.
    public Reply move(String person, String order, MoveKind kind) {
        return move(person, order, move(kind));
    }

    public Reply move(String person, String order, Map<String, Object> move) {
        return api.as(person).ifMatch(read(person, order).expect(200)).post("work-orders/" + order + "/moves", move);
    }

    /// A new order, brought to this status by moves.
    public Reply at(Status status) {
        var made = requested();
        bring(made.id(), status);
        return made;
    }

    public void bring(String order, Status status) {
        switch (status) {
            case REQUESTED -> {}
            case TRIAGED -> after(Status.REQUESTED, order, "lin", MoveKind.TRIAGE);
            case DISPATCHED -> after(Status.TRIAGED, order, "lin", MoveKind.DISPATCH);
            case ACCEPTED -> after(Status.DISPATCHED, order, "zhang", MoveKind.ACCEPT);
            case TRAVELLING -> after(Status.ACCEPTED, order, "zhang", MoveKind.DEPART);
            case ON_SITE -> after(Status.TRAVELLING, order, "zhang", MoveKind.CHECK_IN);
            case QUOTING -> {
                bring(order, Status.ON_SITE);
                var diagnosis = move(MoveKind.DIAGNOSE);
                diagnosis.put("quoteNeeded", true);
                move("zhang", order, diagnosis).expect(200);
            }
            case QUOTED -> {
                bring(order, Status.QUOTING);
                quote(order);
            }
            case IN_REPAIR -> after(Status.ON_SITE, order, "zhang", MoveKind.DIAGNOSE);
            case REPORTING -> after(Status.IN_REPAIR, order, "zhang", MoveKind.FINISH_WORK);
            case SIGN_OFF -> {
                bring(order, Status.REPORTING);
                api.as("zhang").post("work-orders/" + order + "/report", report()).expect(200);
            }
            case RATING -> {
                bring(order, Status.SIGN_OFF);
                api.as("liu").post("work-orders/" + order + "/report/signature", Map.of("consent", true, "signature", signature())).expect(200);
            }
            case CLOSED -> {
                bring(order, Status.RATING);
                rate(order, 5, false).expect(200);
            }
            case CANCELLED -> after(Status.REQUESTED, order, "lin", MoveKind.CANCEL);
            case REJECTED -> after(Status.REQUESTED, order, "lin", MoveKind.REJECT);
        }
    }

    private void after(Status before, String order, String person, MoveKind kind) {
        bring(order, before);
        move(person, order, kind).expect(200);
    }

    /// Drafts and sends a quote of one line; gives its id.
    public String quote(String order) {
        var draft = api.as("lin").post("work-orders/" + order + "/quotes", newQuote()).expect(201);
        api.as("lin").ifMatch(draft).postKeyless("quotes/" + draft.id() + "/sending", "").expect(200);
        return draft.id();
    }

    public static Map<String, Object> newQuote() {
        var line = new HashMap<String, Object>(Map.of(
                "kind", "LABOUR", "description", "更换轴承 bearing", "quantityThousandths", 1500, "unit", "h", "unitPriceMinor", 20000, "covered", false));
        return new HashMap<>(Map.of(
                "currency", "CNY",
                "taxRateBasisPoints", 1300,
                "validUntil", Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString(),
                "lines", new ArrayList<>(List.of(line))));
    }

    public Reply accept(String order, String quote) {
        var shown = api.as("liu").get("quotes/" + quote).expect(200);
        var lines = List.of(Map.of("id", shown.at("/data/lines/0/id").asString(), "accepted", true));
        var decision = Map.of(
                "outcome", "ACCEPT", "lines", lines, "termsAccepted", true, "consent", true, "signature", signature());
        return api.as("liu").post("quotes/" + quote + "/decision", decision);
    }

    public Reply rate(String order, int score, boolean reopen) {
        return api.as("liu").post(
                "work-orders/" + order + "/rating", Map.of("score", score, "comment", "谢谢", "tags", List.of("FAST"), "reopen", reopen));
    }

    public static Map<String, Object> report() {
        return Map.of(
                "findings", "轴承磨损", "workDone", "更换轴承", "labourMinutes", 90, "parts", List.of(), "photos", List.of());
    }

    public static Map<String, Object> signature() {
        return Map.of("method", "TYPED", "name", "刘洋");
    }
}
