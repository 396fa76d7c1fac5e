Feature: Accounts
  A company does not buy because one person reads a lot: several people with a say look into it. The leads of one
  company are looked at together, and each of them is told what they come to.

  Background:
    Given requesting a demo gives 30 points
    And a lead is qualified when a buyer and a CTO of its company have 30 points each
    And Sara is the buyer of the company
    And Omid is the CTO of the company

  Rule: A buying committee qualifies together

    Scenario: The second engaged role qualifies the colleague who came first
      Given Sara requested a demo
      When Omid requests a demo
      And a minute passes
      Then Sara has become qualified with her company
      And Omid has become qualified with his company

    Scenario: However much one of them does, it stays one role
      Given Sara requested a demo 3 times
      When a minute passes
      Then one wanted role at the company of Sara is engaged
      And Sara is a lead
