package dev.baton.rest;

import dev.baton.application.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method at a path, and what it takes.
 *
 * @param path  with names in braces for what varies, {@code /v1/leads/{id}}
 * @param roles who may; empty if no key is asked for
 * @param query the query parameters that are known
 */
record Route(Method method, String path, Set<Role> roles, BodyShape body, List<String> query) {

    /** Whether it may be asked as often as anyone likes: an orchestrator that gets no answer ends the instance. */
    boolean isHealth() {
        return path.equals("/livez") || path.equals("/readyz");
    }

    /** Whether anyone may, without a key. */
    boolean isOpen() {
        return roles.isEmpty();
    }

    /** The roles that may, in their order, as words. */
    String rolesNamed() {
        return Arrays.stream(Role.values()).filter(roles::contains).map(Role::code).collect(Collectors.joining(", "));
    }

    /** Whether a path is one of those that are meant here. */
    boolean fits(String asked) {
        String[] wanted = path.split("/", -1);
        String[] given = asked.split("/", -1);
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean varies = wanted[i].startsWith("{");
            if (varies ? given[i].isEmpty() : !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }
}
