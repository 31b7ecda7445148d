package mendwell.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mendwell.access.Policies;
import mendwell.documents.Job;
import mendwell.documents.Owner;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Words;
import mendwell.security.FieldView;
import mendwell.security.Projection;
import mendwell.workorders.WorkOrderFacts;

/// What every document says of its owner and of the work it is about.
@ApplicationScoped
public class Letterhead {
    private final Settings settings;
    private final Policies policies;
    private final Clock clock;

    @Inject
    Letterhead(Settings settings, Policies policies, Clock clock) {
        this.settings = settings;
        this.policies = policies;
        this.clock = clock;
    }

    public Owner owner() {
        return new Owner(settings.brandName(), settings.brandAddress(), settings.servicePhone(), settings.brandColour());
    }

    /// What all who may read a paper may see, as the rules are now. A paper has several readers: the customer's people and
    /// whoever holds a link, each if they get papers at all; and it can be passed on.
    public FieldView readers() {
        var policy = policies.inForce();
        var outside = Stream.of("customer", "tracking").map(role -> policy.viewFor(Set.of(role))).toList();
        var reading = outside.stream().filter(eyes -> eyes.sees("document.url")).toList();
        return (reading.isEmpty() ? outside : reading).stream().reduce(FieldView::asFarAs).orElseThrow();
    }

    /// What these readers may see of the work.
    public Job job(WorkOrderFacts facts, Language language, FieldView readers) {
        var order = Projection.project(PaperView.of(facts, LocalDate.ofInstant(clock.instant(), settings.zone())), readers);
        var site = order.site();
        var unit = order.equipment();
        return new Job(
                joined("", order.number()),
                order.customer() == null ? "" : joined("", order.customer().name()),
                order.contact() == null ? "" : joined("", order.contact().name()),
                site == null ? "" : joined(" · ", site.name(), site.address()),
                unit == null ? "" : joined(" ", unit.model(), unit.name(language)),
                unit == null ? "" : joined("", unit.serial()),
                unit == null || unit.warranty() == null
                        ? null
                        : switch (unit.warranty()) {
                            case ACTIVE -> Job.Warranty.COVERED;
                            case EXPIRED, NONE -> Job.Warranty.NOT_COVERED;
                        },
                unit == null || unit.warrantyUntil() == null ? "" : Words.in(language).text("warranty.until", unit.warrantyUntil()));
    }

    /// Those that there are.
    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
