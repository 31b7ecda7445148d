/// What leaves the house: mail, through the outbox.
///
/// Life of a letter: a feature's event (or [Outbox#mail]) writes a row of `outbox` in its transaction; after the commit the
/// dispatcher claims it, composes the mail from what the order is *then* and what its reader may see of it
/// *then* ([MailView], through the gate), sends it, and marks it delivered. It is sent at
/// least once, per order in order; what fails is tried again ever later, and after ten tries it is a dead letter that
/// holds nothing up. The payload is encrypted (it may hold a link or a code) and emptied after delivery.
///
/// Others may call: [Outbox]. Observes the events of work orders, quotes, signatures, reports, ratings and processes.
package mendwell.notifications;
