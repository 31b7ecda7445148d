/// Who changed what, when: one row of `audit_entry` for every change of every record, written in the same transaction.
///
/// One mechanism: [EntityWatch] hears from EclipseLink of each insert, update and delete it sends to the database, whatever
/// feature asked for it, and [AuditTrail] writes all rows of a transaction in one statement before the commit. There is nothing to call
/// and nothing to forget: a new entity is audited by being one. Only [AuditTrail#record] is for others, for the few changes
/// made by plain SQL; which tables may be changed by SQL at all is listed and checked in `AuditedTablesTest`.
///
/// Never written: secrets and their hashes ([EntityWatch#SECRET]).
package mendwell.audit;
