/// Who changed what, when: one row of `audit_entry` for every change of every record, written in the same transaction.
///
/// One mechanism: [EntityWatch] hears from EclipseLink of each insert, update and delete it sends to the database, whatever
/// feature asked for it, and [AuditTrail] writes all rows of a transaction in one statement before the commit. There is nothing to call
/// and nothing to forget: a new entity is audited by being one. Only [AuditTrail#record] is for others, for the few changes
/// made by plain SQL; which tables may be changed by SQL at all is listed and checked in `AuditedTablesTest`.
///
/// A row holds each column's value, or before and after; of a deleted record what it was. Of parts (the lines of a quote)
/// it names the order, too. Nobody is shown a row as it stands: see `mendwell.history`.
///
/// The log is only ever added to: the application's database user can do no more. Every few seconds, in the background,
/// [AuditSealer] puts an [AuditSeal] over the new rows and exports its head ([AuditHeads]); [AuditCheck], by the command
/// [VerifyAudit], finds the first place where rows, seals and heads do not agree. A request pays nothing for it.
///
/// Decisions: a seal names its rows instead of a range, since a row can be committed after its successors ([Gaps]); it keeps
/// the hash of each row (32 bytes), to tell which one was changed; no lease, the primary key of the seals says who was first.
///
/// Never written: secrets and their hashes ([EntityWatch#SECRET]).
package mendwell.audit;
