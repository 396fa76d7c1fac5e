Feature: Answering
  An offer is a question to sales, and it is answered once. Until then it follows the score, so that nobody calls who has
  lost interest; afterwards people decide. What was done with a lead is noted, so that everybody knows where it stands.

  Background:
    Given Sara and Omid are reps of one team
    And leads that request a demo go to them

  Rule: An offer is answered once

    Scenario: Who accepts a lead has it
      Given Nima was offered to Sara
      When Sara accepts Nima
      Then Nima is accepted by sales
      And Nima is with Sara

    Scenario: A rejected lead is back with marketing
      Given Nima was offered to Sara
      When Sara rejects Nima as "too early"
      Then Nima is in nurture

    Scenario: The second answer learns who was first
      Given Nima was offered to Sara
      And Sara accepted Nima
      When Omid rejects Nima as "too early"
      Then he is told that Sara has accepted her already
      And Nima is accepted by sales

    Scenario: Nobody answers for a colleague
      Given Nima was offered to Sara
      When Omid accepts Nima
      Then it is refused because it is for somebody else to do
      And Nima is offered to Sara

  Rule: An offer follows the score

    Scenario: Who loses interest is not called
      Given unsubscribing takes 30 points
      And Nima was offered to Sara
      When Nima unsubscribes
      Then the offer of Nima is withdrawn
      And Nima is a lead

    Scenario: What turns out to have been a machine is not called
      Given Nima was offered to Sara
      When the last of these turns out to be a machine's
      Then the offer of Nima is withdrawn

    Scenario: Who answers too late hears that there is nothing to answer
      Given Nima was offered to Sara
      And the offer of Nima was withdrawn, for a machine had requested the demo
      When Sara accepts Nima
      Then she is told that the offer was withdrawn

    Scenario: Who has become a customer is not called about a first deal
      Given Nima was offered to Sara
      When Nima becomes a customer
      Then the offer of Nima is withdrawn because Nima is a customer now
      And Nima is a lead

    Scenario: What sales has accepted stays with sales
      Given Nima was offered to Sara
      And Sara accepted Nima
      When the last of these turns out to be a machine's
      Then Nima is with Sara

  Rule: Of two leads that are one person, the handoff that is further on stays

    Scenario: The accepted one stays with who has it
      Given Nima was offered to Sara
      And Lena was offered to Omid
      And Sara accepted Nima
      When it turns out that Nima and Lena are one person
      Then Lena is with Sara

  Rule: Everybody sees what was done with a lead

    Scenario: A call is arranged
      Given Nima was offered to Sara
      When Sara arranges a call with Nima for the next day
      Then everybody sees that Sara and Nima talk on the next day

    Scenario Outline: A call is noted, whoever picks up
      Given Nima was offered to Sara
      When Sara calls Nima and <what>
      Then everybody sees that Sara <did> Nima

      Examples:
        | what           | did            |
        | reaches nobody | tried to reach |
        | speaks to her  | spoke to       |

  Rule: An accepted lead is qualified or sent back

    Scenario: A lead worth an opportunity is sales-qualified
      Given Nima was offered to Sara
      And Sara accepted Nima
      When Sara qualifies Nima
      Then Nima is qualified by sales

    Scenario: One that is not is sent back
      Given Nima was offered to Sara
      And Sara accepted Nima
      When Sara sends Nima back as "no need"
      Then Nima is in nurture

    Scenario: Nobody qualifies what nobody has accepted
      Given Nima was offered to Sara
      When Sara qualifies Nima
      Then she is told that nobody has accepted her yet

  Rule: What must be known first is named

    Background:
      Given the budget must be known before a lead is sales-qualified
      And Nima was offered to Sara
      And Sara accepted Nima

    Scenario: Without it no lead is qualified
      When Sara qualifies Nima
      Then she is told that the budget is missing
      And Nima is accepted by sales

    Scenario: With it one is
      Given sales notes "5000 EUR" as the budget of Nima
      When Sara qualifies Nima
      Then Nima is qualified by sales

    Scenario: Who then shows a lot of interest is qualified without a word
      Given sales notes "5000 EUR" as the budget of Nima
      When Nima requests a demo
      Then Nima is soon qualified by sales
