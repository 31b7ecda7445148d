/// What changed, told at once to everyone who looks at it: server-sent events.
///
/// Every [mendwell.workorders.WorkOrderChanged] writes a row of `change_notice` in its transaction. After the commit this
/// node's watchers get it at once; rows of other nodes are found by reading once a second, while somebody watches, over a
/// window that overlaps, because ids are drawn before the commit and so do not come in its order. A notice says only
/// *that* something changed, to who sees what its [mendwell.workorders.ChangeKind] is about; the browser asks for what it
/// may see. So a notice told twice does no harm, a lost one would.
///
/// Nothing here is called by others.
package mendwell.changes;
