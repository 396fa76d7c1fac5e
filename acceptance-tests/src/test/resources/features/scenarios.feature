Feature: Examples in a definition
  A rule is quickly written and hard to picture. So the two teams write examples beside the rules: such a lead, and what
  they expect of it. As long as an example comes out otherwise, the definition is not ready.

  Background:
    Given requesting a demo gives 30 points

  Rule: An example is reckoned as a real lead would be

    Scenario: An example that was thought of rightly comes out as expected
      Given the teams expect 30 points of whoever requests a demo
      When the definition is checked
      Then every example comes out as expected

    Scenario: Where an example comes out otherwise, both are told
      Given the teams expect 50 points of whoever requests a demo
      When the definition is checked
      Then it is told that 50 points were expected and 30 came out

  Rule: While an example comes out otherwise, nobody is asked to sign

    Scenario: The teams are not bothered with a definition that is not ready
      Given the teams expect 50 points of whoever requests a demo
      When the definition is to be laid before the teams
      Then it is told that 50 points were expected and 30 came out
      And it stays a draft

    Scenario: Not even an administrator gets past an example
      Given the teams expect 50 points of whoever requests a demo
      When an administrator activates the definition without signatures
      Then it stays a draft
