/// Tables as files, written line by line so that no table is ever whole in memory: CSV and Excel. Knows nothing of records
/// and rights; what a line may hold is decided before.
package mendwell.sheets;
