package mendwell.documents;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import mendwell.documents.EvidencePage.Event;
import mendwell.documents.QuoteDocument.Decision;
import mendwell.documents.QuoteDocument.Kind;
import mendwell.documents.QuoteDocument.Line;

/// Documents to try things on.
public final class Samples {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Instant ISSUED = Instant.parse("2026-11-20T02:15:00Z");
    static final Instant SIGNED = Instant.parse("2026-11-22T03:04:05.678Z");
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Samples() {}

    static Owner owner(Language language) {
        return language == Language.ZH_CN
                ? new Owner("宁波远航暖通设备有限公司", "浙江省宁波市鄞州区启明路 818 号 12 幢", "0574-8888 1234", "#0f5f7a")
                : new Owner(
                        "Northwind Heating & Cooling Ltd.",
                        "12 Harbour Road, Ningbo 315100, China",
                        "+86 574 8888 1234",
                        "#0f5f7a");
    }

    static Job job(Language language, String contact) {
        return language == Language.ZH_CN
                ? new Job(
                        "WO-2026-004711",
                        "宁波海曙国际酒店",
                        contact,
                        "宁波市海曙区中山西路 138 号，地下一层锅炉房",
                        "燃气壁挂炉 L1PB26",
                        "SN-7K2204-118853",
                        Job.Warranty.PARTLY_COVERED,
                        "整机保修至 2027年3月31日，易损件除外")
                : new Job(
                        "WO-2026-004711",
                        "Haishu International Hotel",
                        contact,
                        "138 Zhongshan West Road, Haishu, Ningbo, boiler room in basement 1",
                        "Gas boiler L1PB26",
                        "SN-7K2204-118853",
                        Job.Warranty.PARTLY_COVERED,
                        "Unit covered until 31 March 2027, wearing parts excluded");
    }

    static Line line(
            Kind kind, String part, String description, String quantity, String unit, long price, long amount) {
        return new Line(
                kind, part, description, new BigDecimal(quantity), unit, cny(price), cny(amount), Decision.OPEN, "");
    }

    static List<Line> lines(Language language) {
        return language == Language.ZH_CN
                ? List.of(
                        line(Kind.LABOUR, "", "现场检修人工（含往返交通）", "2.5", "小时", 180_00, 450_00),
                        line(Kind.PART, "GV-8805-N", "燃气比例阀总成", "1", "件", 1_286_00, 1_286_00),
                        line(Kind.PART, "SL-2040", "密封圈套件，耐高温硅胶，适用于 L1PB20 至 L1PB32 全系列机型", "2", "套", 36_50, 73_00),
                        line(Kind.WARRANTY, "PCB-26-R3", "主控制板", "1", "件", 0, 0))
                : List.of(
                        line(Kind.LABOUR, "", "Repair on site, travel included", "2.5", "h", 180_00, 450_00),
                        line(Kind.PART, "GV-8805-N", "Gas proportional valve, complete", "1", "pc", 1_286_00, 1_286_00),
                        line(
                                Kind.PART,
                                "SL-2040",
                                "Set of seals, heat-resistant silicone, fits every model from L1PB20 to L1PB32",
                                "2",
                                "sets",
                                36_50,
                                73_00),
                        line(Kind.WARRANTY, "PCB-26-R3", "Main control board", "1", "pc", 0, 0));
    }

    static QuoteDocument quote(Language language, String contact, List<Line> lines, Signature signature) {
        long subtotal = lines.stream()
                .filter(line -> line.decision() != Decision.REJECTED)
                .mapToLong(line -> line.amount().minor())
                .sum();
        long tax = subtotal * 13 / 100;
        return new QuoteDocument(
                owner(language),
                "Q-2026-000318",
                2,
                ISSUED,
                Instant.parse("2026-12-04T15:59:59Z"),
                SHANGHAI,
                job(language, contact),
                lines,
                cny(subtotal),
                new BigDecimal("0.13"),
                cny(tax),
                cny(subtotal + tax),
                terms(language),
                signature);
    }

    static QuoteDocument quote(Language language) {
        return quote(language, language == Language.ZH_CN ? "张伟" : "Łukasz O'Brien", lines(language), Signature.NONE);
    }

    public static QuoteDocument signedQuote(Language language) {
        var lines = new ArrayList<>(lines(language));
        lines.replaceAll(line -> decided(line, Decision.ACCEPTED, ""));
        lines.set(
                2,
                decided(
                        lines.get(2),
                        Decision.REJECTED,
                        language == Language.ZH_CN ? "仓库还有备用密封圈" : "We still have seals in stock"));
        var signer = language == Language.ZH_CN ? "张伟" : "Łukasz O'Brien";
        return quote(language, signer, lines, new Signature.Drawn(signer, SIGNED, drawing()));
    }

    static Line decided(Line line, Decision decision, String reason) {
        return new Line(
                line.kind(),
                line.partNumber(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.amount(),
                decision,
                reason);
    }

    static List<Line> longTable(Language language) {
        var lines = new ArrayList<Line>();
        for (int i = 1; i <= 60; i++) {
            var words = language == Language.ZH_CN
                    ? "第 " + i + " 项：循环水泵轴承与机械密封更换"
                    : "Item " + i + ": replace bearing and mechanical seal of the circulation pump";
            if (i % 9 == 0)
                words = words
                        + (language == Language.ZH_CN
                                ? "，包括拆卸、清洗、测量、装配、注油、试运行与记录；如发现轴颈磨损另行报价".repeat(6)
                                : ", with dismantling, cleaning, measuring, assembly, greasing, trial run and record; wear of the shaft is quoted apart"
                                        .repeat(6));
            lines.add(line(
                    Kind.PART,
                    "BR-%04d".formatted(i),
                    words,
                    "1",
                    language == Language.ZH_CN ? "件" : "pc",
                    99_90 + i,
                    99_90 + i));
        }
        return lines;
    }

    static ReportDocument report(Language language) {
        boolean chinese = language == Language.ZH_CN;
        var signer = chinese ? "张伟" : "Łukasz O'Brien";
        return new ReportDocument(
                owner(language),
                "R-2026-000207",
                1,
                ISSUED,
                SHANGHAI,
                job(language, signer),
                chinese ? List.of("李娜", "김민준") : List.of("Li Na", "김민준"),
                Instant.parse("2026-11-22T01:02:00Z"),
                Instant.parse("2026-11-22T03:20:00Z"),
                138,
                chinese
                        ? "点火后 10 秒内熄火，报 E5。检测燃气进口压力 2.0 kPa 正常，比例阀线圈阻值异常（实测 31 Ω，标准 80 Ω）。\n主控制板继电器触点烧蚀。"
                        : "The flame goes out within 10 s, error E5. Gas inlet pressure is right (2.0 kPa); the coil of the proportional valve measures 31 Ω instead of 80 Ω.\nThe relay contacts of the control board are burnt.",
                chinese
                        ? "更换燃气比例阀总成与主控制板，校准最小、最大负荷，检漏合格。\n连续运行 30 分钟，出水温度稳定。"
                        : "Replaced the gas proportional valve and the control board, adjusted lowest and highest load, leak test passed.\nRan for 30 minutes with a steady water temperature.",
                List.of(
                        new ReportDocument.Part(
                                "GV-8805-N",
                                chinese ? "燃气比例阀总成" : "Gas proportional valve, complete",
                                BigDecimal.ONE,
                                chinese ? "件" : "pc"),
                        new ReportDocument.Part(
                                "PCB-26-R3",
                                chinese ? "主控制板" : "Main control board",
                                BigDecimal.ONE,
                                chinese ? "件" : "pc")),
                List.of(photo(chinese ? "旧比例阀，线圈变色" : "Old valve, coil discoloured", 0x8a5a44, 1600, 1200)),
                List.of(
                        photo(chinese ? "新比例阀" : "New valve", 0x4a7a8c, 1600, 1200),
                        photo(chinese ? "检漏" : "Leak test", 0x5c7c4a, 900, 1200),
                        photo(chinese ? "运行参数" : "Running values", 0x6a6a9c, 1600, 1200)),
                new ReportDocument.Rating(4, chinese ? "师傅很专业，就是来得晚了半小时。" : "Skilled work, only half an hour late."),
                new Signature.Drawn(signer, SIGNED, drawing()));
    }

    public static EvidencePage evidence(Language language) {
        boolean chinese = language == Language.ZH_CN;
        var signer = chinese ? "张伟" : "Łukasz O'Brien";
        var consent = chinese
                ? "我已阅读本报价单及条款，同意以电子签名方式签署，并认可其与手写签名具有同等效力。"
                : "I have read this quote and its terms, agree to sign electronically, and accept that this binds me like a signature on paper.";
        var happened = chinese
                ? List.of("创建", "发送（短信，回执 SM-88120）", "打开", "阅读全部 2 页", "验证码已发送", "验证码通过", "同意声明", "签署")
                : List.of(
                        "Created",
                        "Sent (SMS, receipt SM-88120)",
                        "Opened",
                        "Read all 2 pages",
                        "Code sent",
                        "Code passed",
                        "Consent given",
                        "Signed");
        var events = new ArrayList<Event>();
        for (int i = 0; i < happened.size(); i++)
            events.add(new Event(
                    i + 1,
                    happened.get(i),
                    i < 2 ? (chinese ? "客服 王芳" : "Agent Wang Fang") : signer,
                    SIGNED.minusSeconds(600 - 80L * i),
                    HASH,
                    i == 0 ? "0".repeat(64) : HASH));
        return new EvidencePage(
                "018f9c1e-7d2a-7c33-9d7e-2b1f6a0c9e55",
                HASH,
                HASH,
                new EvidencePage.Signer(
                        signer,
                        chinese ? "设备主管" : "Head of facilities",
                        chinese ? "宁波海曙国际酒店" : "Haishu International Hotel",
                        chinese
                                ? "短信验证码，发送至 138••••1234，2026-11-22 11:02 通过"
                                : "One-time code by SMS to +86 138••••1234, passed 2026-11-22 11:02"),
                new EvidencePage.Consent(consent, HASH, SIGNED.minusSeconds(40)),
                new EvidencePage.Act(
                        EvidencePage.Method.DRAWN,
                        HASH,
                        7,
                        Duration.ofMillis(3_480),
                        SIGNED,
                        "203.0.113.27",
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"),
                events,
                new EvidencePage.SealCertificate(owner(language).name(), HASH),
                URI.create("https://service.example.com/verify/018f9c1e7d2a7c33"));
    }

    static Money cny(long minor) {
        return new Money(minor, "CNY");
    }

    static byte[] drawing() {
        var image = new BufferedImage(600, 200, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x1b2a4a));
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var stroke = new Path2D.Double();
        stroke.moveTo(30, 130);
        stroke.curveTo(110, -60, 140, 260, 210, 90);
        stroke.curveTo(250, 10, 240, 190, 320, 110);
        stroke.curveTo(380, 60, 360, 170, 450, 100);
        stroke.curveTo(500, 70, 520, 130, 575, 80);
        pen.draw(stroke);
        pen.dispose();
        return encoded(image, "png");
    }

    static ReportDocument.Photo photo(String caption, int colour, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                image.setRGB(
                        x, y, (colour & 0xfefefe) / 2 + (((x * 90 / width) << 16) | ((y * 90 / height) << 8) | 40));
        var bytes = encoded(image, "jpg");
        return new ReportDocument.Photo(() -> new ByteArrayInputStream(bytes), caption);
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String terms(Language language) {
        return language == Language.ZH_CN
                ? "1. 本报价在有效期内签署后生效，逾期须重新报价。\n2. 更换的旧件归客户所有，如需我方处理请提前说明。\n3. 更换备件自完工之日起保修 12 个月，人为损坏与水质问题除外。\n4. 未尽事宜按双方服务合同执行。"
                : "1. This quote takes effect when signed within its validity; after that it must be issued again.\n2. Replaced parts remain the customer's property unless disposal is asked for.\n3. Parts fitted are covered for 12 months from completion; misuse and water quality are excluded.\n4. For everything else the service contract between the parties applies.";
    }
}
