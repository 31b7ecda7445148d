package mendwell.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import mendwell.access.KeyRing;

/// A file of encrypted content that can be read from any byte on. A head, then pieces of 64 KiB.
///
/// The head is `MWF1`, its length in two bytes, and, encrypted with a key of the ring, a random key of this file alone and the
/// name of the content: two files exchanged are found. The pieces are AES-256-GCM, 16 bytes longer than their plain text; the
/// nonce of each is its position and whether it is the last: pieces exchanged, left out or cut off at the end are found.
final class SealedContent {
    private static final byte[] MAGIC = "MWF1".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final int TAG = 16;
    private static final int KEY = 32;
    private static final String PURPOSE = "file";

    private SealedContent() {}

    /// @param wrapped the encrypted part
    /// @param length of the whole head, in bytes
    private record Head(byte[] wrapped, int length) {}

    /// @param target an empty file
    /// @param content names it
    static void write(InputStream plain, Path target, String content, KeyRing ring) throws IOException {
        var key = new byte[KEY];
        new SecureRandom().nextBytes(key);
        var name = content.getBytes(StandardCharsets.US_ASCII);
        var wrapped = ring.encrypt(ByteBuffer.allocate(KEY + name.length).put(key).put(name).array(), PURPOSE);
        try (var out = Files.newOutputStream(target)) {
            out.write(MAGIC);
            out.write(wrapped.length >> 8);
            out.write(wrapped.length);
            out.write(wrapped);
            var piece = plain.readNBytes(PIECE);
            for (long index = 0; ; index++) {
                var next = piece.length < PIECE ? new byte[0] : plain.readNBytes(PIECE);
                boolean last = next.length == 0;
                out.write(crypt(Cipher.ENCRYPT_MODE, key, index, last, piece, piece.length));
                if (last) {
                    return;
                }
                piece = next;
            }
        }
    }

    /// The content from this byte on.
    /// @throws IOException when it is not what we wrote for this content
    static InputStream open(Path file, long from, String content, KeyRing ring) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            var head = head(channel, file);
            var opened = opened(head, file, ring);
            if (!content.equals(name(opened))) {
                throw new IOException(file + " is not the content it should be");
            }
            return new Reading(channel, file, Arrays.copyOf(opened, KEY), head.length, from);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// The id of the ring's key that the file needs.
    static String keyOf(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return KeyRing.keyOf(head(channel, file).wrapped);
        }
    }

    /// The name of the content.
    static String contentOf(Path file, KeyRing ring) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return name(opened(head(channel, file), file, ring));
        }
    }

    private static String name(byte[] opened) {
        return new String(opened, KEY, opened.length - KEY, StandardCharsets.US_ASCII);
    }

    private static byte[] opened(Head head, Path file, KeyRing ring) throws IOException {
        return ring.decrypt(head.wrapped, PURPOSE)
                .orElseThrow(() -> new IOException(file + " needs key " + KeyRing.keyOf(head.wrapped) + ", which is not there, or was changed"));
    }

    private static Head head(FileChannel channel, Path file) throws IOException {
        var start = read(channel, 0, MAGIC.length + 2);
        if (start.remaining() < MAGIC.length + 2 || !Arrays.equals(start.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException(file + " is not a content that we sealed");
        }
        int length = start.getShort(MAGIC.length) & 0xffff;
        var wrapped = read(channel, MAGIC.length + 2, length);
        if (wrapped.remaining() < length) {
            throw new IOException(file + " is cut off");
        }
        return new Head(wrapped.array(), MAGIC.length + 2 + length);
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {}
        return buffer.flip();
    }

    private static byte[] crypt(int mode, byte[] key, long index, boolean last, byte[] piece, int length) throws IOException {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var nonce = ByteBuffer.allocate(12).putLong(index).putInt(last ? 1 : 0).array();
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
            return cipher.doFinal(piece, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IOException("Piece " + index + " was changed", e);
        }
    }

    private static final class Reading extends InputStream {
        private final FileChannel channel;
        private final Path file;
        private final byte[] key;
        private final int head;
        private final long pieces;
        private long index;
        private int skip;
        private ByteBuffer plain = ByteBuffer.allocate(0);

        Reading(FileChannel channel, Path file, byte[] key, int head, long from) throws IOException {
            this.channel = channel;
            this.file = file;
            this.key = key;
            this.head = head;
            this.pieces = (channel.size() - head + PIECE + TAG - 1) / (PIECE + TAG);
            this.index = from / PIECE;
            this.skip = (int) (from % PIECE);
            if (pieces == 0) {
                throw new IOException(file + " is cut off");
            }
        }

        @Override
        public int read() throws IOException {
            return fill() ? plain.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int given = Math.min(length, plain.remaining());
            plain.get(into, at, given);
            return given;
        }

        private boolean fill() throws IOException {
            while (!plain.hasRemaining() && index < pieces) {
                var sealed = SealedContent.read(channel, head + index * (PIECE + TAG), PIECE + TAG);
                try {
                    plain = ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, key, index, index == pieces - 1, sealed.array(), sealed.remaining()));
                } catch (IOException e) {
                    throw new IOException(file + ": " + e.getMessage(), e);
                }
                plain.position(Math.min(skip, plain.limit()));
                skip = 0;
                index++;
            }
            return plain.hasRemaining();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
