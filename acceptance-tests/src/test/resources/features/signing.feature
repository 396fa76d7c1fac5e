Feature: Signing a definition
  What counts as a good lead is agreed by marketing and sales together. So that nobody changes it behind the other's
  back, a version is laid before both teams, is not edited from then on, and is signed by a person of each.

  Background:
    Given Sara works in marketing and Omid works in sales

  Rule: Both teams sign

    Scenario: With one signature the other team is still missing
      Given a version lies before the teams
      When Sara signs it
      Then it is not signed yet

    Scenario: With a person of each team it is signed
      Given a version lies before the teams
      When Sara signs it
      And Omid signs it
      Then it is signed by Sara and Omid

    Scenario: A second person of marketing does not stand in for sales
      Given Nima works in marketing
      And a version lies before the teams
      And Sara signs it
      When Nima signs it
      Then the signature is refused because Sara has signed

    Scenario: Sales operations keep the criteria and do not sign them
      Given Zahra works in sales-ops
      And a version lies before the teams
      When Zahra signs it
      Then the signature is refused because only marketing and sales sign

    Scenario: A key that belongs to nobody cannot sign
      Given a version lies before the teams
      When a machine signs it
      Then the signature is refused because it belongs to nobody

  Rule: What lies before the teams is not edited

    Scenario: An edit is refused
      Given a version lies before the teams
      When it is edited
      Then the edit is refused

    Scenario: After it was withdrawn it can be edited, and must be signed anew
      Given a version lies before the teams
      And Sara signs it
      When it is withdrawn and edited
      Then it is a draft without signatures

  Rule: Only what both teams signed judges

    Scenario: An unsigned version does not judge
      Given a version lies before the teams
      And Sara signs it
      When sales operations activate it
      Then it is refused because sales has not signed

    Scenario: A signed version judges
      Given a version lies before the teams
      And Sara signs it
      And Omid signs it
      When sales operations activate it
      Then it judges, and nobody had to answer for missing signatures

    Scenario: An administrator may do without signatures, and everybody sees why
      Given a version lies before the teams
      When an administrator activates it unsigned because of "a small team"
      Then it judges, and "a small team" is shown as the reason
