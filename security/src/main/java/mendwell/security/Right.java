package mendwell.security;

import static java.util.Collections.unmodifiableMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The single rights behind the words of a policy.
enum Right {
    SHOW,
    MASK,
    CREATE,
    UPDATE,
    MATCH,
    RANGE,
    EXPORT,
    /// The masked form only, also for somebody who sees more by another role.
    EXPORT_MASKED,
    DENY;

    boolean isWriting() {
        return this == CREATE || this == UPDATE;
    }

    /// What each word of a policy grants.
    static final Map<String, Set<Right>> WORDS = words();

    private static Map<String, Set<Right>> words() {
        var words = new LinkedHashMap<String, Set<Right>>();
        words.put("read", EnumSet.of(SHOW, MATCH, RANGE, EXPORT));
        words.put("show", EnumSet.of(SHOW));
        words.put("mask", EnumSet.of(MASK, EXPORT_MASKED));
        words.put("write", EnumSet.of(SHOW, MATCH, RANGE, EXPORT, CREATE, UPDATE));
        words.put("update", EnumSet.of(SHOW, MATCH, RANGE, EXPORT, UPDATE));
        words.put("create", EnumSet.of(CREATE));
        words.put("match", EnumSet.of(MATCH));
        words.put("range", EnumSet.of(RANGE));
        words.put("export", EnumSet.of(EXPORT));
        words.put("hide", EnumSet.noneOf(Right.class));
        words.put("deny", EnumSet.of(DENY));
        return unmodifiableMap(words);
    }

    /// What these words of a policy grant together. Throws `IllegalArgumentException` saying what is wrong with them.
    static Set<Right> read(String words) {
        String[] single = words.strip().split("\\s+");
        var granted = EnumSet.noneOf(Right.class);
        for (String word : single) {
            Set<Right> rights = WORDS.get(word);
            if (rights == null) {
                throw new IllegalArgumentException(
                        "unknown right " + word + "; known are " + String.join(", ", WORDS.keySet()));
            }
            granted.addAll(rights);
        }
        if (single.length > 1 && Arrays.stream(single).anyMatch(word -> word.equals("hide") || word.equals("deny"))) {
            throw new IllegalArgumentException("hide and deny stand alone");
        }
        boolean seen = granted.contains(SHOW) || granted.contains(MASK);
        if (!seen && (granted.contains(MATCH) || granted.contains(RANGE) || granted.contains(EXPORT))) {
            throw new IllegalArgumentException("what is not shown cannot be searched or exported");
        }
        if (!granted.contains(SHOW) && granted.remove(EXPORT)) {
            granted.add(EXPORT_MASKED);
        }
        return granted;
    }

    /// The fewest words that grant exactly these rights: `read create`.
    static String write(Set<Right> rights) {
        if (rights.contains(DENY)) {
            return "deny";
        }
        var words = new ArrayList<String>();
        var said = EnumSet.noneOf(Right.class);
        for (String word : List.of("write", "update", "read", "mask", "show", "create", "match", "range", "export")) {
            Set<Right> meaning = WORDS.get(word);
            if (rights.containsAll(meaning) && !said.containsAll(meaning)) {
                words.add(word);
                said.addAll(meaning);
            }
        }
        return words.isEmpty() ? "hide" : String.join(" ", words);
    }
}
