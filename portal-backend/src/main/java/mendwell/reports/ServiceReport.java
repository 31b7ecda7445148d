package mendwell.reports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/// One report of one visit; an order that was reopened has several.
@Entity
@Table(name = "service_report")
class ServiceReport {
    @Id
    UUID id;

    @Column(name = "work_order_id", updatable = false)
    UUID workOrderId;

    String findings;

    @Column(name = "work_done")
    String workDone;

    String recommendation;

    @Column(name = "labour_minutes")
    int labourMinutes;

    @Column(name = "engineer_name")
    String engineerName;

    @Column(name = "written_at")
    Instant writtenAt;

    @Column(name = "signed_by")
    String signedBy;

    @Column(name = "signed_at")
    Instant signedAt;

    @Column(name = "document_id")
    UUID documentId;

    @Version
    int version;

    protected ServiceReport() {} // for Jakarta Persistence

    ServiceReport(UUID id, UUID workOrderId, NewReport wanted, String engineerName, Instant now) {
        this.id = id;
        this.workOrderId = workOrderId;
        this.findings = wanted.findings().strip();
        this.workDone = wanted.workDone().strip();
        this.recommendation = wanted.recommendation();
        this.labourMinutes = wanted.labourMinutes();
        this.engineerName = engineerName;
        this.writtenAt = now;
    }

    void sign(String by, UUID document, Instant now) {
        signedBy = by;
        documentId = document;
        signedAt = now;
    }
}
