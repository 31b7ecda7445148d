package mendwell.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A row of `audit_entry` as it was written.
/// @param at to the microsecond, which is what the table keeps
/// @param workOrder UUID in its usual form; null for none
record AuditRow(
        long id,
        Instant at,
        String actor,
        String actorName,
        String action,
        String recordType,
        String recordId,
        String workOrder,
        String changes) {
    /// The row's hash as a leaf of the tree. Each column goes in with its length before it, so no two different rows give
    /// the same bytes; null and the empty text differ.
    byte[] leaf() {
        var bytes = new ByteArrayOutputStream(512);
        for (var column :
                new String[] {Long.toString(id), at.toString(), actor, actorName, action, recordType, recordId, workOrder, changes}) {
            var text = column == null ? null : column.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(text == null ? -1 : text.length).array());
            if (text != null) {
                bytes.writeBytes(text);
            }
        }
        return Merkle.leaf(bytes.toByteArray());
    }
}
