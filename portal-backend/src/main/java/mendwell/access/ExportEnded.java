package mendwell.access;

import java.util.UUID;

/// An export is over.
///
/// @param rows how many records were read for it
/// @param whole false when it broke off: the receiver hung up, lost the right to go on, or something failed
public record ExportEnded(UUID id, int rows, boolean whole) {}
