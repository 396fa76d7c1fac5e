package dev.baton.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** The example of FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void a_text_and_its_bytes_have_the_published_hash() {
        assertThat(Sha256.of("abc").hex()).isEqualTo(ABC);
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.UTF_8)).hex()).isEqualTo(ABC);
        assertThat(Sha256.of("سلام").hex()).isEqualTo(Sha256.of("سلام".getBytes(StandardCharsets.UTF_8)).hex());
    }

    @Test
    void every_short_form_is_its_beginning() {
        assertThat(Sha256.of("abc").half()).isEqualTo(ABC.substring(0, 32));
        assertThat(Sha256.of("abc").id().toString().replace("-", "")).isEqualTo(ABC.substring(0, 32));
        assertThat(Long.toHexString(Sha256.of("abc").number())).isEqualTo(ABC.substring(0, 16));
    }

    @Test
    void parts_do_not_look_like_others() {
        assertThat(Sha256.of(List.of("ab", "c")).hex()).isEqualTo(Sha256.of("2:ab1:c").hex())
                .isNotEqualTo(Sha256.of(List.of("a", "bc")).hex());
    }
}
