package mendwell.notifications;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Words;
import mendwell.workorders.WorkOrderFacts;

/// Turns a letter into a mail: the words of the reader's language in one layout, as text and as HTML.
@ApplicationScoped
class Mails {
    private static final Mustache TEXT = template("mail.txt");
    private static final Mustache HTML = template("mail.html");

    private final Settings settings;

    @Inject
    Mails(Settings settings) {
        this.settings = settings;
    }

    /// One line of the table in a mail.
    record Fact(String label, String value) {}

    /// What the templates show.
    record Content(
            String language,
            String brand,
            String colour,
            String phone,
            String subject,
            String greeting,
            String text,
            String code,
            List<Fact> facts,
            String link,
            String button,
            String footer) {}

    /// @param link where the button leads; null for no button
    Mail compose(String key, Letter letter, Letter.Recipient to, WorkOrderFacts order, String link) {
        var language = Language.of(to.language());
        var words = Words.in(language);
        var start = "mail." + letter.kind().key + ".";
        var detail = letter.details().getOrDefault("score", "");
        var subject = words.text(start + "subject", order.number(), detail);
        var content = new Content(
                language.tag(),
                settings.brandName(),
                settings.brandColour(),
                settings.servicePhone(),
                subject,
                words.text("mail.greeting", SmtpMessenger.oneLine(to.name())),
                words.text(start + "text", order.number(), detail),
                letter.details().get("code"),
                facts(letter, order, language),
                link,
                words.text(start + "button"),
                words.text("mail.footer", settings.brandName(), settings.servicePhone()));
        return new Mail(key, to.name(), to.email(), subject, render(TEXT, content), render(HTML, content));
    }

    private List<Fact> facts(Letter letter, WorkOrderFacts order, Language language) {
        var words = Words.in(language);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.text("mail.fact.number"), order.number()));
        facts.add(new Fact(
                words.text("mail.fact.unit"),
                order.unit().name(language) + " " + order.unit().model() + " · " + order.unit().serial()));
        switch (letter.kind()) {
            case DISPATCHED -> {
                if (order.engineer() != null) {
                    facts.add(new Fact(words.text("mail.fact.engineer"), order.engineer().name() + " · " + order.engineer().phone()));
                }
                if (order.promisedUntil() != null) {
                    facts.add(new Fact(words.text("mail.fact.window"), window(order.promisedFrom(), order.promisedUntil(), language)));
                }
            }
            case ESCALATION, LOW_RATING -> {
                facts.add(new Fact(words.text("mail.fact.customer"), order.customer().name()));
                facts.add(new Fact(words.text("mail.fact.site"), order.site().name()));
                facts.add(new Fact(words.text("mail.fact.summary"), order.summary()));
                if (letter.details().get("comment") != null) {
                    facts.add(new Fact(words.text("mail.fact.comment"), letter.details().get("comment")));
                }
            }
            case ACKNOWLEDGEMENT, QUOTE_SENT, CODE, REPORT_READY, REPORT_SEALED, DONE, MESSAGE -> {} // number and unit say enough
        }
        return facts;
    }

    private String window(Instant from, Instant until, Language language) {
        var format = DateTimeFormatter.ofPattern(
                        language == Language.EN ? "EEE d MMM yyyy, HH:mm" : "yyyy年M月d日（EEE）HH:mm",
                        language == Language.EN ? Locale.UK : Locale.SIMPLIFIED_CHINESE)
                .withZone(settings.zone());
        if (from == null) {
            return Words.in(language).text("mail.window.until", format.format(until));
        }
        var sameDay = from.atZone(settings.zone()).toLocalDate().equals(until.atZone(settings.zone()).toLocalDate());
        var end = sameDay ? DateTimeFormatter.ofPattern("HH:mm").withZone(settings.zone()) : format;
        return format.format(from) + " – " + end.format(until);
    }

    private static Mustache template(String name) {
        var source = Mails.class.getResourceAsStream(name);
        if (source == null) {
            throw new IllegalStateException("The template " + name + " is missing from the build");
        }
        return new DefaultMustacheFactory().compile(new InputStreamReader(source, StandardCharsets.UTF_8), name);
    }

    private static String render(Mustache template, Content content) {
        var out = new StringWriter();
        template.execute(out, content);
        return out.toString();
    }
}
