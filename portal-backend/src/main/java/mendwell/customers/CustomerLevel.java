package mendwell.customers;

/// Our own classification of customers; raises the priority of their orders.
public enum CustomerLevel {
    STANDARD,
    SILVER,
    GOLD,
    VIP
}
