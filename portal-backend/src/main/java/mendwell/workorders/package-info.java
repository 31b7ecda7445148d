/// Work orders: one repair job each, from the customer's request to its close.
///
/// Life: requested (number, acknowledgement, tracking link) → the process in [mendwell.processes] drives the status by
/// calling [WorkOrders#arrive]; nothing else sets it. Pauses, promises, the log, the conversation and links live here.
///
/// Others may call: [WorkOrders] (verbs), [TrackingLinks], [WorkOrderFacts] (what an order is, for quotes, mail, documents).
/// Fires: [WorkOrderRequested], [WorkOrderArrived], [WorkOrderEdited], [WorkOrderChanged], [MessageWritten],
/// [LogWritten].
package mendwell.workorders;
