/// The units we sold and look after: lists, a unit's page, what the scan of a unit's QR code shows, and the label that carries
/// the code. A customer knows only its own organisation's units; a scanned link only the one unit.
///
/// A unit tells of its open orders, as many as the caller may see: so this package stands above [mendwell.workorders].
///
/// Others may call: [Warranty], [VisibleUnits].
package mendwell.equipment;
