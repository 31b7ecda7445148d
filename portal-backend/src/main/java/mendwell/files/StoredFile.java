package mendwell.files;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// A content under a name. Belongs to nothing until it is attached, then to one place for ever.
@Entity
@Table(name = "stored_file")
class StoredFile {
    @Id
    UUID id;

    @Column(updatable = false)
    byte[] sha256;

    @Column(updatable = false)
    String name;

    @Column(name = "media_type", updatable = false)
    String mediaType;

    @Column(updatable = false)
    long size;

    @Column(name = "has_thumbnail", updatable = false)
    boolean hasThumbnail;

    @Column(name = "added_at", updatable = false)
    Instant addedAt;

    @Column(name = "added_by", updatable = false)
    String addedBy;

    @Column(name = "work_order_id")
    UUID workOrderId;

    @Enumerated(EnumType.STRING)
    Place place;

    @Column(name = "place_id")
    UUID placeId;

    @Version
    int version;

    protected StoredFile() {} // for Jakarta Persistence

    StoredFile(UUID id, byte[] sha256, String name, String mediaType, long size, boolean hasThumbnail, Instant addedAt, String addedBy) {
        this.id = id;
        this.sha256 = sha256;
        this.name = name;
        this.mediaType = mediaType;
        this.size = size;
        this.hasThumbnail = hasThumbnail;
        this.addedAt = addedAt;
        this.addedBy = addedBy;
    }

    boolean mayBeAttachedBy(String caller) {
        return workOrderId == null && addedBy.equals(caller);
    }

    void attach(UUID workOrder, Place where, UUID whereId) {
        workOrderId = workOrder;
        place = where;
        placeId = whereId;
    }

    String key() {
        return HexFormat.of().formatHex(sha256);
    }
}
