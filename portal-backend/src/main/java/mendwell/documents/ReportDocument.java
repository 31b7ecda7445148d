package mendwell.documents;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// A service report as the customer confirms it.
public record ReportDocument(
        Owner owner,
        String number,
        int version,
        Instant issuedAt,
        ZoneId zone,
        Job job,
        List<String> engineers,
        Instant checkedInAt,
        Instant finishedAt,
        Integer labourMinutes,
        String findings,
        String workDone,
        List<Part> parts,
        List<Photo> before,
        List<Photo> after,
        Rating rating,
        Signature signature)
        implements Document {

    public ReportDocument {
        engineers = List.copyOf(engineers);
        parts = List.copyOf(parts);
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (labourMinutes != null && labourMinutes < 0)
            throw new IllegalArgumentException("Labour is zero minutes or more, not " + labourMinutes);
    }

    /// @param unit of the quantity in the document's language
    public record Part(String number, String description, BigDecimal quantity, String unit) {}

    /// @param image JPEG or PNG, at most 64 megapixels; it is made smaller for print
    /// @param caption empty when there is none
    public record Photo(Bytes image, String caption) {}

    /// Opened when the photo is drawn: twenty at once in memory would be too many.
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /// @param stars 1 to 5, or 0 when the customer has not rated
    /// @param comment empty when there is none
    public record Rating(int stars, String comment) {
        public static final Rating NONE = new Rating(0, "");

        public Rating {
            if (stars < 0 || stars > 5)
                throw new IllegalArgumentException("A rating has at most 5 stars, not " + stars);
        }
    }
}
