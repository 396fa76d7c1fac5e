Feature: Exclusions
  Competitors and students read everything we publish. However much they read, nobody at sales should call them.

  Background:
    Given a lead is qualified from 60 points on and falls back below 45
    And requesting a demo gives 60 points
    And whoever works at "rival.example" is excluded as a competitor

  Rule: Nobody who is excluded is qualified

    Scenario: A competitor who asks for a demo is disqualified
      Given Sara works at "rival.example"
      When Sara requests a demo
      Then Sara is disqualified
      And Sara has 60 points

    Scenario: A qualified lead that turns out to be a competitor is taken out
      Given Sara requested a demo
      When Sara works at "rival.example"
      Then Sara is disqualified
      And Sara became qualified once

  Rule: Whoever is not excluded any more is back by itself

    Scenario: After changing jobs the lead is qualified at once
      Given Sara works at "rival.example"
      And Sara requested a demo
      When Sara works at "acme.example"
      Then Sara is qualified
