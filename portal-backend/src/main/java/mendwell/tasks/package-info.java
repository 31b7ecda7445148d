/// To-dos for staff that the product makes by itself: win back a dissatisfied customer, find somebody for an order that
/// nobody accepts.
package mendwell.tasks;
