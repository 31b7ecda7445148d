/// Spare parts with prices and stock, for quotes and reports.
package mendwell.parts;
