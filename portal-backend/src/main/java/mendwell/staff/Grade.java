package mendwell.staff;

public enum Grade {
    JUNIOR,
    SENIOR,
    EXPERT
}
