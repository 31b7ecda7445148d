package mendwell.reports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A part that was fitted.
@Entity
@Table(name = "service_report_part")
class ServiceReportPart {
    @Id
    UUID id;

    @Column(name = "report_id", updatable = false)
    UUID reportId;

    @Column(name = "part_id", updatable = false)
    UUID partId;

    int quantity;

    protected ServiceReportPart() {} // for Jakarta Persistence

    ServiceReportPart(UUID id, UUID reportId, UUID partId, int quantity) {
        this.id = id;
        this.reportId = reportId;
        this.partId = partId;
        this.quantity = quantity;
    }
}
