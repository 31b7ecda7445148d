/// An order as people see it: the list, the page, and the endpoints below `/work-orders`. Gathers what the features know
/// about one order into one answer; holds no rules of its own.
package mendwell.orderpages;
