package mendwell.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/// A realm that shows its public key and signs what a test wants; a stranger's key has the same name.
record SigningRealm(HttpServer server, RSAKey key, RSAKey strange) implements AutoCloseable {
    private static final String NAME = "ours";

    static SigningRealm open() throws IOException, JOSEException {
        var key = new RSAKeyGenerator(2048).keyID(NAME).generate();
        var strange = new RSAKeyGenerator(2048).keyID(NAME).generate();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes();
        server.createContext("/realms/mendwell/protocol/openid-connect/certs", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
        return new SigningRealm(server, key, strange);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/mendwell";
    }

    /// From this realm for the portal, issued now and good for two minutes, unless `change` says otherwise.
    /// @param type in the header, such as `JWT`
    String token(RSAKey key, String type, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience("mendwell-portal")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
        change.accept(claims);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(NAME).type(new JOSEObjectType(type)).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
