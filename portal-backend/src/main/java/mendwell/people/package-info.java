/// Who may log in: our own people and the contacts of customers, kept from the console, with their accounts in Keycloak.
///
/// Life of a person: added (a row of ours: a staff member or a contact, who may well never log in), invited (an account in
/// Keycloak, and a mail to set a password), disabled and enabled again. Keycloak holds account and roles; the row holds what
/// work needs to know: region, grade, customer.
///
/// Two places, and either may fail between two steps. So each step can be repeated and the order is such that what is
/// half done is a state of its own: the row comes first, without an account; the invitation finds or makes the account by its
/// address, and tells the row. To shut out is ours alone ([mendwell.access.Accounts]) and takes effect with Keycloak down;
/// Keycloak is told as soon as it answers. Roles are changed in Keycloak first: what it refuses did not happen here either.
///
/// Others may call: nothing.
package mendwell.people;
