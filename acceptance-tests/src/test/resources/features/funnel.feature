Feature: Funnel
  Which sources bring leads that are won? Marketing looks at the funnel by source before it spends money.

  Background:
    Given a lead is qualified from 60 points on and falls back below 45
    And requesting a demo gives 60 points

  Rule: A lead counts for the source that brought it first

    Scenario: Leads, qualified leads and won deals are counted by source
      Given Sara, Omid and Nima came from "fair"
      And Sara requested a demo
      And Omid requested a demo
      When Omid's deal is won
      Then of 3 leads from "fair" 2 were qualified and 1 was won

    Scenario: The first touch is the source, whenever it is told
      Given Sara came from "ads"
      When we learn that Sara had come from "fair" 10 days before
      Then of 1 lead from "fair" 0 were qualified and 0 were won
      And nobody came from "ads"

  Rule: Who was qualified once remains counted

    Scenario: A lead that fell back was qualified all the same
      Given requesting a demo gives 60 points for 10 days
      And Sara came from "fair"
      And Sara requested a demo
      When 11 days pass
      Then of 1 lead from "fair" 1 was qualified and 0 were won

  Rule: A visitor whom nobody knows is no lead

    Scenario: Anonymous visitors are not counted
      Given Sara came from "fair"
      When an unknown visitor from "fair" requests a demo
      Then of 1 lead from "fair" 0 were qualified and 0 were won
