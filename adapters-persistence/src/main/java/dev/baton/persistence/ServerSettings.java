package dev.baton.persistence;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How the embedded server is configured.
 *
 * <p>Two kinds: what the product's promises hang on is given on the command line at every start and cannot be changed;
 * the sizes are written to {@code postgresql.conf} once, where an operator may tune them.
 */
final class ServerSettings {

    static final String ADDRESS = "127.0.0.1";

    private static final Map<String, String> SIZES = Map.of(
            "shared_buffers", buffers(memory()) + "MB",
            "max_connections", "64",
            "work_mem", "8MB",
            "maintenance_work_mem", "64MB",
            "max_wal_size", "1GB",
            "jit", "off");

    /** An acknowledged fact is on the disk. */
    private static final Map<String, String> DURABILITY = Map.of("fsync", "on", "full_page_writes", "on",
            "synchronous_commit", "on");

    private static final Map<String, String> PLACE = Map.of(
            "listen_addresses", ADDRESS,
            "unix_socket_directories", "",
            "password_encryption", "scram-sha-256",
            "timezone", "UTC",
            "log_timezone", "UTC");

    /**
     * One file per weekday, emptied when its day comes round again. Statements and the details of errors stay out: they
     * carry personal data.
     */
    private static final Map<String, String> LOG = Map.of(
            "logging_collector", "on",
            "log_destination", "stderr",
            "log_filename", "postgres-%a.log",
            "log_rotation_age", "1d",
            "log_rotation_size", "0",
            "log_truncate_on_rotation", "on",
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse");

    private ServerSettings() {}

    /**
     * What the server may keep in memory, in MiB, of so many bytes that the machine has: an eighth, between 128 MiB and
     * 1 GiB. The documentation recommends a quarter for a machine that does nothing else.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-resource.html">Resource consumption</a>
     */
    static long buffers(long memory) {
        return Math.clamp(memory / 8 >> 20, 128, 1024);
    }

    /** Asked by name, because the type that tells it is the JDK's own; 0 where it is not told. */
    private static long memory() {
        try {
            return ManagementFactory.getPlatformMBeanServer().getAttribute(
                    new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                    "TotalMemorySize") instanceof Long all
                            ? all
                            : 0;
        } catch (JMException untold) {
            return 0;
        }
    }

    /** The options of {@code initdb}. */
    static List<String> forNewDatabase() {
        List<String> options = new ArrayList<>(List.of(
                "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                "--auth=scram-sha-256", "--data-checksums", "--no-instructions"));
        new TreeMap<>(SIZES).forEach((name, value) -> options.add("--set=" + name + "=" + value));
        return options;
    }

    /** The options of {@code postgres}. */
    static List<String> forStart(ServerDirectory directory, int port) {
        Map<String, String> settings = new TreeMap<>(DURABILITY);
        settings.putAll(PLACE);
        settings.putAll(LOG);
        settings.put("log_directory", directory.log().toString());
        settings.put("port", Integer.toString(port));
        List<String> options = new ArrayList<>();
        settings.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
        return options;
    }
}
