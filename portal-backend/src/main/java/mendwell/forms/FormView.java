package mendwell.forms;

import mendwell.security.RawJson;
import mendwell.security.RecordType;
import mendwell.workorders.ServiceType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A form as far as the caller may answer it.
///
/// @param version to be sent back with the answers
/// @param schema JSON Schema 2020-12 of the answers
/// @param ui `order` of the questions to ask; and for each of them, and each the caller may see, its label, hint, widget and options
/// in both languages
@RecordType("form")
public record FormView(
        ServiceType serviceType,
        int version,
        RawJson schema,
        @Schema(ref = "FormUi") RawJson ui) {}
