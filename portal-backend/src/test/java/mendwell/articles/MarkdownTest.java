package mendwell.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void plainFormattingAndLinksStay() {
        var html = Markdown.html("## 步骤\n\n1. **关机** 并 `断电`\n2. 打开 [手册](https://blueridge.example/a?b=1&c=2)\n");
        assertThat(html)
                .contains("<h2>步骤</h2>", "<li><strong>关机</strong> 并 <code>断电</code></li>")
                .contains("href=\"https://blueridge.example/a?b&#61;1&amp;c&#61;2\"", "noopener");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt&#58;alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](javascript:alert(1))",
                "![x](https://elsewhere.example/pixel.png)",
                "<a href=\"https://a.example\" onclick=\"alert(1)\">x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<style>*{display:none}</style>",
                "[x]: javascript:alert(1)\n\n[x]",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>"
            })
    void nothingThatRunsOrLoadsComesThrough(String hostile) {
        var tags = Markdown.html(hostile).replaceAll("(?s)>[^<]*", ">");
        assertThat(tags.toLowerCase())
                .doesNotContain("<script", "<img", "<svg", "<style", "<iframe", "javascript", "data:", " on", "src=");
    }

    @Test
    void theIndexGetsTextWithoutFormattingAParagraphToALine() {
        assertThat(Markdown.text("## Filter\n\nClean *it*.\n\n- one\n- two\n")).isEqualTo("Filter\nClean it.\n- one\n- two");
    }
}
