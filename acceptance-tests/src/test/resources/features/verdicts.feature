Feature: Verdicts
  Link scanners and mail proxies click and open like people do. What turns out later to have been a machine must not
  have qualified anybody, and what turns out to have been a person must count after all.

  Rule: What a machine did gives no points, whenever that is found out

    Scenario: The points are gone once the machine is recognised
      Given requesting a demo gives 30 points
      And Sara requested a demo twice
      When the last of these turns out to be a machine's
      Then Sara has 30 points

    Scenario: A verdict that was wrong is taken back
      Given requesting a demo gives 30 points
      And Sara requested a demo
      And the last of these turned out to be a machine's
      When the last of these turns out to be a person's
      Then Sara has 30 points

    Scenario: What nobody can know proves nothing and counts nothing
      Given requesting a demo gives 30 points
      And Sara requested a demo
      When the last of these turns out to be unknowable
      Then Sara has 0 points

  Rule: Stages follow, and what was recorded stays

    Scenario: A lead that a machine had qualified is back with marketing
      Given a lead is qualified from 60 points on and falls back below 45
      And requesting a demo gives 30 points
      And Sara requested a demo twice
      When the last of these turns out to be a machine's
      Then Sara is a lead
      And Sara became qualified once

  Rule: Nothing is found out about what nobody told

    Scenario: A verdict about something unheard of is refused
      Given requesting a demo gives 30 points
      When something unheard of turns out to be a machine's
      Then Baton knows of no such thing
