/// Serves the built portal and console: files of `portal-web/dist`, compressed when they were built, with a strict
/// content security policy. Knows no business.
package mendwell.pages;
