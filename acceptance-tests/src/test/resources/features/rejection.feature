Feature: Saying no
  Every no teaches something, if it says why. The reasons are the team's own, in the language of who reads them. A reason
  says what becomes of the lead, and whether marketing has to look at its criteria or at its material.

  Background:
    Given Sara and Omid are reps of one team
    And leads that request a demo go to them

  Rule: Reasons are told in the language of who reads them

    Scenario Outline: Whoever gives none of the team's reasons is told which there are
      Given Nima was offered to Sara
      When Sara, who reads <language>, rejects Nima for a reason that the team does not have
      Then "<reason>" is among the reasons that she is told

      Examples:
        | language | reason       |
        | English  | Too early    |
        | Persian  | هنوز زود است |
        | Arabic   | الوقت مبكر   |

  Rule: The reason says what becomes of the lead

    Scenario: Who comes too early stays out for a while, also with something new
      Given the team may reject as "next season", after which a lead stays out for 10 days
      And Nima was offered to Sara
      And Sara rejected Nima as "next season"
      And 9 days pass
      When Nima requests a demo
      Then Nima is in nurture

    Scenario: After that something new brings the lead back to sales
      Given the team may reject as "next season", after which a lead stays out for 10 days
      And Nima was offered to Sara
      And Sara rejected Nima as "next season"
      And 11 days pass
      When Nima requests a demo
      Then Nima is offered again

    Scenario: A competitor is out for good
      Given Nima was offered to Sara
      When Sara rejects Nima as "a competitor"
      Then Nima is disqualified

  Rule: What sales says adds up for marketing

    Background:
      Given Nima was offered to Sara
      And Lena was offered to Omid

    Scenario: A reason that blames the criteria counts against the rule that offered the lead
      Given Sara rejected Nima as "no need"
      And Omid rejected Lena as "no need"
      When sales operations look why leads came back
      Then "No need" was said 2 times, which blames the criteria
      And 2 of the leads that the rule for all had offered came back

    Scenario: Missing material is marketing's to do
      Given Sara rejected Nima as "material is missing"
      When sales operations look why leads came back
      Then "Material is missing" was said 1 time, which asks for material

    Scenario: What nobody is to blame for blames nothing
      Given Sara rejected Nima as "too early"
      When sales operations look why leads came back
      Then "Too early" was said 1 time, which blames nothing

    Scenario: What sales had accepted and sends back counts too
      Given Sara accepted Nima
      And Sara sends Nima back as "no need"
      When sales operations look why leads came back
      Then "No need" was said 1 time, which blames the criteria
