package mendwell.documents;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The templates, and the one place where data becomes markup: whatever a value holds, it stays text.
final class Templates extends DefaultMustacheFactory {
    private final Mustache page = compile("document.html");
    private final Mustache style = compile("style.css");

    Document page(Map<String, Object> shown) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(filled(page, shown))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("A document template is not well-formed", e);
        }
    }

    String style(Map<String, String> values) {
        return filled(style, values);
    }

    private static String filled(Mustache template, Map<String, ?> values) {
        try {
            return template.execute(new StringWriter(), values).toString();
        } catch (MustacheException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof MissingGlyph missing) throw missing;
            }
            throw e;
        }
    }

    @Override
    public Reader getReader(String name) {
        return new InputStreamReader(Templates.class.getResourceAsStream(name), StandardCharsets.UTF_8);
    }

    @Override
    public void encode(String value, Writer writer) {
        try {
            for (var symbol : Text.printable(value).codePoints().toArray()) {
                switch (symbol) {
                    case '&' -> writer.write("&amp;");
                    case '<' -> writer.write("&lt;");
                    case '>' -> writer.write("&gt;");
                    case '"' -> writer.write("&quot;");
                    default -> writer.write(Character.toChars(symbol));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
