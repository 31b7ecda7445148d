package mendwell.platform;

/// Patterns for `like`, in which what people typed stands for itself.
public final class Like {
    private Like() {}

    public static String startingWith(String text) {
        return escaped(text) + "%";
    }

    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
