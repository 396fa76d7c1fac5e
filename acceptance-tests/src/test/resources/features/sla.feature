Feature: What sales promises
  Interest cools by the hour. So sales promises to answer an offer, to speak to the person and to decide within some hours
  of work. Whoever forgets is reminded; if a promise is broken, somebody does something about it, step by step, and at last
  marketing takes care of the lead again.

  Background:
    Given a team in Tehran that works from 08:00 to 16:30, Saturday to Wednesday
    And Sara and Omid are reps of one team
    And leads that request a demo go to them

  Rule: Promises run while the team works

    Scenario: Over the weekend a promise stands still
      Given sales promises to answer within 4 hours
      And it is Wednesday at 15:30
      When Nima is ready for sales
      Then sales has until Saturday at 11:00 to answer Nima

    Scenario: On a holiday too
      Given sales promises to answer within 4 hours
      And it is Wednesday at 15:30
      And next Saturday is a holiday
      When Nima is ready for sales
      Then sales has until Sunday at 11:00 to answer Nima

    Scenario: The time to speak to the person runs from the offer on
      Given sales promises to speak to the person within 2 hours
      And it is Wednesday at 15:30
      When Nima is ready for sales
      Then sales has until Saturday at 09:00 to speak to Nima

    Scenario: The time to decide begins when the lead is accepted
      Given sales promises to decide within 8 hours
      And it is Wednesday at 15:30
      And Nima was offered to Sara
      When Sara accepts Nima
      Then sales has until Saturday at 15:00 to decide on Nima

  Rule: A promise that is kept troubles nobody

    Background:
      Given sales promises to answer within 2 hours
      And sales promises to speak to the person within 2 hours
      And it is Saturday at 09:00
      And Nima was offered to Sara

    Scenario: Who accepts has answered
      Given Sara accepts Nima
      When 4 hours pass
      Then the promise to answer Nima is kept

    Scenario: Who speaks to her has kept the promise to
      Given Sara accepts Nima
      And Sara calls Nima and speaks to her
      When 4 hours pass
      Then the promise to speak to Nima is kept

    Scenario: Who tries in vain has not
      Given Sara accepts Nima
      And Sara calls Nima and reaches nobody
      When 4 hours pass
      Then the promise to speak to Nima is broken

  Rule: Whoever forgets is reminded

    Scenario: A rep is reminded once when half of the time is over
      Given sales promises to answer within 4 hours
      And the rep is reminded when half of the time to answer is over
      And it is Saturday at 09:00
      And Nima was offered to Sara
      When 3 hours pass
      Then Sara is reminded of Nima once

  Rule: A broken promise climbs a ladder, each rung once

    Background:
      Given sales promises to answer within 2 hours
      And if nobody answers in time, the team's lead is told, another rep is chosen after 1 hour, and marketing has the lead back after 2
      And it is Saturday at 09:00
      And Nima was offered to Sara

    Scenario: At first whoever leads the team is told
      When 2 hours pass
      Then the team's lead is told once that nobody has answered Nima
      And Nima is offered to Sara

    Scenario: Then somebody else gets the lead
      When 3 hours pass
      Then Nima is offered to Omid

    Scenario: At last marketing has the lead back, which is as qualified as before
      When 4 hours pass
      Then marketing has Nima back
      And Nima is qualified

    Scenario: After a standstill each rung is climbed once, and nobody is reminded of what is over
      When 3 days pass
      Then each rung was climbed once for Nima

  Rule: What came back unanswered is not offered again without new evidence

    Background:
      Given sales promises to answer within 2 hours
      And if nobody answers in time, the team's lead is told, another rep is chosen after 1 hour, and marketing has the lead back after 2
      And nobody answered Nima, and marketing has her back

    Scenario: Time alone brings nobody back to sales
      When 2 days pass
      Then Nima is not offered again

    Scenario: Something new does
      When Nima requests a demo
      Then Nima is offered again

  Rule: What is withdrawn is nobody's promise any more

    Scenario: The clock stops with the offer
      Given sales promises to answer within 2 hours
      And it is Saturday at 09:00
      And Nima was offered to Sara
      And the offer of Nima was withdrawn, for a machine had requested the demo
      When 4 hours pass
      Then sales owes Nima no answer any more
