Feature: People who are to be forgotten
  Whoever asks to be forgotten is: nothing that tells of the person stays, and only the numbers remember that
  there was somebody.

  Background:
    Given requesting a demo gives 30 points
    And Sara requested a demo as "sara@acme.example"

  Rule: Nothing about the person stays

    Scenario: An erased lead is found no more
      When the lead "sara@acme.example" is erased
      Then nobody is known as "sara@acme.example"
      And whoever asks for the erased lead is told that it was erased

    Scenario: Whoever comes back is somebody new
      Given the lead "sara@acme.example" is erased
      When Sara requests a demo as "sara@acme.example"
      Then the lead "sara@acme.example" has 30 points

    Scenario: All that was merged with the lead goes too
      Given Sara requested a demo as "s.rad@home.example"
      And the lead "s.rad@home.example" is merged into the lead "sara@acme.example"
      When the lead "sara@acme.example" is erased
      Then nobody is known as "s.rad@home.example"

  Rule: Where it is wanted, nothing is recorded again

    Scenario: What comes later is refused
      Given the lead "sara@acme.example" is erased for good
      When somebody tells of "sara@acme.example"
      Then it is refused because the person was erased
      And nobody is known as "sara@acme.example"
