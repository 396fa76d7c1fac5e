Feature: Counting known leads anew
  When a version takes over, every lead is counted by it. How many leads reach sales by that, and how fast, is chosen
  by those who activate it, and everybody can see how far it is.

  Background:
    Given a lead is qualified from 60 points on and falls back below 45
    And requesting a demo gives 30 points
    And Sara requested a demo
    And Omid requested a demo

  Rule: Sales gets as many new leads a day as it can take

    Scenario: Whoever comes over the threshold by a new version waits for the day
      When a version is activated that lets 1 lead a day move, in which requesting a demo gives 80 points
      Then Sara has 80 points, and Omid 80
      And some leads wait for their day

    Scenario: Whoever does something new does not wait
      Given a version is activated that lets 1 lead a day move, in which requesting a demo gives 80 points
      And some leads wait for their day
      When Sara requests a demo
      Then Sara is qualified

    Scenario: When the effects are called off, scores stay and nobody waits
      Given a version is activated that lets 1 lead a day move, in which requesting a demo gives 80 points
      When sales operations call the effects off
      Then nobody waits any more
      And Sara has 80 points, and Omid 80

  Rule: Everybody can see how far it is

    Scenario: In the end all known leads are counted
      When a version is activated with all its effects in which requesting a demo gives 80 points
      Then all known leads are counted anew, and nothing is left to do
      And Sara is qualified
