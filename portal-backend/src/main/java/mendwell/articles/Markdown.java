package mendwell.articles;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Authors' Markdown (CommonMark) as HTML and as plain text.
public final class Markdown {
    /// What is nested deeper is plain text: writing the tree out is recursive.
    private static final int DEEPEST = 50;

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "br", "hr", "a")
            .allowElements((name, attributes) -> "h2", "h1") // the page's only h1 is the title
            .allowAttributes("start").onElements("ol")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .allowAttributes("href").onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer")
            .toFactory();

    private Markdown() {}

    /// Safe HTML: HTML that stands in the Markdown is shown as text, and only plain formatting and links are left.
    public static String html(String markdown) {
        return ALLOWED.sanitize(HTML.render(PARSER.parse(markdown)));
    }

    /// Without formatting, a line for each paragraph.
    static String text(String markdown) {
        return TEXT.render(PARSER.parse(markdown));
    }
}
