package mendwell.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The settings that more than one feature reads; defaults are in `microprofile-config.properties`, the environment wins
/// (`MENDWELL_PUBLIC_URL` sets `mendwell.public.url`).
@ApplicationScoped
public class Settings {
    private final URI publicUrl;
    private final Path data;
    private final List<Path> fonts;
    private final ZoneId zone;
    private final String brandName;
    private final String brandColour;
    private final String servicePhone;
    private final String brandAddress;

    @Inject
    public Settings(
            @ConfigProperty(name = "mendwell.public.url") URI publicUrl,
            @ConfigProperty(name = "mendwell.data") String data,
            @ConfigProperty(name = "mendwell.fonts") String fonts,
            @ConfigProperty(name = "mendwell.zone") String zone,
            @ConfigProperty(name = "mendwell.brand.name") String brandName,
            @ConfigProperty(name = "mendwell.brand.colour") String brandColour,
            @ConfigProperty(name = "mendwell.brand.phone") String servicePhone,
            @ConfigProperty(name = "mendwell.brand.address") String brandAddress) {
        this.publicUrl = publicUrl;
        this.data = Path.of(data).toAbsolutePath();
        this.fonts = Arrays.stream(fonts.split(":")).map(Path::of).toList();
        this.zone = ZoneId.of(zone);
        this.brandName = brandName;
        this.brandColour = brandColour;
        this.servicePhone = servicePhone;
        this.brandAddress = brandAddress;
    }

    /// Where people reach the portal, without a slash at the end.
    public URI publicUrl() {
        return publicUrl;
    }

    /// The folder for files, the search index and keys.
    public Path data() {
        return data;
    }

    public List<Path> fonts() {
        return fonts;
    }

    /// The owner's time zone, for mail and PDFs. Browsers use their own.
    public ZoneId zone() {
        return zone;
    }

    public String brandName() {
        return brandName;
    }

    public String brandColour() {
        return brandColour;
    }

    public String brandAddress() {
        return brandAddress;
    }

    public String servicePhone() {
        return servicePhone;
    }
}
