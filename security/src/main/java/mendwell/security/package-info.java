/// Field-level permissions: who may see and change each field of each record type.
package mendwell.security;
