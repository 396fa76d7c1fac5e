package dev.baton.domain.engagement;

import java.util.Set;

/** The types of engagement that everybody means alike. The vocabulary is open: a sender may bring any other. */
public final class KnownTypes {
    /** All of them. */
    public static final Set<String> ALL = Set.of("page-viewed", "content-downloaded", "cta-clicked", "form-submitted",
            "contact-requested", "demo-requested", "social-engaged", "blog-subscribed", "podcast-played", "ad-clicked",
            "event-registered", "event-attended", "webinar-attended", "phone-call", "meeting-booked", "meeting-held",
            "demo-attended", "email-sent", "email-delivered", "email-opened", "email-clicked", "email-replied",
            "email-bounced", "email-unsubscribed", "email-complained", "sms-sent", "sms-delivered", "sms-clicked",
            "sms-replied", "trial-started", "product-used", "plan-limit-reached", "upgrade-requested");

    private KnownTypes() {
    }
}
