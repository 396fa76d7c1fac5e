Feature: The journey
  Whoever reads what one reads before buying is further than whoever reads about the problem. How far a lead has come
  follows from what it engaged with, and is forgotten when it stops.

  Background:
    Given whoever reads 1 paper of awareness within 30 days has come that far
    And whoever reads 2 papers of decision within 30 days has come that far
    And being at decision gives 40 points

  Rule: The furthest position with enough engagements counts

    Scenario: One paper about the decision is not enough
      When Sara reads a paper of awareness
      And Sara reads a paper of decision
      Then Sara has come to awareness
      And Sara has 0 points

    Scenario: The second one is
      When Sara reads a paper of decision
      And Sara reads a paper of decision
      Then Sara has come to decision
      And Sara has 40 points

  Rule: Who stops falls back by time alone

    Scenario: After a month without reading nobody knows how far the lead is
      Given Sara reads a paper of decision
      And Sara reads a paper of decision
      When 30 days pass
      Then nobody knows how far Sara has come
      And Sara has 0 points
