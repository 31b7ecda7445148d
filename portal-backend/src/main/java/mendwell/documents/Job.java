package mendwell.documents;

/// The work a document is about. A text is empty, and the warranty null, when there is none or the readers may not see it.
///
/// @param workOrder number of the work order
/// @param contact who is spoken to
/// @param warrantyNote a sentence behind the verdict such as its end date
public record Job(
        String workOrder,
        String customer,
        String contact,
        String site,
        String unitModel,
        String unitSerial,
        Warranty warranty,
        String warrantyNote) {

    /// What was found out about the unit's warranty.
    public enum Warranty {
        COVERED,
        PARTLY_COVERED,
        NOT_COVERED,
        UNDECIDED
    }
}
