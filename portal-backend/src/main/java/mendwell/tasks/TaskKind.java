package mendwell.tasks;

public enum TaskKind {
    RECOVERY,
    ESCALATION
}
