package dev.baton.cli.load;

import dev.baton.cli.mapping.Mapping;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to import, and how.
 *
 * @param file      the CSV file
 * @param charset   its encoding; found out when empty
 * @param separator of its cells; found out when empty
 * @param mapping   what its rows mean
 * @param effects   whether stages move and sales hears of it: none or all
 * @param batch     how many rows travel together, 1 to 1,000
 * @param parallel  how many batches are on their way at once
 * @param rejected  where refused rows go
 * @param dry       whether to read and map everything, and send nothing
 */
public record Plan(Path file, Optional<Charset> charset, Optional<Character> separator, Mapping mapping,
        String effects, int batch, int parallel, Path rejected, boolean dry) {}
