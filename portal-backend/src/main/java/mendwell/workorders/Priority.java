package mendwell.workorders;

/// How soon we serve it; P1 first.
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
