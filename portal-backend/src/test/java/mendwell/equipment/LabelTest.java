package mendwell.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class LabelTest {
    private static final String URL = "https://service.blueridge.example/u#Zk3vQmT0y6oYb1nS8dXw4A";

    @Test
    void theCodeOnTheLabelReadsBackAsTheUnitsAddress() throws Exception {
        var svg = Label.svg(unit("BR-AC75-2024-0317"), "蓝岭设备");
        var width = number(svg, "viewBox=\"0 0 (\\d+)");
        var scale = 4;
        var pixels = new int[width * width * scale * scale];
        java.util.Arrays.fill(pixels, 0xffffff);
        var dots = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (dots.find()) {
            for (int i = 0; i < scale * scale; i++) {
                var x = Integer.parseInt(dots.group(1)) * scale + i % scale;
                var y = Integer.parseInt(dots.group(2)) * scale + i / scale;
                pixels[y * width * scale + x] = 0;
            }
        }
        var picture = new RGBLuminanceSource(width * scale, width * scale, pixels);
        assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture))).getText()).isEqualTo(URL);
    }

    @Test
    void theSerialNumberStandsOnTheLabelInLetters() throws Exception {
        var svg = Label.svg(unit("A<1>&\"B\""), "R & D");
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        var texts = document.getElementsByTagName("text");
        assertThat(texts.item(0).getTextContent()).isEqualTo("A<1>&\"B\"");
        assertThat(texts.item(2).getTextContent()).isEqualTo("R & D");
    }

    private static int number(String svg, String pattern) {
        var found = Pattern.compile(pattern).matcher(svg);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static EquipmentView unit(String serial) {
        return new EquipmentView(
                new UUID(0, 1), serial, "AC-75", "螺杆空压机", "Screw compressor", "AIR", null, Warranty.NONE, null, null, null, null,
                List.of(), URL);
    }
}
