package dev.baton.domain.agreement;

import java.time.Instant;

/**
 * Why a version may judge although signatures are missing, and who answers for that.
 *
 * @param by the administrator's name, or that of the key if it belongs to nobody
 */
public record Waiver(String reason, String by, Instant at) {}
