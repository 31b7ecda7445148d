package mendwell.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mendwell.access.Accounts;
import mendwell.access.CurrentRequest;
import mendwell.access.Forbidden;
import mendwell.access.Roles;
import mendwell.audit.AuditTrail;
import mendwell.customers.VisibleCustomers;
import mendwell.platform.Answer;
import mendwell.platform.BadInput;
import mendwell.platform.Cursor;
import mendwell.platform.Ids;
import mendwell.platform.InTransaction;
import mendwell.platform.Like;
import mendwell.platform.NotFound;
import mendwell.platform.Page;
import mendwell.platform.Patch;
import mendwell.platform.Sql;
import mendwell.staff.Grade;

/// The verbs of people, as far as our own rows go: each one transaction. What happens in Keycloak in between is told in
/// [Invitations].
@ApplicationScoped
@InTransaction
class Directory {
    private static final String SELECT = """
            select p.id, p.kind, p.name, p.email, p.phone, p.language, p.roles, p.region, p.team, p.grade, p.skills, p.customer_id, c.name,
              p.site_id, s.name, p.subject, a.disabled_at, a.invited_at, a.last_login_at, p.version
            from (
              select m.id, 'STAFF' kind, m.subject, m.name, m.email, m.phone, m.language, coalesce(nullif(b.roles, ''), nullif(m.roles, ''), m.role) roles, m.region, m.team,
                m.grade, m.skills, cast(null as uuid) customer_id, cast(null as uuid) site_id, m.version
              from staff_member m left join account b on b.subject = m.subject
              union all
              select id, 'CONTACT', subject, name, email, phone, language, '', null, null, null, '', customer_id, site_id, version from contact
            ) p left join customer c on c.id = p.customer_id left join site s on s.id = p.site_id left join account a on a.subject = p.subject
            where\s""";

    /// What a search looks in: the field, and its column.
    private static final Map<String, String> LOOKED_IN = Map.of("name", "p.name", "email", "p.email", "customerName", "c.name");

    private final EntityManager entities;
    private final Sql sql;
    private final CurrentRequest request;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final VisibleCustomers customers;

    @Inject
    Directory(EntityManager entities, Sql sql, CurrentRequest request, Accounts accounts, AuditTrail audit, VisibleCustomers customers) {
        this.entities = entities;
        this.sql = sql;
        this.request = request;
        this.accounts = accounts;
        this.audit = audit;
        this.customers = customers;
    }

    /// Newest first.
    /// @param kind only these; null for all the caller may keep
    /// @param words part of a name, an address or a customer's name; null for all
    Page<PersonView> page(PersonKind kind, String words, Cursor after, int limit) {
        var shown = kind == null && !request.caller().has("admin") ? PersonKind.CONTACT : kind;
        requireKeeps(shown == null ? PersonKind.STAFF : shown);
        var visible = customers.rows();
        var where = new StringBuilder("(p.customer_id is null or " + visible.condition() + ")");
        var parameters = new ArrayList<Object>(visible.parameters());
        if (shown != null) {
            where.append(" and p.kind = ?");
            parameters.add(shown);
        }
        if (words != null) {
            var looked = LOOKED_IN.entrySet().stream()
                    .filter(field -> request.fields().mayRange("person", field.getKey()))
                    .map(field -> field.getValue() + " like ?")
                    .toList();
            where.append(" and (").append(String.join(" or ", looked)).append(")");
            parameters.addAll(Collections.nCopies(looked.size(), Like.containing(words)));
        }
        if (after != null) {
            where.append(" and p.id < ?");
            parameters.add(after.id());
        }
        parameters.add(limit + 1);
        var found = sql.list(SELECT + where + " order by p.id desc limit ?", Directory::row, parameters.toArray());
        return Page.of(
                PersonView.class,
                found.stream().map(Found::view).toList(),
                limit,
                person -> new Cursor(Instant.EPOCH, person.id()));
    }

    Answer<PersonView> show(UUID id) {
        entities.flush();
        var found = sql.one(SELECT + "p.id = ?", Directory::row, id).orElseThrow(NotFound::new);
        requireKeeps(found.view().kind());
        requireVisible(found.view().customerId());
        return Answer.of(found.view(), found.version());
    }

    UUID add(NewPerson wanted) {
        requireKeeps(wanted.kind());
        var person = made(wanted);
        requireFree(wanted.email()); // last: a request that would be refused anyway does not tell who else is here
        entities.persist(person);
        return person.id;
    }

    private Person made(NewPerson wanted) {
        var id = Ids.next();
        return switch (wanted.kind()) {
            case STAFF -> {
                requireStaffRoles(wanted.roles());
                if (wanted.region() == null || wanted.region().isBlank()) {
                    throw BadInput.at("/region", "required");
                }
                yield new StaffMember(id, wanted);
            }
            case CONTACT -> {
                if (wanted.customerId() == null) {
                    throw BadInput.at("/customerId", "required");
                }
                if (!customers.contains(wanted.customerId())) {
                    throw BadInput.at("/customerId", "unknown-record");
                }
                requireSite(wanted.siteId(), wanted.customerId());
                yield new Contact(id, wanted);
            }
        };
    }

    /// The person, after all the checks that a change needs.
    Person forChange(UUID id) {
        var person = forKeeping(id);
        request.requireVersion(person.version);
        return person;
    }

    Person forKeeping(UUID id) {
        Person person = entities.find(StaffMember.class, id);
        if (person == null) {
            person = entities.find(Contact.class, id);
        }
        if (person == null) {
            request.requireStaff();
            throw new NotFound();
        }
        switch (person) {
            case StaffMember staff -> requireKeeps(PersonKind.STAFF);
            case Contact contact -> {
                requireKeeps(PersonKind.CONTACT);
                requireVisible(contact.customerId);
            }
        }
        return person;
    }

    /// @param customer null for staff, who are nobody's contacts
    private void requireVisible(UUID customer) {
        if (customer != null && !customers.contains(customer)) {
            throw new NotFound();
        }
    }

    /// What must be true of a change before Keycloak hears of it.
    Person checked(UUID id, Patch<PersonChange> patch) {
        var person = forChange(id);
        if (patch.mentioned().contains("roles")) {
            requireStaffRoles(patch.values().roles());
            if (request.caller().subject().equals(person.subject) && !patch.values().roles().contains("admin")) {
                throw new OwnAccount();
            }
        }
        requireGiven(patch);
        if (person.moves(patch)) {
            var inUse = "select 1 from account where subject = ? and (last_login_at is not null or disabled_at is not null)";
            if (sql.one(inUse, Sql.Row::integer, person.subject).isPresent()) {
                throw new AddressInUse();
            }
        }
        switch (person) {
            case StaffMember staff -> requireUnmentioned(patch, "siteId");
            case Contact contact -> {
                for (var field : List.of("roles", "region", "team", "grade", "skills")) {
                    requireUnmentioned(patch, field);
                }
                requireSite(patch.values().siteId(), contact.customerId);
            }
        }
        if (person.moves(patch)) {
            requireFree(patch.values().email()); // last, as for a new person
        }
        return person;
    }

    /// What must have a value is not set to null.
    private static void requireGiven(Patch<PersonChange> patch) {
        var given = patch.values();
        var values = new LinkedHashMap<String, Object>();
        values.put("name", given.name());
        values.put("email", given.email());
        values.put("locale", given.locale());
        values.put("region", given.region());
        values.forEach((field, value) -> {
            if (value == null && patch.mentioned().contains(field)) {
                throw BadInput.at("/" + field, "required");
            }
        });
    }

    private void requireFree(String email) {
        var taken = sql.one(
                "select 1 from staff_member where email = ? union all select 1 from contact where email = ? limit 1", Sql.Row::integer, email, email);
        if (taken.isPresent()) {
            throw new EmailTaken();
        }
    }

    void change(UUID id, Patch<PersonChange> patch) {
        var person = checked(id, patch);
        person.change(patch);
        if (patch.mentioned().contains("roles") && person.subject != null) {
            var roles = patch.values().roles();
            audit.record(AuditTrail.Action.UPDATE, "account", person.subject.toString(), null, Map.of("roles", String.join(",", new TreeSet<>(roles))));
            accounts.hasRoles(person.subject, roles);
        }
    }

    /// The account is made and its mail is sent.
    void invited(UUID id, UUID subject, Set<String> roles) {
        forKeeping(id).subject = subject;
        accounts.invited(subject, roles);
        audit.record(AuditTrail.Action.UPDATE, "account", subject.toString(), null, Map.of("state", AccountState.INVITED.name()));
    }

    /// @throws EmailTaken when the account belongs to somebody else
    void requireFree(UUID subject, UUID id) {
        var others = sql.list(
                "select id from staff_member where subject = ? union all select id from contact where subject = ?", Sql.Row::uuid, subject, subject);
        if (others.stream().anyMatch(other -> !other.equals(id))) {
            throw new EmailTaken();
        }
    }

    void disable(UUID id) {
        var person = withAccount(id);
        if (person.subject.equals(request.caller().subject())) {
            throw new OwnAccount();
        }
        accounts.disable(person.subject);
        audit.record(AuditTrail.Action.UPDATE, "account", person.subject.toString(), null, Map.of("state", List.of(AccountState.ACTIVE.name(), AccountState.DISABLED.name())));
    }

    void enable(UUID id) {
        var person = withAccount(id);
        accounts.enable(person.subject);
        audit.record(AuditTrail.Action.UPDATE, "account", person.subject.toString(), null, Map.of("state", List.of(AccountState.DISABLED.name(), AccountState.ACTIVE.name())));
    }

    String customerName(UUID customer) {
        return sql.one("select name from customer where id = ?", Sql.Row::text, customer).orElseThrow();
    }

    private Person withAccount(UUID id) {
        var person = forChange(id);
        if (person.subject == null) {
            throw new NoAccount();
        }
        return person;
    }

    /// Who keeps whom: the business administrator everybody, the service desk the contacts of customers.
    private void requireKeeps(PersonKind kind) {
        request.requireStaff();
        var keeps = switch (kind) {
            case STAFF -> request.caller().has("admin");
            case CONTACT -> request.caller().hasAny("agent", "supervisor", "admin");
        };
        if (!keeps) {
            throw new Forbidden();
        }
    }

    private static void requireStaffRoles(Set<String> roles) {
        if (roles == null || roles.isEmpty()) {
            throw BadInput.at("/roles", "required");
        }
        if (!Roles.STAFF.containsAll(roles)) {
            throw BadInput.at("/roles", "wrong-type");
        }
    }

    private static void requireUnmentioned(Patch<PersonChange> patch, String field) {
        if (patch.mentioned().contains(field)) {
            throw BadInput.at("/" + field, "not-theirs");
        }
    }

    private void requireSite(UUID site, UUID customer) {
        if (site != null
                && sql.one("select 1 from site where id = ? and customer_id = ?", Sql.Row::integer, site, customer).isEmpty()) {
            throw BadInput.at("/siteId", "unknown-record");
        }
    }

    private record Found(PersonView view, int version) {}

    private static Found row(Sql.Row row) throws SQLException {
        var id = row.uuid();
        var kind = row.value(PersonKind.class);
        var name = row.text();
        var email = row.text();
        var phone = row.text();
        var language = row.text();
        var roles = words(row.text());
        var region = row.text();
        var team = row.text();
        var grade = row.value(Grade.class);
        var skills = words(row.text());
        var customer = row.uuid();
        var customerName = row.text();
        var site = row.uuid();
        var siteName = row.text();
        var subject = row.uuid();
        var disabledAt = row.instant();
        var invitedAt = row.instant();
        var lastLoginAt = row.instant();
        var state = subject == null
                ? AccountState.NONE
                : disabledAt != null
                        ? AccountState.DISABLED
                        : invitedAt != null && lastLoginAt == null ? AccountState.INVITED : AccountState.ACTIVE;
        return new Found(
                new PersonView(
                        id, kind, name, email, phone, language, roles, region, team, grade, skills, customer, customerName, site, siteName, state,
                        lastLoginAt),
                row.integer());
    }

    private static List<String> words(String separatedByCommas) {
        return Arrays.stream(separatedByCommas.split(",")).filter(word -> !word.isBlank()).toList();
    }
}
