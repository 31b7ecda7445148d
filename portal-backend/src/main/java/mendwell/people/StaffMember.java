package mendwell.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mendwell.platform.Patch;
import mendwell.staff.Grade;

/// One of our own people.
@Entity
@Table(name = "staff_member")
non-sealed class StaffMember extends Person {
    String region;

    /// Null for none.
    String team;

    /// As what they are sent out and written to; rights come from all roles, which Keycloak holds.
    String role;

    /// All that they shall have, separated by commas; empty when it is only the one.
    private String roles;

    @Enumerated(EnumType.STRING)
    Grade grade;

    String skills;

    protected StaffMember() {} // for Jakarta Persistence

    StaffMember(UUID id, NewPerson wanted) {
        super(id, wanted);
        this.phone = Objects.requireNonNullElse(wanted.phone(), "");
        this.region = wanted.region().strip();
        join(wanted.team());
        this.grade = wanted.grade();
        this.skills = joined(wanted.skills());
        workAs(wanted.roles());
    }

    void workAs(Set<String> wanted) {
        roles = String.join(",", new TreeSet<>(wanted));
        role = wanted.contains("engineer") ? "engineer" : wanted.stream().sorted().findFirst().orElseThrow();
    }

    Set<String> roles() {
        return Set.of((roles.isEmpty() ? role : roles).split(","));
    }

    @Override
    void change(Patch<PersonChange> patch) {
        super.change(patch);
        patch.applyRequired("roles", PersonChange::roles, this::workAs);
        patch.applyRequired("region", PersonChange::region, value -> region = value);
        patch.apply("team", PersonChange::team, this::join);
        patch.apply("grade", PersonChange::grade, value -> grade = value);
        patch.apply("skills", PersonChange::skills, value -> skills = joined(value));
        patch.apply("phone", PersonChange::phone, value -> phone = value == null ? "" : value);
    }

    private void join(String wanted) {
        team = wanted == null || wanted.isBlank() ? null : wanted.strip();
    }

    private static String joined(List<String> words) {
        return words == null ? "" : String.join(",", words);
    }
}
