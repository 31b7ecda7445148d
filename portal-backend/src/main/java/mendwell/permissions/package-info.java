/// The owner's permissions: what the shipped policy of the library `security` becomes by changes made in the console.
///
/// Life of a change: [Permissions] holds it against the shipped policy, says who would gain or lose what, and writes a row of
/// `permission_version`; rows are only ever added. The newest one is in force: [InForce] looks every second on every
/// node and hands it to [mendwell.access.Policies], so nothing restarts and nobody asks Keycloak. A row that cannot be read opens
/// nothing: the last good one stays, and the log says why.
///
/// Locked for good are the rules that the permissions page itself stands on, and only admins come in, whatever is
/// written; so nobody locks the last way back.
///
/// [LookingAs] lets an admin read as a role: that role's fields, as far as the admin sees them, over the admin's own
/// records; each look is audited.
///
/// Others may call [Views]. Fires nothing outside the package.
package mendwell.permissions;
