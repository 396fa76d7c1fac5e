package dev.baton.rest;

import dev.baton.application.access.Access;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.access.SignIn;
import dev.baton.application.alerting.AlertLog;
import dev.baton.application.alerting.Dates;
import dev.baton.application.alerting.Questions;
import dev.baton.application.announcement.Deliveries;
import dev.baton.application.announcement.EndpointRegistry;
import dev.baton.application.attribute.AttributeCatalogue;
import dev.baton.application.checklist.ChecklistKeeping;
import dev.baton.application.checklist.LeadChecklists;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.RescoringWatch;
import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.UnreadKeeping;
import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.handoff.Deciding;
import dev.baton.application.handoff.HandoffDirectory;
import dev.baton.application.handoff.LeadHandoff;
import dev.baton.application.handoff.PacketLinks;
import dev.baton.application.handoff.RejectionReport;
import dev.baton.application.handoff.Reoffering;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.application.repeat.Repeats;
import dev.baton.application.team.Absences;
import dev.baton.application.team.TeamRegistry;

/** The conversations of the application that this API is a way into. */
public record Conversations(LeadIntake intake, LeadMerging merging, LeadErasure erasure,
        LeadDirectory leads, Deciding decisions, DefinitionPublishing definitions,
        PolicyPublishing policies, RescoringWatch rescoring, Access access, SignIn signIn, PeopleRegistry people,
        TeamRegistry teams, Absences absences,
        AttributeCatalogue attributes, ChecklistKeeping checklists, LeadChecklists leadChecklists,
        HandoffDirectory handoffs, PacketLinks packetLinks, Dates dates, Questions questions, LeadHandoff handing,
        Reoffering reoffering,
        RejectionReport rejections,
        FeedRegistry feeds,
        UnreadKeeping unread, FunnelNumbers funnel, EndpointRegistry endpoints, Deliveries deliveries, AlertLog alerts,
        Repeats repeats) {}
