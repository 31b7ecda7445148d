/// Articles that help someone fix something, and the search over them.
package mendwell.knowledge;
