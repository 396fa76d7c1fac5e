package dev.baton.alerts;

import dev.baton.application.alert.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/** A letter as mail programs read it: plain text and HTML to choose from. */
final class LetterMessage extends MimeMessage {
    private static final String UTF8 = StandardCharsets.UTF_8.name();
    private static final String NAME = "Baton";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

    private final String messageId;

    private LetterMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * The letter, ready to go.
     *
     * @param encoding how the two bodies are written; empty for what a mail server may be given
     */
    static MimeMessage of(Session session, Letter letter, MailAddress to, MailAddress from, Instant at,
            Optional<String> encoding) {
        try {
            MimeMessage message = new LetterMessage(session, "<" + id(letter) + "@" + from.domain() + ">");
            message.setFrom(new InternetAddress(from.toString(), NAME, UTF8));
            message.setRecipient(RecipientType.TO, new InternetAddress(to.toString()));
            message.setSubject(Subject.of(letter.subject()), UTF8);
            message.setSentDate(Date.from(at));
            message.setHeader("Auto-Submitted", "auto-generated");
            if (LANGUAGE.matcher(letter.language()).matches()) {
                message.setHeader("Content-Language", letter.language());
            }
            message.setContent(new MimeMultipart("alternative", body(letter.text(), "plain", encoding),
                    body(letter.html(), "html", encoding)));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("a letter could not be written", e);
        }
    }

    /** It names a file, too. */
    static String id(Letter letter) {
        if (!ID.matcher(letter.id()).matches()) {
            throw new IllegalArgumentException("the id of a letter is of plain letters");
        }
        return letter.id();
    }

    private static MimeBodyPart body(String text, String kind, Optional<String> encoding) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text.replaceAll("\\R", "\r\n"), UTF8, kind);
        if (encoding.isPresent()) {
            body.setHeader("Content-Transfer-Encoding", encoding.get());
        }
        return body;
    }

    /** The library would make a new one each time, and a repeated letter would be shown twice. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
