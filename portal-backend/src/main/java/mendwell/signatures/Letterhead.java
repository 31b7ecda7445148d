package mendwell.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import mendwell.documents.Job;
import mendwell.documents.Owner;
import mendwell.equipment.Warranty;
import mendwell.platform.Language;
import mendwell.platform.Settings;
import mendwell.platform.Words;
import mendwell.workorders.WorkOrderFacts;

/// What every document says of its owner and of the work it is about.
@ApplicationScoped
public class Letterhead {
    private final Settings settings;
    private final Clock clock;

    @Inject
    Letterhead(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Owner owner() {
        return new Owner(settings.brandName(), settings.brandAddress(), settings.servicePhone(), settings.brandColour());
    }

    public Job job(WorkOrderFacts order, Language language) {
        var unit = order.unit();
        var warranty = Warranty.on(LocalDate.ofInstant(clock.instant(), settings.zone()), unit.warrantyUntil());
        return new Job(
                order.number(),
                order.customer().name(),
                order.contact().name(),
                order.site().name() + " · " + order.site().address(),
                unit.model() + " " + unit.name(language),
                unit.serial(),
                switch (warranty) {
                    case ACTIVE -> Job.Warranty.COVERED;
                    case EXPIRED, NONE -> Job.Warranty.NOT_COVERED;
                },
                unit.warrantyUntil() == null ? "" : Words.in(language).text("warranty.until", unit.warrantyUntil()));
    }
}
