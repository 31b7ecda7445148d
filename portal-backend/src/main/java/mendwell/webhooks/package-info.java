/// What happens to orders, told to other programs: signed POSTs to addresses that the administrator subscribes.
///
/// Life of a delivery: an event of a feature writes a row of `webhook_delivery` in its transaction, with ids, the two
/// states of a status change or names of fields, for each subscription that wants it ([Occasions]). After the commit
/// the [Courier] claims it and the [Envelopes] write the body with what the order is *then* and what the
/// subscription's roles may see of it *then*, through the same gate as every answer; who may not see what happened,
/// or not the order, is sent nothing. It is sent at least once, with the same `webhook-id` each time, in order for
/// each subscription and order; what fails is tried again ever later, and is dead after a day, until somebody replays
/// it.
///
/// The roles of a subscription are nobody in particular: a scope of own orders, of a team or a region shows them none.
///
/// Each subscription is served by itself, so a slow one holds up nobody else. Where a body goes is checked when the
/// address is saved and each time it is sent, and the connection is made to the very address that was checked
/// ([Addresses], [Post]).
///
/// Nothing here is called by others. Observes the events of work orders, quotes, reports, ratings and processes.
package mendwell.webhooks;
