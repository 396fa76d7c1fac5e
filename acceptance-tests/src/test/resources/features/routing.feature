Feature: Routing
  Who takes a lead over is no matter of luck. Whoever knows the company goes on with it, then comes who owns the account,
  then whose territory it is, and otherwise everybody has a turn. Nobody gets more than fits on a desk, no lead is lost,
  and why it was just this rep is told in words.

  Background:
    Given Sara and Omid are reps of one team
    And leads that request a demo go to them

  Rule: Whoever has a colleague of the lead goes on with the company

    Scenario: The second lead of a company goes to who has the first
      Given Nima of "hart.example" was offered to Sara
      When Lena of "hart.example" is ready for sales
      Then Lena is offered to Sara, for "Sara has an open handoff of the same account."

    Scenario: A lead of another company goes to somebody else
      Given Nima of "hart.example" was offered to Sara
      When Lena of "wood.example" is ready for sales
      Then Lena is offered to Omid

  Rule: Then come the owner of the account and the territory

    Scenario: A lead of an owned account goes to its owner
      Given Omid owns the account "hart.example"
      When Nima of "hart.example" is ready for sales
      Then Nima is offered to Omid, for "Omid owns the account."

    Scenario: A lead from a rep's territory goes to that rep
      Given leads from Iran are in the territory of Omid
      When Nima from Iran is ready for sales
      Then Nima is offered to Omid, for "The lead is in the territory of Omid."

    Scenario: Whoever owns the account comes before the territory
      Given leads from Iran are in the territory of Omid
      And Sara owns the account "own.example"
      When Nima from Iran is ready for sales
      Then Nima is offered to Sara, for "Sara owns the account."

  Rule: Everybody else's leads are taken in turn

    Scenario: Of equals everybody gets the same
      When 4 leads are ready for sales, one after the other
      Then Sara has 2 of them and Omid 2

    Scenario: Who has twice the weight gets twice as many
      Given Sara has twice the weight of Omid
      When 6 leads are ready for sales, one after the other
      Then Sara has 4 of them and Omid 2

  Rule: Nobody gets more than fits on a desk

    Scenario: Who has a full desk is passed over, and that is told
      Given Sara has at most one lead at a time
      And Nima of "hart.example" was offered to Sara
      When Lena of "hart.example" is ready for sales
      Then Lena is offered to Omid
      And it is told that "Sara, who has an open handoff of the same account, has as many open handoffs as the cap allows."

    Scenario: Where nobody is free the lead waits in the queue of the team
      Given Sara has at most one lead at a time
      And Omid has at most one lead at a time
      And Nima was offered to Sara
      And Lena was offered to Omid
      When Tara is ready for sales
      Then Tara waits in the queue of the team, for nobody "is both present and under the cap"

    Scenario: Whoever is free first gets what waits
      Given Sara has at most one lead at a time
      And Omid has at most one lead at a time
      And Nima was offered to Sara
      And Lena was offered to Omid
      And Tara waits in the queue of the team
      When Sara rejects Nima as "too early"
      Then Tara is offered to Sara

  Rule: Who is away takes nothing over

    Scenario: Nothing is offered to who is away
      Given Sara says that Sara is away for 3 days
      When Nima is ready for sales
      Then Nima is offered to Omid

    Scenario: What an absent rep has not answered goes to a colleague
      Given Nima was offered to Sara
      When Sara says that Sara is away for 3 days
      Then Nima is offered to Omid

  Rule: Reps hand leads on

    Scenario: A rep hands a lead on to a colleague
      Given Nima was offered to Sara
      When Sara hands Nima on to Omid
      Then Nima is offered to Omid, for "A colleague handed it on to Omid."

    Scenario: Nobody takes a lead away from a colleague
      Given Nima was offered to Sara
      When Omid hands Nima on to Omid
      Then it is refused because it is for somebody else to do
      And Nima is offered to Sara

    Scenario: Whoever leads the team hands anybody's leads on
      Given Omid leads the team
      And Nima was offered to Sara
      When Omid hands Nima on to Omid
      Then Nima is offered to Omid

  Rule: No lead is lost

    Scenario: A lead that no rule takes is reported
      Given only leads from Iran are handed over
      When Nima from Ireland is ready for sales
      Then sales operations see that no rule takes Nima
