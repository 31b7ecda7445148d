package mendwell.files;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All files of one work order, oldest first, by the place they belong to. Whoever shows them decides which places its
/// caller may see: files of internal log entries are in here too.
public record Attachments(Map<Key, List<AttachmentView>> byPlace) {
    record Key(Place place, UUID placeId) {}

    public List<AttachmentView> of(Place place, UUID placeId) {
        return byPlace.getOrDefault(new Key(place, placeId), List.of());
    }
}
