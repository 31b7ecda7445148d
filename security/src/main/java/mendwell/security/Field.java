package mendwell.security;

/// One field of one record type, as the policy names it.
record Field(String recordType, String name) implements Comparable<Field> {
    boolean isQuestion() {
        return Question.isForm(recordType);
    }

    @Override
    public int compareTo(Field other) {
        int byType = recordType.compareTo(other.recordType);
        return byType != 0 ? byType : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return recordType + "." + name;
    }
}
