package mendwell.documents;

import java.util.regex.Pattern;

/// Who issues the documents.
///
/// @param accent the brand's colour as `#rrggbb`, dark enough to read on white
public record Owner(String name, String address, String phone, String accent) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    public Owner {
        if (!COLOUR.matcher(accent).matches())
            throw new IllegalArgumentException("A colour is written #rrggbb, not \"" + accent + "\"");
    }

    /// The accent thinned with white: 1 is the accent itself, 0 is white.
    String tint(double strength) {
        int rgb = Integer.parseInt(accent.substring(1), 16);
        return "#%02x%02x%02x".formatted(thin(rgb >> 16, strength), thin(rgb >> 8, strength), thin(rgb, strength));
    }

    private static int thin(int colour, double strength) {
        return (int) Math.round(255 - (255 - (colour & 0xff)) * strength);
    }
}
