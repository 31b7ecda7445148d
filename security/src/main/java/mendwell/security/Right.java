package mendwell.security;

import static java.util.Collections.unmodifiableMap;

import java.util.EnumSet;
import java.util.LinkedHashMap;
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
    DENY;

    /// What each word of a policy grants.
    static final Map<String, Set<Right>> WORDS = words();

    private static Map<String, Set<Right>> words() {
        var words = new LinkedHashMap<String, Set<Right>>();
        words.put("read", EnumSet.of(SHOW, MATCH, RANGE, EXPORT));
        words.put("show", EnumSet.of(SHOW));
        words.put("mask", EnumSet.of(MASK, EXPORT));
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
}
