package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.rest.RestFixture.Seen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that come compressed. */
class GzipTest {
    private static final String SARA = "{\"keys\":{\"email\":\"sara@example.com\"}}";
    private final RestFixture rest = new RestFixture();

    @AfterEach
    void stop() {
        rest.close();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Seen post(String path, String coding, byte[] body) {
        return rest.send(rest.as(Role.ADMIN, path).header("Content-Type", "application/json")
                .header("Content-Encoding", coding).POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void a_compressed_body_is_read() {
        assertThat(post("/v1/leads", "gzip", gzip(SARA)).status()).isEqualTo(201);
        assertThat(post("/v1/leads", "GZIP", gzip(SARA)).status()).isEqualTo(200);
        assertThat(post("/v1/leads/batch", "gzip", gzip("{\"items\":[" + SARA + "]}")).status()).isEqualTo(207);
    }

    @Test
    void a_bomb_is_refused_as_too_large() {
        byte[] bomb = gzip("[" + " ".repeat(100_000_000));
        assertThat(bomb.length).isLessThan(256 * 1024);
        Seen seen = post("/v1/leads", "gzip", bomb);
        assertThat(seen.status()).isEqualTo(413);
        assertThat(seen.at("/detail")).contains("262144");
    }

    @Test
    void a_body_of_several_parts_is_refused_however_many() {
        byte[] empty = gzip("");
        byte[] many = new byte[empty.length * 10_000];
        for (int i = 0; i < 10_000; i++) {
            System.arraycopy(empty, 0, many, i * empty.length, empty.length);
        }
        for (byte[] body : new byte[][]{many, Arrays.copyOf(many, empty.length * 2)}) {
            Seen seen = post("/v1/leads", "gzip", body);
            assertThat(seen.status()).isEqualTo(400);
            assertThat(seen.at("/detail")).contains("several");
        }
    }

    @Test
    void what_is_too_large_before_it_is_inflated_is_not_inflated() {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        byte[] large = gzip(new String(noise, StandardCharsets.ISO_8859_1));
        assertThat(post("/v1/leads", "gzip", large).status()).isEqualTo(413);
        Seen chunked = rest.send(rest.as(Role.ADMIN, "/v1/leads").header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void a_header_with_a_name_and_a_comment_is_passed_over() throws IOException {
        byte[] plain = gzip(SARA);
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(new byte[]{0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7});
        named.write("leads.json\0all of them\0".getBytes(StandardCharsets.US_ASCII));
        named.write(new byte[]{1, 2});
        named.write(plain, 10, plain.length - 10);
        assertThat(post("/v1/leads", "gzip", named.toByteArray()).status()).isEqualTo(201);
    }

    @Test
    void a_body_whose_checksum_differs_is_refused() {
        byte[] body = gzip(SARA);
        body[body.length - 8] ^= 1;
        assertThat(post("/v1/leads", "gzip", body).status()).isEqualTo(400);
    }

    @Test
    void a_body_whose_parts_come_too_slowly_is_given_up() {
        AtomicLong nanos = new AtomicLong();
        byte[] body = gzip(SARA);
        Assertions.assertThatThrownBy(() -> {
            try (var in = new GzipBody(
                    new BoundedBody(new ByteArrayInputStream(body), 1_000, 10, () -> nanos.addAndGet(9)))) {
                assertThat(in.readAllBytes()).isEmpty();
            }
        }).hasMessageContaining("slowly");
    }

    @Test
    void what_is_no_gzip_or_half_of_one_is_told_so() {
        assertThat(post("/v1/leads", "gzip", SARA.getBytes(StandardCharsets.UTF_8)).at("/detail"))
                .contains("gzip");
        byte[] whole = gzip(SARA);
        Seen half = post("/v1/leads", "gzip", Arrays.copyOf(whole, whole.length - 12));
        assertThat(half.status()).isEqualTo(400);
        assertThat(half.at("/code")).isEqualTo("malformed-body");
    }

    @Test
    void other_codings_are_refused() {
        for (String coding : new String[]{"br", "deflate", "gzip, gzip", "zstd", "x"}) {
            assertThat(post("/v1/leads", coding, gzip(SARA)).status()).as(coding).isEqualTo(415);
        }
        assertThat(post("/v1/leads", "identity", SARA.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(201);
    }
}
