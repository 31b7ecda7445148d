/// What callers notice, asked over HTTP of the running product.
package mendwell.http;
