/// Who owns the units: customer organisations, their sites, contacts and service contracts. So far they are only shown, inside
/// units and orders.
///
/// Others may call: the views, to show a customer, a site, a contact or a contract in their own answers.
package mendwell.customers;
