package mendwell.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import mendwell.access.Hash;

/// The hash tree of RFC 6962, section 2.1: leaves and inner nodes are hashed with different first bytes, so neither passes
/// for the other. Leaves are given one behind the other, 32 bytes each.
final class Merkle {
    static final int SIZE = 32;

    private Merkle() {}

    static byte[] leaf(byte[] data) {
        return Hash.sha256(ByteBuffer.allocate(1 + data.length).put((byte) 0).put(data).array());
    }

    static byte[] root(byte[] leaves) {
        return leaves.length == 0 ? Hash.sha256(new byte[0]) : root(leaves, 0, leaves.length / SIZE);
    }

    private static byte[] root(byte[] leaves, int from, int to) {
        int count = to - from;
        if (count == 1) {
            return Arrays.copyOfRange(leaves, from * SIZE, to * SIZE);
        }
        int left = Integer.highestOneBit(count - 1); // the greatest power of two below the count
        return Hash.sha256(ByteBuffer.allocate(1 + 2 * SIZE)
                .put((byte) 1)
                .put(root(leaves, from, from + left))
                .put(root(leaves, from + left, to))
                .array());
    }
}
