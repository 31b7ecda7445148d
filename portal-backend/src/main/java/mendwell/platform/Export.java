package mendwell.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/// What a resource returns for a file to take along: every record that matches, up to [#MOST]. Written only through the field
/// gate, which asks for the right to export each field, and makes the file while it reads.
///
/// @param type the records' view class
/// @param from where the file begins: a cursor of the list; null for its beginning
/// @param pages the list itself: a cursor (null for the first) gives a page of at most [#AT_ONCE]. Called after the resource
///     has returned, for each page in a transaction of its own
public record Export<T extends Record>(Class<T> type, Format format, String from, Function<String, Page<T>> pages) {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv;charset=UTF-8";

    /// So many records are in one file at most; its last line then says that there are more.
    public static final int MOST = 50_000;

    public static final int AT_ONCE = 500;

    public enum Format {
        XLSX(Export.XLSX),
        CSV(Export.CSV);

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /// As people and addresses write it: `xlsx`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws BadInput when there is no such format
        public static Format of(String word) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> BadInput.at("?format", "wrong-type"));
        }
    }
}
