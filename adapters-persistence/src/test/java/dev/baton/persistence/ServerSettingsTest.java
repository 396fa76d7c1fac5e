package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    @Test
    void the_server_keeps_an_eighth_of_the_memory_within_bounds() {
        assertThat(ServerSettings.buffers(4L << 30)).isEqualTo(512);
        assertThat(ServerSettings.buffers(0)).isEqualTo(128);
        assertThat(ServerSettings.buffers(1L << 40)).isEqualTo(1024);
    }
}
