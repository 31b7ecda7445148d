/// A mailbox for one machine: catches every mail the product sends and shows it on a page, so that nothing leaves while
/// trying or testing. A program of its own, started by `./run`; no other package may use it, and it uses none.
package mendwell.mailbox;
