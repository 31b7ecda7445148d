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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Words;

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

    /// @param order with what its reader may see; all else is in no part of the mail
    /// @param link where the button leads; null for no button
    Mail compose(String key, Letter letter, Letter.Recipient to, MailView order, String link) {
        var language = Language.of(to.language());
        var words = Words.in(language);
        var start = "mail." + letter.kind().key + ".";
        var score = order.rating() == null ? "" : order.rating().score();
        var about = words.text(start + "subject", score);
        var subject = order.number() == null ? about : words.text("mail.subject", order.number(), about);
        var name = to.name() == null ? "" : SmtpMessenger.oneLine(to.name());
        var content = new Content(
                language.tag(),
                settings.brandName(),
                settings.brandColour(),
                settings.servicePhone(),
                subject,
                name.isEmpty() ? words.text("mail.greeting.nobody") : words.text("mail.greeting", name),
                words.text(start + "text", score),
                letter.details().get("code"),
                facts(letter, order, language),
                link,
                words.text(start + "button"),
                words.text("mail.footer", settings.brandName(), settings.servicePhone()));
        return new Mail(key, name.isEmpty() ? null : name, to.email(), subject, render(TEXT, content), render(HTML, content));
    }

    /// A fact that the reader may not see has no line.
    private List<Fact> facts(Letter letter, MailView order, Language language) {
        var facts = new Facts(Words.in(language));
        facts.add("number", order.number());
        var unit = order.equipment();
        if (unit != null) {
            facts.add("unit", joined(" · ", joined(" ", unit.name(language), unit.model()), unit.serial()));
        }
        switch (letter.kind()) {
            case DISPATCHED -> {
                if (order.engineer() != null) {
                    facts.add("engineer", joined(" · ", order.engineer().name(), order.engineer().phone()));
                }
                if (order.promisedUntil() != null) {
                    facts.add("window", window(order.promisedFrom(), order.promisedUntil(), language));
                }
            }
            case ESCALATION, LOW_RATING -> {
                facts.add("customer", order.customer() == null ? null : order.customer().name());
                facts.add("site", order.site() == null ? null : order.site().name());
                facts.add("summary", order.summary());
                facts.add("comment", order.rating() == null ? null : order.rating().comment());
            }
            case ACKNOWLEDGEMENT, QUOTE_SENT, CODE, REPORT_READY, REPORT_SEALED, DONE, MESSAGE -> {} // number and unit say enough
        }
        return facts.lines;
    }

    private record Facts(Words words, List<Fact> lines) {
        Facts(Words words) {
            this(words, new ArrayList<>());
        }

        void add(String name, String value) {
            if (value != null && !value.isBlank()) {
                lines.add(new Fact(words.text("mail.fact." + name), value));
            }
        }
    }

    /// Those that there are.
    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
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
