package mendwell.security;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/// Ways to show that a value is there, and a hint of it, without showing it. The length of what is left out is never
/// shown, and at least half of the value stays hidden. Characters are counted as people count them: a surrogate pair
/// or a letter with its combining marks is one.
public enum Mask {
    /// `138****1234`, `+86 138****1234`, `+49****4567`; fewer digits show less, fewer than seven show none.
    PHONE {
        @Override
        public String of(String value) {
            String digits = digits(value);
            String prefix = "";
            if (value.strip().startsWith("+86") && digits.length() == 13) {
                prefix = "+86 ";
                digits = digits.substring(2);
            } else if (digits.startsWith("0086") && digits.length() == 15) {
                prefix = "+86 ";
                digits = digits.substring(4);
            } else if (value.strip().startsWith("+")) {
                prefix = "+";
            }
            int tail = Math.clamp(digits.length() - 6, 0, 4);
            int head = Math.clamp(digits.length() - tail - 4, 0, prefix.equals("+") ? 2 : 3);
            if (digits.length() < 7) {
                return HIDDEN;
            }
            return prefix + digits.substring(0, head) + HIDDEN + digits.substring(digits.length() - tail);
        }
    },

    /// `a***@example.com`; a name of one character is left out, and so is all of a text that is no address.
    EMAIL {
        @Override
        public String of(String value) {
            int at = value.lastIndexOf('@');
            if (at < 1) {
                return "***";
            }
            return firstOf(value.substring(0, at)) + "***" + value.substring(at);
        }
    },

    /// `张*`, `M*`: the first character of the name; a name of one character is `*`.
    NAME {
        @Override
        public String of(String value) {
            return firstOf(value.strip()) + "*";
        }
    },

    /// `上海市浦东新****`: the first six characters, at most half of the address, digits as `*`, since some addresses begin
    /// with the house number.
    ADDRESS {
        @Override
        public String of(String value) {
            List<String> address = characters(value.strip());
            String start = String.join("", address.subList(0, Math.min(6, address.size() / 2)));
            return start.codePoints()
                            .map(c -> Character.isDigit(c) ? '*' : c)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    + HIDDEN;
        }
    },

    /// Amounts are left out (null): any rounding could be narrowed down with a few amounts. Only for boxed numbers.
    MONEY {
        @Override
        public String of(String value) {
            throw new IllegalArgumentException("A masked amount is null");
        }
    },

    /// `•••` for any text.
    TEXT {
        @Override
        public String of(String value) {
            return "•••";
        }
    };

    private static final String HIDDEN = "****";

    /// The masked form of a value that is not null.
    public abstract String of(String value);

    private static String digits(String value) {
        return value.codePoints()
                .map(c -> Character.digit(c, 10))
                .filter(digit -> digit >= 0)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /// The first character of several, nothing of a single one.
    private static String firstOf(String value) {
        var breaks = BreakIterator.getCharacterInstance();
        breaks.setText(value);
        int end = breaks.next();
        return end == value.length() || end == BreakIterator.DONE ? "" : value.substring(0, end);
    }

    private static List<String> characters(String value) {
        var characters = new ArrayList<String>();
        var breaks = BreakIterator.getCharacterInstance();
        breaks.setText(value);
        for (int start = 0, end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            characters.add(value.substring(start, end));
        }
        return characters;
    }
}
