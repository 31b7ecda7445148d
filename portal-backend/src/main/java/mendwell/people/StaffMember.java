package mendwell.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mendwell.platform.Patch;
import mendwell.staff.Grade;

/// One of our own people.
@Entity
@Table(name = "staff_member")
non-sealed class StaffMember implements Person {
    @Id
    UUID id;

    UUID subject;

    String name;
    String phone;
    String email;
    String language;
    String region;

    /// As what they are sent out and written to; rights come from all roles, which Keycloak holds.
    String role;

    /// All that they shall have, separated by commas; empty when it is only the one.
    private String roles;

    @Enumerated(EnumType.STRING)
    Grade grade;

    String skills;

    @Version
    @Column(name = "version")
    int version;

    protected StaffMember() {} // for Jakarta Persistence

    StaffMember(UUID id, NewPerson wanted) {
        this.id = id;
        this.name = wanted.name().strip();
        this.email = wanted.email();
        this.phone = wanted.phone() == null ? "" : wanted.phone();
        this.language = wanted.locale();
        this.region = wanted.region().strip();
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
    public void change(Patch<PersonChange> patch) {
        patch.applyRequired("roles", PersonChange::roles, this::workAs);
        patch.applyRequired("region", PersonChange::region, value -> region = value);
        patch.apply("grade", PersonChange::grade, value -> grade = value);
        patch.apply("skills", PersonChange::skills, value -> skills = joined(value));
        patch.apply("phone", PersonChange::phone, value -> phone = value == null ? "" : value);
    }

    private static String joined(List<String> words) {
        return words == null ? "" : String.join(",", words);
    }

    @Override
    public void belongsTo(UUID account) {
        subject = account;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID subject() {
        return subject;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String email() {
        return email;
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public int version() {
        return version;
    }
}
