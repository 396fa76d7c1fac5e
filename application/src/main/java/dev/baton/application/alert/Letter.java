package dev.baton.application.alert;

/**
 * A letter to one person, in two forms that say the same. What leads wrote of themselves may stand in it anywhere; that it does
 * no harm in the head of a letter is the sender's business, that it does none in the HTML is the writer's.
 *
 * @param id       the same on each try, so that mail programs show a repeated letter once
 * @param to       the address, without a name
 * @param language of the text, such as {@code fa}
 * @param subject  one line
 * @param text     for those who read plain text
 * @param html     a whole page
 */
public record Letter(String id, String to, String language, String subject, String text, String html) {}
