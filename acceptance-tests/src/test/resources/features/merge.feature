Feature: Two leads that are one person
  Machines suggest and people decide. Whoever merges two leads may take it back, and nothing is lost by it;
  what a person did stays with the address under which it was told.

  Background:
    Given requesting a demo gives 30 points
    And Sara requested a demo as "sara@acme.example"
    And Sara requested a demo as "s.rad@home.example"

  Rule: The kept lead has done what both did

    Scenario: The points of both count together
      When the lead "s.rad@home.example" is merged into the lead "sara@acme.example"
      Then the lead "sara@acme.example" has 60 points
      And "sara@acme.example" and "s.rad@home.example" are one lead

    Scenario: The merged lead goes on to answer
      When the lead "s.rad@home.example" is merged into the lead "sara@acme.example"
      Then whoever asks for the merged lead is told of the kept one

  Rule: A merge can be taken back

    Scenario: Both are as if they had never been merged
      Given the lead "s.rad@home.example" is merged into the lead "sara@acme.example"
      When the merge is taken back
      Then "sara@acme.example" and "s.rad@home.example" are two leads
      And the lead "sara@acme.example" has 30 points
      And the lead "s.rad@home.example" has 30 points

    Scenario: What came meanwhile goes with the address under which it came
      Given the lead "s.rad@home.example" is merged into the lead "sara@acme.example"
      And Sara requested a demo as "s.rad@home.example"
      When the merge is taken back
      Then the lead "s.rad@home.example" has 60 points
      And the lead "sara@acme.example" has 30 points
