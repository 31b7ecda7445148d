package mendwell.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a change of the policy does to one role.
///
/// @param field null: which records of the type the role sees
/// @param before rights as a policy writes them, or the word of a [Scope]
/// @param gains what the role may do from now on: `see`, `seeMasked`, `find`, `sort`, `export`, `create`, `change`,
///     `records`, or `others` (what other roles of the same person grant counts again)
/// @param loses the same words, for what it may do no longer
public record Effect(
        String recordType, String field, String role, String before, String after, List<String> gains, List<String> loses) {

    static Effect of(Field field, String role, Set<Right> before, Set<Right> after) {
        var had = abilities(before);
        var has = abilities(after);
        return new Effect(
                field.recordType(),
                field.name(),
                role,
                Right.write(before),
                Right.write(after),
                has.stream().filter(one -> !had.contains(one)).toList(),
                had.stream().filter(one -> !has.contains(one)).toList());
    }

    static Effect of(String recordType, String role, Scope before, Scope after) {
        var records = List.of("records");
        return new Effect(
                recordType,
                null,
                role,
                before.word(),
                after.word(),
                before.includes(after) ? List.of() : records,
                after.includes(before) ? List.of() : records);
    }

    private static List<String> abilities(Set<Right> rights) {
        var abilities = new ArrayList<String>();
        if (rights.contains(Right.DENY)) {
            return abilities;
        }
        if (rights.contains(Right.SHOW)) {
            abilities.add("see");
        } else if (rights.contains(Right.MASK)) {
            abilities.add("seeMasked");
        }
        add(abilities, rights, Right.MATCH, "find");
        add(abilities, rights, Right.RANGE, "sort");
        if (rights.contains(Right.EXPORT) || rights.contains(Right.EXPORT_MASKED)) {
            abilities.add("export");
        }
        add(abilities, rights, Right.CREATE, "create");
        if (rights.contains(Right.SHOW)) {
            add(abilities, rights, Right.UPDATE, "change");
        }
        abilities.add("others");
        return abilities;
    }

    private static void add(List<String> abilities, Set<Right> rights, Right right, String ability) {
        if (rights.contains(right)) {
            abilities.add(ability);
        }
    }
}
