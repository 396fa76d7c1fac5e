package dev.baton.acceptance;

import static dev.baton.application.Trees.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By what the people of one scenario are recognised. Scenarios share a server, so whatever they call somebody gets the
 * scenario's number.
 */
final class People {
    private final int scenario;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    People(int scenario) {
        this.scenario = scenario;
    }

    /** The address of somebody who is called by a name. */
    String address(String name) {
        return addresses.computeIfAbsent(name,
                _ -> "person-" + (addresses.size() + 1) + "@s" + scenario + ".people.example");
    }

    /** Somebody works for a company, and writes from there. */
    void worksFor(String name, String company) {
        Object _ = addresses.put(name, "person-" + (addresses.size() + 1) + "@s" + scenario + "." + company);
    }

    Map<String, Object> named(String name) {
        return map("email", address(name));
    }

    /** An address as a scenario writes it, blanks and capitals included. */
    String own(String written) {
        return written.replaceFirst("@", "@S" + scenario + ".");
    }

    Map<String, Object> customerNumber(String number) {
        return map("system", "crm", "id", number + "-" + scenario);
    }

    /** A phone number as a scenario writes it, with three digits behind. */
    String phone(String written) {
        return written + " " + (100 + scenario);
    }

    Map<String, Object> visitor() {
        return map("visitor", "visitor-" + scenario);
    }

    String source(String name) {
        return name + "-" + scenario;
    }

    /** Whether two keys of this scenario are told together. */
    static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> keys = new LinkedHashMap<>(one);
        keys.putAll(other);
        return keys;
    }

    List<String> names() {
        return List.copyOf(addresses.keySet());
    }
}
