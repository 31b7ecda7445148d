package mendwell.audit;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import mendwell.access.Hash;

/// A signed statement: these rows, and no others between them, were there at this time. A row of `audit_seal`.
/// @param number 1, 2, 3 … without a gap
/// @param reaches the greatest row id of this seal and all before it
/// @param ids the rows it covers, as [RowIds] writes them: usually those above the last seal's reach, and sometimes one
///     below that was committed later than its successors
/// @param leaves the hash of each of these rows, 32 bytes each: they tell which of them was changed
/// @param root the root of the tree of these hashes
/// @param previous hash of the seal before; zeros for the first
/// @param key names the signing key
/// @param signature of [#head] up to the signature itself
record AuditSeal(
        long number,
        Instant sealedAt,
        long reaches,
        String ids,
        byte[] leaves,
        byte[] root,
        byte[] previous,
        String key,
        byte[] signature) {
    static final byte[] NONE = new byte[32];

    /// Seals rows, which are in the order of their ids.
    /// @param last the seal before; null for the first
    static AuditSeal over(AuditSeal last, List<AuditRow> rows, Instant now, AuditKey key) {
        var leaves = new ByteArrayOutputStream(rows.size() * Merkle.SIZE);
        rows.forEach(row -> leaves.writeBytes(row.leaf()));
        var unsigned = new AuditSeal(
                last == null ? 1 : last.number + 1,
                now.truncatedTo(ChronoUnit.MICROS),
                Math.max(last == null ? 0 : last.reaches, rows.getLast().id()),
                RowIds.text(rows),
                leaves.toByteArray(),
                Merkle.root(leaves.toByteArray()),
                last == null ? NONE : last.hash(),
                key.id(),
                new byte[0]);
        return unsigned.signed(key.sign(unsigned.statement()));
    }

    private AuditSeal signed(byte[] by) {
        return new AuditSeal(number, sealedAt, reaches, ids, leaves, root, previous, key, by);
    }

    /// What the next seal's `previous` must be.
    byte[] hash() {
        return Hash.sha256(String.join(
                "\n",
                "mendwell audit seal 1",
                Long.toString(number),
                sealedAt.toString(),
                Long.toString(reaches),
                ids,
                HexFormat.of().formatHex(root),
                HexFormat.of().formatHex(previous),
                key));
    }

    String statement() {
        return Head.statement(number, sealedAt, HexFormat.of().formatHex(hash()), key);
    }

    /// The line that leaves the machine. It stands for this seal and, through the chain, for all before it.
    String head() {
        return statement() + " " + Base64.getEncoder().encodeToString(signature);
    }

    /// An exported line, taken apart.
    record Head(long number, String sealedAt, String hash, String key, byte[] signature) {
        private static final String KIND = "mendwell-audit-head";

        private static String statement(long number, Object sealedAt, String hash, String key) {
            return String.join(" ", KIND, "1", Long.toString(number), sealedAt.toString(), hash, key);
        }

        String statement() {
            return statement(number, sealedAt, hash, key);
        }

        /// @throws IllegalArgumentException when it is no such line
        static Head parse(String line) {
            var parts = line.strip().split(" ");
            if (parts.length != 7 || !parts[0].equals(KIND) || !parts[1].equals("1")) {
                throw new IllegalArgumentException("Not the head of a seal");
            }
            return new Head(Long.parseLong(parts[2]), parts[3], parts[4], parts[5], Base64.getDecoder().decode(parts[6]));
        }
    }
}
