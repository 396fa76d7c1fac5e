package dev.baton.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cli.ending.CommandFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingDetectionTest {
    private static final String PERSIAN = "نام,شهر,عنوان شغلی\nسارا احمدي,تهران,مدير بازاريابي\nنيما راد,اصفهان,کارشناس فروش\n";
    private static final String ARABIC = "الاسم,المدينة,الوظيفة\nليلى منصور,القاهرة,مديرة التسويق\nعمر حداد,بغداد,مهندس\n";
    private static final String PORTUGUESE = "NOME,CIDADE,OBSERVAÇÃO\nJOÃO CONCEIÇÃO,SÃO PAULO,INFORMAÇÃO\nÂngela Gusmão,Brasília,açaí\n";
    private static final String FRENCH = "prénom,ville\nHélène,Orléans\nFrançois,Besançon\n";

    @TempDir
    private Path folder;

    @Test
    void utf8_is_recognised_by_being_valid() throws IOException {
        assertThat(detected(PERSIAN.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Encoding(StandardCharsets.UTF_8, 0));
    }

    @Test
    void utf8_is_recognised_by_its_mark_which_is_skipped() throws IOException {
        assertThat(detected(("\uFEFF" + PERSIAN).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Encoding(StandardCharsets.UTF_8, 3));
    }

    @Test
    void ascii_is_utf8() throws IOException {
        assertThat(detected("a,b\n1,2\n".getBytes(StandardCharsets.US_ASCII)).charset())
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void a_letter_across_two_chunks_of_reading_is_still_utf8() throws IOException {
        byte[] text = ("x".repeat(65_535) + "é" + "y".repeat(65_534) + "ی").getBytes(StandardCharsets.UTF_8);
        assertThat(detected(text).charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void a_letter_cut_off_at_the_end_is_not_utf8() throws IOException {
        assertThat(detected(new byte[]{'a', ',', (byte) 0xC3}).charset()).isNotEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void the_first_foreign_letter_may_come_after_megabytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("a,b\n".repeat(600_000).getBytes(StandardCharsets.US_ASCII));
        bytes.write(PERSIAN.replace('ی', 'ي').getBytes("windows-1256"));
        assertThat(detected(bytes.toByteArray()).charset()).isEqualTo(Charset.forName("windows-1256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16_is_recognised_with_and_without_a_mark(String name) throws IOException {
        Charset charset = Charset.forName(name);
        assertThat(detected(PERSIAN.getBytes(charset))).isEqualTo(new Encoding(charset, 0));
        assertThat(detected(("\uFEFF" + PERSIAN).getBytes(charset))).isEqualTo(new Encoding(charset, 2));
    }

    @Test
    void persian_and_arabic_in_the_old_windows_encoding_are_recognised() throws IOException {
        Charset old = Charset.forName("windows-1256");
        assertThat(detected(PERSIAN.replace('ی', 'ي').getBytes(old)).charset()).isEqualTo(old);
        assertThat(detected(ARABIC.getBytes(old)).charset()).isEqualTo(old);
    }

    @Test
    void western_texts_are_not_taken_for_arabic_not_even_in_capitals() throws IOException {
        Charset western = Charset.forName("windows-1252");
        assertThat(detected(PORTUGUESE.getBytes(western)).charset()).isEqualTo(western);
        assertThat(detected(FRENCH.getBytes(western)).charset()).isEqualTo(western);
    }

    @Test
    void bytes_that_windows_1252_lacks_make_it_iso_8859_1() throws IOException {
        byte[] text = FRENCH.getBytes(StandardCharsets.ISO_8859_1);
        text[text.length - 1] = (byte) 0x81;
        assertThat(detected(text).charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_spreadsheet_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> detected(new byte[]{'P', 'K', 3, 4, 20, 0, 6, 0})).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("save it as \"CSV UTF-8\"");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThatThrownBy(() -> detected(new byte[]{0, 0, 1, 0, 0, 5, 0, 0})).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("is no text");
    }

    private Encoding detected(byte[] bytes) throws IOException {
        return EncodingDetection.of(Files.write(folder.resolve("file.csv"), bytes));
    }
}
