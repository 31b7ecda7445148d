package mendwell.permissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.forms.Forms;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.InTransaction;
import mendwell.platform.Language;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Refusal.Fault;
import mendwell.platform.Sql;
import mendwell.platform.Words;
import mendwell.security.FieldPolicy;
import mendwell.security.Mask;
import mendwell.security.Overrides;
import mendwell.security.OverridesRefused;
import mendwell.security.Question;
import mendwell.security.RawJson;
import mendwell.security.Scope;

/// The verbs of permissions. For admins only, whatever the permissions say.
@ApplicationScoped
@InTransaction
class Permissions {
    private static final int MOST_NAMES = 10;
    private static final Set<String> LINKS = Set.of("tracking", "visitor");
    private static final List<Scope> OF_STAFF = List.of(Scope.NONE, Scope.ASSIGNED, Scope.TEAM, Scope.REGION, Scope.ALL);
    private static final Map<String, List<Scope>> OF_OTHERS = Map.of(
            "customer", List.of(Scope.NONE, Scope.OWN, Scope.ORGANISATION),
            "tracking", List.of(Scope.NONE, Scope.OWN),
            "visitor", List.of(Scope.NONE, Scope.OWN));

    private final EntityManager entities;
    private final Sql sql;
    private final CurrentRequest request;
    private final InForce inForce;
    private final Clock clock;
    private final Event<InForce.Saved> saved;
    private final Map<String, Mask> masks = FieldPolicy.masks(Views.ALL);
    /// What people call the questions of forms, by record type and name.
    private final Map<String, RawJson> titles = new HashMap<>();

    @Inject
    Permissions(
            EntityManager entities, Sql sql, CurrentRequest request, InForce inForce, Forms forms, Clock clock, Event<InForce.Saved> saved) {
        this.entities = entities;
        this.sql = sql;
        this.request = request;
        this.inForce = inForce;
        this.clock = clock;
        this.saved = saved;
        for (var question : forms.questions()) {
            var field = question.recordType() + "." + question.name();
            masks.put(field, question.mask());
            forms.title(question).ifPresent(title -> titles.put(field, title));
        }
    }

    Answer<PermissionsView> matrix() {
        requireAdmin();
        var newest = newest();
        var version = newest == 0 ? null : entities.find(PermissionVersion.class, newest);
        var changed = new HashMap<String, String>();
        var current = current(newest);
        for (var rule : current.rules()) {
            changed.put(key(rule.recordType(), rule.field(), rule.role()), rule.word());
        }
        var shipped = inForce.shipped();
        var counting = policyOf(current);
        var records = shipped.recordTypes().stream()
                .map(type -> new PermissionsView.Type(
                        type,
                        shipped.isLocked(type),
                        shipped.scope(type, "admin").isEmpty() ? null : cells(type, null, changed, counting),
                        shipped.fields(type).stream().map(field -> cells(type, field, changed, counting)).toList()))
                .toList();
        var roles = shipped.roles().stream()
                .map(role -> new PermissionsView.Role(role, scopes(role).stream().map(Scope::word).toList()))
                .toList();
        return Answer.of(
                new PermissionsView(
                        newest,
                        version == null ? null : version.at,
                        version == null ? null : version.author,
                        version == null ? null : version.note,
                        roles,
                        records),
                newest);
    }

    /// @param field null for the type's rows
    private PermissionsView.Cells cells(String type, String field, Map<String, String> changed, FieldPolicy counting) {
        var shipped = inForce.shipped();
        var before = shipped.roles().stream()
                .map(role -> field == null
                        ? shipped.scope(type, role).orElseThrow().word()
                        : Question.isForm(type) ? counting.rightToAnyAnswer(role) : shipped.right(type, field, role))
                .toList();
        var own = shipped.roles().stream().map(role -> changed.getOrDefault(key(type, field, role), "")).toList();
        var effective = new ArrayList<String>();
        for (int i = 0; i < before.size(); i++) {
            effective.add(own.get(i).isEmpty() ? before.get(i) : own.get(i));
        }
        return field == null
                ? new PermissionsView.Cells("*", null, null, before, own, effective)
                : new PermissionsView.Cells(field, titles.get(type + "." + field), masks.get(type + "." + field), before, own, effective);
    }

    private static String key(String type, String field, String role) {
        return type + "." + field + " " + role;
    }

    private static List<Scope> scopes(String role) {
        return OF_OTHERS.getOrDefault(role, OF_STAFF);
    }

    TrialView tried(NewPermissions wanted) {
        requireAdmin();
        var newest = newest();
        var effects = effects(policyOf(current(newest)), policyOf(wanted(wanted)));
        return new TrialView(
                newest,
                effects,
                effects.stream().map(EffectView::role).distinct().filter(role -> !LINKS.contains(role)).map(this::people).toList());
    }

    private TrialView.People people(String role) {
        var table = role.equals("customer") ? "contact where ? = 'customer'" : "staff_member where find_in_set(?, if(roles = '', role, roles))";
        return new TrialView.People(
                role,
                sql.one("select count(*) from " + table, Sql.Row::integer, role).orElseThrow(),
                sql.list("select name from " + table + " order by name, id limit " + MOST_NAMES, Sql.Row::text, role));
    }

    int save(NewPermissions wanted) {
        requireAdmin();
        var newest = newest();
        request.requireVersion(newest);
        var changes = wanted(wanted);
        policyOf(changes);
        var caller = request.caller();
        // Two at once want the same number; who comes second begins again, and finds a version it did not name.
        entities.persist(new PermissionVersion(
                newest + 1, clock.instant(), caller.key(), caller.name(), wanted.note().strip(), changes.text()));
        entities.flush();
        saved.fire(new InForce.Saved());
        return newest + 1;
    }

    /// Newest first.
    /// @param before only those with a lower number
    Page<PermissionVersionRow> versions(int before, int limit) {
        requireAdmin();
        var found = entities.createQuery("select v from PermissionVersion v where v.number < :before order by v.number desc", PermissionVersion.class)
                .setParameter("before", before)
                .setMaxResults(limit + 1)
                .getResultList();
        var shown = found.stream()
                .limit(limit)
                .map(version -> new PermissionVersionRow(version.number, version.at, version.author, version.note, changes(version)))
                .toList();
        return new Page<>(PermissionVersionRow.class, shown, found.size() > limit ? String.valueOf(shown.getLast().number()) : null);
    }

    Answer<PermissionVersionView> version(int number) {
        requireAdmin();
        var version = find(number);
        return Answer.of(new PermissionVersionView(
                version.number, version.at, version.author, version.note, changes(version), version.overrides));
    }

    /// What one version changed compared with another.
    /// @param since 0 for the shipped rules
    Page<EffectView> difference(int since, int number) {
        requireAdmin();
        return Page.of(EffectView.class, effects(policyOf(known(since)), policyOf(known(number))));
    }

    private List<EffectView> effects(FieldPolicy before, FieldPolicy after) {
        return before.effectsOf(after).stream().map(EffectView::of).toList();
    }

    private FieldPolicy policyOf(Overrides changes) {
        return inForce.shipped().with(changes, Views.ALL);
    }

    /// What counts, or is about to within a second; what is still in force here when the newest version cannot be read.
    private Overrides current(int newest) {
        try {
            return known(newest);
        } catch (VersionUnreadable e) {
            return inForce.overrides();
        }
    }

    /// The changes of a version, as far as they speak of what there is.
    private Overrides known(int number) {
        if (number == 0) {
            return Overrides.NONE;
        }
        try {
            return inForce.shipped().known(Overrides.parse(find(number).overrides));
        } catch (OverridesRefused e) {
            throw new VersionUnreadable(number);
        }
    }

    private static int changes(PermissionVersion version) {
        try {
            return Overrides.parse(version.overrides).rules().size();
        } catch (OverridesRefused e) {
            return 0;
        }
    }

    private PermissionVersion find(int number) {
        var version = entities.find(PermissionVersion.class, number);
        if (version == null) {
            throw new NotFound();
        }
        return version;
    }

    private int newest() {
        return sql.one("select coalesce(max(number), 0) from permission_version", Sql.Row::integer).orElseThrow();
    }

    private void requireAdmin() {
        request.requireStaff();
        if (!request.caller().has("admin")) {
            throw new Forbidden();
        }
    }

    // ---- what comes in

    private Overrides wanted(NewPermissions wanted) {
        if (Stream.of(wanted.rules(), wanted.text(), wanted.version()).filter(Objects::nonNull).count() != 1) {
            throw BadInput.at("", "permissions.one-form");
        }
        if (wanted.version() != null) {
            return known(wanted.version());
        }
        try {
            var changes = wanted.text() != null ? Overrides.parse(wanted.text()) : Overrides.of(rules(wanted.rules()));
            policyOf(changes);
            requirePossibleScopes(changes, wanted.text() == null);
            return changes;
        } catch (OverridesRefused e) {
            throw refused(e.faults(), wanted.text() == null);
        }
    }

    /// The place in the list takes the line's place.
    private static List<Overrides.Rule> rules(List<NewPermissions.Rule> rules) {
        var all = new ArrayList<Overrides.Rule>();
        for (var rule : rules) {
            all.add(new Overrides.Rule(rule.recordType(), rule.field(), rule.role(), rule.right(), all.size() + 1));
        }
        return all;
    }

    private void requirePossibleScopes(Overrides changes, boolean listed) {
        var faults = changes.rules().stream()
                .filter(rule -> rule.field() == null)
                .filter(rule -> scopes(rule.role()).stream().noneMatch(scope -> scope.word().equals(rule.word())))
                .map(rule -> new OverridesRefused.Fault(
                        rule,
                        rule.line(),
                        "scope-not-for-role",
                        List.of(rule.role(), rule.word(), String.join(", ", scopes(rule.role()).stream().map(Scope::word).toList()))))
                .toList();
        if (!faults.isEmpty()) {
            throw refused(faults, listed);
        }
    }

    /// @param listed rules of a list, not lines of a text
    private static BadInput refused(List<OverridesRefused.Fault> faults, boolean listed) {
        return new BadInput(language -> faults.stream()
                .map(fault -> listed
                        ? new Fault("/rules/" + (fault.line() - 1), sentence(fault, language))
                        : new Fault(
                                "/text",
                                Words.in(language).text("fault.permissions.line", fault.line(), sentence(fault, language))))
                .toList());
    }

    private static String sentence(OverridesRefused.Fault fault, Language language) {
        return Words.in(language).text("fault.permissions." + fault.kind(), fault.details().toArray());
    }
}
