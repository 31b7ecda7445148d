/// The history of changes: who changed what of an order, a unit or a person, when, and what it was before.
///
/// Read from the audit, which keeps every column of every record. Nothing of it is shown by itself: `columns.txt` says
/// which field of the policy a column is, each changed value goes through the gate as that field
/// ([mendwell.security.FieldChange]), and a column that is not listed does not exist. Nor does a change in which the
/// caller may see no field: [History] reads on until a page is full of what may be seen, and a page begins where the
/// visible ones before it ended, so neither tells of the others.
///
/// A page costs one range of an index and a look-up for each kind of name: what one record has, never what the table has.
///
/// Others may call: [History], after they asked whether the caller may see the record.
package mendwell.history;
