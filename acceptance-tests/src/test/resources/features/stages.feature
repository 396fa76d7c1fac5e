Feature: Stages
  A lead that has come far enough is qualified and goes to sales; one whose interest fades falls back.
  Nobody moves leads by hand, and nobody at sales is troubled twice for the same reason.

  Rule: A lead is qualified when its score reaches the threshold

    Scenario Outline: 59 stays with marketing, 60 is qualified
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives <points> points
      When Sara requests a demo
      Then Sara is <stage>

      Examples:
        | points | stage     |
        | 59     | a lead    |
        | 59.49  | a lead    |
        | 59.50  | qualified |
        | 60     | qualified |

    Scenario: Reaching the threshold again and again qualifies once
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      When Sara requests a demo 3 times
      Then Sara is qualified
      And Sara became qualified once

  Rule: A lead falls back only below the lower threshold

    Scenario Outline: Between the thresholds nothing changes
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 60 points, fading evenly over 60 days
      And Sara requested a demo
      When <days> days pass
      Then Sara is <stage>

      Examples:
        | days | stage     |
        | 1    | qualified |
        | 15   | qualified |
        | 16   | a lead    |

    Scenario: Whoever fell back is qualified again by new interest
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 60 points for 10 days
      And Sara requested a demo
      And 10 days pass
      When Sara requests a demo
      Then Sara became qualified twice

  Rule: Stages follow by themselves, without a new engagement

    Scenario: Overnight the points fade and the lead is back with marketing in the morning
      Given a lead is qualified from 60 points on and falls back below 60
      And requesting a demo gives 60 points, fading evenly over 60 days
      And Sara requested a demo
      When the night passes
      Then Sara is a lead
      And the change was noted as of midnight

  Rule: Known facts decide, not the order in which they are told

    Scenario: An engagement told late counts from the day on which it happened
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      And Sara requested a demo
      And 3 days pass
      When Sara requested a demo 2 days ago
      Then Sara is qualified since 2 days ago

    Scenario: What nobody knew then qualifies nobody today
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 60 points for 10 days
      When Sara requested a demo 30 days ago
      Then Sara is a lead

  Rule: Old records that are imported trouble nobody at sales

    Scenario: Imported history gives points and qualifies nobody
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      When the old records say that Sara requested a demo 3 times
      Then Sara has 90 points
      And Sara is a lead

    Scenario: The first engagement of her own qualifies an imported lead
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      And the old records say that Sara requested a demo 3 times
      When Sara views a page
      Then Sara is qualified

  Rule: People's decisions stand

    Scenario: A won lead is a customer and is not qualified again
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 60 points
      And Sara's deal was won
      When Sara requests a demo
      Then Sara is won
      And Sara is a customer

    Scenario: A deal that is told as won twice is won once
      Given requesting a demo gives 60 points
      And Sara's deal was won
      When Sara's deal was won
      Then Sara became won once

    Scenario: A lost deal is noted as lost
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 60 points
      And Sara requested a demo
      When Sara's deal was lost
      Then Sara is lost
      And Sara is no customer
