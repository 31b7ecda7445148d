/// What customers say of the service. A low score makes a recovery task in [mendwell.tasks].
///
/// Others may call: [Ratings#of]. Fires: [Rated].
package mendwell.ratings;
