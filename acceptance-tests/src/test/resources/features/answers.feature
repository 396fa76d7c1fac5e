Feature: Answers and predictions
  What people answer on the phone and what a model thinks of a lead are facts like any other: they give points as the two
  teams agreed, and the latest one holds.

  Background:
    Given a lead is qualified from 60 points on and falls back below 45
    And requesting a demo gives 30 points

  Rule: An answer gives points while it holds

    Scenario: A budget that was found qualifies
      Given the answer yes to "budget" gives 30 points
      And Sara requested a demo
      When Sara answers yes to "budget"
      Then Sara has 60 points
      And Sara is qualified

    Scenario: A budget that is gone takes its points along
      Given the answer yes to "budget" gives 30 points
      And Sara requested a demo
      And Sara answered yes to "budget"
      And 1 day passes
      When Sara answers no to "budget"
      Then Sara has 30 points
      And Sara is a lead

  Rule: A likelihood gives points in proportion

    Scenario Outline: Between the two marks the points grow evenly
      Given a predicted likelihood gives nothing at 20 % and 40 points from 60 % on
      And Sara requested a demo
      When a model predicts <likelihood> % for Sara
      Then Sara has <points> points

      Examples:
        | likelihood | points |
        | 10         | 30     |
        | 20         | 30     |
        | 40         | 50     |
        | 60         | 70     |
        | 95         | 70     |
