Feature: Import
  Leads, their history and won deals come as files from other systems. A file can be brought in by whoever runs
  the command line, as it is, and again if something went wrong half-way.

  Background:
    Given a lead is qualified from 60 points on and falls back below 45
    And requesting a demo gives 30 points

  Rule: A file is brought in as it is

    Scenario: Every row becomes a lead
      When a file with the leads Sara, Omid and Nima is imported
      Then Sara, Omid and Nima are leads from the source "fair"

    Scenario: Persian letters arrive as they were written
      When a file is imported in which the role of Sara is "مدیر‌عامل"
      Then the role of Sara is "مدیر‌عامل"

    Scenario: One bad row is reported and the others are brought in
      When a file with the leads Sara, Omid and one without an address is imported
      Then the import reports that 1 row was refused
      And Sara and Omid are leads from the source "fair"

  Rule: An import troubles nobody at sales

    Scenario: An imported history gives points and qualifies nobody
      When a file is imported in which Sara requested a demo on 3 days
      Then Sara has 90 points
      And Sara is a lead

  Rule: The same file twice changes nothing

    Scenario: A history that is imported again counts once
      Given a file is imported in which Sara requested a demo on 2 days
      When the same file is imported again
      Then Sara has 60 points
