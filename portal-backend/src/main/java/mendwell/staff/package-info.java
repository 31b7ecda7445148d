/// Our own people, as far as dispatch and quotes need to know them. Who may log in is Keycloak's business.
package mendwell.staff;
