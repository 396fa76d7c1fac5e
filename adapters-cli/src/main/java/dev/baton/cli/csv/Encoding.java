package dev.baton.cli.csv;

import java.nio.charset.Charset;

/**
 * How the bytes of a file are letters.
 *
 * @param charset the character set; for UTF-16 the one with the order of bytes in its name
 * @param mark    the length of the byte order mark at the beginning, 0 when there is none
 */
public record Encoding(Charset charset, int mark) {

    /** The name as it is shown and as {@code --encoding} takes it. */
    @Override
    public String toString() {
        return charset.name() + (mark > 0 ? " with a byte order mark" : "");
    }
}
