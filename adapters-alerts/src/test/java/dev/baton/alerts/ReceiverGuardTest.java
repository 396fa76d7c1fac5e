package dev.baton.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.alert.WebhookSender.Answer.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may go, as far as an address tells without looking up any name. */
class ReceiverGuardTest {
    private static final ReceiverGuard GUARD = new ReceiverGuard(
            AllowList.parse("crm.internal.example, intranet 10.1.0.0/16 fd00:1::/32").orElseThrow(),
            Set.of(443, 8443));

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com", "https://hooks.example.com/a/b?c=d#e",
            "HTTPS://HOOKS.EXAMPLE.COM",
            "https://hooks.example.com:443/", "https://hooks.example.com:8443/", "https://hooks.example.com./",
            "https://93.184.215.14/", "https://[2606:2800:21f:cb07::1]/", "https://[64:ff9b::5db8:d70e]/",
            "https://[2002:5db8:d70e::1]/", "https://xn--mgba3a4f16a.ir/", "https://1.example.com",
            "https://10.1.2.3.example.com/", "http://crm.internal.example/", "http://CRM.internal.example.:8080/",
            "http://intranet:3000/hook", "http://10.1.2.3:9000/", "https://10.1.255.255:1/",
            "http://[fd00:1::5]:8080/"})
    void there_is_no_objection(String url) {
        assertThat(GUARD.objection(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example.com/", "ftp://hooks.example.com/", "file:///etc/passwd",
            "gopher://127.0.0.1/", "hooks.example.com", "/path", "https:///path", "https:opaque", "jar:file:x!/",
            "https://hooks.example.com:80/", "https://hooks.example.com:22/", "https://hooks.example.com:0/",
            "https://hooks.example.com:65536/", "https://user@hooks.example.com/", "https://user:pw@intranet/",
            "https://crm.internal.example@hooks.example.com/", "https://@hooks.example.com/", "https://intranets/",
            "https://www.intranet.localhost/", "https://hooks_a.example.com/", "https://10.2.0.1/",
            "https://[fd00:2::5]/",
            "https://10.1.2.3:0/", "https://intranet:65536/", "https://crm.internal.example:99999/",
            "http://intranet:70000/",
            "https://[::ffff:93.184.215.14]/", "https://[2606:2800:21f:cb07::1%25eth0]/", "http://intranet:0/"})
    void there_is_one(String url) {
        assertThat(GUARD.objection(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"https://10.2.0.1/, FORBIDDEN_ADDRESS", "https://127.0.0.2/, FORBIDDEN_ADDRESS",
            "http://10.2.0.1:22/, FORBIDDEN_ADDRESS", "https://user@hooks.example.com/, FORBIDDEN_ADDRESS",
            "//hooks.example.com/, FORBIDDEN_SCHEME", "https:///path, FORBIDDEN_ADDRESS",
            "http://hooks.example.com/, FORBIDDEN_SCHEME", "ftp://intranet/, FORBIDDEN_SCHEME",
            "https://hooks.example.com:22/, FORBIDDEN_PORT", "HTTPS://hooks.example.com:80/, FORBIDDEN_PORT"})
    void it_says_whether_the_scheme_or_the_port_is_to_be_mended_or_the_address(String url, Reason reason) {
        assertThat(GUARD.objection(URI.create(url))).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"1.1.1.1, true", "9.255.255.255, true", "11.0.0.0, true", "100.63.255.255, true", "100.128.0.0, true",
            "126.255.255.255, true", "128.0.0.0, true", "169.253.255.255, true", "169.255.0.0, true",
            "172.15.255.255, true", "172.32.0.0, true", "192.0.1.0, true", "192.167.255.255, true", "192.169.0.0, true",
            "198.17.255.255, true", "198.20.0.0, true", "223.255.255.255, true", "168.63.129.15, true",
            "2606:4700::1111, true", "2003::1, true", "2001:200::1, true", "3ffe::1, true",
            "2001:470:1:1:0:5efe:101:101, true",
            "2001:470:1:1:0:5efe:a00:1, false", "2002:808:808::5efe:a00:1, false", "2002:808:808::5efe:101:101, true",
            "2001:470:1:1:200:5efe:7f00:1, false", "4000::1, false",
            "1fff::1, false",
            "64:ff9a::1, false", "64:ff9b::a00:1, false", "64:ff9b::101:101, true", "64:ff9b:0:0:0:1:101:101, false",
            "2001:0:101:101::fefe:fefe, true", "2001:0:101:101::f5ff:fffe, false", "2001:0:a00:1::fefe:fefe, false",
            "10.0.0.0, false", "10.255.255.255, false", "172.16.0.0, false", "172.31.255.255, false"})
    void the_open_internet_begins_and_ends_at_the_bit(String address, boolean open) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isEqualTo(open);
    }

    @Test
    void an_address_that_only_pretends_to_be_of_ipv6_is_found_out() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(PublicAddress.is(InetAddress.getByAddress("mapped.example", mapped))).isFalse();
        assertThat(PublicAddress.is(Inet6Address.getByAddress("mapped.example", mapped, -1))).isFalse();
    }

    @Test
    void what_an_operator_denies_is_not_reached_though_it_is_open_unless_it_is_trusted() {
        ReceiverGuard guard = new ReceiverGuard(AllowList.parse("93.184.215.14 crm.example").orElseThrow(),
                DenyList.parse("93.184.215.0/24, 2606:2800:21f:64::/96").orElseThrow(), Set.of(443));

        assertThat(guard.objection(URI.create("https://93.184.215.15/"))).contains(Reason.FORBIDDEN_ADDRESS);
        assertThat(guard.mayConnect("hooks.example", InetAddress.ofLiteral("93.184.215.15"))).isFalse();
        assertThat(guard.mayConnect("hooks.example", InetAddress.ofLiteral("2606:2800:21f:64::a00:1"))).isFalse();
        assertThat(guard.mayConnect("hooks.example", InetAddress.ofLiteral("93.184.216.15"))).isTrue();
        assertThat(guard.mayConnect("hooks.example", InetAddress.ofLiteral("93.184.215.14"))).isTrue();
        assertThat(guard.mayConnect("crm.example", InetAddress.ofLiteral("93.184.215.15"))).isTrue();
    }

    /** Public ones, too: to this machine they do not lead over the internet. */
    @Test
    void each_address_of_this_machine_is_denied() throws Exception {
        assertThat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList()).isNotEmpty()
                .allMatch(DenyList.none()::has);
        assertThat(DenyList.none().has(InetAddress.ofLiteral("93.184.215.14"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm.example", "10.0.0.0/33", "a b_c", "010.0.0.1"})
    void a_deny_list_holds_addresses_and_blocks_only(String text) {
        assertThat(DenyList.parse(text)).isEmpty();
        assertThat(DenyList.parse(" ")).contains(DenyList.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.example.com", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "::1/", "/8", "a b_c",
            "http://a/",
            "a:80", "010.0.0.1", "1.2.3", "-a", "a..b", "10.0.0.1/-1", "[::1]", "é"})
    void an_allow_list_holds_names_addresses_and_blocks_only(String text) {
        assertThat(AllowList.parse(text)).isEmpty();
    }

    @Test
    void an_allow_list_that_says_nothing_allows_nothing() {
        assertThat(AllowList.parse(" ")).isEqualTo(Optional.of(AllowList.none()));
    }
}
