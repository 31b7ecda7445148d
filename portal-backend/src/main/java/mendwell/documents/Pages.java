package mendwell.documents;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mendwell.documents.EvidencePage.Method;
import mendwell.documents.QuoteDocument.Decision;

/// Says a document in one language: what the templates show, as text.
final class Pages {
    private final Words words;
    private final Pictures pictures;
    private final Document document;
    private final ZoneId zone;

    Pages(Words words, Pictures pictures, Document document) {
        this.words = words;
        this.pictures = pictures;
        this.document = document;
        this.zone = document.zone();
    }

    Map<String, Object> read() {
        var shown = new HashMap<String, Object>();
        shown.put("words", words.byKey());
        shown.put("language", words.language().tag());
        shown.put(
                "owner",
                Map.of(
                        "name", document.owner().name(),
                        "address", document.owner().address(),
                        "phone", document.owner().phone()));
        shown.put("number", document.number());
        shown.put("version", words.say("versionNumber", document.version()));
        shown.put("issued", words.date(document.issuedAt(), zone));
        var facts = facts();
        shown.put("facts", facts);
        shown.put("anyFacts", !facts.isEmpty());
        shown.put("signature", signature(document.signature()));
        switch (document) {
            case QuoteDocument quote -> {
                shown.put("title", words.say("quote"));
                shown.put("quote", quote(quote));
            }
            case ReportDocument report -> {
                shown.put("title", words.say("report"));
                shown.put("report", report(report));
            }
        }
        return shown;
    }

    Map<String, Object> signed(EvidencePage evidence) {
        var shown = read();
        shown.put("evidence", evidence(evidence));
        return shown;
    }

    /// What it is about, three to a row: one that is not told leaves no hole.
    private List<Map<String, Object>> facts() {
        var job = document.job();
        var facts = new ArrayList<Map<String, Object>>();
        fact(facts, "customer", job.customer(), job.contact(), "");
        fact(facts, "site", "", job.site(), "");
        fact(facts, "workOrder", "", job.workOrder(), "");
        fact(facts, "unit", job.unitModel(), job.unitSerial().isEmpty() ? "" : words.say("serial") + " " + job.unitSerial(), "");
        fact(facts, "warranty", "", job.warranty() == null ? "" : words.say(job.warranty()), job.warrantyNote());
        switch (document) {
            case QuoteDocument quote -> {
                var until = quote.validUntil();
                if (until != null) fact(facts, "validUntil", words.time(until, zone), "", words.zone(until, zone));
            }
            case ReportDocument report -> {
                fact(facts, "engineers", "", String.join(words.say("listSeparator"), report.engineers()), "");
                moment(facts, "checkedIn", report.checkedInAt());
                moment(facts, "finished", report.finishedAt());
                fact(facts, "labour", "", report.labourMinutes() == null ? "" : words.duration(report.labourMinutes()), "");
            }
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (int first = 0; first < facts.size(); first += 3) {
            var cells = facts.subList(first, Math.min(first + 3, facts.size()));
            rows.add(Map.of("cells", cells, "gaps", Collections.nCopies(3 - cells.size(), "")));
        }
        return rows;
    }

    private void fact(List<Map<String, Object>> facts, String label, String strong, String text, String quiet) {
        if (!(strong + text + quiet).isEmpty())
            facts.add(Map.of("label", words.say(label), "strong", strong, "text", text, "quiet", quiet));
    }

    private void moment(List<Map<String, Object>> facts, String label, Instant at) {
        if (at != null) fact(facts, label, "", words.time(at, zone), words.zone(at, zone));
    }

    private Map<String, Object> quote(QuoteDocument quote) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var line : quote.lines()) lines.add(line(line, lines.size() + 1));
        var sums = Stream.of(quote.subtotal(), quote.tax(), quote.total()).filter(Objects::nonNull).toList();
        var shown = new HashMap<String, Object>();
        shown.put("lines", lines);
        shown.put("anyLines", !lines.isEmpty());
        shown.put("anyQuantities", quote.lines().stream().anyMatch(line -> line.quantity() != null));
        shown.put("anyPrices", quote.lines().stream().anyMatch(line -> line.unitPrice() != null));
        shown.put("anyAmounts", quote.lines().stream().anyMatch(line -> line.amount() != null));
        shown.put("decided", quote.lines().stream().anyMatch(line -> line.decision() != null && line.decision() != Decision.OPEN));
        shown.put("anySums", !sums.isEmpty());
        shown.put("subtotal", money(quote.subtotal()));
        shown.put("tax", money(quote.tax()));
        shown.put("taxLabel", words.say("taxAtRate", quote.taxRate() == null ? "" : words.percent(quote.taxRate())).strip());
        shown.put("totalLabel", words.say(quote.partlyRejected() ? "totalAccepted" : "total"));
        shown.put("total", money(quote.total()));
        shown.put("currency", sums.isEmpty() ? "" : sums.getFirst().currency());
        shown.put("terms", quote.terms());
        return shown;
    }

    private Map<String, Object> line(QuoteDocument.Line line, int position) {
        var kind = line.kind() == null ? "" : words.say(line.kind());
        var shown = new HashMap<String, Object>();
        shown.put("position", position);
        shown.put("kind", kind);
        shown.put("covered", line.kind() == QuoteDocument.Kind.WARRANTY);
        shown.put("partNumber", line.partNumber());
        shown.put("kindAndPart", !kind.isEmpty() && !line.partNumber().isEmpty());
        shown.put("description", line.description().isEmpty() ? "—" : line.description());
        shown.put("quantity", line.quantity() == null ? "" : words.number(line.quantity()));
        shown.put("unit", line.unit());
        shown.put("unitPrice", money(line.unitPrice()));
        shown.put("amount", money(line.amount()));
        shown.put("decision", line.decision() == null ? "" : words.say(line.decision()));
        shown.put("rejected", line.decision() == Decision.REJECTED);
        shown.put("reason", line.reason());
        return shown;
    }

    private String money(Money money) {
        return money == null ? "" : words.money(money);
    }

    private Map<String, Object> report(ReportDocument report) {
        var parts = report.parts().stream()
                .map(part -> Map.of(
                        "number", part.number(),
                        "description", part.description(),
                        "quantity", part.quantity() == null ? "" : words.number(part.quantity()),
                        "unit", part.unit()))
                .toList();
        var shown = new HashMap<String, Object>();
        shown.put("findings", report.findings());
        shown.put("workDone", report.workDone());
        shown.put("parts", parts);
        shown.put("anyParts", !parts.isEmpty());
        shown.put("anyPartNumbers", parts.stream().anyMatch(part -> !part.get("number").isEmpty()));
        shown.put("anyDescriptions", parts.stream().anyMatch(part -> !part.get("description").isEmpty()));
        shown.put("anyQuantities", parts.stream().anyMatch(part -> !part.get("quantity").isEmpty()));
        shown.put("before", photoRows(report.before()));
        shown.put("anyBefore", !report.before().isEmpty());
        shown.put("after", photoRows(report.after()));
        shown.put("anyAfter", !report.after().isEmpty());
        shown.put("rated", report.rating().stars() > 0);
        shown.put("starsGiven", "★".repeat(report.rating().stars()));
        shown.put("starsLeft", "★".repeat(5 - report.rating().stars()));
        shown.put("stars", words.say("starsOfFive", report.rating().stars()));
        shown.put("comment", report.rating().comment());
        return shown;
    }

    /// Photos in rows of two; a lonely last one keeps its half of the row.
    private List<Map<String, Object>> photoRows(List<ReportDocument.Photo> photos) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int first = 0; first < photos.size(); first += 2) {
            var row = photos.subList(first, Math.min(first + 2, photos.size())).stream()
                    .map(photo -> Map.of("image", pictures.photo(photo.image()), "caption", photo.caption()))
                    .toList();
            rows.add(Map.of("photos", row, "lonely", row.size() == 1));
        }
        return rows;
    }

    private Object signature(Signature signature) {
        return switch (signature) {
            case Signature.None none -> false;
            case Signature.Drawn drawn ->
                Map.of("signer", drawn.signer(), "at", zoned(drawn.at()), "image", pictures.signature(drawn.png()));
            case Signature.Typed typed -> Map.of("signer", typed.signer(), "at", zoned(typed.at()), "image", false);
        };
    }

    private Map<String, Object> evidence(EvidencePage evidence) {
        var act = evidence.act();
        var shown = new HashMap<String, Object>();
        shown.put("documentId", evidence.documentId());
        shown.put("shownHash", evidence.shownHash());
        shown.put("dataHash", evidence.dataHash());
        shown.put("signer", evidence.signer().name());
        shown.put("role", evidence.signer().role());
        shown.put("organisation", evidence.signer().organisation());
        shown.put("identifiedBy", evidence.signer().identifiedBy());
        shown.put("consent", evidence.consent().text());
        shown.put("consentHash", evidence.consent().hash());
        shown.put("consentAt", bothTimes(evidence.consent().at()));
        shown.put("method", words.say(act.method()));
        shown.put("drawn", act.method() == Method.DRAWN);
        shown.put("strokes", words.say("strokesInTime", act.strokes(), words.seconds(act.duration())));
        shown.put("imageHash", act.imageHash());
        shown.put("signedAt", bothTimes(act.at()));
        shown.put("ipAddress", act.ipAddress());
        shown.put("userAgent", act.userAgent());
        shown.put("sealSubject", evidence.seal().subject());
        shown.put("sealFingerprint", evidence.seal().fingerprint());
        shown.put("verifyAt", evidence.verifyAt().toString());
        shown.put("qr", pictures.qr(evidence.verifyAt().toString()));
        shown.put("events", evidence.events().stream().map(this::event).toList());
        return shown;
    }

    private Map<String, Object> event(EvidencePage.Event event) {
        return Map.of(
                "sequence", event.sequence(),
                "what", event.what(),
                "actor", event.actor(),
                "utc", words.exactTime(event.at(), ZoneOffset.UTC),
                "local", words.exactTime(event.at(), zone),
                "payloadHash", event.payloadHash(),
                "previousHash", event.previousHash());
    }

    private Map<String, Object> zoned(Instant at) {
        return Map.of("time", words.time(at, zone), "zone", words.zone(at, zone));
    }

    private Map<String, Object> bothTimes(Instant at) {
        return Map.of("utc", words.exactTime(at, ZoneOffset.UTC), "local", words.exactTime(at, zone));
    }
}
