package dev.baton.domain.worktime;

/**
 * A date of the Persian (Jalali, solar Hijri) calendar, such as 1405-01-01 for the Nowruz of 2026.
 *
 * @param month from 1 (Farvardin) to 12 (Esfand)
 * @param day   from 1 to 31
 */
public record PersianDate(int year, int month, int day) {
    @Override
    public String toString() {
        return "%04d-%02d-%02d".formatted(year, month, day);
    }
}
